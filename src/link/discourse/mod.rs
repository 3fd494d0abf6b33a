//! One walk through the text: who is meant by each description and pronoun.
//!
//! | text | becomes |
//! |---|---|
//! | `Jane Roe, a judge, … she` | a pronoun of Jane Roe |
//! | `Jane Roe … the judge` | a description of Jane Roe, once the text has called her so |
//! | `a driver … he` | an entity without a name |
//! | `he`, with nobody near who fits | nothing |
//!
//! The walk keeps the people met most recently, at most [`WINDOW`]; each he and she is given to one of them, or to
//! nobody, by a log-linear model over the features of Ge, Hale and Charniak (1998) and some of quotations.

mod attach;
mod event;
mod feature;
mod model;
mod referent;
mod syntax;
#[cfg(feature = "train")]
pub(crate) mod training;

use super::entities::Known;
use super::gender::Gender;
use super::linked::Linked;
use super::phrase::Phrase;
use super::role;
use crate::document::{EntityId, EntityKind, Mention, MentionForm};
use crate::lexicon;
use crate::quote::marks::Marked;
use crate::rule::Rule;
use crate::text::Span;
use crate::text::order;
use crate::token::Tokens;
use attach::Attach;
use event::{Event, What};
#[cfg(feature = "train")]
pub(crate) use feature::COUNT as FEATURES;
use feature::{Features, Setting};
use referent::Person;
use syntax::Place;

pub(super) use syntax::is_speech;

pub(crate) const PRONOUN: Rule = Rule::new(
    "link.pronoun",
    "Of the people named nearby, this one fits the pronoun best: by nearness, grammar, number of mentions and agreement.",
);

pub(crate) const FIGURE: Rule = Rule::new(
    "link.chief-figure",
    "A description that fits the person whom the text is about, by far the most mentioned.",
);
const DESCRIBED: &str = super::referent::DESCRIBED.id;

/// So many people are kept in mind.
const WINDOW: usize = 16;
/// A person not mentioned for so many sentences is out of mind, but for the most mentioned one.
const FAR: u32 = 8;
/// Somebody mentioned so few sentences ago may well be meant.
const CLOSE: u32 = 2;

/// Who is meant: indices into the candidates.
struct Decision {
    best: usize,
    chance: f32,
    /// Others that are not much less likely, likeliest first.
    others: Vec<usize>,
}

/// Decides pronouns: the model, or the trainer that knows the truth. `None` for nobody.
trait Chooser {
    fn choose(
        &mut self,
        pronoun: &Event,
        people: &[&Person],
        features: &[Features],
        nobody: &Features,
    ) -> Option<Decision>;
}

/// The model, which answers only when it is surer than this.
struct Model {
    least: f32,
}

impl Chooser for Model {
    fn choose(&mut self, _: &Event, _: &[&Person], features: &[Features], nobody: &Features) -> Option<Decision> {
        let chances = model::chances(features, nobody);
        let mut order: Vec<usize> = (0..features.len()).collect();
        order::by(&mut order, |&i| (u64::from(u32::MAX - chances[i].to_bits()), 0));
        let (&best, rest) = order.split_first()?;
        let others = rest.iter().copied().filter(|&i| chances[i] >= 0.15).collect();
        let sure = chances[best] >= self.least && chances[best] > chances[features.len()];
        sure.then_some(Decision { best, chance: chances[best], others })
    }
}

/// Adds the mentions of pronouns and descriptions.
pub(super) fn run(tokens: &Tokens<'_>, marked: &[Marked], linked: &mut Linked, known: &mut Vec<Known>) {
    walk(tokens, marked, linked, known, &mut Model { least: 0.3 });
}

fn walk(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    linked: &mut Linked,
    known: &mut Vec<Known>,
    chooser: &mut dyn Chooser,
) {
    let events = event::read(tokens, &linked.mentions, marked);
    let mut walk = Walk { tokens, linked, known, people: Vec::new(), topic: None, found: Vec::new() };
    for (i, event) in events.iter().enumerate() {
        let next = events[i + 1..].iter().take(8).find(|e| e.is_person());
        walk.step(event, next, chooser);
    }
    let mut found = std::mem::take(&mut walk.found);
    linked.mentions.append(&mut found);
}

