//! Units beside `last`, `this`, `next` and the like.
//!
//! | text | gives |
//! |---|---|
//! | `last week`, `this year`, `next month`, `the current quarter` | placed by the day of publication |
//! | `the following day`, `the previous year`, `that week` | placed by the date spoken of before |
//! | `the year`, `the weekend`, `the day` | placed by what the text speaks of |
//! | `this morning`, `last night`, `this evening` | a part of a day |
//! | `the week of March 6` | the week around a day |

use super::super::expr::{Count, Expr, Found, Rel, Scan, TimeOfDay, Yr};
use super::super::lex::{Lx, Unit};
use super::super::value::Part;
use super::{relation, year_after};
use crate::document::Modifier;

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (rel, mut at) = match s.at(i) {
        // `weekend` and `year-end` need no article.
        Lx::UnitWord(Unit::Weekend, false) => (Rel::The, i),
        Lx::UnitWord(Unit::Year, false) => return year_end(s, i),
        // `by mid-afternoon`
        Lx::Mid => {
            let at = s.skip_hyphen(i + 1);
            let Lx::PartWord(part) = s.at(at) else { return None };
            if matches!(s.at(at + 1), Lx::Yesterday | Lx::Today | Lx::Tomorrow | Lx::Weekday(_) | Lx::On) {
                return None;
            }
            return part_of_day(s, i, at, Rel::Same, part).map(|f| Found { modifier: Some(Modifier::Mid), ..f });
        }
        _ => relation(s, i)?,
    };
    let fiscal = s.at(at) == Lx::Fiscal;
    at += usize::from(fiscal);
    if s.at(at) == Lx::Whole || matches!(rel, Rel::The) && matches!(s.at(at), Lx::All) {
        at += 1;
    }
    match s.at(at) {
        Lx::PartWord(part) => part_of_day(s, i, at, rel, part),
        _ if rel == Rel::The && s.at(at + 1) == Lx::UnitWord(Unit::Hour, true) => small_hours(s, i, at),
        Lx::HolidayWord if rel == Rel::The && s.at(at + 1) == Lx::UnitWord(Unit::Year, false) => new_year(s, i, at),
        Lx::UnitWord(unit, false) => unit_word(s, i, at, rel, unit, fiscal),
        // The period that a company reports on.
        Lx::Period if rel == Rel::Last && s.at(at - 1) == Lx::Latest => {
            Some(Found::new(i, at + 1, Expr::Unit { rel: Rel::The, unit: Unit::Quarter }, "date.unit-definite"))
        }
        _ => None,
    }
}

