//! Units and offsets, counted from the day of publication or from the date that the text spoke of last.

use super::super::expr::{AgoDay, Base, Count, Rel, TimeOfDay};
use super::super::lex::Unit;
use super::super::tense::Tense;
use super::super::value::Value;
use super::{Context, Meaning, Resolved, measure, near, symbolic, with_time};
use crate::calendar::Day;
use crate::document::Anchor;

/// Whether the relation looks to the dates of the text first.
pub(super) fn by_focus(rel: Rel) -> bool {
    matches!(rel, Rel::Previous | Rel::Following | Rel::Same)
}

/// Resolves `last week`, `the following day`, `the year`.
pub(super) fn unit(cx: &Context, rel: Rel, unit: Unit) -> Resolved {
    // `The next year, she was named` goes on from the year spoken of.
    let told = rel == Rel::Next && cx.tense == Tense::Past && cx.focus.last.is_some() && cx.article;
    let rel = if told { Rel::Following } else { rel };
    if by_focus(rel) {
        let anchor = match unit {
            Unit::Day => cx.focus.day,
            _ => cx.focus.last.and_then(Value::days).map(|(first, _)| first),
        };
        let steps = match rel {
            Rel::Previous => -1,
            Rel::Following => 1,
            _ => 0,
        };
        let doubt = if cx.focus.near { 0.0 } else { 0.2 };
        return match (anchor, cx.published) {
            (Some(day), _) => Resolved::dated(step(day, unit, steps), Anchor::Context).but(None, doubt),
            (None, Some(day)) => Resolved::dated(step(day, unit, steps), Anchor::Published).but(None, 0.4),
            (None, None) => symbolic::unit(unit),
        };
    }
    let Some(published) = cx.published else { return symbolic::unit(unit) };
    let give = |steps| Resolved::dated(step(published, unit, steps), Anchor::Published);
    match (rel, unit) {
        (_, Unit::Weekend) => weekend(cx, published, rel),
        // `compared with $3 million last year`, in a report on a quarter
        (Rel::Last, Unit::Year)
            if cx.compared && cx.focus.reported().is_some() && !matches!(cx.focus.last, Some(Value::Year(_))) =>
        {
            let quarter = cx.focus.reported().map(|(_, q)| Value::Quarter(published.year() - 1, q));
            Resolved::dated(quarter, Anchor::Context).but(step(published, unit, -1), 0.2)
        }
        (Rel::BeforeLast, _) => give(-2),
        (Rel::AfterNext, _) => give(2),
        (Rel::Last | Rel::Past | Rel::YearAgo, _) => give(-1),
        (Rel::Next | Rel::Coming, _) => give(1),
        (Rel::The, Unit::Quarter) => {
            let (y, q) = cx.focus.quarter.unwrap_or(near::last_quarter(published));
            Resolved::dated(Some(Value::Quarter(y, q)), Anchor::Context).but(None, 0.1)
        }
        // `In 2016, sales for the year rose`
        (Rel::The, Unit::Year) => match cx.focus.last {
            Some(year @ Value::Year(_)) if cx.focus.here => Resolved::dated(Some(year), Anchor::Context),
            _ => give(0),
        },
        (Rel::The, Unit::Day) => match cx.focus.day.filter(|_| cx.focus.near) {
            Some(day) => Resolved::dated(Some(Value::Day(day)), Anchor::Context),
            None => give(0),
        },
        _ => give(0),
    }
}

/// Resolves `Tuesday last week`.
pub(super) fn weekday_in(cx: &Context, rel: Rel, day: u8) -> Resolved {
    let mut out = unit(cx, rel, Unit::Week);
    match out.meaning {
        Meaning::Dated(Value::Week(monday)) => match monday.plus_days(day.into()) {
            Some(day) => out.meaning = Meaning::Dated(Value::Day(day)),
            None => return Resolved::text("XXXX", 0.3),
        },
        _ => out.meaning = Meaning::Text(format!("XXXX-WXX-{}", day + 1)),
    }
    out
}

