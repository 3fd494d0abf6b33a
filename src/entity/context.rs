//! Names that their neighbours make sure of, where the model found none.
//!
//! | before the name | name | kind |
//! |---|---|---|
//! | `Mr`, `Dr` and the like | up to four capitalised words | person |
//! | `told` | capitalised words: `told Health` | organisation, or person where a given or family name is among them |
//! | `journal`, `broadcaster`, `startup` … | capitalised words | organisation, also where a rule or the model took them for a person or place and was not sure |
//! | `by The`, `of The` … | capitalised words: `by The Grio` | organisation |
//! | `The`, first in its sentence | capitalised words with what ends the names of bodies: `The Harbour Safety Authority` | organisation |
//! | `on` | `X` | organisation |
//! | anything | a number that is a team: `76ers` | organisation |
//! | anything | two or more listed words in capitals that are an organisation, before a verb of saying or with what ends the names of bodies: `Downing Street said`, `the International Olympic Committee` | organisation |
//! | anything | a capitalised word and what only teams are called: `Thornby Athletic` | organisation |
//! | comma or bracket | party and seat: `D-Ohio`, `R-FL` | place |

use super::unit::{Line, Unit, Units, Writing};
use super::{Draft, rule, seat};
use crate::document::EntityKind;
use crate::lexicon::gazetteer::Classes;
use crate::token::{Case, TokenKind};

/// Titles that only persons have.
const TITLES: &[&str] =
    &["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mx", "Mx.", "Dr", "Dr.", "Prof", "Prof.", "Sir", "Dame"];
/// Words between which and a capitalised `The` no sentence ends.
const BEFORE_THE: &[&str] = &["by", "to", "of", "in", "for", "from", "with", "on", "at", "and", "told", "via", "per"];
/// Nouns before which an organisation's name stands without a comma.
pub(super) const BODIES: &[&str] = &[
    "journal",
    "newspaper",
    "magazine",
    "broadcaster",
    "tabloid",
    "website",
    "outlet",
    "weekly",
    "agency",
    "publisher",
    "startup",
    "company",
    "firm",
    "giant",
    "retailer",
    "chain",
    "carmaker",
    "automaker",
    "airline",
    "manufacturer",
    "chipmaker",
    "drugmaker",
    "lender",
    "brand",
    "nonprofit",
    "charity",
    "watchdog",
    "regulator",
    "group",
    "party",
    "union",
    "network",
    "channel",
    "studio",
    "label",
    "insurer",
    "developer",
    "maker",
    "provider",
    "subsidiary",
];
/// Verbs whose subject speaks.
const SAYS: &[&str] =
    &["said", "says", "insisted", "announced", "confirmed", "denied", "declined", "warned", "refused"];
/// Most words of a name.
const LONGEST: usize = 4;

/// The names that `drafts` lacks, in order.
pub(super) fn names(text: &str, units: &Units<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let mut next = 0;
    for line in &units.lines {
        for at in line.units.clone() {
            while drafts.get(next).is_some_and(|d| d.units.end <= at) {
                next += 1;
            }
            let end = drafts.get(next).map_or(line.units.end, |d| d.units.start.min(line.units.end));
            let start = drafts[..next].last().map_or(0, |d| d.units.end).max(out.last().map_or(0, |d| d.units.end));
            if at < end && start <= at {
                let team = || team(&units.units, line, start, at);
                let listed = listed(text, &units.units, line, start.max(line.units.start), at);
                out.extend(listed.or_else(team).or_else(|| name(text, &units.units, line, at, end)));
            }
        }
    }
    out
}

