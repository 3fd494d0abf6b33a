//! From an expression to a value: against the day of publication, the dates spoken of before, and the tense.
//!
//! | family | decided by |
//! |---|---|
//! | absolute dates | nothing but themselves |
//! | weekdays | [`near`]: the most recent one, unless the verb looks ahead |
//! | months and days without a year | [`near`]: the nearest one, tense weighing |
//! | `last week`, `two weeks ago` | [`relative`]: the day of publication |
//! | `the following day`, `a year earlier` | [`relative`]: the focus, the last date that the text spoke of |
//! | durations and sets | [`measure`]: no place on the calendar |
//! | anything relative without a day of publication | [`symbolic`]: `XXXX-WXX-1` |

mod measure;
mod near;
pub(super) mod order;
mod relative;
mod symbolic;

pub(super) use relative::from_event;

use super::expr::{Expr, Found, Ref, TimeOfDay, Yr};
use super::tense::Tense;
use super::value::{Clock, Value};
use crate::calendar::Day;
use crate::document::Anchor;

/// What an expression means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// A place on the calendar.
    Dated(Value),
    /// Anything that has only a TIMEX3 value.
    Text(String),
    /// A repeated time.
    Set(String),
    /// A length.
    Length(String),
    /// A day that does not exist.
    Impossible,
}

/// What an expression means and by what.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    pub meaning: Meaning,
    pub anchor: Anchor,
    /// Other values, likeliest first.
    pub alternatives: Vec<Value>,
    /// Subtracted from the rule's confidence where the reading was a close call.
    pub doubt: f32,
}

impl Resolved {
    fn dated(value: Option<Value>, anchor: Anchor) -> Resolved {
        match value {
            Some(value) => Resolved { meaning: Meaning::Dated(value), anchor, alternatives: Vec::new(), doubt: 0.0 },
            None => Resolved::text("XXXX", 0.3),
        }
    }

    fn text(value: impl Into<String>, doubt: f32) -> Resolved {
        Resolved { doubt, ..Resolved::of(Meaning::Text(value.into())) }
    }

    /// What hangs on no other date, without a doubt.
    fn of(meaning: Meaning) -> Resolved {
        Resolved { meaning, anchor: Anchor::None, alternatives: Vec::new(), doubt: 0.0 }
    }

    /// The date of the event that stands beside.
    pub(super) fn beside(value: Value) -> Resolved {
        Resolved::dated(Some(value), Anchor::Context)
    }

    fn but(mut self, alternative: Option<Value>, doubt: f32) -> Resolved {
        self.alternatives.extend(alternative);
        self.doubt += doubt;
        self
    }
}

/// The dates that the text spoke of last, by how fine they are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Focus {
    pub last: Option<Value>,
    pub day: Option<Day>,
    /// The quarter spoken of last, comparisons with the year before left aside.
    pub quarter: Option<(i32, u32)>,
    /// The first of them: what the article reports on.
    report: Option<(i32, u32)>,
    /// Whether that quarter, and no longer period, is what the text reports on.
    reports: bool,
    /// The year that the paragraph spoke of last, where it named it.
    pub year: Option<i32>,
    /// Whether the last one stands in the same paragraph.
    pub near: bool,
    /// Whether it stands in the same sentence.
    pub here: bool,
    /// Whether a day stands in the same sentence.
    pub here_day: bool,
}

impl Focus {
    /// Takes note of a date.
    pub(super) fn take(&mut self, value: Value) {
        self.last = Some(value);
        (self.near, self.here) = (true, true);
        match value {
            Value::Day(d) | Value::Moment(d, _) | Value::DayPart(d, _) => {
                (self.day, self.here_day) = (Some(d), true);
            }
            Value::Quarter(y, q) => {
                (self.quarter, self.reports) = (Some((y, q)), true);
                self.report = self.report.or(self.quarter);
            }
            _ => {}
        }
    }

    /// A new paragraph goes back to what the article reports on.
    pub(super) fn paragraph(&mut self) {
        (self.near, self.year, self.quarter) = (false, None, self.report);
    }

