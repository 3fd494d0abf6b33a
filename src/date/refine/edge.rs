//! Puts the words that name an edge of a period to the period.
//!
//! | text | becomes |
//! |---|---|
//! | `early 2020`, `late last week`, `mid-November`, `the early 1980s` | `START`, `END`, `MID`, `START` |
//! | `the end of the year`, `the beginning of October` | the last month, the first week |
//! | `the closing months of 2023`, `the early days of March` | `END`, `START` |
//! | `earlier this month`, `later that day`, `sometime next year` | the same, wider |

use super::super::expr::{Expr, Found, Scan};
use super::super::lex::{Lx, Unit};
use crate::document::Modifier;

pub(super) fn widen(s: &Scan<'_>, found: &mut [Found]) {
    let mut limit = 0;
    for f in found.iter_mut() {
        if takes_edges(f) {
            widen_one(s, f, limit);
        }
        limit = f.to;
    }
}

fn takes_edges(f: &Found) -> bool {
    !matches!(
        f.expr,
        Expr::Duration { .. }
            | Expr::Set(_)
            | Expr::Ref(_)
            | Expr::Time
            | Expr::Impossible
            | Expr::FromNext { .. }
            | Expr::Beside { .. }
            | Expr::EventDay(_)
    )
}

fn widen_one(s: &Scan<'_>, f: &mut Found, limit: usize) {
    let at = |back: usize| f.from.checked_sub(back).filter(|&i| i >= limit).map_or(Lx::Mark, |i| s.at(i));
    // A hyphen or a preposition may stand between: `mid-1996`, `late on Thursday`, `early in the year`.
    let gap = match at(1) {
        Lx::Dash if at(2) == Lx::Mid || s.is_hyphen(f.from - 1) && matches!(at(2), Lx::Early | Lx::Late) => 1,
        Lx::In | Lx::On if matches!(at(2), Lx::Early | Lx::Late | Lx::Earlier | Lx::Later) => 1,
        _ => 0,
    };
    match at(1 + gap) {
        // `late the day before yesterday` are two statements.
        Lx::Early | Lx::Late if gap == 0 && matches!(f.expr, Expr::Deictic(_)) && s.at(f.from) == Lx::The => {}
        edge @ (Lx::Early | Lx::Mid | Lx::Late) => {
            f.modifier = Some(modifier(edge));
            f.from -= 1 + gap;
            take_article(s, f, limit);
        }
        Lx::Earlier | Lx::Later if !matches!(f.expr, Expr::Offset { .. } | Expr::Year(_)) => f.from -= 1 + gap,
        Lx::Sometime => f.from -= 1 + gap,
        // `this time last year`, `the same time next week`
        Lx::TimeWord if gap == 0 && matches!(f.expr, Expr::Unit { .. } | Expr::Deictic(_)) => match (at(2), at(3)) {
            (Lx::This, _) => f.from -= 2,
            (Lx::Same, Lx::The) => f.from -= 3,
            _ => {}
        },
        Lx::Of if matches!(at(2), Lx::End | Lx::Begin | Lx::Middle) => {
            f.modifier = Some(modifier(at(2)));
            f.edge = true;
            f.from -= 2;
            // `the very end of`, `the early part of` are left to the article alone.
            take_article(s, f, limit);
        }
        // `the closing months of 2023`, `the early days of March`
        Lx::Of
            if matches!(at(2), Lx::UnitWord(unit, true) if unit > Unit::Hour)
                && stretch(s, f.from.wrapping_sub(3), at(3)).is_some() =>
        {
            f.modifier = stretch(s, f.from - 3, at(3));
            f.from -= 3;
            take_article(s, f, limit);
        }
        Lx::Of if at(2) == Lx::Half && matches!(at(3), Lx::Ordinal(1) | Lx::Last | Lx::UnitWord(..)) => {
            f.modifier = Some(if at(3) == Lx::Ordinal(1) { Modifier::Start } else { Modifier::End });
            f.from -= 3;
            take_article(s, f, limit);
        }
        _ => {}
    }
}

/// Which end of a period its `closing months` are.
fn stretch(s: &Scan<'_>, i: usize, lx: Lx) -> Option<Modifier> {
    match lx {
        Lx::Early => Some(Modifier::Start),
        Lx::Late => Some(Modifier::End),
        Lx::Mark => None,
        _ if s.is_any(i, &["opening"]) => Some(Modifier::Start),
        _ if s.is_any(i, &["closing", "final", "dying", "waning"]) => Some(Modifier::End),
        _ => None,
    }
}

fn take_article(s: &Scan<'_>, f: &mut Found, limit: usize) {
    if f.from > limit && s.at(f.from - 1) == Lx::The {
        f.from -= 1;
    }
}

fn modifier(edge: Lx) -> Modifier {
    match edge {
        Lx::Early | Lx::Begin => Modifier::Start,
        Lx::Mid | Lx::Middle => Modifier::Mid,
        _ => Modifier::End,
    }
}