struct Walk<'a> {
    tokens: &'a Tokens<'a>,
    linked: &'a mut Linked,
    known: &'a mut Vec<Known>,
    /// Most recent last.
    people: Vec<Person>,
    /// The most mentioned person who fell out of the window.
    topic: Option<Person>,
    found: Vec<Mention>,
}

impl Walk<'_> {
    fn step(&mut self, event: &Event, next: Option<&Event>, chooser: &mut dyn Chooser) {
        match &event.what {
            What::Name { entity, kind: EntityKind::Person } => self.name(event, *entity),
            What::Name { .. } => {}
            What::Nominal { .. } => self.nominal(event, next),
            What::Pronoun { gender, case } => self.pronoun(event, *gender, *case, chooser),
        }
    }

    fn name(&mut self, event: &Event, entity: EntityId) {
        let from = self.tokens.sentences[event.sentence as usize].tokens.start as usize;
        if let Some(role) = role::before(self.tokens, from, event.tokens.start, event.tokens.end) {
            self.linked.add_role(self.tokens.text, entity, role);
        }
        let at = self.people.iter().position(|p| p.entity == Some(entity));
        if at.is_none() && self.topic.as_ref().is_some_and(|t| t.entity == Some(entity)) {
            self.people.extend(self.topic.take());
            return self.meet(self.people.len() - 1, event);
        }
        match at {
            Some(at) => self.meet(at, event),
            None => {
                let known = self.known.get(entity as usize).cloned().unwrap_or_default();
                self.push(Person::new(event, Some(entity), known.gender, known.stated));
            }
        }
    }

    /// A description belongs to the name beside it, or to the subject of its `is`, or means somebody met before, or
    /// somebody new.
    fn nominal(&mut self, event: &Event, next: Option<&Event>) {
        let What::Nominal { determiner, head, bare } = &event.what else { return };
        let noun = event.tokens.end - 1;
        let gender = event::noun_gender(head);
        match attach::to(self.tokens, event, self.people.last().map(|p| &p.last), next) {
            Attach::Before => {
                let person = self.people.len() - 1;
                self.call(person, event, gender);
            }
            Attach::Subject => {
                let subject = |p: &Person| p.last.sentence == event.sentence && p.last.place == Place::Subject;
                if let Some(at) = self.people.iter().rposition(subject) {
                    self.call(at, event, gender);
                }
            }
            Attach::After(entity) => {
                let end = self.tokens.sentences[event.sentence as usize].tokens.end as usize;
                let role = role::described(self.tokens, event.tokens.start, noun, end);
                if role::is_role(head) {
                    self.linked.add_role(self.tokens.text, entity, role);
                }
                if let (Some(gender), Some(known)) = (gender, self.known.get_mut(entity as usize)) {
                    *known = Known { gender: Some(gender), stated: true };
                }
            }
            Attach::Nobody => {}
            Attach::None if determiner.is_empty() => {}
            // "every worker" is nobody whom a pronoun further on could mean.
            Attach::None if matches!(determiner.as_str(), "every" | "each" | "any" | "no") => {}
            Attach::None => {
                let definite = matches!(determiner.as_str(), "the" | "this" | "that");
                let called = definite.then(|| self.holder(event, *bare)).flatten().map(|at| (at, DESCRIBED, 0.75));
                let figure =
                    || definite.then(|| self.chief_figure(event, gender)).flatten().map(|at| (at, FIGURE.id, 0.5));
                match called.or_else(figure) {
                    Some((at, rule, confidence)) => self.again(at, event, rule, confidence),
                    None => self.push(Person::new(event, None, None, false)),
                }
            }
        }
    }

    /// Notes what a person is called.
    fn call(&mut self, at: usize, event: &Event, gender: Option<Gender>) {
        let end = self.tokens.sentences[event.sentence as usize].tokens.end as usize;
        let role = role::described(self.tokens, event.tokens.start, event.tokens.end - 1, end);
        let person = &mut self.people[at];
        if gender.is_some() {
            (person.gender, person.stated) = (gender, true);
        }
        person.heads.push(role.head.clone());
        let What::Nominal { head, .. } = &event.what else { return };
        if let Some(entity) = person.entity
            && role::is_role(head)
        {
            self.linked.add_role(self.tokens.text, entity, role);
        }
    }

    /// Who of the people in mind was called so before: by this noun, and by its modifiers if it has any.
    fn holder(&self, event: &Event, bare: bool) -> Option<usize> {
        let What::Nominal { head, .. } = &event.what else { return None };
        let head = role::canonical(head);
        let near = |p: &&Person| event.block <= p.last.block + if bare && p.entity.is_some() { 12 } else { 4 };
        let called = |p: &Person| p.heads.contains(&head) || p.entity.is_some_and(|e| self.linked.is_called(e, &head));
        let named = self.people.iter().rposition(|p| near(&p) && p.entity.is_some() && called(p));
        let at = named.or_else(|| self.people.iter().rposition(|p| near(&p) && called(p)))?;
        let words = |e: EntityId| self.linked.entities[e as usize].roles.iter().flat_map(|r| r.split_whitespace());
        let modifiers = event.tokens.start + 1..event.tokens.end - 1;
        let fits = |t: usize| {
            self.people[at].entity.is_some_and(|e| words(e).any(|w| w.eq_ignore_ascii_case(self.tokens.word(t))))
        };
        (bare || event.tokens.len() <= 2 || modifiers.clone().all(fits)).then_some(at)
    }

    /// The person whom the text is about, where a noun such as `singer` may mean no one else: mentioned three times or
    /// more, twice as often as anybody else in mind, and not long ago.
    fn chief_figure(&self, event: &Event, gender: Option<Gender>) -> Option<usize> {
        let What::Nominal { head, .. } = &event.what else { return None };
        if !lexicon::PERSON_NOUNS.get(head).is_some_and(|v| v.ends_with("fame"))
            || self.tokens.word(event.tokens.end) == "of"
        {
            return None;
        }
        let at = (0..self.people.len()).max_by_key(|&i| self.people[i].count)?;
        let chief = &self.people[at];
        let second =
            self.people.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, p)| p.count).max().unwrap_or_default();
        let fits = gender.is_none_or(|g| chief.gender.is_none_or(|c| c == g));
        let near = event.block <= chief.last.block + 4;
        (chief.entity.is_some() && chief.count >= 3.max(2 * second) && fits && near).then_some(at)
    }

    /// A description of somebody met before.
    fn again(&mut self, at: usize, event: &Event, rule: &'static str, confidence: f32) {
        let evidence = self.people[at].first;
        match self.people[at].entity {
            Some(entity) => self.found.push(Mention {
                span: event.span,
                entity,
                form: MentionForm::Nominal,
                kind: EntityKind::Person,
                rule,
                confidence,
                evidence: vec![evidence],
            }),
            None => self.people[at].described.push(event.span),
        }
        self.meet(at, event);
    }

    /// Moves a person to the end of the list, as the most recent.
    fn meet(&mut self, at: usize, event: &Event) {
        let mut person = self.people.remove(at);
        person.meet(event);
        self.people.push(person);
    }

    fn push(&mut self, person: Person) {
        // One more than the window when the topic came back into it.
        while self.people.len() >= WINDOW {
            let gone = self.people.remove(0);
            if gone.entity.is_some() && self.topic.as_ref().is_none_or(|t| t.count < gone.count) {
                self.topic = Some(gone);
            }
        }
        self.people.push(person);
    }

    fn pronoun(&mut self, event: &Event, gender: Gender, case: event::Case3, chooser: &mut dyn Chooser) {
        let most = self.people.iter().map(|p| p.count).max().unwrap_or_default();
        let near = |p: &&Person| p.allows(gender) && (event.since(&p.last) <= FAR || p.count == most);
        let mut people: Vec<&Person> = self.people.iter().rev().filter(near).collect();
        // A given name binds once somebody else is about whom the pronoun fits.
        if people.iter().any(|p| p.gender == Some(gender) && event.since(&p.last) <= CLOSE) {
            people.retain(|p| p.gender.is_none_or(|g| g == gender));
        }
        // "“Scholz has never wanted this,” he said": the speaker is not met first in what he says.
        let speaks = event.speaks && event.quoted.is_none();
        if speaks && people.iter().any(|p| p.outside && event.since(&p.last) <= CLOSE) {
            people.retain(|p| p.outside);
        }
        let clause = |p: &&&Person| p.last.sentence == event.sentence && p.last.place == Place::Subject;
        let subject = people.iter().find(clause).map(|p| p.first);
        let opening = people.iter().rev().find(clause).map(|p| p.first);
        let setting = Setting {
            tokens: self.tokens,
            pronoun: event,
            gender,
            case,
            candidates: people.len(),
            most,
            subject,
            opening,
        };
        let features: Vec<Features> =
            people.iter().enumerate().map(|(rank, p)| feature::of(&setting, p, rank)).collect();
        let nobody = feature::of_nobody(&setting, people.first().map(|p| event.since(&p.last)));
        let controlled = self.controlled(event, case).and_then(|first| people.iter().position(|p| p.first == first));
        let decided = chooser.choose(event, &people, &features, &nobody);
        let decided = match (decided, controlled) {
            (Some(d), Some(subject)) if d.best != subject => {
                Some(Decision { best: subject, chance: 0.75, others: vec![d.best] })
            }
            (decided, _) => decided,
        };
        let Some(Decision { best, chance, others }) = decided else { return };
        let first = people[best].first;
        let others: Vec<EntityId> = others.iter().filter_map(|&i| people[i].entity).collect();
        let Some(at) = self.people.iter().position(|p| p.first == first) else { return };
        let evidence = self.people[at].last.span;
        let entity = self.promote(at);
        if !others.is_empty() {
            self.linked.unsure.insert(event.span.start, others);
        }
        self.found.push(Mention {
            span: event.span,
            entity,
            form: MentionForm::Pronoun,
            kind: EntityKind::Person,
            rule: PRONOUN.id,
            confidence: chance,
            evidence: vec![evidence],
        });
        // "Her mother, Jane Roe, …" goes on about the mother.
        let kin = case == event::Case3::Possessive
            && lexicon::PERSON_NOUNS.has(self.tokens.word(event.tokens.end))
            && self.tokens.word(event.tokens.end + 1) == ",";
        if kin {
            self.people[at].count += 1;
        } else {
            self.meet(at, event);
        }
    }

    /// `Xi met Scholz and said he …`: the verb of speech behind `and` has the subject of the sentence, and so, nearly
    /// always, has what is said. First mention of that subject.
    fn controlled(&self, event: &Event, case: event::Case3) -> Option<Span> {
        let mut verb = event.tokens.start.checked_sub(1)?;
        if self.tokens.word(verb) == "that" {
            verb = verb.checked_sub(1)?;
        }
        let told = matches!(self.tokens.word(verb), "told" | "asked");
        let joined = verb.checked_sub(1).is_some_and(|t| matches!(self.tokens.word(t), "and" | "but"));
        if case != event::Case3::Subject || !is_speech(self.tokens.word(verb)) || told || !joined {
            return None;
        }
        let subject = |p: &&Person| p.last.sentence == event.sentence && p.last.place == Place::Subject;
        self.people.iter().find(subject).map(|p| p.first)
    }

    /// The entity of somebody met; a description becomes one now.
    fn promote(&mut self, at: usize) -> EntityId {
        if let Some(entity) = self.people[at].entity {
            return entity;
        }
        let span = self.people[at].first;
        let entity = self.linked.add_unnamed(super::phrase::spaced(span.of(self.tokens.text)), EntityKind::Person);
        self.known.push(Known::default());
        self.people[at].entity = Some(entity);
        let spans = [vec![span], std::mem::take(&mut self.people[at].described)].concat();
        for span in spans {
            if let Some(phrase) = Phrase::read(self.tokens, span) {
                self.linked.describe(&phrase, entity);
            }
            self.found.push(Mention {
                span,
                entity,
                form: MentionForm::Nominal,
                kind: EntityKind::Person,
                rule: super::referent::UNNAMED.id,
                confidence: 0.8,
                evidence: Vec::new(),
            });
        }
        entity
    }
}
