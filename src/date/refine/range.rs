//! Pairs the two ends of a range. Both stay expressions of their own; the timeline makes one event of them.
//!
//! | text | becomes |
//! |---|---|
//! | `from November 20 to December 11` | start, end |
//! | `between 1980 and 2012` | start, end |
//! | `January 23 – March 9 2014` | start and end, both of 2014 |

use super::super::expr::{Expr, Found, Rel, Scan, Yr};
use super::super::lex::Lx;

pub(super) fn pair(s: &Scan<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first_mut()) else { continue };
        if !alike(a, b) || !joined(s, a, b) {
            continue;
        }
        (a.range, b.range) = (1, -1);
        share_year(a, b);
    }
}

fn joined(s: &Scan<'_>, a: &Found, b: &Found) -> bool {
    let led = |lx| a.from > 0 && s.at(a.from - 1) == lx;
    match s.between(a, b) {
        [one] => match one.lx {
            Lx::Through | Lx::Dash => true,
            Lx::To | Lx::Until => {
                led(Lx::From)
                    || matches!(a.expr, Expr::Date { .. } | Expr::Year(_) | Expr::Month { .. }) && one.lx == Lx::To
            }
            Lx::And => led(Lx::Between),
            _ => false,
        },
        [one, two] => matches!((one.lx, two.lx), (Lx::To | Lx::Through | Lx::Until, Lx::The)) && led(Lx::From),
        _ => false,
    }
}

/// Whether both are of one sort.
fn alike(a: &Found, b: &Found) -> bool {
    use Expr::*;
    matches!(
        (a.expr, b.expr),
        (
            Date { .. } | Weekday { .. } | Deictic(_) | Month { .. },
            Date { .. } | Weekday { .. } | Deictic(_) | Month { .. } | Holiday { .. }
        ) | (Year(_), Year(_))
            | (Decade(_), Decade(_))
            | (Time, Time)
            | (Quarter { .. }, Quarter { .. })
    )
}

/// `January 23 – March 9 2014`: the year stands once, with the end.
fn share_year(a: &mut Found, b: &Found) {
    let (Expr::Date { year: known @ (Yr::Is(_) | Yr::Rel(Rel::Last | Rel::This)), month: last, .. }
    | Expr::Month { year: known @ (Yr::Is(_) | Yr::Rel(Rel::Last | Rel::This)), month: last }) = b.expr
    else {
        return;
    };
    match &mut a.expr {
        Expr::Date { year: year @ Yr::Open, month, .. } | Expr::Month { year: year @ Yr::Open, month }
            if *month <= last =>
        {
            *year = known
        }
        _ => {}
    }
}
