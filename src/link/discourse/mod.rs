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

mod event;
mod feature;
mod model;
mod referent;
mod syntax;

use super::entities::Known;
use super::gender::Gender;
use super::linked::Linked;
use crate::document::{EntityId, EntityKind, Mention, MentionForm};
use crate::quote::marks::Marked;
use crate::rule::Rule;
use crate::token::Tokens;
use event::{Event, What};
use feature::{Features, Setting};
use referent::Person;

pub(crate) const PRONOUN: Rule = Rule::new(
    "link.pronoun",
    "Of the people named nearby, this one fits the pronoun best: by nearness, grammar, number of mentions and agreement.",
);

/// So many people are kept in mind.
const WINDOW: usize = 16;
/// A person not mentioned for so many sentences is out of mind, but for the most mentioned one.
const FAR: u32 = 8;

/// Decides pronouns: the model, or the trainer that knows the truth.
pub(super) trait Chooser {
    /// Index of the person meant and how sure that is; `None` for nobody.
    fn choose(
        &mut self,
        pronoun: &Event,
        people: &[&Person],
        features: &[Features],
        nobody: &Features,
    ) -> Option<(usize, f32)>;
}

/// The model, which answers only when it is surer than this.
struct Model {
    least: f32,
}

impl Chooser for Model {
    fn choose(&mut self, _: &Event, _: &[&Person], features: &[Features], nobody: &Features) -> Option<(usize, f32)> {
        let chances = model::chances(features, nobody);
        let best = (0..features.len()).max_by(|&a, &b| chances[a].total_cmp(&chances[b]).then(b.cmp(&a)))?;
        (chances[best] >= self.least && chances[best] > chances[features.len()]).then_some((best, chances[best]))
    }
}

/// Adds the mentions of pronouns and descriptions.
pub(super) fn run(tokens: &Tokens<'_>, marked: &[Marked], linked: &mut Linked, known: &mut Vec<Known>) {
    walk(tokens, marked, linked, known, &mut Model { least: 0.3 });
}

pub(super) fn walk(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    linked: &mut Linked,
    known: &mut Vec<Known>,
    chooser: &mut dyn Chooser,
) {
    let events = event::read(tokens, &linked.mentions, marked);
    let mut walk = Walk { tokens, linked, known, people: Vec::new(), topic: None, found: Vec::new() };
    for event in &events {
        walk.step(event, chooser);
    }
    let mut found = std::mem::take(&mut walk.found);
    linked.mentions.append(&mut found);
    linked.mentions.sort_by_key(|m| (m.span, m.form));
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
    fn step(&mut self, event: &Event, chooser: &mut dyn Chooser) {
        match &event.what {
            What::Name { entity, kind: EntityKind::Person } => self.name(event, *entity),
            What::Name { .. } => {}
            What::Nominal { .. } => self.nominal(event),
            What::Pronoun { gender, case } => self.pronoun(event, *gender, *case, chooser),
        }
    }

    fn name(&mut self, event: &Event, entity: EntityId) {
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

    fn nominal(&mut self, event: &Event) {
        self.push(Person::new(event, None, None, false));
    }

    /// Moves a person to the end of the list, as the most recent.
    fn meet(&mut self, at: usize, event: &Event) {
        let mut person = self.people.remove(at);
        person.meet(event);
        self.people.push(person);
    }

    fn push(&mut self, person: Person) {
        if self.people.len() == WINDOW {
            let gone = self.people.remove(0);
            if gone.entity.is_some() && self.topic.as_ref().is_none_or(|t| t.count < gone.count) {
                self.topic = Some(gone);
            }
        }
        self.people.push(person);
    }

    fn pronoun(&mut self, event: &Event, gender: Gender, case: event::Case3, chooser: &mut dyn Chooser) {
        let most = self.people.iter().map(|p| p.count).max().unwrap_or_default();
        let near = |p: &&Person| p.allows(gender) && (event.sentence - p.last.sentence <= FAR || p.count == most);
        let people: Vec<&Person> = self.people.iter().rev().filter(near).collect();
        let setting = Setting { tokens: self.tokens, pronoun: event, gender, case, candidates: people.len(), most };
        let features: Vec<Features> =
            people.iter().enumerate().map(|(rank, p)| feature::of(&setting, p, rank)).collect();
        let nobody = feature::of_nobody(&setting, people.first().map(|p| event.sentence - p.last.sentence));
        let Some((best, chance)) = chooser.choose(event, &people, &features, &nobody) else { return };
        let first = people[best].first;
        let Some(at) = self.people.iter().position(|p| p.first == first) else { return };
        let evidence = self.people[at].last.span;
        let entity = self.promote(at);
        self.found.push(Mention {
            span: event.span,
            entity,
            form: MentionForm::Pronoun,
            kind: EntityKind::Person,
            rule: PRONOUN.id,
            confidence: chance,
            evidence: vec![evidence],
        });
        let person = &mut self.people[at];
        if person.gender.is_none() {
            person.gender = Some(gender);
        }
        self.meet(at, event);
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
        self.found.push(Mention {
            span,
            entity,
            form: MentionForm::Nominal,
            kind: EntityKind::Person,
            rule: super::referent::UNNAMED.id,
            confidence: 0.8,
            evidence: Vec::new(),
        });
        entity
    }
}

#[cfg(any(test, feature = "train"))]
pub(crate) mod training;
