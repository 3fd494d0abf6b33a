//! Which year, or which week, an expression without one means.
//!
//! A weekday is the most recent one (nine of ten in news), the coming one when its verb looks ahead. A month or a day
//! of a month is the nearest one; a reading against the tense must be several times as near to win.

use super::super::expr::{Expr, Piece, Rel, Yr};
use super::super::lex::Unit;
use super::super::recognise::holiday;
use super::super::tense::Tense;
use super::super::value::{Season, Value};
use super::{Context, Meaning, Resolved};
use crate::calendar::Day;
use crate::document::Anchor;
use crate::text::order;

/// How much farther away a reading that fits the tense may be: the verb found is not always the right one.
const AGAINST_TENSE: i64 = 3;
/// The same where the verb stands before in the same clause.
const AGAINST_CLAUSE: i64 = 9;
/// The same where the verb stands right before, as in `opened in August`.
const AGAINST_VERB_BESIDE: i64 = 12;

/// Days for which news still speaks of a deadline that is over.
const JUST_PASSED: i64 = 14;

/// Whether an expression needs no day of publication although its kind often does.
pub(super) fn is_absolute(expr: &Expr) -> bool {
    match expr {
        Expr::Dates { year, .. } | Expr::Months { year, .. } | Expr::Quarter { year, .. } | Expr::Half { year, .. } => {
            matches!(year, Yr::Is(_))
        }
        Expr::Season { year, .. } | Expr::WeekOf { year, .. } | Expr::Nth { year, .. } => matches!(year, Yr::Is(_)),
        Expr::Holiday { year, id, .. } => matches!(year, Yr::Is(_)) || holiday::is_historic(*id),
        _ => false,
    }
}

/// Resolves `Monday`, `last Monday`, `next Monday`.
pub(super) fn weekday(cx: &Context, rel: Rel, day: u8) -> Resolved {
    let Some(published) = cx.published else { return Resolved::text("XXXX", 0.5) };
    let back = (7 + i64::from(published.weekday()) - i64::from(day)) % 7;
    let give = |days: i64| Resolved::dated(published.plus_days(days).map(Value::Day), Anchor::Published);
    let other = |days: i64| published.plus_days(days).map(Value::Day);
    let strictly_back = if back == 0 { 7 } else { back };
    match rel {
        Rel::Last | Rel::Past => give(-strictly_back),
        Rel::Next => give((7 - back - 1) % 7 + 1).but(other((7 - back - 1) % 7 + 8), 0.1),
        Rel::Coming => give(7 - back),
        Rel::WeekOn => give((7 - back - 1) % 7 + 8),
        Rel::Previous | Rel::Following | Rel::Same => {
            let Some(from) = cx.focus.day else { return give(-strictly_back).but(None, 0.3) };
            let behind = (7 + i64::from(from.weekday()) - i64::from(day)) % 7;
            let days = match rel {
                Rel::Following => 7 - behind,
                Rel::Same => -behind,
                _ => -(if behind == 0 { 7 } else { behind }),
            };
            Resolved::dated(from.plus_days(days).map(Value::Day), Anchor::Context)
        }
        _ if cx.ahead
            || !cx.begun
                && (matches!(cx.tense, Tense::Future | Tense::Scheduled)
                    || matches!(cx.tense, Tense::Present | Tense::Perfect) && cx.clear) =>
        {
            give((7 - back) % 7).but(other(-strictly_back), 0.05)
        }
        Rel::This if cx.tense != Tense::Past => give((7 - back) % 7).but(other(-strictly_back), 0.1),
        // The title of a listing or a sentence without a verb may as well announce.
        _ if matches!(cx.tense, Tense::Past | Tense::Perfect) || back == 0 => give(-back),
        _ => give(-back).but(other(7 - back), 0.05),
    }
}

