//! Dates in figures.
//!
//! | text | gives |
//! |---|---|
//! | `2022-03-14`, `2022/03/14`, `2022-03-14T21:49Z` | that day, that moment |
//! | `14.03.2022`, `3/14/2022`, `14/3/22` | that day; the order is settled in `resolve::order` |
//! | `2022-03` | that month |
//! | `9/11` | 11 September 2001 |
//! | `12/25`, `3-2`, `1.2.3`, `555-0123` | nothing |

use super::super::expr::{Expr, Found, Scan, TimeOfDay, Yr};
use super::super::lex::Lx;
use super::super::value::Clock;
use crate::calendar::days_in_month;

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    if !matches!(s.at(i), Lx::Num(..)) || joined_before(s, i) {
        return None;
    }
    iso(s, i).or_else(|| three(s, i)).or_else(|| known(s, i)).or_else(|| year_month(s, i))
}

/// Whether a mark ties the number to what stands before: `1.2.3`, `#5/6`.
fn joined_before(s: &Scan<'_>, i: usize) -> bool {
    !s.gap(i) && matches!(s.before(i, 1), Lx::Dash | Lx::Slash | Lx::Stop | Lx::Currency | Lx::Colon | Lx::Num(..))
}

/// The marks at `i + 1` and `i + 3` when they are the same one and touch the numbers.
fn separator(s: &Scan<'_>, i: usize) -> Option<Lx> {
    let mark = s.at(i + 1);
    let tight = (1..5).all(|n| !s.gap(i + n));
    (tight && mark == s.at(i + 3) && matches!(mark, Lx::Dash | Lx::Slash | Lx::Stop)).then_some(mark)
}

fn ends(s: &Scan<'_>, end: usize) -> bool {
    let decimal = s.at(end) == Lx::Stop && matches!(s.at(end + 1), Lx::Num(..)) && !s.gap(end + 1);
    s.gap(end) || !(decimal || matches!(s.at(end), Lx::Dash | Lx::Slash | Lx::Num(..) | Lx::Percent))
}

fn iso(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (Lx::Num(y, 4), Lx::Num(m, 1..=2), Lx::Num(d, 1..=2)) = (s.at(i), s.at(i + 2), s.at(i + 4)) else {
        return None;
    };
    separator(s, i)?;
    if !(1000..=2999).contains(&y) {
        return None;
    }
    let mut end = i + 5;
    let mut time = None;
    if s.at(end) == Lx::TimeWord
        && !s.gap(end)
        && let Some((clock, next)) = clock(s, end + 1)
    {
        (time, end) = (Some(TimeOfDay::Clock(clock)), next);
    }
    if !ends(s, end) {
        return None;
    }
    let expr = exact(y as i32, m, d);
    let rule = if expr == Expr::Impossible { "date.impossible" } else { "date.iso" };
    Some(Found { time, ..Found::new(i, end, expr, rule) })
}

fn exact(year: i32, month: u32, day: u32) -> Expr {
    if day == 0 || day > days_in_month(year, month) {
        return Expr::Impossible;
    }
    Expr::Date { year: Yr::Is(year), month: month as u8, day: day as u8, weekday: None }
}

/// `21:49`, `21:49:30`, with `Z` or an offset.
fn clock(s: &Scan<'_>, i: usize) -> Option<(Clock, usize)> {
    let (Lx::Num(h @ 0..=23, 2), Lx::Colon, Lx::Num(m @ 0..=59, 2)) = (s.at(i), s.at(i + 1), s.at(i + 2)) else {
        return None;
    };
    let (mut end, mut second) = (i + 3, None);
    if let (Lx::Colon, Lx::Num(n @ 0..=59, 2)) = (s.at(end), s.at(end + 1)) {
        (second, end) = (Some(n as u8), end + 2);
    }
    let mut offset = None;
    if s.at(end) == Lx::Zone(0) && !s.gap(end) {
        (offset, end) = (Some(0), end + 1);
    }
    Some((Clock { hour: h as u8, minute: m as u8, second, offset }, end))
}

/// Three numbers with the year last. Where both readings exist, the day is marked by a month over 12 and settled
/// with the evidence of the whole text.
fn three(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (Lx::Num(a, 1..=2), Lx::Num(b, 1..=2), Lx::Num(y, digits @ (2 | 4))) = (s.at(i), s.at(i + 2), s.at(i + 4))
    else {
        return None;
    };
    let mark = separator(s, i)?;
    if !ends(s, i + 5) || digits == 2 && mark != Lx::Slash || a == 0 || b == 0 || a > 31 || b > 31 {
        return None;
    }
    let year = if digits == 4 { y as i32 } else { super::short_year(y) };
    if !(1000..=2199).contains(&year) {
        return None;
    }
    Some(Found::new(
        i,
        i + 5,
        Expr::Figures { year, first: a as u8, second: b as u8, dots: mark == Lx::Stop },
        "date.figures",
    ))
}

fn known(s: &Scan<'_>, i: usize) -> Option<Found> {
    let nine_eleven = s.at(i) == Lx::Num(9, 1) && s.at(i + 1) == Lx::Slash && s.at(i + 2) == Lx::Num(11, 2);
    (nine_eleven && !s.gap(i + 1) && !s.gap(i + 2) && ends(s, i + 3)).then(|| {
        let expr = Expr::Date { year: Yr::Is(2001), month: 9, day: 11, weekday: None };
        Found::new(i, i + 3, expr, "date.known-day")
    })
}

/// `2022-03`, unless the second number is the next year: `2011-12` is a season of sport.
fn year_month(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (Lx::Num(y @ 1900..=2199, 4), Lx::Dash, Lx::Num(m @ 1..=12, 2)) = (s.at(i), s.at(i + 1), s.at(i + 2)) else {
        return None;
    };
    (s.is_hyphen(i + 1) && m <= y % 100 && ends(s, i + 3))
        .then(|| Found::new(i, i + 3, Expr::Month { year: Yr::Is(y as i32), month: m as u8 }, "date.iso"))
}