/// The listed organisation of several words that the word at `at` ends, if it speaks or that word is one with which bodies end.
fn listed(text: &str, units: &[Unit<'_>], line: &Line, start: usize, at: usize) -> Option<Draft> {
    let says = |i: usize| i < line.units.end && SAYS.contains(&units[i].span().of(text));
    let known = units[at].part == 3 && Classes(units[at].phrase()).any(Classes::ANY_ORGANISATION);
    // "the International Olympic Committee", but not "Ugandan High Court Judge"
    let head = Classes(units[at].classes);
    let headed = head.any(Classes::ORG_HEAD)
        && !head.any(Classes::SURNAME)
        && (at + 1 >= line.units.end || !units[at + 1].is_capital());
    if !known || line.writing != Writing::Plain || !(says(at + 1) || headed) {
        return None;
    }
    let first = (start..at).rev().take(LONGEST).find(|&i| units[i].part == 1)?;
    let kind = EntityKind::Organisation;
    units[first..=at].iter().all(|u| u.is_capital() || u.kind == TokenKind::Number).then_some(Draft {
        units: first..at + 1,
        kind,
        confidence: 0.8,
        rule: rule::CONTEXT,
    })
}

/// The team that the word at `at` ends; the name may begin at `start`.
fn team(units: &[Unit<'_>], line: &Line, start: usize, at: usize) -> Option<Draft> {
    let only = |u: &Unit<'_>| u.case == Case::Title && u.classes == Classes::TEAM_HEAD.0;
    let odd = Classes::FUNCTION | Classes::CALENDAR | Classes::HONORIFIC | Classes::ROLE | Classes::GROUP;
    let town = |u: &&Unit<'_>| matches!(u.case, Case::Title | Case::Mixed) && !Classes(u.classes).any(odd);
    if !only(&units[at]) || line.writing == Writing::Capitals {
        return None;
    }
    let words = units[start.max(line.units.start)..at].iter().rev().take(LONGEST - 1).take_while(town).count();
    let units = at - words..at + 1;
    let kind = EntityKind::Organisation;
    (words > 0).then_some(Draft { units, kind, confidence: 0.7, rule: rule::CONTEXT })
}

/// The name that the word at `at` makes sure of; it may reach to `end`.
fn name(text: &str, units: &[Unit<'_>], line: &Line, at: usize, end: usize) -> Option<Draft> {
    // Every name begins with a capital or is a number.
    units[at + 1..end].first().filter(|u| u.is_capital() || u.kind == TokenKind::Number)?;
    let word = |i: usize| units[i].span().of(text);
    // "public broadcaster NRF", but no line in capitals.
    let letters = |u: &Unit<'_>| u.case == Case::Upper && u.span().len() < 6 && line.writing == Writing::Plain;
    let capital =
        |u: &&Unit<'_>| u.kind == TokenKind::Word && (matches!(u.case, Case::Title | Case::Mixed) || letters(u));
    let run = units[at + 1..end].iter().take(LONGEST).take_while(capital);
    let (count, classes) = run.fold((0, Classes::NONE), |(n, c), u| (n + 1, c | Classes(u.classes)));
    let odd = Classes::FUNCTION
        | Classes::CALENDAR
        | Classes::HONORIFIC
        | Classes::ROLE
        | Classes::GROUP
        | Classes::EVENT
        | Classes::PRODUCT;
    let inside = at > line.units.start && line.writing == Writing::Plain;
    // "The Harbour Safety Authority said": the first word of a sentence says little, the last of the name much.
    let odd_head =
        Classes::ROLE | Classes::SURNAME | Classes::CALENDAR | Classes::EVENT | Classes::EVENT_HEAD | Classes::PRODUCT;
    let headed = at == line.units.start
        && line.writing == Writing::Plain
        && count > 1
        && at + 1 + count < end
        && Classes(units[at + count].classes).any(Classes::ORG_HEAD)
        && !classes.any(odd_head);
    let (kind, count, rule) = match word(at) {
        "," | "(" if at + 1 < end && seat::is_seat(word(at + 1)) => (EntityKind::Place, 1, rule::SEAT),
        title if TITLES.contains(&title) => (EntityKind::Person, count, rule::TITLED),
        noun if inside && BODIES.contains(&noun) && !classes.any(odd | Classes::PERSON) => {
            (EntityKind::Organisation, count, rule::CONTEXT)
        }
        "told" if inside && !classes.any(odd) => {
            let person = classes.any(Classes::PERSON) && !classes.any(Classes::ANY_ORGANISATION);
            (if person { EntityKind::Person } else { EntityKind::Organisation }, count, rule::CONTEXT)
        }
        "The" if headed => (EntityKind::Organisation, count, rule::CONTEXT),
        "The" if inside && BEFORE_THE.contains(&word(at - 1)) && !classes.any(odd | Classes::EVENT_HEAD) => {
            (EntityKind::Organisation, count, rule::CONTEXT)
        }
        "on" if at + 1 < end && word(at + 1) == "X" => (EntityKind::Organisation, 1, rule::CONTEXT),
        _ if at + 1 < end && units[at + 1].kind == TokenKind::Number => {
            let team = Classes(units[at + 1].classes).any(Classes::TEAM | Classes::TEAM_HEAD);
            (EntityKind::Organisation, team as usize, rule::CONTEXT)
        }
        _ => return None,
    };
    let units = at + 1..at + 1 + count;
    let confidence = if rule == rule::CONTEXT { 0.7 } else { 0.9 };
    (count > 0 && !TITLES.contains(&word(at + 1))).then_some(Draft { units, kind, confidence, rule })
}