fn unit_word(s: &Scan<'_>, i: usize, at: usize, rel: Rel, unit: Unit, fiscal: bool) -> Option<Found> {
    let end = at + 1;
    // The programme: “This Week”.
    let quoted = matches!(s.before(i, 1), Lx::Quote | Lx::Apostrophe) && s.is_capital(i);
    // The newspaper: the Weekend Australian.
    let paper = unit == Unit::Weekend && s.at(end) == Lx::Other && s.is_capital(end);
    if s.is_capital(at) && (quoted || paper) {
        return None;
    }
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Millennium)
        && !matches!(rel, Rel::Past | Rel::Last)
    {
        return None;
    }
    // `the year-ago quarter` and `the three-year deal` are other recognisers' matter.
    if s.is_hyphen(end) && !matches!(s.at(end + 1), Lx::End | Lx::Other) {
        return None;
    }
    // `the last year or so` is a length, however it is written.
    if matches!(rel, Rel::Last | Rel::Past | Rel::Next) && s.at(end) == Lx::Or && s.at(end + 1) == Lx::So {
        let expr = Expr::Duration { count: Count::of(1), unit, extra: None };
        return Some(Found { modifier: Some(Modifier::Approx), ..Found::new(i, end + 2, expr, "duration.count") });
    }
    if unit == Unit::Week && rel == Rel::The && s.at(end) == Lx::Of {
        return week_of(s, i, end + 1);
    }
    // `the fiscal year ended Jan. 31` has a length; its name is not said.
    let reported = unit == Unit::Year
        && rel == Rel::The
        && (s.at(end) == Lx::Ended
            || matches!(s.at(end), Lx::To | Lx::Through) && matches!(s.at(end + 1), Lx::Month(_) | Lx::MonthAbbr(_)));
    if reported || unit < Unit::Day {
        return Some(Found::new(i, end, Expr::Duration { count: Count::of(1), unit, extra: None }, "duration.count"));
    }
    // `the last day of talks` is one of them, `in the last day` a time.
    let article = s.at(i) == Lx::The;
    if rel == Rel::Last && article {
        let in_it = matches!(s.before(i, 1), Lx::In | Lx::Over | Lx::Within | Lx::During | Lx::For);
        if unit == Unit::Day && !in_it || s.at(end) == Lx::Of {
            return None;
        }
    }
    if rel == Rel::The {
        let far = match (s.at(end), s.at(end + 1)) {
            (Lx::Before, Lx::Last) if closes(s, end + 2) => Some(Rel::BeforeLast),
            (Lx::After, Lx::Next) if closes(s, end + 2) => Some(Rel::AfterNext),
            _ => None,
        };
        if let Some(rel) = far.filter(|_| unit > Unit::Night) {
            return Some(Found::new(i, end + 2, Expr::Unit { rel, unit }, "date.unit-relative"));
        }
        // `the day before`, `the year after`
        let beside = match s.at(end) {
            Lx::Before if closes(s, end + 1) => Some(Rel::Previous),
            Lx::After if closes(s, end + 1) => Some(Rel::Following),
            _ => None,
        };
        if let Some(rel) = beside {
            return Some(Found::new(i, end + 1, Expr::Unit { rel, unit }, "date.beside-context"));
        }
        // `Coach of the Year`, `the word of the year`
        const PRIZES: &[&str] = &[
            "player",
            "person",
            "man",
            "woman",
            "mother",
            "father",
            "word",
            "book",
            "car",
            "film",
            "album",
            "song",
            "team",
            "manager",
            "coach",
            "newcomer",
            "personality",
            "rookie",
            "goal",
            "artist",
            "athlete",
            "journalist",
            "teacher",
        ];
        if s.before(i, 1) == Lx::Of && (s.is_capital(at) || s.is_any(i.wrapping_sub(2), PRIZES)) {
            return None;
        }
        if !meant(s, i, end, unit) {
            return None;
        }
    }
    let rule = match rel {
        Rel::The => "date.unit-definite",
        Rel::Previous | Rel::Following | Rel::Same => "date.beside-context",
        _ if fiscal => "date.fiscal-year",
        _ => "date.unit-relative",
    };
    Some(Found::new(i, end, Expr::Unit { rel, unit }, rule))
}

/// Whether what follows leaves `the day before` without an anchor of its own.
fn closes(s: &Scan<'_>, i: usize) -> bool {
    s.at(i).ends_clause() || matches!(s.at(i), Lx::In | Lx::At | Lx::To | Lx::Is | Lx::Was | Lx::Ed)
}

/// `the day`, `the week`: a date only where nothing narrows them.
fn meant(s: &Scan<'_>, i: usize, end: usize, unit: Unit) -> bool {
    use Lx::*;
    let preposition = matches!(
        s.before(i, 1),
        Of | In
            | For
            | During
            | Through
            | Over
            | By
            | Until
            | On
            | To
            | From
            | Within
            | Early
            | Late
            | At
            | Later
            | Earlier
            | And
            | Since
            | Up
            | After
            | Before
    );
    let narrowed = s.at(end) == Of
        || matches!(s.at(end), Other) && !s.is_capital(end) && unit != Unit::Weekend && !s.word(end).ends_with("ly");
    match unit {
        Unit::Weekend => !(s.at(end) == Of),
        Unit::Day => {
            // `later in the day`, but not `in the day`.
            let placed = s.before(i, 1) == In && matches!(s.before(i, 2), Later | Earlier | Early | Late);
            preposition && !narrowed && (placed || !matches!(s.before(i, 1), On | To | By | In | From))
        }
        Unit::Week | Unit::Month_ | Unit::Quarter | Unit::Year => {
            preposition && s.at(end) != Of && (!narrowed || unit >= Unit::Quarter)
        }
        Unit::Decade | Unit::Century => preposition && (!narrowed || s.before(i, 1) == Of && s.at(end) != Of),
        _ => false,
    }
}

