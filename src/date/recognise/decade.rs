//! Decades and centuries.
//!
//! | text | gives |
//! |---|---|
//! | `the 1990s`, `’80s`, `the nineties` | 199, 198, 199 |
//! | `the 20th century`, `twenty-first century` | 19, 20 |
//! | `in his forties`, `temperatures in the 60s` | nothing |

use super::super::expr::{Expr, Found, Scan};
use super::super::lex::{Lx, Unit};

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let at = if s.at(i) == Lx::The { i + 1 } else { i };
    decade(s, i, at).or_else(|| century(s, i, at))
}

fn decade(s: &Scan<'_>, from: usize, i: usize) -> Option<Found> {
    let (value, end) = match s.at(i) {
        Lx::DecadeNum(d @ 100..=219, 4) => (i32::from(d), i + 1),
        Lx::Apostrophe => match s.at(i + 1) {
            Lx::DecadeNum(d, 2) if !s.gap(i + 1) => (short(d), i + 2),
            _ => return None,
        },
        // Figures of age and heat look the same: the article must stand before, and no possessor.
        Lx::DecadeNum(d, 2) if article(s, from, i) && d >= 3 && !warm(s, i) => (short(d), i + 1),
        Lx::Tens(d) if article(s, from, i) && !warm(s, i) => (short(u16::from(d)), i + 1),
        _ => return None,
    };
    Some(Found::new(from, end, Expr::Decade(value), "date.decade"))
}

fn short(d: u16) -> i32 {
    i32::from(d) + if d <= 2 { 200 } else { 190 }
}

/// `the 60s`, `the mid-60s`, `early nineties`; the edge refiner takes the words between in.
fn article(s: &Scan<'_>, from: usize, i: usize) -> bool {
    from < i
        || matches!(s.before(i, 1), Lx::Early | Lx::Late) && s.before(i, 2) == Lx::The
        || s.before(i, 1) == Lx::Dash && s.before(i, 2) == Lx::Mid && s.before(i, 3) == Lx::The
}

fn warm(s: &Scan<'_>, i: usize) -> bool {
    (0..s.lex.len().min(i + 8))
        .skip(i.saturating_sub(8))
        .any(|n| s.is_any(n, &["temperatures", "degrees", "temperature", "highs", "lows", "fahrenheit", "percentile"]))
}

fn century(s: &Scan<'_>, from: usize, i: usize) -> Option<Found> {
    let (n, next) = match s.at(i) {
        Lx::Ordinal(n) => (n, i + 1),
        Lx::Card(tens @ 20) => match s.at(s.skip_hyphen(i + 1)) {
            Lx::Ordinal(n) if n < 10 => (tens + n, s.skip_hyphen(i + 1) + 1),
            _ => return None,
        },
        _ => return None,
    };
    // `the 18th and 19th centuries`
    let at = s.skip_hyphen(next);
    let plural = |at: usize| s.at(at) == Lx::UnitWord(Unit::Century, true);
    let first = s.at(next) == Lx::And && matches!(s.at(next + 1), Lx::Ordinal(_)) && plural(next + 2);
    let second = plural(next) && s.before(i, 1) == Lx::And;
    if (4..=22).contains(&n) && (first || second) {
        return Some(Found::new(from, next + usize::from(second), Expr::Century(n as i32 - 1), "date.century"));
    }
    if super::before_christ(s, at + 1) {
        return None;
    }
    ((4..=22).contains(&n) && s.at(at) == Lx::UnitWord(Unit::Century, false))
        .then(|| Found::new(from, at + 1, Expr::Century(n as i32 - 1), "date.century"))
}
