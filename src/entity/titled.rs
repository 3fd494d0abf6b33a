//! Persons by their title: what follows `Mr` is a name, whatever else it may be.

use super::unit::Units;
use super::{Draft, RULES};
use crate::document::EntityKind;
use crate::token::{Case, TokenKind};

/// Titles that only persons have.
const TITLES: &[&str] =
    &["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mx", "Mx.", "Dr", "Dr.", "Prof", "Prof.", "Sir", "Dame"];
/// Most words of a name.
const LONGEST: usize = 4;

/// The names after titles, where `drafts` has none.
pub(super) fn names(text: &str, units: &Units, drafts: &[Draft]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for line in &units.lines {
        for at in line.units.clone() {
            if !TITLES.contains(&units.units[at].span.of(text)) {
                continue;
            }
            let named =
                |u: &&super::unit::Unit| u.kind == TokenKind::Word && matches!(u.case, Case::Title | Case::Mixed);
            let run = units.units[at + 1..line.units.end].iter().take(LONGEST).take_while(named).count();
            let name = at + 1..at + 1 + run;
            let i = drafts.partition_point(|d| d.units.end <= at);
            let taken = drafts.get(i).is_some_and(|d| d.units.start < name.end);
            let inside = out.last().is_some_and(|d| d.units.end > at);
            if run > 0 && !taken && !inside && !TITLES.contains(&units.units[at + 1].span.of(text)) {
                out.push(Draft { units: name, kind: EntityKind::Person, confidence: 0.9, rule: RULES[8].id });
            }
        }
    }
    out
}