    /// Takes note of a date without making its quarter the one reported on.
    pub(super) fn mention(&mut self, value: Value) {
        let kept = *self;
        self.take(value);
        (self.quarter, self.report, self.reports) = (kept.quarter, kept.report, kept.reports);
    }

    /// Takes note that the text turned to a longer period, such as nine months or a year, of a report.
    pub(super) fn take_period(&mut self) {
        self.reports = false;
    }

    /// The quarter that the text reports on, unless it has turned to a longer period.
    pub(super) fn reported(&self) -> Option<(i32, u32)> {
        self.quarter.filter(|_| self.reports)
    }
}

/// What resolution goes by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    pub published: Option<Day>,
    pub focus: Focus,
    /// The year that the text gave to the same day of a month before.
    pub known_year: Option<i32>,
    pub tense: Tense,
    /// Whether `3/4/2022` is read with the month first.
    pub month_first: bool,
    /// Whether the verb that gave the tense stands apart from the expression.
    pub loose: bool,
    /// Whether that verb stands right before, with no more than a preposition between.
    pub firm: bool,
    /// Whether it stands before in the same clause.
    pub clear: bool,
    /// Whether the expression begins with `the`.
    pub article: bool,
    /// `since`, `last`: only what has begun can be meant.
    pub begun: bool,
    /// Whether a report compares its figures with those of the expression.
    pub compared: bool,
    /// `by`, `until` without a past verb: only what is to come.
    pub ahead: bool,
}

/// Resolves one expression; `next` is the date behind `two days before`.
pub(super) fn resolve(found: &Found, cx: &Context, next: Option<Value>) -> Resolved {
    let mut out = plain(found, cx, next);
    if let (Meaning::Dated(value), Some(time)) = (&mut out.meaning, found.time) {
        *value = with_time(*value, time);
    }
    out
}

/// Puts the end of a range behind its start: `from Wednesday to Friday`, `from November to March`.
pub(super) fn not_before(end: &mut Resolved, start: Option<Value>, expr: Expr) {
    let (Meaning::Dated(value), Some((from, _))) = (&mut end.meaning, start.and_then(Value::days)) else { return };
    let Some((to, _)) = value.days().filter(|(to, _)| *to < from) else { return };
    let moved = match (expr, *value) {
        (Expr::Weekday { .. }, Value::Day(day)) => {
            let weeks = (to.days_until(from) + 6) / 7;
            day.plus_days(weeks * 7).map(Value::Day)
        }
        (Expr::Date { year: Yr::Open, .. }, Value::Day(day)) => day.plus_months(12).map(Value::Day),
        (Expr::Month { year: Yr::Open, .. }, Value::Month(y, m)) => Some(Value::Month(y + 1, m)),
        _ => None,
    };
    if let Some(moved) = moved {
        *value = moved;
        end.alternatives.clear();
    }
}

/// Puts a time of day to a day; coarser values stay.
pub(super) fn with_time(value: Value, time: TimeOfDay) -> Value {
    let Value::Day(day) = value else { return value };
    match time {
        TimeOfDay::Part(part) => Value::DayPart(day, part),
        TimeOfDay::Clock(clock) if clock.hour == 24 => match day.plus_days(1) {
            Some(next) => Value::Moment(next, Clock { hour: 0, ..clock }),
            None => value,
        },
        TimeOfDay::Clock(clock) => Value::Moment(day, clock),
    }
}

