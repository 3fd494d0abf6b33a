//! Days of the week.
//!
//! | text | gives |
//! |---|---|
//! | `Monday`, `last Friday`, `this coming Sunday`, `the following Tuesday` | one day |
//! | `Wednesday week`, `a week on Monday` | a week after the coming one |
//! | `Fri.`, `Sat.` | one day, where a preposition or a date stands beside it |
//! | `Sunday Times`, `Saturday Night Live`, `Bloody Sunday` | nothing |

use super::super::expr::{Expr, Found, Rel, Scan};
use super::super::lex::{Lx, Unit};
use super::relation;

const WEEK: Lx = Lx::UnitWord(Unit::Week, false);

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (rel, at) = match s.at(i) {
        Lx::Weekday(_) | Lx::WeekdayAbbr(_) => (Rel::Bare, i),
        // `a week on Monday`
        Lx::A if s.at(i + 1) == WEEK && matches!(s.at(i + 2), Lx::On | Lx::From) => (Rel::WeekOn, i + 3),
        _ => relation(s, i)?,
    };
    let day = match s.at(at) {
        Lx::Weekday(d) if s.is_capital(at) => d,
        Lx::WeekdayAbbr(d) if is_abbreviation(s, at) => d,
        _ => return None,
    };
    if is_title(s, at) {
        return Some(Found::new(i, at + 1, Expr::Veto, ""));
    }
    // `Wednesday week`
    if rel == Rel::Bare && s.at(at + 1) == WEEK && s.gap(at + 1) && s.at(at + 2).ends_clause() {
        let expr = Expr::Weekday { rel: Rel::WeekOn, day };
        return Some(Found::new(i, at + 2, expr, "date.weekday-relative"));
    }
    // `the Monday after`: the article belongs to the phrase only where something makes it definite.
    let from = if rel == Rel::The { at } else { i };
    let rel = if rel == Rel::The { Rel::Bare } else { rel };
    let rule = if rel == Rel::Bare { "date.weekday" } else { "date.weekday-relative" };
    Some(Found::new(from, at + 1, Expr::Weekday { rel, day }, rule))
}

/// `Sat.` and `Sun` are words of their own: something beside them must say otherwise.
fn is_abbreviation(s: &Scan<'_>, i: usize) -> bool {
    let date_follows =
        |at: usize| matches!(s.at(at), Lx::Month(_) | Lx::MonthAbbr(_)) || matches!(s.at(at), Lx::Num(1..=31, _));
    let stop = s.word(i).ends_with('.');
    s.is_capital(i)
        && (date_follows(i + 1) || s.at(i + 1) == Lx::Comma && date_follows(i + 2) || stop && s.before(i, 1) == Lx::On)
}

/// Newspapers, programmes and days that are names.
fn is_title(s: &Scan<'_>, i: usize) -> bool {
    const AFTER: &[&str] = &[
        "Times",
        "Telegraph",
        "Mail",
        "Mirror",
        "Express",
        "Post",
        "People",
        "World",
        "Independent",
        "Herald",
        "Star",
        "Sun",
        "Business",
        "Tribune",
        "Observer",
        "Supplement",
        "Club",
        "League",
    ];
    const BEFORE: &[&str] = &["Bloody", "Ruby", "Super", "Manic", "Freaky", "Casual", "Blue", "Girl"];
    let programme = s.is_any(i + 1, &["Night"])
        && s.is_capital(i + 1)
        && s.is_any(i + 2, &["Live", "Football", "Fever", "Lights", "Raw"]);
    let before = i > 0 && s.is_capital(i - 1) && s.is_any(i - 1, BEFORE);
    // `Sunday roast`, `Sunday league`
    let kind = !s.is_capital(i + 1) && s.is_any(i + 1, &["league", "roast", "school"]);
    (s.is_capital(i + 1) && s.is_any(i + 1, AFTER)) || kind || programme || before
}
