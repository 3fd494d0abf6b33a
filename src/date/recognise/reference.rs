//! Words that point at past, present or future without a date.
//!
//! | text | value |
//! |---|---|
//! | `now`, `currently`, `these days`, `at this time` | `PRESENT_REF` |
//! | `recently`, `previously`, `in the past`, `Earlier, …` | `PAST_REF` |
//! | `soon`, `the near future` | `FUTURE_REF` |
//! | `as soon as`, `the past president`, `now that` aside | nothing |

use super::super::expr::{Expr, Found, Ref, Scan};
use super::super::lex::{Lx, Unit};
use super::super::tense::{self, Tense};

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let give = |to, which| {
        let rule = match which {
            Ref::Past => "date.past-reference",
            Ref::Present => "date.present-reference",
            Ref::Future => "date.future-reference",
        };
        Some(Found::new(i, to, Expr::Ref(which), rule))
    };
    match s.at(i) {
        Lx::Now if s.is_hyphen(i + 1) => None,
        Lx::Now | Lx::RefNow => give(i + 1, Ref::Present),
        // `a previously announced plan`: part of the participle.
        Lx::RefPast
            if s.at(i + 1) == Lx::Ed && matches!(s.before(i, 1), Lx::A | Lx::The | Lx::As | Lx::Poss | Lx::Its) =>
        {
            None
        }
        // `as previously reported`, `was previously known`: it only places one event before another.
        Lx::RefPast
            if s.is_any(i, &["previously"]) && matches!(s.before(i, 1), Lx::As | Lx::Is | Lx::Was | Lx::Has) =>
        {
            None
        }
        Lx::RefPast => give(i + 1, Ref::Past),
        Lx::Earlier if i == 0 && s.at(1) == Lx::Comma => give(1, Ref::Past),
        Lx::More if s.at(i + 1) == Lx::RefPast && s.is_any(i + 1, &["recently"]) => give(i + 2, Ref::Past),
        // In a tale of the past it only says that something followed.
        Lx::Soon
            if !matches!(tense::around(s, i, i + 1).0, Tense::Past | Tense::Perfect)
                && s.at(i + 1) != Lx::Ed
                && s.before(i, 1) != Lx::As
                && !s.is_any(i.wrapping_sub(1), &["too", "how", "so"])
                && s.at(i + 1) != Lx::After =>
        {
            give(i + 1, Ref::Future)
        }
        Lx::These if s.at(i + 1) == Lx::UnitWord(Unit::Day, true) => give(i + 2, Ref::Present),
        Lx::This if s.at(i + 1) == Lx::TimeWord && s.before(i, 1) == Lx::At => give(i + 2, Ref::Present),
        Lx::The => definite(s, i).and_then(|(to, which)| give(to, which)),
        // `in past years`, `in years past`: not so long, but so long ago.
        Lx::Past if s.before(i, 1) == Lx::In && matches!(s.at(i + 1), Lx::UnitWord(_, true)) => give(i + 2, Ref::Past),
        Lx::UnitWord(_, true) if s.before(i, 1) == Lx::In && s.at(i + 1) == Lx::Past && s.at(i + 2).ends_clause() => {
            give(i + 2, Ref::Past)
        }
        // `will one day be`, `could one day live`
        Lx::Card(1)
            if s.at(i + 1) == Lx::UnitWord(Unit::Day, false)
                && (matches!(s.before(i, 1), Lx::Will | Lx::Would)
                    || s.is_any(i.wrapping_sub(1), &["could", "may"])) =>
        {
            give(i + 2, Ref::Future)
        }
        Lx::FutureWord if s.before(i, 1) == Lx::In && s.at(i + 1).ends_clause() => give(i + 1, Ref::Future),
        _ => None,
    }
}

/// `the past`, `the future`, `the near future`.
fn definite(s: &Scan<'_>, i: usize) -> Option<(usize, Ref)> {
    use Lx::*;
    let closes = |at: usize| {
        s.at(at).ends_clause()
            || s.is_any(at, &["it", "we", "he", "she", "they", "that", "i", "if"])
            || matches!(s.at(at), In | For | Of | To | On | At | By | Is | Was | Will | Has | Would | As | Than)
    };
    let into = s.is_any(i.wrapping_sub(1), &["into"]);
    let led = into || matches!(s.before(i, 1), In | From | Of | To | Than | For | Approx | At);
    match s.at(i + 1) {
        Past if led && closes(i + 2) => Some((i + 2, Ref::Past)),
        // `the future of Europe` is a topic.
        FutureWord if led && closes(i + 2) && s.at(i + 2) != Of => Some((i + 2, Ref::Future)),
        Other if s.is_any(i + 1, &["near", "immediate"]) && s.at(i + 2) == FutureWord => Some((i + 3, Ref::Future)),
        Present if s.before(i, 1) == At && closes(i + 2) => Some((i + 2, Ref::Present)),
        _ => None,
    }
}