/// Resolves a day of a month.
pub(super) fn date(cx: &Context, year: Yr, month: u8, day: u8, weekday: Option<u8>) -> Resolved {
    let (m, d) = (u32::from(month), u32::from(day));
    let Some(published) = cx.published else { return Resolved::text("XXXX", 0.5) };
    if let Some(y) = fixed(cx, year, published) {
        return match Day::new(y, m, d) {
            Some(day) => Resolved::dated(Some(Value::Day(day)), Anchor::Published),
            None => Resolved::of(Meaning::Impossible),
        };
    }
    // `the riot of Jan. 6, 2021`, and later `on Jan. 6`
    if let (Some(y), None) = (cx.known_year, weekday) {
        return Resolved::dated(Day::new(y, m, d).map(Value::Day), Anchor::Context).but(None, 0.05);
    }
    // A weekday settles the year by itself.
    if let Some(weekday) = weekday {
        let years = [0, -1, 1, -2, 2];
        let fitting = years
            .iter()
            .filter_map(|n| Day::new(published.year() + n, m, d))
            .find(|day| day.weekday() == u32::from(weekday));
        if let Some(day) = fitting {
            return Resolved::dated(Some(Value::Day(day)), Anchor::Published);
        }
    }
    let candidates = [-1, 0, 1].map(|n| Day::new(published.year() + n, m, d));
    // A deadline may have just passed: next year's day is the unlikelier.
    let passed = |day: &Day| (-JUST_PASSED..0).contains(&published.days_until(*day));
    let ahead = cx.ahead && !candidates.iter().flatten().any(passed);
    pick(&Context { ahead, ..*cx }, candidates, |day| published.days_until(*day), Value::Day)
}

/// Chooses among candidates (last year's, this year's, next year's) by distance and tense.
fn pick<T: Copy>(
    cx: &Context,
    candidates: [Option<T>; 3],
    distance: impl Fn(&T) -> i64,
    value: impl Fn(T) -> Value,
) -> Resolved {
    let weight = match (cx.firm, cx.clear) {
        (true, _) => AGAINST_VERB_BESIDE,
        (_, true) => AGAINST_CLAUSE,
        _ => AGAINST_TENSE,
    };
    let cost = |t: &T| {
        let away = distance(t);
        let against = match cx.tense {
            Tense::Past | Tense::Perfect => away > 0,
            Tense::Future | Tense::Scheduled => away < 0,
            _ => false,
        };
        let barred = cx.begun && away > 0 || cx.ahead && away < 0;
        away.abs() * if against { weight } else { 1 } + if barred { 1_000_000 } else { 0 }
    };
    let mut ranked: Vec<T> = candidates.into_iter().flatten().collect();
    order::by(&mut ranked, |t| (cost(t) as u64, 0));
    let mut ranked = ranked.into_iter();
    let Some(best) = ranked.next() else {
        return Resolved::of(Meaning::Impossible);
    };
    let second = ranked.next();
    // A close call is one where the other reading costs less than half as much again.
    let close = second.as_ref().is_some_and(|s| cost(s) * 2 < cost(&best) * 3);
    let out = Resolved::dated(Some(value(best)), Anchor::Published);
    if close { out.but(second.map(value), 0.15) } else { out }
}

/// The year that the text itself gives.
fn fixed(cx: &Context, year: Yr, published: Day) -> Option<i32> {
    match year {
        Yr::Open => None,
        Yr::Is(y) => Some(y),
        Yr::Known(y) => Some(y).filter(|&y| y < published.year()),
        Yr::Rel(rel) => Some(match rel {
            Rel::Last | Rel::Past | Rel::YearAgo => published.year() - 1,
            Rel::Next | Rel::Coming => published.year() + 1,
            Rel::Previous | Rel::Same | Rel::Following => {
                let spoken = cx.focus.last.and_then(Value::days).map_or(published.year(), |(day, _)| day.year());
                spoken
                    + match rel {
                        Rel::Previous => -1,
                        Rel::Following => 1,
                        _ => 0,
                    }
            }
            _ => published.year(),
        }),
    }
}