/// The weekend at hand: the last one begun, or the coming one when the verb looks ahead.
fn weekend(cx: &Context, published: Day, rel: Rel) -> Resolved {
    let to_saturday = 5 - i64::from(published.weekday());
    let give = |days: i64| Resolved::dated(published.plus_days(days).map(Value::Weekend), Anchor::Published);
    let begun = to_saturday <= 0;
    match rel {
        Rel::Last | Rel::Past => give(to_saturday - 7),
        Rel::BeforeLast => give(to_saturday - 14),
        Rel::AfterNext => give(to_saturday + 14),
        Rel::Next => give(to_saturday + 7).but(published.plus_days(to_saturday).map(Value::Weekend), 0.1),
        Rel::Coming => give(if begun { to_saturday + 7 } else { to_saturday }),
        _ if begun => give(to_saturday),
        _ if cx.tense == Tense::Future || cx.ahead || (rel == Rel::This && cx.tense != Tense::Past) => {
            give(to_saturday)
        }
        _ => give(to_saturday - 7),
    }
}

/// The unit that holds a day, so many units on.
fn step(day: Day, unit: Unit, steps: i64) -> Option<Value> {
    let year = || day.plus_months(steps * 12).map(Day::year);
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Day => Value::Day(day.plus_days(steps)?),
        Unit::Week => Value::Week(day.monday()?.plus_days(steps * 7)?),
        Unit::Fortnight => Value::Week(day.monday()?.plus_days(steps * 14)?),
        Unit::Weekend => Value::Weekend(day.monday()?.plus_days(5 + steps * 7)?),
        Unit::Month_ => {
            let to = Day::new(day.year(), day.month(), 1)?.plus_months(steps)?;
            Value::Month(to.year(), to.month())
        }
        Unit::Quarter => {
            let to = Day::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1)?.plus_months(steps * 3)?;
            Value::Quarter(to.year(), (to.month() - 1) / 3 + 1)
        }
        Unit::Year => Value::Year(year()?),
        Unit::Decade => Value::Decade(day.plus_months(steps * 120)?.year() / 10),
        Unit::Century => Value::Century(day.plus_months(steps * 1200)?.year() / 100),
        Unit::Millennium => return None,
    })
}

/// Resolves `two weeks ago` and `a year earlier`.
pub(super) fn offset(cx: &Context, count: Count, unit: Unit, sign: i8, base: Base) -> Resolved {
    // Nobody who says `2,000 years ago` means the year 24.
    let Some(n) = count.n.filter(|&n| n < 1000 || unit < Unit::Year) else {
        // Nobody can say when several years ago was; `a few weeks later` is a length behind something.
        return match base {
            Base::Published if sign < 0 => Resolved::text("PAST_REF", 0.0),
            Base::Published => Resolved::text("FUTURE_REF", 0.0),
            Base::Context if unit < Unit::Day => vague_hours(cx),
            Base::Context => Resolved::of(Meaning::Length(measure::duration(count, unit, None))),
        };
    };
    // Company reports compare: a year before the quarter that the text reports on is a quarter.
    if let (Unit::Year, 1, -1, Some((y, q))) = (unit, n, sign, cx.focus.reported()) {
        return Resolved::dated(Some(Value::Quarter(y - 1, q)), Anchor::Context).but(None, 0.1);
    }
    // `an hour later` names no other day.
    if base == Base::Context && unit < Unit::Day {
        return Resolved::of(Meaning::Length(measure::duration(count, unit, None)));
    }
    if base == Base::Context {
        let from = cx
            .focus
            .last
            .and_then(Value::days)
            .map(|(first, _)| cx.focus.day.filter(|_| unit <= Unit::Week).unwrap_or(first));
        let doubt = if cx.focus.near { 0.05 } else { 0.2 };
        return match (from, cx.published) {
            (Some(day), _) => {
                Resolved::dated(shift(day, n, count.tenths, unit, sign), Anchor::Context).but(None, doubt)
            }
            (None, Some(day)) if sign < 0 => {
                Resolved::dated(shift(day, n, count.tenths, unit, sign), Anchor::Published).but(None, 0.4)
            }
            // `Twenty years later`, behind nothing that was dated.
            (None, Some(_)) => Resolved::of(Meaning::Length(measure::duration(count, unit, None))).but(None, 0.1),
            (None, None) => symbolic::unit(unit),
        };
    }
    match cx.published {
        Some(day) => Resolved::dated(shift(day, n, count.tenths, unit, sign), Anchor::Published),
        None => Resolved::text(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }, 0.0),
    }
}

