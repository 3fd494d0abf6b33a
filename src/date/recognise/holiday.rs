//! Days that have a name.
//!
//! | text | gives |
//! |---|---|
//! | `Christmas`, `New Year’s Eve`, `Halloween` | the day of the year |
//! | `Thanksgiving`, `Labor Day`, `Mother’s Day` | the n-th weekday of a month, as in the United States |
//! | `Easter Monday`, `Good Friday` | reckoned from Easter |
//! | `Black Friday`, `Cyber Monday`, `Election Day` | reckoned from another day |
//! | `D-Day`, `Brexit Day` | one day in history |
//! | `Christmas tree`, `Easter eggs`, `Black Friday deals` aside | nothing |

use super::super::expr::{Expr, Found, Rel, Scan, Yr};
use super::super::lex::Lx;
use super::{relation, year_after};
use crate::calendar::Day;

/// How a day is found in a year.
#[derive(Debug, Clone, Copy)]
enum On {
    Fixed(u32, u32),
    /// The n-th such weekday (0 is Monday) of a month; 0 for the last; and days after that.
    Nth(u32, u32, u32, i64),
    /// Days after Easter Sunday.
    Easter(i64),
    /// One day of history.
    Once(i32, u32, u32),
}
use On::*;

/// Names in lower case with straight apostrophes left out, longer before shorter.
const HOLIDAYS: &[(&[&str], On)] = &[
    (&["christmas", "eve"], Fixed(12, 24)),
    (&["christmas", "day"], Fixed(12, 25)),
    (&["christmas"], Fixed(12, 25)),
    (&["xmas"], Fixed(12, 25)),
    (&["boxing", "day"], Fixed(12, 26)),
    (&["new", "year", "eve"], Fixed(12, 31)),
    (&["new", "year", "day"], Fixed(1, 1)),
    (&["martin", "luther", "king", "day"], Nth(1, 0, 3, 0)),
    (&["martin", "luther", "king", "jr.", "day"], Nth(1, 0, 3, 0)),
    (&["groundhog", "day"], Fixed(2, 2)),
    (&["valentine", "day"], Fixed(2, 14)),
    (&["presidents", "day"], Nth(2, 0, 3, 0)),
    (&["international", "women", "day"], Fixed(3, 8)),
    (&["st", "patrick", "day"], Fixed(3, 17)),
    (&["april", "fools", "day"], Fixed(4, 1)),
    (&["ash", "wednesday"], Easter(-46)),
    (&["palm", "sunday"], Easter(-7)),
    (&["good", "friday"], Easter(-2)),
    (&["easter", "sunday"], Easter(0)),
    (&["easter", "monday"], Easter(1)),
    (&["easter"], Easter(0)),
    (&["pentecost"], Easter(49)),
    (&["earth", "day"], Fixed(4, 22)),
    (&["mother", "day"], Nth(5, 6, 2, 0)),
    (&["ve", "day"], Fixed(5, 8)),
    (&["memorial", "day"], Nth(5, 0, 0, 0)),
    (&["d", "-", "day"], Once(1944, 6, 6)),
    (&["father", "day"], Nth(6, 6, 3, 0)),
    (&["juneteenth"], Fixed(6, 19)),
    (&["canada", "day"], Fixed(7, 1)),
    (&["independence", "day"], Fixed(7, 4)),
    (&["bastille", "day"], Fixed(7, 14)),
    (&["labor", "day"], Nth(9, 0, 1, 0)),
    (&["columbus", "day"], Nth(10, 0, 2, 0)),
    (&["halloween"], Fixed(10, 31)),
    (&["election", "day"], Nth(11, 0, 1, 1)),
    (&["armistice", "day"], Fixed(11, 11)),
    (&["veterans", "day"], Fixed(11, 11)),
    (&["remembrance", "sunday"], Nth(11, 6, 2, 0)),
    (&["thanksgiving", "day"], Nth(11, 3, 4, 0)),
    (&["thanksgiving"], Nth(11, 3, 4, 0)),
    (&["black", "friday"], Nth(11, 3, 4, 1)),
    (&["cyber", "monday"], Nth(11, 3, 4, 4)),
    (&["world", "aids", "day"], Fixed(12, 1)),
    (&["inauguration", "day"], Fixed(1, 20)),
    (&["australia", "day"], Fixed(1, 26)),
    (&["brexit", "day"], Once(2020, 1, 31)),
];

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (rel, at) = match s.at(i) {
        Lx::HolidayWord | Lx::Month(4) => (Rel::Bare, i),
        _ => relation(s, i).filter(|&(rel, _)| rel != Rel::The)?,
    };
    if !matches!(s.at(at), Lx::HolidayWord | Lx::Month(4)) || !s.is_capital(at) {
        return None;
    }
    let (id, end) = HOLIDAYS.iter().enumerate().find_map(|(id, (name, _))| Some((id as u8, matches(s, at, name)?)))?;
    // `Christmas tree`: the day as an adjective is not meant as a date.
    let bare = end == at + 1;
    let adjective = bare
        && matches!(s.at(end), Lx::Other | Lx::Opens | Lx::Open)
        && s.gap(end)
        && !s.is_any(
            end,
            &["with", "without", "approaches", "approaching", "comes", "falls", "it", "he", "she", "they", "we", "i"],
        );
    // `the Good Friday Agreement`
    let accord = s.is_any(end, &["agreement", "accord", "accords", "deal"]);
    if accord {
        return Some(Found::new(i, end, Expr::Veto, ""));
    }
    if adjective || bare && s.is_hyphen(end) {
        return None;
    }
    let (year, end) = year_after(s, end).unwrap_or((Yr::Open, end));
    Some(Found::new(i, end, Expr::Holiday { year, rel, id }, "date.holiday"))
}