/// Resolves `Aug. 5-7`.
pub(super) fn days(cx: &Context, year: Yr, from: (u8, u8), to: (u8, u8)) -> Resolved {
    let y = match year {
        Yr::Is(y) => y,
        _ => match date(cx, year, from.0, from.1, None).meaning {
            Meaning::Dated(Value::Day(day)) => day.year(),
            _ => return Resolved::of(Meaning::Impossible),
        },
    };
    let anchor = if matches!(year, Yr::Is(_)) { Anchor::Absolute } else { Anchor::Published };
    match (Day::new(y, from.0.into(), from.1.into()), Day::new(y, to.0.into(), to.1.into())) {
        (Some(a), Some(b)) => Resolved::dated(Some(Value::Days(a, b)), anchor),
        _ => Resolved::of(Meaning::Impossible),
    }
}

/// Resolves a month: the nearest by whole months.
pub(super) fn month(cx: &Context, year: Yr, month: u8) -> Resolved {
    let m = u32::from(month);
    let Some(published) = cx.published else { return Resolved::text("XXXX", 0.5) };
    let away = |y: i32| i64::from(y - published.year()) * 12 + i64::from(m) - i64::from(published.month());
    if let Yr::Rel(rel) = year {
        let this = published.year();
        let y = match rel {
            Rel::Last | Rel::Past => Some(if away(this) < 0 { this } else { this - 1 }),
            Rel::Next | Rel::Coming => Some(if away(this) > 0 { this } else { this + 1 }),
            Rel::This => Some(this),
            _ => fixed(cx, year, published),
        };
        return Resolved::dated(y.map(|y| Value::Month(y, m)), Anchor::Published);
    }
    let years = [-1, 0, 1].map(|n| Some(published.year() + n));
    let nearest = pick(cx, years, |y| away(*y), |y| Value::Month(y, m));
    // `In 2016 she moved to Leeds. In March she joined …`: a tale of the past stays in its year.
    match cx.focus.year.filter(|&y| y < published.year() && cx.tense == Tense::Past) {
        Some(y) => {
            let other = match nearest.meaning {
                Meaning::Dated(value) if value != Value::Month(y, m) => Some(value),
                _ => None,
            };
            Resolved::dated(Some(Value::Month(y, m)), Anchor::Context).but(other, 0.2)
        }
        None => nearest,
    }
}

/// `July last year` is not `last July`: the year is named.
pub(super) fn months(cx: &Context, year: Yr, from: u8, to: u8) -> Resolved {
    let y = match year {
        Yr::Is(y) => y,
        _ => match month(cx, year, from).meaning {
            Meaning::Dated(Value::Month(y, _)) => y,
            _ => return Resolved::text("XXXX", 0.5),
        },
    };
    let z = if to < from { y + 1 } else { y };
    let anchor = if matches!(year, Yr::Is(_)) { Anchor::Absolute } else { Anchor::Published };
    Resolved::dated(Some(Value::Months(y, from.into(), z, to.into())), anchor)
}

