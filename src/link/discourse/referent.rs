//! Who has been met so far: everybody whom a pronoun could mean, with what is known of each.

use super::event::{Event, What, noun_gender};
use super::syntax::Place;
use crate::document::EntityId;
use crate::link::gender::Gender;
use crate::text::Span;

/// Somebody whom pronouns may mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Person {
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
    pub called: Option<(Gender, u32)>,
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
        let mut person = Person {
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
            relative: false,
            heads: Vec::new(),
            described: Vec::new(),
        };
        if let What::Nominal { determiner, head, .. } = &event.what {
            person.heads.push(crate::link::role::canonical(head));
            person.gender = noun_gender(head);
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
            What::Pronoun { gender, .. } => {
                // A given name and a pronoun, or two pronouns that agree, are as good as stated.
                self.stated |= self.gender == Some(gender);
                self.gender = self.gender.or(Some(gender));
                self.called = Some((gender, event.sentence));
            }
            _ => self.named_in = event.sentence,
        }
        // "Trump’s wife": who is only a possessor a moment after being the subject stays the subject.
        let keep = event.place == Place::Possessive
            && self.last.sentence == event.sentence
            && self.last.place == Place::Subject;
        let place = if keep { self.last.place } else { event.place };
        self.last = Event { place, ..event.clone() };
    }

    /// Whether a pronoun of this gender may mean it at all: titles and nouns bind, given names do not.
    pub(super) fn allows(&self, gender: Gender) -> bool {
        !(self.stated && self.gender.is_some_and(|g| g != gender))
    }
}