fn week_of(s: &Scan<'_>, i: usize, at: usize) -> Option<Found> {
    let at = at
        + usize::from(matches!(s.at(at), Lx::Weekday(_)))
        + usize::from(matches!(s.at(at), Lx::Weekday(_)) && s.at(at + 1) == Lx::Comma);
    let (month, day, end) = match (s.at(at), s.at(at + 1)) {
        (Lx::Month(m) | Lx::MonthAbbr(m), Lx::Num(d @ 1..=31, _)) => (m, d, at + 2),
        (Lx::Num(d @ 1..=31, _), Lx::Month(m) | Lx::MonthAbbr(m)) => (m, d, at + 2),
        _ => return None,
    };
    let (year, end) = year_after(s, end).unwrap_or((Yr::Open, end));
    Some(Found::new(i, end, Expr::WeekOf { month, day: day as u8, year }, "date.week-of"))
}

/// `this morning`, `last night`, `that evening`, `the next morning`.
fn part_of_day(s: &Scan<'_>, i: usize, at: usize, rel: Rel, part: Part) -> Option<Found> {
    let expr = match rel {
        Rel::This | Rel::Coming => Expr::Deictic(0),
        Rel::Last if part == Part::Night || part == Part::Evening => Expr::Deictic(-1),
        Rel::Same => Expr::Unit { rel: Rel::Same, unit: Unit::Day },
        Rel::Next | Rel::Following if s.at(i) == Lx::The => Expr::Unit { rel: Rel::Following, unit: Unit::Day },
        Rel::Previous => Expr::Unit { rel: Rel::Previous, unit: Unit::Day },
        // `the night before last`
        Rel::The if s.at(at + 1) == Lx::Before && s.at(at + 2) == Lx::Last && closes(s, at + 3) => {
            let (expr, time) = (Expr::Deictic(-2), Some(TimeOfDay::Part(part)));
            return Some(Found { time, ..Found::new(i, at + 3, expr, "time.part-of-day") });
        }
        Rel::The if matches!(s.before(i, 1), Lx::In | Lx::During | Lx::Of) && s.at(at + 1) != Lx::Of => {
            Expr::Unit { rel: Rel::Same, unit: Unit::Day }
        }
        _ => return None,
    };
    if s.is_hyphen(at + 1) {
        return None;
    }
    Some(Found { time: Some(TimeOfDay::Part(part)), ..Found::new(i, at + 1, expr, "time.part-of-day") })
}

/// `the early hours`, `the small hours`.
fn small_hours(s: &Scan<'_>, i: usize, at: usize) -> Option<Found> {
    if s.at(at) != Lx::Early && !s.is_any(at, &["small", "wee"]) {
        return None;
    }
    let expr = Expr::Unit { rel: Rel::Same, unit: Unit::Day };
    let (time, modifier) = (Some(TimeOfDay::Part(Part::Morning)), Some(Modifier::Start));
    Some(Found { time, modifier, ..Found::new(i, at + 2, expr, "time.part-of-day") })
}

/// `in the new year`: its first weeks.
fn new_year(s: &Scan<'_>, i: usize, at: usize) -> Option<Found> {
    let led = (matches!(s.before(i, 1), Lx::In | Lx::Early | Lx::Until | Lx::By)
        || s.is_any(i.wrapping_sub(1), &["into"]))
        && s.is_any(at, &["new"])
        && !matches!(s.at(at + 2), Lx::Poss | Lx::Other);
    led.then(|| Found { modifier: Some(Modifier::Start), ..Found::new(i, at + 2, Expr::NewYear, "date.unit-relative") })
}

/// `year-end`, `year's end`: its last day; and `year-to-date`.
fn year_end(s: &Scan<'_>, i: usize) -> Option<Found> {
    if s.is_hyphen(i + 1) && s.at(i + 2) == Lx::To && s.is_hyphen(i + 3) && s.is_any(i + 4, &["date"]) {
        let expr = Expr::Unit { rel: Rel::This, unit: Unit::Year };
        return Some(Found::new(i, i + 5, expr, "date.unit-relative"));
    }
    let at = match s.at(i + 1) {
        Lx::Poss => i + 2,
        _ => s.skip_hyphen(i + 1),
    };
    // `by year’s end` is the end of the year, `year-end` its last day.
    if s.at(i + 1) == Lx::Poss {
        let expr = Expr::Unit { rel: Rel::The, unit: Unit::Year };
        let found = Found { modifier: Some(Modifier::End), edge: true, ..Found::new(i, at + 1, expr, "date.year-end") };
        return (s.at(at) == Lx::End && s.at(at + 1) != Lx::Of).then_some(found);
    }
    let expr = Expr::Date { year: Yr::Open, month: 12, day: 31, weekday: None };
    (s.at(at) == Lx::End && s.at(at + 1) != Lx::Of).then(|| Found::new(i, at + 1, expr, "date.year-end"))
}