/// The end of a name at `i`; possessives are passed over.
fn matches(s: &Scan<'_>, mut i: usize, name: &[&str]) -> Option<usize> {
    for (n, part) in name.iter().enumerate() {
        // A possessive, or the full stop of `St.`.
        if n > 0 && (s.at(i) == Lx::Poss || s.at(i) == Lx::Stop && name[0] == "st") {
            i += 1;
        }
        let word = s.word(i);
        let plural = word.len() == part.len() + 1 && word.ends_with(['s', 'S']) && s.is_any(i + 1, &["day"]);
        if !(word.eq_ignore_ascii_case(part) || plural && word[..part.len()].eq_ignore_ascii_case(part))
            || !s.is_capital(i) && *part != "-"
        {
            return None;
        }
        i += 1;
    }
    Some(i)
}

/// The day of a holiday in a year.
pub(in super::super) fn day(id: u8, year: i32) -> Option<Day> {
    match HOLIDAYS.get(usize::from(id))?.1 {
        Fixed(month, day) => Day::new(year, month, day),
        Once(year, month, day) => Day::new(year, month, day),
        Easter(days) => easter(year)?.plus_days(days),
        Nth(month, weekday, 0, after) => {
            let last = Day::new(year, month, 1)?.plus_months(1)?.plus_days(-1)?;
            let back = (7 + i64::from(last.weekday()) - i64::from(weekday)) % 7;
            last.plus_days(after - back)
        }
        Nth(month, weekday, n, after) => {
            let first = Day::new(year, month, 1)?;
            let ahead = (7 + i64::from(weekday) - i64::from(first.weekday())) % 7;
            first.plus_days(ahead + i64::from(n - 1) * 7 + after)
        }
    }
}

/// Whether the day belongs to one year of history.
pub(in super::super) fn is_historic(id: u8) -> bool {
    matches!(HOLIDAYS.get(usize::from(id)), Some((_, Once(..))))
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Day::new(year, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_puts_it() {
        for (year, month, day) in
            [(1998, 4, 12), (2000, 4, 23), (2019, 4, 21), (2022, 4, 17), (2024, 3, 31), (2025, 4, 20)]
        {
            assert_eq!(easter(year), Day::new(year, month, day));
        }
    }
}
