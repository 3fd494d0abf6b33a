//! What the rest of the text tells about a word: the second mention teaches the first.
//!
//! | bit | somewhere in the text the word … |
//! |---|---|
//! | [`LOWER`] | is written small |
//! | [`CAPITAL`] | is capitalised inside a plain sentence |
//! | `TITLED` | follows `Mr`, `Dr` and the like |
//! | `SPEAKS` | stands beside a verb of speech |
//! | `LOCATED` | follows `in` or `near` |
//! | `ARTICLE` | follows `the` |
//! | `LAST` | ends a run of capitalised words |
//! | `FIRST` | begins one |
//! | `ALONE` | is capitalised alone |
//! | `ACRONYM` | stands alone in brackets |
//! | `OWNS` | is followed by a possessive |
//! | `FAMILY` | follows a given name |
//! | `GIVEN` | is a given name before a capitalised word |
//! | [`THING`] | follows `genus`, `app`, `album` and the like |
//! | `BODY` | stands in a run that ends as organisations do |

use super::unit::{Unit, Units, Writing};
use crate::lexicon::gazetteer::Classes;
use crate::token::{Case, TokenKind, Tokens};

pub(super) const LOWER: u32 = 1;
const CAPITAL: u32 = 1 << 1;
/// How the word is written.
pub(super) const CASED: u32 = LOWER | CAPITAL;
const TITLED: u32 = 1 << 2;
const SPEAKS: u32 = 1 << 3;
const LOCATED: u32 = 1 << 4;
const ARTICLE: u32 = 1 << 5;
const LAST: u32 = 1 << 6;
const FIRST: u32 = 1 << 7;
const ACRONYM: u32 = 1 << 8;
const OWNS: u32 = 1 << 9;
const FAMILY: u32 = 1 << 10;
const GIVEN: u32 = 1 << 11;
const BODY: u32 = 1 << 12;
const ALONE: u32 = 1 << 13;
pub(super) const THING: u32 = 1 << 14;

/// Ends of organisations' names.
const BODIES: Classes = Classes(Classes::ORG_HEAD.0 | Classes::ORG_SUFFIX.0 | Classes::TEAM_HEAD.0);

/// Nouns before names that are none of ours.
const THINGS: &[&str] = &[
    "genus",
    "species",
    "app",
    "album",
    "film",
    "movie",
    "novel",
    "book",
    "song",
    "single",
    "sitcom",
    "musical",
    "game",
    "software",
    "kernel",
    "breed",
    "drug",
    "virus",
    "disease",
    "hurricane",
    "Hurricane",
    "storm",
    "ship",
    "vessel",
    "yacht",
    "spacecraft",
    "rocket",
    "satellite",
    "horse",
    "dog",
    "cat",
    "orangutan",
    "elephant",
    "gorilla",
    "panda",
];

/// Bits per word, by the hash of its lower case.
#[derive(Debug)]
pub(super) struct Evidence {
    slots: Vec<(u32, u32)>,
}

impl Evidence {
    /// Reads the whole text once.
    pub(super) fn read(tokens: &Tokens<'_>, units: &Units<'_>) -> Evidence {
        let mut out = Evidence { slots: vec![(0, 0); (tokens.types.len() * 2 + 2).next_power_of_two()] };
        for line in &units.lines {
            let line_units = &units.units[line.units.clone()];
            for (at, unit) in line_units.iter().enumerate().filter(|(_, u)| u.kind == TokenKind::Word) {
                let bits =
                    if unit.case == Case::Lower { LOWER } else { around(tokens.text, line_units, at, line.writing) };
                out.add(unit.lower, bits);
            }
        }
        out
    }

    fn add(&mut self, word: u32, bits: u32) {
        let slot = self.slot(word);
        self.slots[slot].0 = word;
        self.slots[slot].1 |= bits;
    }

    /// What is known of a word.
    pub(super) fn of(&self, word: u32) -> u32 {
        self.slots[self.slot(word)].1
    }

    fn slot(&self, word: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut i = (word ^ word >> 15) as usize & mask;
        while self.slots[i].0 != 0 && self.slots[i].0 != word {
            i = (i + 1) & mask;
        }
        i
    }
}

/// What one capitalised word's neighbours tell.
fn around(text: &str, line: &[Unit<'_>], at: usize, writing: Writing) -> u32 {
    let unit = &line[at];
    let before = at.checked_sub(1).map(|i| &line[i]);
    let after = line.get(at + 1);
    let word = |u: Option<&Unit<'_>>| u.map_or("", |u| u.span().of(text));
    let is = |u: Option<&Unit<'_>>, class: Classes| u.is_some_and(|u| u.is_capital() && Classes(u.classes).any(class));
    let mut bits = 0;
    match word(before) {
        "in" | "near" | "across" | "outside" => bits |= LOCATED,
        "the" | "The" => bits |= ARTICLE,
        "said" | "says" | "told" => bits |= SPEAKS,
        word if THINGS.contains(&word) => bits |= THING,
        "(" if word(after) == ")" => bits |= ACRONYM,
        _ => {}
    }
    match word(after) {
        "said" | "says" | "told" | "added" | "who" => bits |= SPEAKS,
        _ if after.is_some_and(|a| a.kind == TokenKind::Possessive) => bits |= OWNS,
        _ => {}
    }
    if writing != Writing::Plain {
        return bits;
    }
    bits |= CAPITAL * before.is_some_and(|b| b.kind == TokenKind::Word) as u32;
    bits |= TITLED * is(before, Classes::HONORIFIC) as u32;
    let (joins, goes_on) = (before.is_some_and(|u| u.is_capital()), after.is_some_and(|u| u.is_capital()));
    bits |= LAST * (joins && !goes_on) as u32;
    bits |= FIRST * (!joins && goes_on) as u32;
    bits |= ALONE * (!joins && !goes_on && at > 0) as u32;
    let first =
        before.is_some_and(|b| Classes(b.classes).any(Classes::GIVEN) && !Classes(b.classes).any(Classes::COMMON));
    bits |= FAMILY * (joins && !goes_on && first) as u32;
    bits |= GIVEN * (!joins && goes_on && Classes(unit.classes).any(Classes::GIVEN)) as u32;
    let last = line[at..].iter().take(6).take_while(|u| u.is_capital()).last();
    bits | (BODY * (goes_on && is(last, BODIES)) as u32)
}
