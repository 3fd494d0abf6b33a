//! Which names mean the same: sieves from the surest to the least sure.
//!
//! Each sieve looks at the groups that those before it left, and joins a form to the one fuller form that fits it. A
//! sieve that finds two that fit joins nothing; [`ambiguous`] decides such mentions one by one at the end. The idea of
//! precision-ordered sieves is that of Raghunathan et al., "A Multi-Pass Sieve for Coreference Resolution" (2010).
//! Forms are found by hashed first, last or any word, so the work is linear in the number of names as long as no word
//! is shared by very many different names; [`MOST`] caps that case.

pub(crate) mod ambiguous;
mod full;
mod kind;
mod organisation;
mod place;
mod short;

use super::board::Board;
use crate::rule::Rule;

/// No form is held against more than this many others.
pub(crate) const MOST: usize = 64;

/// One sieve: what it concludes, how sure it is, and the code.
pub(crate) struct Sieve {
    pub rule: Rule,
    pub confidence: f32,
    apply: fn(&mut Board<'_>, &Sieve),
}

/// In the order in which they run.
pub(crate) const SIEVES: &[Sieve] = &[
    sieve(
        "link.same-words",
        "The same words in another order or with other hyphens are the same name.",
        0.97,
        full::same_words,
    ),
    sieve(
        "link.middle-name",
        "A name with and without its middle names or initials is the same name.",
        0.96,
        full::middle,
    ),
    sieve("link.initials", "Initials stand for the given names that begin with them.", 0.95, full::initials),
    sieve(
        "link.nickname",
        "A short form of the given name before the same surname is the same person.",
        0.94,
        full::nickname,
    ),
    sieve(
        "link.second-surname",
        "A full name is still the same name without its second surname or its first given name.",
        0.92,
        full::part,
    ),
    sieve(
        "link.misspelt",
        "Two names that differ in one letter of one word are one name, misspelt once.",
        0.7,
        full::misspelt,
    ),
    sieve("link.surname", "A surname alone is the one person in the text who bears it.", 0.95, short::surname),
    sieve("link.given-name", "A given name alone is the one person in the text who bears it.", 0.85, short::given),
    sieve("link.titled", "A surname with and without a title is the same person.", 0.9, short::untitled),
    sieve(
        "link.title-alone",
        "A title alone is the one person in the text who is called so before the name.",
        0.75,
        short::title,
    ),
    sieve("link.clipped", "The beginning of the one name that a person goes by stands for it.", 0.7, short::clipped),
    sieve(
        "link.acronym-beside",
        "Initials in brackets behind a name stand for it.",
        0.97,
        organisation::acronym_beside,
    ),
    sieve("link.acronym", "Capitals stand for the one name whose words begin with them.", 0.9, organisation::acronym),
    sieve(
        "link.same-body",
        "The same content words name the same body: Justice Department, Department of Justice.",
        0.9,
        organisation::same_words,
    ),
    sieve(
        "link.body-of-country",
        "A body with and without its country's name is the same body: Congress, US Congress.",
        0.85,
        organisation::without_country,
    ),
    sieve(
        "link.short-form",
        "The beginning of one organisation's name alone stands for it.",
        0.8,
        organisation::beginning,
    ),
    sieve(
        "link.head",
        "The word that makes a name that of a team or a body stands for the one name that ends so.",
        0.8,
        organisation::head,
    ),
    sieve("link.place-alias", "Another usual name or abbreviation of the same place.", 0.95, place::alias),
];

const fn sieve(id: &'static str, because: &'static str, confidence: f32, apply: fn(&mut Board<'_>, &Sieve)) -> Sieve {
    Sieve { rule: Rule::new(id, because), confidence, apply }
}

/// Runs all sieves, then decides the ambiguous mentions.
pub(crate) fn run(board: &mut Board<'_>) {
    for sieve in SIEVES {
        (sieve.apply)(board, sieve);
    }
    ambiguous::decide(board);
}

pub(crate) use kind::settle;
