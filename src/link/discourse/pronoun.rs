//! Pronouns: who may be meant, what is known of each, and who it is.

use super::event::{Case3, Event, Who};
use super::feature::{self, Features, Setting};
use super::referent::{Class, Person};
use super::syntax::{self, Place};
use super::{Walk, meet, model};
use crate::document::{EntityId, Mention, MentionForm};
use crate::lexicon;
use crate::rule::Rule;
use crate::text::Span;
use crate::text::order;

pub(crate) const PRONOUN: Rule = Rule::new(
    "link.pronoun",
    "Of those named nearby, this one fits the pronoun best: by nearness, grammar, number of mentions and agreement.",
);
pub(crate) const TOLD: Rule = Rule::new("link.it", "It and they behind a verb of speech mean its subject.");

/// A person not mentioned for so many sentences is out of mind, but for the most mentioned one; others sooner.
const FAR: u32 = 8;
const FAR_BODY: u32 = 4;
/// Somebody mentioned so few sentences ago may well be meant.
const CLOSE: u32 = 2;
/// How likely somebody must be to be meant, and to be an alternative.
const LEAST: f32 = 0.3;
const LEAST_BODY: f32 = 0.5;
const MAYBE: f32 = 0.15;
/// Nobody who is less likely than this is meant, even where somebody must be.
const HARDLY: f32 = 0.1;

/// Who is meant: indices into the candidates.
pub(super) struct Decision {
    /// `None`: it is not clear.
    pub best: Option<usize>,
    pub chance: f32,
    /// Others that are not much less likely, likeliest first.
    pub others: Vec<usize>,
}

/// Decides pronouns: the model, or the trainer that knows the truth. `None` for nobody.
pub(super) trait Chooser {
    fn choose(
        &mut self,
        setting: &Setting<'_>,
        people: &[&Person],
        features: &[Features],
        nobody: &Features,
    ) -> Option<Decision>;
}

/// The model, which answers only when it is sure enough.
pub(super) struct Model;

impl Chooser for Model {
    fn choose(
        &mut self,
        setting: &Setting<'_>,
        _: &[&Person],
        features: &[Features],
        nobody: &Features,
    ) -> Option<Decision> {
        let chances = model::chances(setting.who, features, nobody);
        let (chances, nobody) = chances.split_at(features.len());
        let mut order: Vec<usize> = (0..features.len()).collect();
        order::by(&mut order, |&i| (u64::from(u32::MAX - chances[i].to_bits()), 0));
        let &best = order.first()?;
        let named = setting.who.gender().is_some();
        // What says something is no rain and no idea: somebody is meant.
        let speaks = !named && setting.pronoun.speaks && setting.case == Case3::Subject;
        let all = if speaks { 1.0 - nobody[0] } else { 1.0 };
        let least = if named { LEAST } else { LEAST_BODY };
        let sure = chances[best] >= least * all && chances[best] > if speaks { HARDLY } else { nobody[0] };
        let others = order.into_iter().skip(sure as usize).filter(|&i| chances[i] >= MAYBE * all).collect();
        Some(Decision { best: sure.then_some(best), chance: chances[best], others })
    }
}

