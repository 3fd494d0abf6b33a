//! Times as values: TIMEX3 string, half-open interval and granularity of each.
//!
//! | value | TIMEX3 | interval |
//! |---|---|---|
//! | `Day` | `2022-03-14` | `2022-03-14`, `2022-03-15` |
//! | `Weekend` | `2022-W10-WE` | `2022-03-12`, `2022-03-14` |
//! | `Quarter` | `2021-Q1` | `2021-01-01`, `2021-04-01` |
//! | `Season` | `2021-SU` | `2021-06-01`, `2021-09-01` |
//! | `DayPart` | `2022-03-14TEV` | `2022-03-14T18:00`, `2022-03-15T00:00` |
//! | `Decade` | `199` | `1990-01-01`, `2000-01-01` |
//!
//! Seasons are meteorological and of the northern half of the globe. A winter bears the year of its December.

use crate::calendar::{Day, days_in_month};
use crate::document::{Granularity, Interval, Modifier, Moment};

/// A part of the day, with its TIMEX3 letters and hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    /// TIMEX3 letters, first hour, first hour after; the night ends at six of the next day.
    fn table(self) -> (&'static str, u32, u32) {
        match self {
            Part::Dawn => ("DT", 5, 7),
            Part::Morning => ("MO", 5, 12),
            Part::Midday => ("MI", 11, 15),
            Part::Afternoon => ("AF", 12, 18),
            Part::Evening => ("EV", 18, 24),
            Part::Night => ("NI", 18, 30),
        }
    }

    /// TIMEX3 letters: `MO`.
    pub(super) fn letters(self) -> &'static str {
        self.table().0
    }
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// TIMEX3 letters.
    pub(super) fn letters(self) -> &'static str {
        ["SP", "SU", "FA", "WI"][self as usize]
    }

    /// The month that it starts with.
    pub(super) fn first_month(self) -> u32 {
        self as u32 * 3 + 3
    }
}

/// A clock time, with minutes east of Greenwich when a zone was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// `None`: no zone, or one whose distance cannot be told.
    pub offset: Option<i16>,
}

/// A stretch of time with a place on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Moment(Day, Clock),
    DayPart(Day, Part),
    Day(Day),
    /// First and last day.
    Days(Day, Day),
    /// Monday of the week.
    Week(Day),
    /// Saturday of the weekend.
    Weekend(Day),
    Month(i32, u32),
    /// First and last month.
    Months(i32, u32, i32, u32),
    Quarter(i32, u32),
    Half(i32, u32),
    Season(i32, Season),
    Year(i32),
    /// First and last year.
    Years(i32, i32),
    /// 199 for the 1990s.
    Decade(i32),
    /// 19 for the years 1900 to 1999.
    Century(i32),
}

impl Value {
    /// The TIMEX3 value.
    pub(super) fn timex(self) -> String {
        match self {
            Value::Moment(d, c) => {
                let mut out = format!("{d}T{:02}:{:02}", c.hour, c.minute);
                if let Some(second) = c.second {
                    out += &format!(":{second:02}");
                }
                match c.offset {
                    Some(0) => out.push('Z'),
                    Some(m) => {
                        let sign = if m < 0 { '-' } else { '+' };
                        out += &format!("{sign}{:02}:{:02}", m.abs() / 60, m.abs() % 60);
                    }
                    None => {}
                }
                out
            }
            Value::DayPart(d, part) => format!("{d}T{}", part.letters()),
            Value::Day(d) => d.to_string(),
            Value::Days(a, b) => format!("{a}/{b}"),
            Value::Week(monday) => week(monday),
            Value::Weekend(saturday) => week(saturday) + "-WE",
            Value::Month(y, m) => format!("{y:04}-{m:02}"),
            Value::Months(y, m, z, n) => format!("{y:04}-{m:02}/{z:04}-{n:02}"),
            Value::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Value::Half(y, h) => format!("{y:04}-H{h}"),
            Value::Season(y, s) => format!("{y:04}-{}", s.letters()),
            Value::Year(y) => format!("{y:04}"),
            Value::Years(y, z) => format!("{y:04}/{z:04}"),
            Value::Decade(d) => format!("{d:03}"),
            Value::Century(c) => format!("{c:02}"),
        }
    }

