//! Evidence that tells `he` from `she`: used to resolve pronouns and to keep people apart, never part of the result.

use super::linked::Linked;
use crate::document::EntityId;
use crate::lexicon;
use crate::lexicon::gazetteer::{Classes, classes};

/// What a title, a noun, a pronoun or a given name says about the pronouns of its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

impl Gender {
    fn parse(value: &str) -> Option<Gender> {
        value.split(' ').find_map(|word| match word {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        })
    }
}

/// Of a folded title before a name: `mrs`, `king`, `congresswoman`.
pub(crate) fn of_honorific(word: &str) -> Option<Gender> {
    match word {
        "mr" | "sir" | "lord" | "herr" | "monsieur" | "father" | "brother" | "senor" | "imam" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "lady" | "dame" | "frau" | "madame" | "mme" | "madam" | "senora" | "sister" => {
            Some(Gender::Female)
        }
        "king" | "prince" | "emperor" | "pope" | "sultan" | "sheikh" | "duke" | "earl" | "baron" | "tsar" => {
            Some(Gender::Male)
        }
        "queen" | "princess" | "empress" | "duchess" | "baroness" | "countess" => Some(Gender::Female),
        _ => None,
    }
}

/// Of a folded noun: `spokeswoman`, `father`.
pub(crate) fn of_noun(word: &str) -> Option<Gender> {
    lexicon::PERSON_NOUNS.get(word).and_then(Gender::parse)
}

/// Of a folded given name that nearly all bearers share with one gender.
pub(crate) fn of_given(word: &str) -> Option<Gender> {
    let classes = classes(word);
    match (classes.any(Classes::HE), classes.any(Classes::SHE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

impl Linked {
    /// Whether `he` or `she` may mean a person: not if the given name is one of the others.
    pub(crate) fn may_be(&self, person: EntityId, pronoun: &str) -> bool {
        let given = self.entities.get(person as usize).and_then(|e| e.name.split(' ').next()).unwrap_or("");
        let meant = if pronoun.eq_ignore_ascii_case("he") { Gender::Male } else { Gender::Female };
        of_given(given).is_none_or(|gender| gender == meant)
    }
}

/// Whether a folded word is a given name of the list.
pub(crate) fn is_given(word: &str) -> bool {
    classes(word).any(Classes::GIVEN)
}
