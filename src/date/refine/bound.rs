//! Notes the prepositions that make a date the bound of an open stretch.
//!
//! | text | TIMEX3 `mod` |
//! |---|---|
//! | `since 2014` | `ON_OR_AFTER` |
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
        );
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
