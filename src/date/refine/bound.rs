//! Notes the prepositions that make a date the bound of an open stretch.
//!
//! | text | TIMEX3 `mod` |
//! |---|---|
//! | `since 2014` | `ON_OR_AFTER` |
//! | `1994 or later`, `2030 and beyond`, `1997 onwards` | `ON_OR_AFTER` |
//! | `until April`, `by Friday` | `ON_OR_BEFORE` |
//! | `before 2014`, `after May 3` | `BEFORE`, `AFTER` |
//!
//! The interval of the expression stays what the expression itself says; the timeline opens it.

use super::super::expr::{Expr, Found, Scan};
use super::super::lex::Lx;
use crate::document::Modifier;

pub(super) fn mark(s: &Scan<'_>, found: &mut [Found]) {
    for f in found.iter_mut() {
        let dated = !matches!(
            f.expr,
            Expr::Duration { .. }
                | Expr::Set(_)
                | Expr::Ref(_)
                | Expr::Impossible
                | Expr::Offset { .. }
                | Expr::FromNext { .. }
                | Expr::Beside { .. }
                | Expr::EventDay(_)
        );
        let dated = dated && !matches!(f.expr, Expr::Time);
        // `1994 or later`, `2030 and beyond`, `1997 onwards`
        let open = match (s.at(f.to), s.at(f.to + 1)) {
            (Lx::Or, Lx::Later) | (Lx::And, Lx::Onward) => 2,
            (Lx::Onward, _) => 1,
            _ => 0,
        };
        if dated && open > 0 && f.modifier.is_none() {
            (f.modifier, f.to) = (Some(Modifier::OnOrAfter), f.to + open);
        }
        if f.modifier.is_some() || f.range != 0 || !dated {
            continue;
        }
        f.modifier = match s.before(f.from, 1) {
            Lx::Since => Some(Modifier::OnOrAfter),
            Lx::Until => Some(Modifier::OnOrBefore),
            Lx::By if !matches!(s.before(f.from, 2), Lx::Ed | Lx::Was) => Some(Modifier::OnOrBefore),
            Lx::Before => Some(Modifier::Before),
            Lx::After => Some(Modifier::After),
            _ => None,
        };
    }
}
