//! Quarters and halves of years, and the periods of company reports.
//!
//! | text | gives |
//! |---|---|
//! | `the third quarter`, `third-quarter`, `fiscal second quarter` | a quarter |
//! | `the third quarter of 1984`, `Q3 2021`, `this year’s first quarter`, `the 1988 quarter` | with its year |
//! | `the first half of 2024`, `H1 2024`, `last year’s second half` | a half |
//! | `the year-ago quarter`, `the year-earlier period` | the same quarter a year before |
//! | `the second half`, `the fourth quarter of the game`, `a quarter of voters` | nothing |

use super::super::expr::{Expr, Found, Rel, Scan, Yr};
use super::super::lex::{Lx, Unit};
use super::{relation, year_after, year_number};

const QUARTER: Lx = Lx::UnitWord(Unit::Quarter, false);

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    match s.at(i) {
        Lx::QuarterNo(n) if s.is_capital(i) => numbered(s, i, |year| Expr::Quarter { year, n }),
        Lx::HalfNo(n) if s.is_capital(i) => numbered(s, i, |year| Expr::Half { year, n }),
        Lx::Num(1900..=2199, 4) if s.gap(i + 1) => match s.at(i + 1) {
            Lx::QuarterNo(n) => year_first(s, i, i + 1, |year| Expr::Quarter { year, n }, i + 2),
            Lx::HalfNo(n) => year_first(s, i, i + 1, |year| Expr::Half { year, n }, i + 2),
            _ => worded(s, i),
        },
        _ => worded(s, i),
    }
}

fn numbered(s: &Scan<'_>, i: usize, expr: impl Fn(Yr) -> Expr) -> Option<Found> {
    if s.before(i, 1) == Lx::Slash || s.at(i + 1) == Lx::Dash && !s.gap(i + 1) {
        return None;
    }
    let fiscal = s.at(i + 1) == Lx::Fiscal;
    let at = i + 1 + usize::from(fiscal);
    let (year, end) = match s.at(at) {
        // `Q1 FY25`
        Lx::Num(y, 2) if fiscal && !s.gap(at) => (Yr::Is(super::short_year(y)), at + 1),
        Lx::Num(y, 4) if fiscal && !s.gap(at) => (Yr::Is(y as i32), at + 1),
        _ => year_after(s, at).unwrap_or((Yr::Open, i + 1)),
    };
    Some(Found::new(i, end, expr(year), "date.quarter"))
}

fn year_first(s: &Scan<'_>, i: usize, at: usize, expr: impl Fn(Yr) -> Expr, end: usize) -> Option<Found> {
    let (year, _) = year_number(s, i)?;
    s.is_capital(at).then(|| Found::new(i, end, expr(Yr::Is(year)), "date.quarter"))
}