fn plain(found: &Found, cx: &Context, next: Option<Value>) -> Resolved {
    let absolute = |value| Resolved::dated(value, Anchor::Absolute);
    match found.expr {
        Expr::Impossible | Expr::Veto => Resolved::of(Meaning::Impossible),
        Expr::Date { year: Yr::Is(y), month, day, .. } => match Day::new(y, month.into(), day.into()) {
            Some(day) => absolute(Some(Value::Day(day))),
            None => Resolved::of(Meaning::Impossible),
        },
        Expr::Figures { year, first, second, dots } => order::figures(cx, year, first, second, dots),
        Expr::Month { year: Yr::Is(y), month } => absolute(Some(Value::Month(y, month.into()))),
        Expr::Year(y) => absolute(Some(Value::Year(y))),
        Expr::Years(a, b) => absolute(Some(Value::Years(a, b))),
        Expr::Decade(d) => absolute(Some(Value::Decade(d))),
        Expr::Century(c) => absolute(Some(Value::Century(c))),
        Expr::Duration { count, unit, extra } => Resolved::of(Meaning::Length(measure::duration(count, unit, extra))),
        Expr::Set(repeat) => Resolved::of(Meaning::Set(measure::set(repeat))),
        Expr::Ref(which) => Resolved::text(reference(which), 0.0),
        // The focus alone may do.
        Expr::Unit { rel, unit } if relative::by_focus(rel) => relative::unit(cx, rel, unit),
        Expr::WeekdayIn { rel, day } if relative::by_focus(rel) => relative::weekday_in(cx, rel, day),
        Expr::Offset { count, unit, sign, base } => relative::offset(cx, count, unit, sign, base),
        Expr::FromNext { count, unit, sign, whole } => relative::from_next(count, unit, sign, whole, next),
        Expr::Time => relative::time(cx, found.time),
        _ if cx.published.is_none() && !near::is_absolute(&found.expr) => symbolic::resolve(found, cx),
        Expr::Unit { rel, unit } => relative::unit(cx, rel, unit),
        // `As we all know today`: these times, not this day.
        Expr::Deictic(0) if cx.tense == Tense::Present && cx.loose && found.time.is_none() => {
            Resolved::text(reference(Ref::Present), 0.15).but(cx.published.map(Value::Day), 0.0)
        }
        Expr::Deictic(days) => {
            let day = cx.published.and_then(|p| p.plus_days(days.into()));
            Resolved::dated(day.map(Value::Day), Anchor::Published)
        }
        Expr::Weekday { rel, day } => near::weekday(cx, rel, day),
        Expr::WeekdayIn { rel, day } => relative::weekday_in(cx, rel, day),
        Expr::Nth { n, of, year, month } => near::nth(cx, n, of, year, month),
        Expr::AgoOn { n, unit, on } => relative::ago_on(cx, n, unit, on),
        Expr::HolidayUnit { id, unit } => near::holiday_unit(cx, id, unit),
        // The reader gives these a date, or leaves them out.
        Expr::Beside { .. } | Expr::EventDay(_) => Resolved::of(Meaning::Impossible),
        Expr::NewYear => {
            let year = cx.published.map(|p| Value::Year(p.year() + i32::from(p.month() > 6)));
            Resolved::dated(year, Anchor::Published)
        }
        Expr::Date { year, month, day, weekday } => near::date(cx, year, month, day, weekday),
        Expr::Dates { year, from, to } => near::days(cx, year, from, to),
        Expr::Month { year, month } => near::month(cx, year, month),
        Expr::Months { year, from, to } => near::months(cx, year, from, to),
        Expr::Quarter { year, n } => near::quarter(cx, year, n),
        Expr::Half { year, n } => near::half(cx, year, n),
        Expr::Season { year, rel, season } => near::season(cx, year, rel, season),
        Expr::Holiday { year, rel, id } => near::holiday(cx, year, rel, id),
        Expr::WeekOf { month, day, year } => {
            let mut out = near::date(cx, year, month, day, None);
            if let Meaning::Dated(Value::Day(d)) = out.meaning {
                out.meaning = d.monday().map_or(Meaning::Impossible, |m| Meaning::Dated(Value::Week(m)));
            }
            out
        }
    }
}

pub(super) fn reference(which: Ref) -> &'static str {
    match which {
        Ref::Past => "PAST_REF",
        Ref::Present => "PRESENT_REF",
        Ref::Future => "FUTURE_REF",
    }
}
