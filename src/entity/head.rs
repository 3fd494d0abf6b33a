//! Kind and extent by a name's first or last word, where the model was not sure, and names that are part of a thing's.
//!
//! | found | becomes | because |
//! |---|---|---|
//! | `Calder Wire`, `Marlow Rovers`, person | organisation | newspapers, schools, companies and teams end so |
//! | `Gazette` (after `Money`) | `Money Gazette`, organisation | the same |
//! | `River Arden`, person | place | rivers and lakes begin so |
//! | `Ana Ruiz`, (`de la`) `Vega` | one person | particles join a surname |
//! | `Scottish`, `FA` | one organisation | the whole is listed |
//! | `S&P` (before `500`) | none | the whole is a listed product |
//! | `Finance` (before `Minister`), `State` (after `Secretary of`) | none | it is part of an office |

use super::unit::{Line, Unit, Units, Writing};
use super::{Draft, rule};
use crate::document::EntityKind;
use crate::lexicon::gazetteer::Classes;
use crate::token::Case;

/// First words of places.
const WATERS: &[&str] = &["River", "Lake", "Loch", "Lough", "Mount", "Cape"];

/// Applies the table to the names of the whole text, in order.
pub(super) fn settle(text: &str, units: &Units<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    join(text, units, &mut drafts);
    let (mut line, mut free) = (0, 0);
    drafts.retain_mut(|draft| {
        while units.lines.get(line).is_some_and(|l| l.units.end <= draft.units.start) {
            line += 1;
        }
        let Some(line) = units.lines.get(line) else { return true };
        let keep = !is_part(text, &units.units, line, draft);
        if keep {
            named(text, &units.units, line, free, draft);
        }
        free = draft.units.end;
        keep
    });
    drafts
}

/// Small words between the parts of a Spanish or Portuguese surname.
const PARTICLES: &[&str] = &["de", "la", "las", "los", "del", "da", "dos", "do", "y"];

/// Joins people's names between which only particles stand, and the parts of a listed organisation.
fn join(text: &str, units: &Units<'_>, drafts: &mut Vec<Draft>) {
    drafts.dedup_by(|next, last| {
        let gap = last.units.end..next.units.start;
        let joined = last.kind == EntityKind::Person
            && next.kind == EntityKind::Person
            && (1..=2).contains(&gap.len())
            && units.units[gap.clone()].iter().all(|u| PARTICLES.contains(&u.span().of(text)));
        // `Scottish FA`: a listed name of which the first word was taken for a group.
        let first = &units.units[last.units.start];
        let listed = last.kind == EntityKind::Group
            && next.kind == EntityKind::Organisation
            && gap.is_empty()
            && first.part == 1
            && units.units[next.units.end - 1].part == 3
            && Classes(first.phrase()).any(Classes::ANY_ORGANISATION);
        if listed {
            (last.kind, last.rule) = (next.kind, next.rule);
        }
        if joined || listed {
            last.units.end = next.units.end;
        }
        joined || listed
    });
}

/// Whether it is the beginning of a listed product, or the field of an office.
fn is_part(text: &str, units: &[Unit<'_>], line: &Line, draft: &Draft) -> bool {
    let (first, last) = (draft.units.start, &units[draft.units.end - 1]);
    let held = |at: usize| matches!(units[at].span().of(text), "Secretary" | "Secretaries" | "Minister" | "Ministers");
    let field = draft.units.len() == 1 && last.case == Case::Title && last.classes & !FIELD.0 == 0;
    let of = first > line.units.start + 1 && units[first - 1].span().of(text) == "of" && held(first - 2);
    if of && (field && last.classes != 0 || last.span().of(text) == "State") && draft.units.len() == 1 {
        return draft.kind == EntityKind::Organisation;
    }
    let Some(next) = units.get(draft.units.end).filter(|_| draft.units.end < line.units.end) else { return false };
    let thing =
        Classes(last.phrase()).any(Classes::PRODUCT | Classes::EVENT) && matches!(last.part, 1 | 2) && next.part > 1;
    let office = matches!(
        next.span().of(text),
        "Minister" | "Secretary" | "Ministers" | "Professor" | "attorney" | "attorneys" | "lawyer" | "lawyers"
    );
    draft.kind == EntityKind::Organisation && (thing || office && field)
}

/// What a field such as `Finance` may be in the lists, and nothing else.
const FIELD: Classes = Classes(Classes::COMMON.0 | Classes::FUNCTION.0 | Classes::ORG_HEAD.0 | Classes::MODIFIER.0);

fn named(text: &str, units: &[Unit<'_>], line: &Line, free: usize, draft: &mut Draft) {
    let (first, last) = (&units[draft.units.start], &units[draft.units.end - 1]);
    let classes = Classes(last.classes);
    let water = draft.units.len() == 2 && WATERS.contains(&first.span().of(text)) && classes.is_empty();
    if line.writing != Writing::Plain || !(draft.is_unsure() || water && draft.confidence < super::SURE) {
        return;
    }
    let head = classes.any(Classes::ORG_HEAD) && !classes.any(Classes::SURNAME | Classes::GIVEN | Classes::PLACE_HEAD)
        || classes == Classes::TEAM_HEAD;
    let before = draft.units.start.checked_sub(1).filter(|&b| b >= free && b > line.units.start).map(|b| &units[b]);
    let odd = Classes::FUNCTION | Classes::HONORIFIC | Classes::CALENDAR;
    let grows = before.is_some_and(|b| b.case == Case::Title && !Classes(b.classes).any(odd));
    if head && (draft.units.len() > 1 || grows) {
        draft.units.start -= (draft.units.len() == 1) as usize;
        draft.kind = EntityKind::Organisation;
        draft.rule = rule::CONTEXT;
    } else if draft.units.len() > 1 && WATERS.contains(&first.span().of(text)) {
        draft.kind = EntityKind::Place;
        draft.rule = rule::CONTEXT;
    }
}
