//! Places in texts that hardly use capitals: `i want to go to san francisco`.

use super::unit::{Line, Unit, Units};
use super::{Draft, RULES};
use crate::document::EntityKind;
use crate::lexicon::gazetteer::{self, Classes};
use crate::token::{Case, TokenKind};

/// Words after which a listed place is one.
const BEFORE: &[&str] = &["in", "from", "to", "near", "around", "at", "of", "visit", "visiting", "between", "for", ","];

/// What a small-written word may not also be.
const OTHER: Classes = Classes(
    Classes::COMMON.0
        | Classes::FUNCTION.0
        | Classes::GIVEN.0
        | Classes::PARTICLE.0
        | Classes::CALENDAR.0
        | Classes::MODIFIER.0,
);

const WHOLE: Classes = Classes(Classes::COUNTRY.0 | Classes::CITY.0 | Classes::REGION.0);

/// The listed places of every sentence that begins small or has a small `i`.
pub(super) fn places(text: &str, units: &Units) -> Vec<Draft> {
    let mut out = Vec::new();
    for line in &units.lines {
        let words = &units.units[line.units.clone()];
        let first = words.iter().find(|u| u.kind == TokenKind::Word);
        let small = |u: &Unit| u.case == Case::Lower && u.kind == TokenKind::Word;
        if first.is_some_and(small) || words.iter().any(|u| small(u) && u.span.of(text) == "i") {
            read(text, units, line, &mut out);
        }
    }
    out
}

fn read(text: &str, units: &Units, line: &Line, out: &mut Vec<Draft>) {
    let mut at = line.units.start;
    while at < line.units.end {
        let unit = &units.units[at];
        let before = if at > line.units.start { units.units[at - 1].span.of(text) } else { "" };
        let after_place = out.last().is_some_and(|d| d.units.end == at || d.units.end + 1 == at && before == ",");
        let classes = Classes(unit.classes);
        let mut words = 0;
        if unit.case == Case::Lower && (BEFORE.contains(&before) || after_place || classes.any(Classes::COUNTRY)) {
            let rest = units.units[at..line.units.end].iter();
            let phrase = gazetteer::longest(rest.map(|u| u.span.of(text))).filter(|p| p.classes.any(WHOLE));
            let alone = classes.any(WHOLE) && !classes.any(OTHER) && unit.span.len() > 3;
            words = phrase.map_or(alone as usize, |p| p.words);
        }
        if words > 0 {
            let units = at..(at + words).min(line.units.end);
            out.push(Draft { units, kind: EntityKind::Place, confidence: 0.6, rule: RULES[7].id });
        }
        at += words.max(1);
    }
}