impl Walk<'_> {
    pub(super) fn pronoun(&mut self, event: &Event, who: Who, case: Case3, chooser: &mut dyn Chooser) {
        if who == Who::They && self.tokens.word(event.tokens.end) == "/" {
            return self.uses_they(event);
        }
        let most = self.people.iter().map(|p| p.count).max().unwrap_or_default();
        let near = |p: &&Person| {
            let far = if p.class == Class::Person { FAR } else { FAR_BODY };
            p.allows(who) && (event.since(&p.last) <= far || p.class == Class::Person && p.count == most)
        };
        let mut people: Vec<&Person> = self.people.iter().rev().filter(near).collect();
        if who.gender().is_none() {
            people.extend(self.bodies.iter().rev().filter(near));
            order::by(&mut people, |p| (u64::MAX - p.last.tokens.end as u64, 0));
        }
        // A given name binds once somebody else is about whom the pronoun fits.
        let fits = |p: &&Person| p.gender == who.gender() && event.since(&p.last) <= CLOSE;
        if who.gender().is_some() && people.iter().any(fits) {
            people.retain(|p| p.gender.is_none() || p.gender == who.gender());
        }
        // So does the other pronoun.
        let other = |p: &&Person| p.called.is_some_and(|(called, _)| called != who && called.gender().is_some());
        if who.gender().is_some() && people.iter().any(|p| !other(p) && event.since(&p.last) <= CLOSE) {
            people.retain(|p| !other(p));
        }
        // "“Scholz has never wanted this,” he said": the speaker is not met first in what he says.
        let speaks = event.speaks && event.quoted.is_none();
        if speaks && people.iter().any(|p| p.outside && event.since(&p.last) <= CLOSE) {
            people.retain(|p| p.outside);
        }
        let clause = |p: &&&Person| p.is_subject(event);
        let setting = Setting {
            tokens: self.tokens,
            pronoun: event,
            who,
            case,
            candidates: people.len(),
            most,
            subject: people.iter().find(clause).map(|p| p.first),
            opening: people.iter().rev().find(clause).map(|p| p.first),
        };
        let features: Vec<Features> =
            people.iter().enumerate().map(|(rank, p)| feature::of(&setting, p, rank)).collect();
        let nobody = feature::of_nobody(&setting, people.first().map(|p| event.since(&p.last)));
        let sure = self.controlled(event, case).map(|first| (first, 0.75, PRONOUN.id)).or_else(|| {
            let told = self.teller(event, &people).filter(|_| who.gender().is_none());
            told.map(|first| (first, 0.85, TOLD.id))
        });
        let sure = sure.and_then(|(first, c, rule)| Some((people.iter().position(|p| p.first == first)?, c, rule)));
        let decided = chooser.choose(&setting, &people, &features, &nobody);
        let (decided, rule) = match (decided, sure) {
            (Some(d), Some((subject, chance, rule))) if d.best != Some(subject) => {
                let others = d.best.into_iter().collect();
                (Some(Decision { best: Some(subject), chance, others }), rule)
            }
            (decided, _) => (decided, PRONOUN.id),
        };
        let Some(Decision { best, chance, others }) = decided else { return };
        let best = best.map(|best| people[best]);
        let pair = best.filter(|p| p.class == Class::Pair);
        let others = pair.into_iter().chain(others.iter().map(|&i| people[i]));
        let others: Vec<EntityId> = others.flat_map(|p| p.entity.iter().chain(&p.members)).copied().collect();
        if !others.is_empty() {
            self.linked.unsure.insert(event.span.start, others);
        }
        let Some((first, class, evidence)) = best.map(|p| (p.first, p.class, p.last.span)) else { return };
        if class != Class::Pair
            && let Some(entity) = self.promote(first, class)
        {
            self.found.push(Mention {
                span: event.span,
                entity,
                form: MentionForm::Pronoun,
                kind: self.linked.entities[entity as usize].kind,
                rule,
                confidence: chance,
                evidence: vec![evidence],
            });
        }
        // "Her mother, Jane Roe, …" goes on about the mother.
        let kin = case == Case3::Possessive
            && lexicon::PERSON_NOUNS.has(self.tokens.word(event.tokens.end))
            && self.tokens.word(event.tokens.end + 1) == ",";
        let Some((list, at)) = self.seek(first, class) else { return };
        if kin {
            list[at].count += 1;
        } else {
            meet(list, at, event);
        }
    }

    /// `Alex Roe, who uses they/them pronouns`: from here on they may mean that person.
    fn uses_they(&mut self, event: &Event) {
        let here = |p: &&mut Person| p.last.sentence == event.sentence;
        if let Some(person) = self.people.iter_mut().rev().find(here) {
            person.neutral = true;
        }
    }

    /// `Xi met Scholz and said he …`: the verb of speech behind `and` has the subject of the sentence, and so, nearly
    /// always, has what is said. First mention of that subject.
    fn controlled(&self, event: &Event, case: Case3) -> Option<Span> {
        let verb = syntax::reporting(self.tokens, event.tokens.start)?;
        let told = matches!(self.tokens.word(verb), "told" | "asked");
        let joined = verb.checked_sub(1).is_some_and(|t| matches!(self.tokens.word(t), "and" | "but"));
        if case != Case3::Subject || told || !joined {
            return None;
        }
        self.people.iter().find(|p| p.is_subject(event)).map(|p| p.first)
    }

    /// `Acme said it would appeal`: whoever stands before the verb of speech. First mention.
    fn teller(&self, event: &Event, people: &[&Person]) -> Option<Span> {
        let verb = syntax::reporting(self.tokens, event.tokens.start)?;
        let subject = |p: &&&Person| p.last.tokens.end == verb && p.last.place == Place::Subject;
        people.iter().find(subject).filter(|p| p.class != Class::Person).map(|p| p.first)
    }
}