/// Resolves `the last Friday in June`, `the first week of December`.
///
/// A week is the one that holds the middle of its seven days: the first week of a month is that of its fourth day.
pub(super) fn nth(cx: &Context, n: i8, of: Piece, year: Yr, m: u8) -> Resolved {
    let (first, end, anchor) = match (m, year) {
        (0, Yr::Is(y)) => (Day::new(y, 1, 1), Day::new(y + 1, 1, 1), Anchor::Absolute),
        (0, _) => return Resolved::text("XXXX", 0.5),
        (_, Yr::Is(y)) => (Day::new(y, m.into(), 1), None, Anchor::Absolute),
        _ => match month(cx, year, m).meaning {
            Meaning::Dated(Value::Month(y, m)) => (Day::new(y, m, 1), None, Anchor::Published),
            _ => return Resolved::text("XXXX", 0.5),
        },
    };
    let Some(first) = first else { return Resolved::text("XXXX", 0.5) };
    let end = end.or_else(|| first.plus_months(1));
    let day = |days: i64| if n > 0 { first.plus_days(days) } else { end?.plus_days(-1 - days) };
    let steps = if n > 0 { i64::from(n) - 1 } else { 0 };
    let weekday = |wanted: u32| {
        let from = day(0)?;
        let (have, wanted) = (i64::from(from.weekday()), i64::from(wanted));
        day(if n > 0 { (7 + wanted - have) % 7 } else { (7 + have - wanted) % 7 } + steps * 7)
    };
    let inside = |d: &Day| *d >= first && end.is_none_or(|end| *d < end);
    let value = match of {
        Piece::Day => day(steps).filter(inside).map(Value::Day),
        Piece::Weekday(w) => weekday(w.into()).filter(inside).map(Value::Day),
        Piece::Weekend => weekday(5).filter(inside).map(Value::Weekend),
        Piece::Week => day(3 + steps * 7).filter(inside).and_then(Day::monday).map(Value::Week),
        Piece::Month => day(0).map(|d| Value::Month(d.year(), if n > 0 { n as u32 } else { 12 })),
    };
    match value {
        Some(value) => Resolved::dated(Some(value), anchor),
        None => Resolved::of(Meaning::Impossible),
    }
}

/// Resolves a quarter; number 0 is the one spoken of, or the last one that is over.
pub(super) fn quarter(cx: &Context, year: Yr, n: u8) -> Resolved {
    let (anchor, n) = (if matches!(year, Yr::Is(_)) { Anchor::Absolute } else { Anchor::Published }, u32::from(n));
    let Some(published) = cx.published else {
        return match year {
            Yr::Is(y) if n > 0 => Resolved::dated(Some(Value::Quarter(y, n)), anchor),
            Yr::Is(y) => Resolved::dated(Some(Value::Year(y)), anchor).but(None, 0.3),
            _ => Resolved::text("XXXX", 0.5),
        };
    };
    let over = last_quarter(published);
    if n == 0 {
        let (y, q) = cx.focus.quarter.unwrap_or(over);
        // A report that turned to a longer period compares with that of the year.
        if let (Yr::Is(y), false) = (year, cx.focus.reports) {
            return Resolved::dated(Some(Value::Year(y)), Anchor::Absolute).but(Some(Value::Quarter(y, q)), 0.2);
        }
        let y = match year {
            Yr::Is(y) => y,
            Yr::Rel(Rel::YearAgo | Rel::Last | Rel::Previous) => over.0.min(y) - i32::from(y >= over.0),
            _ => y,
        };
        return Resolved::dated(Some(Value::Quarter(y, q)), Anchor::Context).but(None, 0.1);
    }
    if let Some(y) = fixed(cx, year, published) {
        return Resolved::dated(Some(Value::Quarter(y, n)), anchor);
    }
    let running = (published.year(), (published.month() - 1) / 3 + 1);
    // Reports on the quarter just over are what news of quarters is about, whatever the verb.
    if n == over.1 {
        return Resolved::dated(Some(Value::Quarter(over.0, n)), anchor);
    }
    let mut y = published.year();
    if matches!(cx.tense, Tense::Future | Tense::Scheduled) || cx.ahead {
        y += i32::from((y, n) < running);
    } else if (y, n) > running {
        // A quarter that has not begun: last year's, unless it is the very next.
        y -= i32::from(n > running.1 + 1 || cx.tense == Tense::Past);
    }
    Resolved::dated(Some(Value::Quarter(y, n)), anchor)
}

/// The last quarter that was over on a day.
pub(super) fn last_quarter(day: Day) -> (i32, u32) {
    match (day.month() - 1) / 3 {
        0 => (day.year() - 1, 4),
        q => (day.year(), q),
    }
}

