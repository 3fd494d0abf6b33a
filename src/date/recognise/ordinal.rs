//! The n-th day, weekday or week of a month or year.
//!
//! | text | gives |
//! |---|---|
//! | `the first week of December`, `the last week of 2023` | that week |
//! | `the last Friday in June`, `the third Thursday of November` | that day |
//! | `the last day of March`, `the first weekend of May` | that day, that weekend |
//! | `the first day of the trial`, `the last week of talks` | nothing |

use super::super::expr::{Expr, Found, Piece, Scan, Yr};
use super::super::lex::{Lx, Unit};
use super::{year_after, year_number};

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let at = i + usize::from(matches!(s.at(i), Lx::The | Lx::Its));
    let n = match s.at(at) {
        Lx::Ordinal(n @ 1..=5) => n as i8,
        // The word is a unit as well.
        Lx::UnitWord(Unit::Second, false) => 2,
        Lx::Last => -1,
        Lx::Other if s.is_any(at, &["final"]) => -1,
        Lx::Other if s.is_any(at, &["opening"]) => 1,
        _ => return None,
    };
    let at = at + 1 + usize::from(s.at(at + 1) == Lx::Whole);
    let of = match s.at(at) {
        Lx::Weekday(day) => Piece::Weekday(day),
        Lx::UnitWord(Unit::Day, false) => Piece::Day,
        Lx::UnitWord(Unit::Week, false) => Piece::Week,
        Lx::UnitWord(Unit::Weekend, false) => Piece::Weekend,
        Lx::UnitWord(Unit::Month_, false) if n.abs() == 1 => Piece::Month,
        _ => return None,
    };
    if !matches!(s.at(at + 1), Lx::Of | Lx::In) {
        return None;
    }
    let at = at + 2;
    let (year, month, end) = match s.at(at) {
        Lx::Month(m) | Lx::MonthAbbr(m) if s.is_capital(at) && of != Piece::Month => {
            let (year, end) = year_after(s, at + 1).unwrap_or((Yr::Open, at + 1));
            (year, m, end)
        }
        // `the last week of 2023`
        _ if s.at(at - 1) == Lx::Of => {
            let (year, end) = year_number(s, at)?;
            (Yr::Is(year), 0, end)
        }
        _ => return None,
    };
    Some(Found::new(i, end, Expr::Nth { n, of, year, month }, "date.nth"))
}
