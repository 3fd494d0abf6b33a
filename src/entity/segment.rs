//! Stretches that may hold a name: only they are decoded, all else is no name by construction.
//!
//! A stretch begins and ends with a capitalised word, or a number beside one, and holds small words and marks that
//! stand between two such words; a particle such as `de` or `bin` may also begin one.

use super::unit::{Line, Unit};
use crate::lexicon::gazetteer::Classes;
use crate::token::{Case, TokenKind};
use std::ops::Range;

/// Most small words between two capitalised ones.
const GAP: usize = 3;

/// A longer run of capitals is no name but a list or a text without small letters: it is decoded in parts.
const LONGEST: usize = 1024;

/// Small words inside names.
const INNER: &[&str] = &[
    "of", "the", "and", "for", "de", "van", "der", "den", "von", "zu", "al", "el", "bin", "ibn", "ben", "bint", "abu",
    "da", "das", "di", "do", "dos", "du", "del", "della", "la", "le", "les", "ter", "ten", "y", "e", "et", "in", "on",
    "at", "to", "with", "a", "und", "des", "der", "af", "&", "-", "–", ".", ",", "'", "’", "/", "'s", "’s", "+", "|",
    "@",
];

/// Small words that may be a name's first.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "al", "el", "bin", "ibn", "ben", "da", "di", "du", "del", "della", "la", "le", "ter", "den",
    "der", "abu", "zu",
];

/// Finds the stretches of one sentence, in order, as ranges of units.
pub(super) fn stretches(text: &str, units: &[Unit<'_>], line: &Line, out: &mut Vec<Range<usize>>) {
    out.clear();
    let word = |i: usize| units[i].span().of(text);
    let mut at = line.units.start;
    while at < line.units.end {
        if !anchors(&units[at]) {
            at += 1;
            continue;
        }
        let mut first = at;
        while first > line.units.start
            && out.last().is_none_or(|r| r.end < first)
            && is_particle(word(first - 1), &units[first - 1])
        {
            first -= 1;
        }
        let mut end = at + 1;
        let mut look = end;
        while look < line.units.end && look - end <= GAP && look - at < LONGEST {
            if anchors(&units[look]) || units[look].kind == TokenKind::Number {
                end = look + 1;
            } else if !INNER.contains(&word(look)) {
                break;
            }
            look += 1;
        }
        if first > line.units.start
            && units[first - 1].kind == TokenKind::Number
            && out.last().is_none_or(|r| r.end < first)
        {
            first -= 1;
        }
        out.push(first..end);
        at = end;
    }
}

/// Capitalised, or a number that is a name: `76ers`.
fn anchors(unit: &Unit<'_>) -> bool {
    let named = unit.kind == TokenKind::Number && Classes(unit.classes).any(Classes::ANY_ORGANISATION);
    unit.is_capital() || named
}

fn is_particle(word: &str, unit: &Unit<'_>) -> bool {
    unit.case == Case::Lower && word.len() <= 5 && PARTICLES.contains(&word)
}
