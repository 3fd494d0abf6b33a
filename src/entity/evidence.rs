//! What the rest of the text tells about a word: the second mention teaches the first.
//!
//! | bit | somewhere in the text the word … |
//! |---|---|
//! | [`LOWER`] | is written small |
//! | [`CAPITAL`] | is capitalised inside a plain sentence |
//! | [`TITLED`] | follows `Mr`, `Dr` and the like |
//! | [`SPEAKS`] | stands beside a verb of speech |
//! | [`LOCATED`] | follows `in` or `near` |
//! | [`ARTICLE`] | follows `the` |
//! | [`LAST`] | ends a run of capitalised words |
//! | [`FIRST`] | begins one |
//! | [`ACRONYM`] | stands alone in brackets |
//! | [`OWNS`] | is followed by a possessive |

use super::unit::{Units, Writing};
use crate::lexicon;
use crate::token::{Case, TokenKind, Tokens};

pub(super) const LOWER: u32 = 1;
pub(super) const CAPITAL: u32 = 1 << 1;
pub(super) const TITLED: u32 = 1 << 2;
pub(super) const SPEAKS: u32 = 1 << 3;
pub(super) const LOCATED: u32 = 1 << 4;
pub(super) const ARTICLE: u32 = 1 << 5;
pub(super) const LAST: u32 = 1 << 6;
pub(super) const FIRST: u32 = 1 << 7;
pub(super) const ACRONYM: u32 = 1 << 8;
pub(super) const OWNS: u32 = 1 << 9;
/// Number of bits.
pub(super) const COUNT: u32 = 10;

/// Bits per word, by the hash of its lower case.
#[derive(Debug)]
pub(super) struct Evidence {
    slots: Vec<(u32, u32)>,
}

impl Evidence {
    /// Reads the whole text once.
    pub(super) fn read(tokens: &Tokens<'_>, units: &Units) -> Evidence {
        let words = units.units.iter().filter(|u| u.kind == TokenKind::Word).count();
        let mut out = Evidence { slots: vec![(0, 0); (words * 2 + 2).next_power_of_two()] };
        for line in &units.lines {
            for at in line.units.clone() {
                let unit = &units.units[at];
                if unit.kind != TokenKind::Word {
                    continue;
                }
                if unit.case == Case::Lower {
                    out.add(unit.lower, LOWER);
                    continue;
                }
                let before = (at > line.units.start).then(|| &units.units[at - 1]);
                let after = (at + 1 < line.units.end).then(|| &units.units[at + 1]);
                let text = |u: Option<&super::unit::Unit>| u.map_or("", |u| u.span.of(tokens.text));
                let mut bits = 0;
                if line.writing == Writing::Plain && before.is_some_and(|b| b.kind == TokenKind::Word) {
                    bits |= CAPITAL;
                }
                let before_capital = before.is_some_and(|b| b.is_capital());
                let after_capital = after.is_some_and(|a| a.is_capital());
                bits |= LAST * (before_capital && !after_capital) as u32;
                bits |= FIRST * (!before_capital && after_capital) as u32;
                match text(before) {
                    "in" | "near" | "across" | "outside" => bits |= LOCATED,
                    "the" | "The" => bits |= ARTICLE,
                    "said" | "says" | "told" => bits |= SPEAKS,
                    "(" if text(after) == ")" => bits |= ACRONYM,
                    "." if at >= line.units.start + 2 && is_title(text(Some(&units.units[at - 2]))) => bits |= TITLED,
                    word if is_title(word) => bits |= TITLED,
                    _ => {}
                }
                match text(after) {
                    "said" | "says" | "told" | "added" | "who" => bits |= SPEAKS,
                    _ if after.is_some_and(|a| a.kind == TokenKind::Possessive) => bits |= OWNS,
                    _ => {}
                }
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

fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() < 12 && lexicon::HONORIFICS.has(&word.to_lowercase())
}