/// `the 1988 third quarter`: article, whose year, `fiscal`, adjective, ordinal, `quarter`, `of` which year.
fn worded(s: &Scan<'_>, i: usize) -> Option<Found> {
    let mut at = i;
    let mut year = Yr::Open;
    let mut led = false;
    if let Some((rel, next)) =
        relation(s, at).filter(|&(_, n)| s.at(n) == Lx::UnitWord(Unit::Year, false) && s.at(n + 1) == Lx::Poss)
    {
        (year, at, led) = (Yr::Rel(rel), next + 2, true);
    } else if matches!(s.at(at), Lx::The | Lx::Its | Lx::A) {
        at += 1;
    }
    if let Some((y, next)) = year_number(s, at).filter(|_| !led) {
        (year, at, led) = (Yr::Is(y), next, true);
    }
    if s.at(at) == Lx::UnitWord(Unit::Year, false)
        && s.is_hyphen(at + 1)
        && matches!(s.at(at + 2), Lx::Ago | Lx::Earlier)
    {
        (year, at, led) = (Yr::Rel(Rel::YearAgo), at + 3, true);
    }
    if s.at(at) == Lx::Fiscal {
        at = s.skip_hyphen(at + 1);
        if let Some((y, next)) = year_number(s, at) {
            (year, at) = (Yr::Is(y), next);
        }
    }
    // `a flat second quarter`, `its record third quarter`
    if s.at(at) == Lx::Other && i < at && !led && !s.is_capital(at) && matches!(s.at(at + 1), Lx::Ordinal(_)) {
        at += 1;
    }
    if let (Lx::QuarterNo(n), true) = (s.at(at), led) {
        return Some(Found::new(i, at + 1, Expr::Quarter { year, n }, "date.quarter"));
    }
    let n = match s.at(at) {
        Lx::Ordinal(n @ 1..=4) => Some(n as u8),
        Lx::UnitWord(Unit::Second, false) => Some(2),
        Lx::Last if i < at => Some(0),
        Lx::Other if i < at && s.is_any(at, &["final", "closing", "latter"]) => Some(0),
        _ => None,
    };
    let Some(n) = n else {
        // `the 1988 quarter`, `the year-ago period`
        let unit = s.at(at) == QUARTER
            || s.at(at) == Lx::Period
            || s.at(at) == Lx::Half && matches!(year, Yr::Rel(Rel::YearAgo));
        return (led && unit && year != Yr::Open)
            .then(|| Found::new(i, at + 1, Expr::Quarter { year, n: 0 }, "date.quarter-compared"));
    };
    // `the first two quarters of 1990`
    if let (0 | 1, Lx::Card(2), Lx::UnitWord(Unit::Quarter, true)) = (n, s.at(at + 1), s.at(at + 2))
        && let Some((year, end)) = year_of(s, at + 3)
    {
        return Some(Found::new(i, end, Expr::Half { year, n: 2 - n }, "date.half"));
    }
    let noun = s.skip_hyphen(at + 1);
    let hyphened = noun > at + 1;
    if s.at(noun) == QUARTER {
        if sporting(s, noun) || s.is_hyphen(noun + 1) && !hyphened {
            return None;
        }
        // `the last quarter of 2023`; `the last quarter` alone is the one before this.
        let n = match (n, year_of(s, noun + 1)) {
            (0, Some((Yr::Is(_) | Yr::Rel(_), _))) => 4,
            (0, _) => return None,
            _ => n,
        };
        let (year, end) = match year {
            Yr::Open => year_of(s, noun + 1).unwrap_or((Yr::Open, noun + 1)),
            known => (known, noun + 1),
        };
        // In `its third-quarter net` the article belongs to the noun.
        let from = if hyphened && matches!(s.at(i), Lx::The | Lx::A) || s.at(i) == Lx::Its { i + 1 } else { i };
        return Some(Found::new(from, end, Expr::Quarter { year, n }, "date.quarter"));
    }
    if s.at(noun) == Lx::Half && n <= 2 {
        let half = if n == 0 { 2 } else { n };
        let (year, end) = match year {
            Yr::Open => year_of(s, noun + 1)?,
            known => (known, noun + 1),
        };
        return Some(Found::new(i, end, Expr::Half { year, n: half }, "date.half"));
    }
    None
}

/// The year of a quarter: as behind any date, and `of the year`, `of fiscal 1989`.
fn year_of(s: &Scan<'_>, i: usize) -> Option<(Yr, usize)> {
    if s.at(i) == Lx::Of {
        let mut at = i + 1 + usize::from(s.at(i + 1) == Lx::The);
        if s.at(at) == Lx::Fiscal {
            at += 1 + usize::from(s.at(at + 1) == Lx::UnitWord(Unit::Year, false));
            if let Some((y, end)) = year_number(s, at) {
                return Some((Yr::Is(y), end));
            }
        }
        if s.at(i + 1) == Lx::The && s.at(i + 2) == Lx::UnitWord(Unit::Year, false) {
            return Some((Yr::Open, i + 3));
        }
        if s.at(i + 1) == Lx::Its && matches!(s.at(i + 2), Lx::Fiscal) && s.at(i + 3) == Lx::UnitWord(Unit::Year, false)
        {
            return Some((Yr::Open, i + 4));
        }
    }
    year_after(s, i)
}

/// Games have quarters and halves as well.
fn sporting(s: &Scan<'_>, noun: usize) -> bool {
    const GAME: &[&str] = &[
        "touchdown",
        "touchdowns",
        "yards",
        "yard",
        "rebounds",
        "quarterback",
        "halftime",
        "scored",
        "scoring",
        "goal",
        "lakers",
        "nba",
        "nfl",
        "pointer",
        "points",
        "throws",
        "playoffs",
        "kick",
    ];
    let of_game = s.at(noun + 1) == Lx::Of
        && s.at(noun + 2) == Lx::The
        && !matches!(s.at(noun + 3), Lx::UnitWord(..) | Lx::Fiscal);
    let shares = s.lex.len();
    of_game || (0..shares.min(noun + 12)).skip(noun.saturating_sub(12)).filter(|&n| s.is_any(n, GAME)).count() >= 2
}
