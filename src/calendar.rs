//! Civil days of the Gregorian calendar, on top of the `time` crate without its default features.
//!
//! | expression | gives |
//! |---|---|
//! | `Day::new(2023, 2, 29)` | `None`: never bent into March |
//! | `Day::parse("2022-03-14T21:49")` | 14 March 2022 |
//! | `day.plus_months(1)` | the same day of the next month, or that month's last day |
//! | `day.iso_week()` | ISO year and week, `(2022, 11)` |
//! | `day.to_string()` | `2022-03-14` |
//!
//! Years run from 0 to 9999; what leads outside gives `None`. `time` was chosen by weight: the same small program
//! for wasm32 is 2.8 KB compressed with it and 52 KB with jiff.

use std::fmt;
use time::{Date, Duration, Month};

/// One day. Ordered by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(Date);

impl Day {
    /// A day that exists, or `None`.
    pub(crate) fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        checked(Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?)
    }

    /// The day in `2022-03-14` or `2022-03-14T21:49`: what follows the first ten bytes is not looked at.
    pub(crate) fn parse(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        if bytes.len() < 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
        };
        Day::new(number(0..4)? as i32, number(5..7)?, number(8..10)?)
    }

    pub(crate) fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub(crate) fn month(self) -> u32 {
        u32::from(u8::from(self.0.month()))
    }

    /// 1 to 31.
    pub(crate) fn day(self) -> u32 {
        u32::from(self.0.day())
    }

    /// 0 for Monday to 6 for Sunday.
    pub(crate) fn weekday(self) -> u32 {
        u32::from(self.0.weekday().number_days_from_monday())
    }

    /// ISO year and week, which belong together: 2 January 2022 lies in `(2021, 52)`.
    pub(crate) fn iso_week(self) -> (i32, u32) {
        let (year, week, _) = self.0.to_iso_week_date();
        (year, u32::from(week))
    }

    /// That many days later; earlier when negative.
    pub(crate) fn plus_days(self, days: i64) -> Option<Day> {
        // Beyond ten thousand years nothing is a day, and `Duration::days` must not be asked for more than it holds.
        (-4_000_000..4_000_000).contains(&days).then(|| self.0.checked_add(Duration::days(days)).and_then(checked))?
    }

    /// That many months later; the 31st becomes the last day of a shorter month.
    pub(crate) fn plus_months(self, months: i64) -> Option<Day> {
        let all = (i64::from(self.year()) * 12 + i64::from(self.month()) - 1).checked_add(months)?;
        let (year, month) = (i32::try_from(all.div_euclid(12)).ok()?, all.rem_euclid(12) as u32 + 1);
        Day::new(year, month, self.day().min(days_in_month(year, month)))
    }

    /// Days from `self` to `other`; negative when `other` is earlier.
    pub(crate) fn days_until(self, other: Day) -> i64 {
        (other.0 - self.0).whole_days()
    }

    /// Monday of the same ISO week.
    pub(crate) fn monday(self) -> Option<Day> {
        self.plus_days(-i64::from(self.weekday()))
    }
}

/// 28 to 31; 0 for a month that is none.
pub(crate) fn days_in_month(year: i32, month: u32) -> u32 {
    u8::try_from(month).ok().and_then(|m| Month::try_from(m).ok()).map_or(0, |m| u32::from(m.length(year)))
}

fn checked(date: Date) -> Option<Day> {
    (0..=9999).contains(&date.year()).then_some(Day(date))
}

impl Day {
    /// The ten bytes of `2022-03-14`.
    pub(crate) fn iso(self) -> [u8; 10] {
        let digit = |n: u32| b'0' + (n % 10) as u8;
        let (y, m, d) = (self.year() as u32, self.month(), self.day());
        let year = [digit(y / 1000), digit(y / 100), digit(y / 10), digit(y)];
        [year[0], year[1], year[2], year[3], b'-', digit(m / 10), digit(m), b'-', digit(d / 10), digit(d)]
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every date of a text is written three times: without the general number formatting it takes a third of it.
        f.write_str(std::str::from_utf8(&self.iso()).unwrap_or(""))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        for text in ["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "20-04-2023", "2023-4-3", "2023-é-01", ""]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::parse("2024-02-29T10:00"), Day::new(2024, 2, 29));
    }

    #[test]
    fn arithmetic_keeps_to_the_calendar() {
        assert_eq!(day("2024-01-31").plus_months(1), Day::new(2024, 2, 29));
        assert_eq!(day("2024-01-31").plus_months(-14), Day::new(2022, 11, 30));
        assert_eq!(day("2024-02-28").plus_days(2), Day::new(2024, 3, 1));
        assert_eq!(day("9999-12-31").plus_days(1), None);
        assert_eq!(day("2024-01-01").plus_days(i64::MIN), None);
        assert_eq!(day("2024-01-01").plus_months(i64::MAX), None);
        assert_eq!(day("2024-01-01").days_until(day("2024-03-01")), 60);
    }

    #[test]
    fn iso_weeks_and_years_belong_together() {
        assert_eq!(day("2022-01-02").iso_week(), (2021, 52));
        assert_eq!(day("2024-12-30").iso_week(), (2025, 1));
        assert_eq!(day("2022-03-20").monday(), Day::new(2022, 3, 14));
        assert_eq!(day("2022-03-20").weekday(), 6);
    }
}
