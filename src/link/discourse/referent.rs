//! Who has been met so far: everybody and every body that a pronoun could mean, with what is known of each.

use super::event::{Event, What, Who};
use super::noun::Sort;
use super::syntax::Place;
use crate::document::{EntityId, EntityKind};
use crate::link::gender::{self, Gender};
use crate::text::Span;

/// What pronouns may mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// One person: he, she, and they where the text says so or says neither.
    Person,
    /// A named organisation: it and they.
    Organisation,
    /// A named group, or several people without names: they.
    People,
    /// Two people side by side: they, though no one entity is meant.
    Pair,
    /// A named place: it.
    Place,
    /// A body without a name: it and they.
    Body,
}

/// Somebody or something that pronouns may mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Person {
    pub class: Class,
    /// `None`: only described so far, `a 40-year-old teacher`; becomes an entity when a pronoun means it.
    pub entity: Option<EntityId>,
    /// Where first and last met.
    pub first: Span,
    pub first_block: u32,
    /// Whether it was ever met outside quotation marks.
    pub outside: bool,
    pub last: Event,
    /// The last event that was a name or description.
    pub named_in: u32,
    pub count: u32,
    /// What is known of the pronouns: by a title or noun, or only by the given name.
    pub gender: Option<Gender>,
    pub stated: bool,
    /// The pronoun by which it was last meant, and in which sentence.
    pub called: Option<(Who, u32)>,
    /// Whether the text says that they is this person's pronoun.
    pub neutral: bool,
    /// The two of a pair.
    pub members: Vec<EntityId>,
    /// Described as somebody's: `his wife`.
    pub relative: bool,
    /// Folded nouns by which it was called.
    pub heads: Vec<String>,
    /// Later descriptions of somebody who is no entity yet.
    pub described: Vec<Span>,
}

impl Person {
    /// Somebody met for the first time.
    pub(super) fn new(event: &Event, entity: Option<EntityId>, gender: Option<Gender>, stated: bool) -> Person {
        let class = match event.what {
            What::Name { kind: EntityKind::Organisation, .. } => Class::Organisation,
            What::Name { kind: EntityKind::Group, .. } => Class::People,
            What::Name { kind: EntityKind::Place, .. } => Class::Place,
            What::Nominal { sort: Sort::People, .. } => Class::People,
            What::Nominal { sort: Sort::Body, .. } => Class::Body,
            _ => Class::Person,
        };
        let mut person = Person {
            class,
            entity,
            first: event.span,
            first_block: event.block,
            outside: event.quoted.is_none(),
            last: event.clone(),
            named_in: event.sentence,
            count: 1,
            gender,
            stated,
            called: None,
            neutral: false,
            members: Vec::new(),
            relative: false,
            heads: Vec::new(),
            described: Vec::new(),
        };
        if let What::Nominal { determiner, head, .. } = &event.what {
            person.heads.push(crate::link::role::canonical(head));
            person.gender = gender::of_noun(head);
            person.stated = person.gender.is_some();
            person.relative = matches!(determiner.as_str(), "his" | "her" | "their" | "my" | "s");
        }
        person
    }

    /// Met again.
    pub(super) fn meet(&mut self, event: &Event) {
        self.count += 1;
        self.outside |= event.quoted.is_none();
        match event.what {
            What::Pronoun { who, .. } => {
                // A given name and a pronoun, or two pronouns that agree, are as good as stated.
                self.stated |= self.gender.is_some() && self.gender == who.gender();
                self.gender = self.gender.or(who.gender());
                self.called = Some((who, event.sentence));
            }
            _ => self.named_in = event.sentence,
        }
        // "Trump’s wife": who is only a possessor a moment after being the subject stays the subject.
        let keep = event.place == Place::Possessive && self.is_subject(event);
        let place = if keep { self.last.place } else { event.place };
        self.last = Event { place, ..event.clone() };
    }

    /// Whether it was last met as a subject of the sentence of an event.
    pub(super) fn is_subject(&self, event: &Event) -> bool {
        self.last.sentence == event.sentence && self.last.place == Place::Subject
    }

    /// Whether a pronoun may mean it at all: titles and nouns bind, given names do not.
    pub(super) fn allows(&self, who: Who) -> bool {
        match (who, self.class) {
            (Who::He | Who::She, Class::Person) => !(self.stated && self.gender != who.gender()),
            (Who::They, Class::Person) => self.neutral || self.is_anybody(),
            (Who::They, Class::Organisation | Class::People | Class::Pair | Class::Body) => true,
            (Who::It, Class::Organisation | Class::Place | Class::Body) => true,
            _ => false,
        }
    }

    /// Described once, by a noun that leaves he and she open: `a spokesperson`.
    fn is_anybody(&self) -> bool {
        let any = |d: &str| matches!(d, "a" | "an" | "the" | "one" | "another");
        self.entity.is_none()
            && self.gender.is_none()
            && matches!(&self.last.what, What::Nominal { determiner, .. } if any(determiner))
    }
}
