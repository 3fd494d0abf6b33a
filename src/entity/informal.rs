//! Names in texts that hardly use capitals: `i want to go to san francisco with jill allen`.
//!
//! | written small | where | becomes |
//! |---|---|---|
//! | a country or region that is no ordinary word | text with such a sentence | place |
//! | a city, or any listed phrase of places | after `in`, `to` and the like, or after a place | place |
//! | a given name that is no ordinary word, with a family name behind it | sentence without capitals | person |

use super::unit::{Line, Unit, Units};
use super::{Draft, rule};
use crate::document::EntityKind;
use crate::lexicon::gazetteer::{self, Classes};
use crate::token::{Case, TokenKind};

/// Words after which a listed place is one.
const BEFORE: &[&str] = &["in", "from", "to", "near", "around", "at", "of", "visit", "visiting", "between", "for", ","];

/// What a small-written word may not also be.
const ORDINARY: Classes =
    Classes(Classes::COMMON.0 | Classes::FUNCTION.0 | Classes::PARTICLE.0 | Classes::CALENDAR.0 | Classes::MODIFIER.0);

const WIDE: Classes = Classes(Classes::COUNTRY.0 | Classes::REGION.0);
const WHOLE: Classes = Classes(WIDE.0 | Classes::CITY.0);

/// The listed names that are written small.
pub(super) fn names(text: &str, units: &Units<'_>) -> Vec<Draft> {
    let small = |line: &Line| {
        let words = &units.units[line.units.clone()];
        let first = words.iter().find(|u| u.kind == TokenKind::Word);
        first.is_some_and(is_small) || words.iter().any(|u| is_small(u) && u.span().of(text) == "i")
    };
    let mut out = Vec::new();
    // Edited text has none of this, and then a stranger whose hash is that of a place is no place.
    if units.lines.iter().any(small) {
        units.lines.iter().for_each(|line| read(text, units, line, small(line), &mut out));
    }
    out
}

fn is_small(unit: &Unit<'_>) -> bool {
    unit.case == Case::Lower && unit.kind == TokenKind::Word
}

fn read(text: &str, units: &Units<'_>, line: &Line, small: bool, out: &mut Vec<Draft>) {
    let mut at = line.units.start;
    while at < line.units.end {
        let found = if is_small(&units.units[at]) { name(text, units, line, at, small, out.last()) } else { None };
        at = found.as_ref().map_or(at + 1, |d| d.units.end);
        out.extend(found);
    }
}

/// The name that begins at `at`; `last` is the one found before.
fn name(text: &str, units: &Units<'_>, line: &Line, at: usize, small: bool, last: Option<&Draft>) -> Option<Draft> {
    let unit = &units.units[at];
    let classes = Classes(unit.classes);
    let alone = !classes.any(ORDINARY) && unit.span().len() > 3;
    let draft = |words: usize, kind, rule| {
        let units = at..(at + words).min(line.units.end);
        Some(Draft { units, kind, confidence: 0.6, rule })
    };
    if alone && classes.any(WIDE) && !classes.any(Classes::GIVEN) {
        return draft(1, EntityKind::Place, rule::SMALL_PLACE);
    }
    if small && alone && classes.any(Classes::HE | Classes::SHE) && !classes.any(WHOLE) {
        let family =
            |u: &Unit<'_>| is_small(u) && Classes(u.classes).any(Classes::SURNAME) && !Classes(u.classes).any(ORDINARY);
        let two = at + 1 < line.units.end && family(&units.units[at + 1]);
        return draft(1 + two as usize, EntityKind::Person, rule::SMALL_PERSON);
    }
    let before = if at > line.units.start { units.units[at - 1].span().of(text) } else { "" };
    let after_place = last
        .is_some_and(|d| d.kind == EntityKind::Place && (d.units.end == at || d.units.end + 1 == at && before == ","));
    if !small && !classes.any(WIDE | Classes::CITY | Classes::MODIFIER) || !BEFORE.contains(&before) && !after_place {
        return None;
    }
    let rest = units.units[at..line.units.end].iter();
    if let Some(phrase) = gazetteer::longest(rest.map(|u| u.span().of(text))).filter(|p| p.set.classes().any(WHOLE))
        && units.units[at..line.units.end].iter().take(phrase.words).all(|u| u.case != Case::Title)
    {
        return draft(phrase.words, EntityKind::Place, rule::SMALL_PLACE);
    }
    let city = small && alone && classes.any(WHOLE) && !classes.any(Classes::GIVEN);
    if city { draft(1, EntityKind::Place, rule::SMALL_PLACE) } else { None }
}