    /// How fine it is.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Value::Moment(_, c) if c.second.is_some() => Granularity::Second,
            Value::Moment(..) => Granularity::Minute,
            Value::DayPart(..) => Granularity::PartOfDay,
            Value::Day(_) | Value::Days(..) => Granularity::Day,
            Value::Week(_) => Granularity::Week,
            Value::Weekend(_) => Granularity::Weekend,
            Value::Month(..) | Value::Months(..) => Granularity::Month,
            Value::Quarter(..) => Granularity::Quarter,
            Value::Half(..) => Granularity::Half,
            Value::Season(..) => Granularity::Season,
            Value::Year(_) | Value::Years(..) => Granularity::Year,
            Value::Decade(_) => Granularity::Decade,
            Value::Century(_) => Granularity::Century,
        }
    }

    /// First day, and first day after it.
    pub(super) fn days(self) -> Option<(Day, Day)> {
        let year = |y| Day::new(y, 1, 1);
        let months = |y: i32, m: u32, n: i64| {
            let first = Day::new(y, m, 1)?;
            Some((first, first.plus_months(n)?))
        };
        match self {
            Value::Moment(d, _) | Value::DayPart(d, _) | Value::Day(d) => Some((d, d.plus_days(1)?)),
            Value::Days(a, b) => Some((a, b.plus_days(1)?)),
            Value::Week(monday) => Some((monday, monday.plus_days(7)?)),
            Value::Weekend(saturday) => Some((saturday, saturday.plus_days(2)?)),
            Value::Month(y, m) => months(y, m, 1),
            Value::Months(y, m, z, n) => Some((Day::new(y, m, 1)?, Day::new(z, n, 1)?.plus_months(1)?)),
            Value::Quarter(y, q) => months(y, q * 3 - 2, 3),
            Value::Half(y, h) => months(y, h * 6 - 5, 6),
            Value::Season(y, s) => months(y, s.first_month(), 3),
            Value::Year(y) => Some((year(y)?, year(y + 1)?)),
            Value::Years(y, z) => Some((year(y)?, year(z + 1)?)),
            Value::Decade(d) => Some((year(d * 10)?, year(d * 10 + 10)?)),
            Value::Century(c) => Some((year(c * 100)?, year(c * 100 + 100)?)),
        }
    }

    /// The half-open interval, narrowed by a modifier where it is longer than a month: `early` and `late` mean the
    /// first and the last half, `mid` the half in the middle.
    pub(super) fn interval(self, modifier: Option<Modifier>) -> Option<Interval> {
        let (from, to) = self.days()?;
        if let Some((from, to)) = self.hours() {
            return Some(Interval { from: Some(from), to: Some(to) });
        }
        let (mut a, mut b) = (from, to);
        // What is no longer than a month stays whole: nobody agrees where early March ends.
        if from.days_until(to) > 31 {
            match modifier {
                Some(Modifier::Start) => b = halfway(from, to)?,
                Some(Modifier::End) => a = halfway(from, to)?,
                Some(Modifier::Mid) => (a, b) = (halfway(from, halfway(from, to)?)?, halfway(halfway(from, to)?, to)?),
                _ => {}
            }
        }
        Some(days(a, b))
    }

    fn hours(self) -> Option<(Moment, Moment)> {
        let at = |d: Day, minute: u32| Some(Moment::minute(d.plus_days(i64::from(minute / 1440))?, minute % 1440));
        match self {
            Value::Moment(d, c) => {
                let minute = u32::from(c.hour) * 60 + u32::from(c.minute);
                Some((at(d, minute)?, at(d, minute + 1)?))
            }
            Value::DayPart(d, part) => {
                let (_, from, to) = part.table();
                Some((at(d, from * 60)?, at(d, to * 60)?))
            }
            _ => None,
        }
    }
}

/// The day in the middle; months are kept whole where both ends are firsts of a month.
fn halfway(from: Day, to: Day) -> Option<Day> {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    if from.day() == 1 && to.day() == 1 && months > 1 {
        return from.plus_months(months / 2);
    }
    from.plus_days(from.days_until(to) / 2)
}

fn week(day: Day) -> String {
    let (year, week) = day.iso_week();
    format!("{year:04}-W{week:02}")
}

/// The interval of `the end of` or `the beginning of` a value: a year's last month, a month's last week. Half of what
/// is finer than that.
pub(super) fn edge_interval(value: Value, last: bool) -> Option<Interval> {
    let (from, to) = value.days()?;
    let (from, to) = match value {
        Value::Year(_) if last => (to.plus_months(-1)?, to),
        Value::Year(_) => (from, from.plus_months(1)?),
        Value::Month(y, m) if last => (Day::new(y, m, days_in_month(y, m) - 6)?, to),
        Value::Month(..) => (from, from.plus_days(7)?),
        _ => return value.interval(Some(if last { Modifier::End } else { Modifier::Start })),
    };
    Some(days(from, to))
}

/// From one day to the day before another.
fn days(from: Day, to: Day) -> Interval {
    Interval { from: Some(Moment::day(from)), to: Some(Moment::day(to)) }
}
