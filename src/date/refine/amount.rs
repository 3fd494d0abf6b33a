//! Puts the words that loosen a figure to it.
//!
//! | text | TIMEX3 `mod` |
//! |---|---|
//! | `about two years ago`, `nearly an hour`, `around Nov. 1` | `APPROX` |
//! | `more than four hours`, `over a week` | `MORE_THAN` |
//! | `less than a decade`, `under an hour` | `LESS_THAN` |
//! | `at least 30 days` | `EQUAL_OR_MORE` |
//! | `20-odd years`, `10+ years` | `APPROX`, `EQUAL_OR_MORE` |
//! | `up to 180 days`, `no more than sixty days`, `at most` | `EQUAL_OR_LESS` |

use super::super::expr::{Expr, Found, Rel, Scan};
use super::super::lex::Lx;
use crate::document::Modifier;

pub(super) fn widen(s: &Scan<'_>, found: &mut [Found]) {
    let mut limit = 0;
    for f in found.iter_mut() {
        if let Some((modifier, words)) = read(s, f, limit) {
            f.from -= words;
            f.modifier = f.modifier.or(Some(modifier));
        }
        limit = f.to;
    }
}

fn read(s: &Scan<'_>, f: &Found, limit: usize) -> Option<(Modifier, usize)> {
    let at = |back: usize| f.from.checked_sub(back).filter(|&i| i >= limit).map_or(Lx::Mark, |i| s.at(i));
    let measured = matches!(f.expr, Expr::Duration { .. } | Expr::Offset { .. } | Expr::FromNext { .. });
    let definite = matches!(s.at(f.from), Lx::The | Lx::These | Lx::Those | Lx::Past | Lx::Last | Lx::Next);
    let loose = |words: &[&str]| measured && (f.from + 1..f.to).any(|i| s.is_any(i, words));
    match at(1) {
        _ if loose(&["odd"]) => Some((Modifier::Approx, usize::from(at(1) == Lx::Approx))),
        _ if loose(&["plus", "+"]) => Some((Modifier::EqualOrMore, 0)),
        // `about last week` is what the talk was about; `around the year` is a place in it.
        Lx::Approx
            if measured || !definite && !is_spoken_of(f) && !s.is_any(f.from - 1, &["about"]) || is_figure(s, f) =>
        {
            Some((Modifier::Approx, 1))
        }
        Lx::Than if measured => match (at(2), at(3)) {
            (Lx::More, _) if s.is_any(f.from.wrapping_sub(3), &["no"]) => Some((Modifier::EqualOrLess, 3)),
            (Lx::More, Lx::Just | Lx::Approx) => Some((Modifier::MoreThan, 2)),
            (Lx::More, _) => Some((Modifier::MoreThan, 2)),
            (Lx::Less, _) => Some((Modifier::LessThan, 2)),
            _ => None,
        },
        Lx::Least if measured && at(2) == Lx::At => Some((Modifier::EqualOrMore, 2)),
        Lx::Most if measured && at(2) == Lx::At => Some((Modifier::EqualOrLess, 2)),
        Lx::To if measured && at(2) == Lx::Up => Some((Modifier::EqualOrLess, 2)),
        // `Over three nights, the army came` tells how long, `over 20 years ago` how much more.
        Lx::Over if f.from == 1 && matches!(f.expr, Expr::Duration { .. }) => None,
        Lx::Over if measured && !definite && counted(f) && !matches!(at(2), Lx::Ed | Lx::Other | Lx::Was | Lx::Ing) => {
            Some((Modifier::MoreThan, 1))
        }
        Lx::Under if measured && !definite && counted(f) => Some((Modifier::LessThan, 1)),
        Lx::Just if matches!(f.expr, Expr::Duration { count, .. } if count.n.is_none()) => Some((Modifier::Approx, 1)),
        _ => None,
    }
}

fn counted(f: &Found) -> bool {
    matches!(f.expr, Expr::Duration { count, .. } | Expr::Offset { count, .. } if count.n.is_some())
}

/// `about 5 p.m.`, `about Nov. 1`
fn is_figure(s: &Scan<'_>, f: &Found) -> bool {
    matches!(s.at(f.from), Lx::Num(..)) && f.time.is_some()
}

/// Days and weeks named by their place: nobody says `around last week` of an estimate.
fn is_spoken_of(f: &Found) -> bool {
    matches!(f.expr, Expr::Deictic(_) | Expr::Set(_) | Expr::Ref(_) | Expr::Weekday { .. })
        || matches!(f.expr, Expr::Unit { rel, .. } if rel != Rel::This)
}