/// Resolves a half of a year.
pub(super) fn half(cx: &Context, year: Yr, n: u8) -> Resolved {
    let y = match (year, cx.published) {
        (Yr::Is(y), _) => Some(y),
        (_, Some(published)) => fixed(cx, year, published).or(Some(published.year())),
        _ => None,
    };
    let anchor = if matches!(year, Yr::Is(_)) { Anchor::Absolute } else { Anchor::Published };
    Resolved::dated(y.map(|y| Value::Half(y, n.into())), anchor)
}

/// Resolves a season.
pub(super) fn season(cx: &Context, year: Yr, rel: Rel, season: Season) -> Resolved {
    if let Yr::Is(y) = year {
        return Resolved::dated(Some(Value::Season(y, season)), Anchor::Absolute);
    }
    let Some(published) = cx.published else { return Resolved::text("XXXX", 0.5) };
    if let Some(y) = fixed(cx, year, published) {
        return Resolved::dated(Some(Value::Season(y, season)), Anchor::Published);
    }
    let this = published.year();
    let start = |y: i32| Day::new(y, season.first_month(), 1);
    let begun = |y: i32| start(y).is_some_and(|d| d <= published);
    let over = |y: i32| Value::Season(y, season).days().is_some_and(|(_, end)| end <= published);
    let years = [this + 1, this, this - 1, this - 2];
    let y = match rel {
        Rel::Last | Rel::Past => years.into_iter().find(|&y| over(y)),
        Rel::Next | Rel::Coming => years.into_iter().rev().find(|&y| !begun(y)),
        Rel::This => years.into_iter().rev().find(|&y| !over(y)).filter(|&y| begun(y)).or(Some(this)),
        _ => {
            let years = [-1, 0, 1].map(|n| Some(this + n));
            let away = |y: &i32| start(*y).map_or(9999, |d| published.days_until(d));
            return pick(cx, years, away, |y| Value::Season(y, season));
        }
    };
    Resolved::dated(y.map(|y| Value::Season(y, season)), Anchor::Published)
}

/// Resolves `Easter weekend`: the one that holds the day or lies nearest to it.
pub(super) fn holiday_unit(cx: &Context, id: u8, unit: Unit) -> Resolved {
    let mut out = holiday(cx, Yr::Open, Rel::Bare, id);
    if let Meaning::Dated(Value::Day(day)) = out.meaning {
        let value = if unit == Unit::Week {
            day.monday().map(Value::Week)
        } else {
            // Monday to Wednesday go with the Saturday behind them, the others with the one that follows.
            let to_saturday = 5 - i64::from(day.weekday());
            day.plus_days(if to_saturday > 3 { to_saturday - 7 } else { to_saturday }).map(Value::Weekend)
        };
        out.meaning = value.map_or(Meaning::Impossible, Meaning::Dated);
    }
    out
}

/// Resolves a holiday: the nearest, tense weighing.
pub(super) fn holiday(cx: &Context, year: Yr, rel: Rel, id: u8) -> Resolved {
    if holiday::is_historic(id) {
        return Resolved::dated(holiday::day(id, 0).map(Value::Day), Anchor::Absolute);
    }
    if let Yr::Is(y) = year {
        return Resolved::dated(holiday::day(id, y).map(Value::Day), Anchor::Absolute);
    }
    let Some(published) = cx.published else { return Resolved::text("XXXX", 0.5) };
    if let Some(y) = fixed(cx, year, published) {
        return Resolved::dated(holiday::day(id, y).map(Value::Day), Anchor::Published);
    }
    let years = [-1, 0, 1].map(|n| holiday::day(id, published.year() + n));
    match rel {
        Rel::Last | Rel::Past => {
            let day = years.into_iter().flatten().rfind(|d| *d < published);
            Resolved::dated(day.map(Value::Day), Anchor::Published)
        }
        Rel::Next | Rel::Coming => {
            let day = years.into_iter().flatten().find(|d| *d > published);
            Resolved::dated(day.map(Value::Day), Anchor::Published)
        }
        Rel::This => Resolved::dated(years[1].map(Value::Day), Anchor::Published),
        _ => pick(cx, years, |d| published.days_until(*d), Value::Day),
    }
}