/// `hours earlier`: the same day.
fn vague_hours(cx: &Context) -> Resolved {
    match cx.focus.day.or(cx.published) {
        Some(day) => Resolved::dated(Some(Value::Day(day)), Anchor::Context).but(None, 0.2),
        None => symbolic::unit(Unit::Day),
    }
}

/// A day moved by so many units, as coarse as the unit: weeks come down to a day, months stay months.
fn shift(day: Day, n: u32, tenths: u8, unit: Unit, sign: i8) -> Option<Value> {
    let steps = i64::from(n) * i64::from(sign);
    let half = i64::from(tenths) * i64::from(sign);
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Value::Day(day),
        Unit::Day | Unit::Night => Value::Day(day.plus_days(steps)?),
        Unit::Week | Unit::Weekend => Value::Day(day.plus_days(steps * 7 + half * 7 / 10)?),
        Unit::Fortnight => Value::Day(day.plus_days(steps * 14)?),
        Unit::Year if tenths > 0 => {
            let to = day.plus_months(steps * 12 + half * 12 / 10)?;
            Value::Month(to.year(), to.month())
        }
        Unit::Decade => Value::Year(day.plus_months(steps * 120)?.year()),
        Unit::Century => Value::Year(day.plus_months(steps * 1200)?.year()),
        Unit::Millennium => return None,
        // A month is moved by its first day: the 31st has no counterpart in every month.
        Unit::Month_ | Unit::Quarter | Unit::Year => return step(day, unit, steps),
    })
}

/// Resolves `ten years ago today`.
pub(super) fn ago_on(cx: &Context, n: u16, unit: Unit, on: AgoDay) -> Resolved {
    let day = cx.published.and_then(|p| match on {
        AgoDay::Deictic(days) => p.plus_days(days.into()),
        AgoDay::Weekday(w) => p.plus_days(-((7 + i64::from(p.weekday()) - i64::from(w)) % 7)),
        AgoDay::Week => Some(p),
    });
    let n = i64::from(n);
    let moved = day.and_then(|d| match unit {
        Unit::Year => d.plus_months(-12 * n),
        Unit::Month_ => d.plus_months(-n),
        _ => d.plus_days(-7 * n),
    });
    let value = match on {
        AgoDay::Week => moved.and_then(Day::monday).map(Value::Week),
        _ => moved.map(Value::Day),
    };
    Resolved::dated(value, Anchor::Published)
}

/// The date so many units from that of an event; `other` from its other date.
pub(in super::super) fn from_event(count: Count, unit: Unit, sign: i8, event: Value, other: Option<Value>) -> Resolved {
    let moved = |value: Value| shift(value.days()?.0, count.n?, count.tenths, unit, sign);
    let doubt = if other.is_some() { 0.2 } else { 0.0 };
    Resolved::dated(moved(event), Anchor::Context).but(other.and_then(moved), doubt)
}

/// Resolves `two days before Christmas`; `whole` to the week of that day.
pub(super) fn from_next(count: Count, unit: Unit, sign: i8, whole: bool, next: Option<Value>) -> Resolved {
    let value = next.and_then(Value::days).and_then(|(day, _)| shift(day, count.n?, count.tenths, unit, sign));
    let week = |value: Value| value.days().and_then(|(day, _)| day.monday()).map(Value::Week);
    let value = if whole { value.and_then(week) } else { value };
    match value {
        Some(value) => Resolved::dated(Some(value), Anchor::Context),
        // The date behind it could not be resolved: what is left is a length.
        None => Resolved::of(Meaning::Length(measure::duration(count, unit, None))),
    }
}

/// Resolves a time of day without a day: on the day that the paragraph speaks of, else on that of publication.
pub(super) fn time(cx: &Context, time: Option<TimeOfDay>) -> Resolved {
    let Some(time) = time else { return Resolved::text("XXXX", 0.5) };
    match (cx.focus.day, cx.published) {
        (Some(day), _) => Resolved::dated(Some(with_time(Value::Day(day), time)), Anchor::Context).but(None, 0.1),
        (None, Some(day)) => Resolved::dated(Some(with_time(Value::Day(day), time)), Anchor::Published).but(None, 0.2),
        (None, None) => symbolic::time(time),
    }
}
