//! So many units before or after something.
//!
//! | text | gives |
//! |---|---|
//! | `two weeks ago`, `a year from now`, `six months hence` | counted from the day of publication |
//! | `two days later`, `a year earlier`, `the week before` | counted from the date spoken of |
//! | `two days before Christmas`, `a week after May 3` | counted from the date that follows |
//! | `the week after Christmas` | the week that follows that date's |
//! | `several years ago`, `long ago`, `a while back` | `PAST_REF` |
//! | `a year after the invasion` | nothing here: `a year` is a duration |

use super::super::expr::{Base, Count, Expr, Found, Ref, Scan};
use super::super::lex::{Lx, Unit};
use super::super::number::count;

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    loose(s, i).or_else(|| adjective(s, i)).or_else(|| counted(s, i))
}

fn counted(s: &Scan<'_>, i: usize) -> Option<Found> {
    // `a year-earlier loss`: the article is the noun's.
    if s.at(i) == Lx::A && s.is_hyphen(i + 2) {
        return None;
    }
    let (count, mut at) = match s.at(i) {
        Lx::UnitWord(_, true) => (Count::VAGUE, i),
        // `the day before last Tuesday`
        Lx::The if matches!(s.at(i + 1), Lx::UnitWord(Unit::Day | Unit::Week, false)) && dated(s, i + 3) => {
            (Count::of(1), i + 1)
        }
        _ => count(s, i)?,
    };
    at = super::duration::filler(s, s.skip_hyphen(at));
    let (unit, plural) = match s.at(at) {
        Lx::UnitWord(unit, plural) => (unit, plural),
        // `5h ago`
        Lx::UnitLetters(unit) => (unit, true),
        _ => return None,
    };
    let half = if s.at(at + 1) == Lx::And && s.at(at + 2) == Lx::A && s.at(at + 3) == Lx::Half { 3 } else { 0 };
    let count = if half > 0 { Count { tenths: 5, ..count } } else { count };
    let loose = if s.at(at + 1) == Lx::Or && s.at(at + 2) == Lx::So { 2 } else { 0 };
    let end = s.skip_hyphen(at + 1 + half + loose);
    let published = |sign, to| Some(offset(i, to, count, unit, sign, Base::Published));
    match s.at(end) {
        Lx::Ago => published(-1, end + 1),
        Lx::Back if !plural || count.n.is_some() || s.at(i) == Lx::A => published(-1, end + 1),
        // `in two years’ time`
        Lx::Poss | Lx::Apostrophe if s.at(end + 1) == Lx::TimeWord && s.before(i, 1) == Lx::In => published(1, end + 2),
        Lx::Hence => published(1, end + 1),
        Lx::From if matches!(s.at(end + 1), Lx::Now | Lx::Today) => published(1, end + 2),
        Lx::Earlier => Some(offset(i, end + 1, count, unit, -1, Base::Context)),
        // `two years later this month` does not occur; `later` before a noun in `later years` has no count.
        Lx::Later => Some(offset(i, end + 1, count, unit, 1, Base::Context)),
        Lx::Before | Lx::After if dated(s, end + 1) => {
            let sign = if s.at(end) == Lx::Before { -1 } else { 1 };
            let whole = s.at(i) == Lx::The && unit == Unit::Week;
            count
                .n
                .map(|_| Found::new(i, end + 1, Expr::FromNext { count, unit, sign, whole }, "date.offset-from-date"))
        }
        Lx::Before if s.at(end + 1).ends_clause() && s.at(i) != Lx::UnitWord(unit, true) => {
            Some(offset(i, end + 1, count, unit, -1, Base::Context))
        }
        _ => None,
    }
}

fn offset(from: usize, to: usize, count: Count, unit: Unit, sign: i8, base: Base) -> Found {
    let rule = match base {
        Base::Published => "date.offset",
        Base::Context => "date.offset-from-context",
    };
    Found::new(from, to, Expr::Offset { count, unit, sign, base }, rule)
}

/// Whether a date stands there.
fn dated(s: &Scan<'_>, i: usize) -> bool {
    let at = i + usize::from(matches!(s.at(i), Lx::Last | Lx::Next | Lx::This));
    let month = matches!(s.at(at), Lx::Month(_) | Lx::MonthAbbr(_)) && s.is_capital(at);
    let figures = matches!(s.at(at), Lx::Num(1..=31, 1..=2)) && matches!(s.at(at + 1), Lx::Month(_) | Lx::MonthAbbr(_));
    month
        || figures
        || matches!(s.at(at), Lx::Weekday(_))
        || super::holiday::read(s, at).is_some_and(|f| f.expr != Expr::Veto)
}

/// `year-ago`, `year-earlier` as adjectives.
fn adjective(s: &Scan<'_>, i: usize) -> Option<Found> {
    let Lx::UnitWord(unit @ (Unit::Year | Unit::Month_ | Unit::Week | Unit::Day), false) = s.at(i) else { return None };
    let at = i + 2;
    if !s.is_hyphen(i + 1) || s.before(i, 1) == Lx::Dash {
        return None;
    }
    if !matches!(s.at(at), Lx::Ago | Lx::Earlier) {
        return None;
    }
    // `the year-earlier nine months`
    match super::duration::read(s, at + 1) {
        Some(length) => Some(Found { from: i, ..length }),
        None => Some(offset(i, at + 1, Count::of(1), unit, -1, Base::Context)),
    }
}

fn loose(s: &Scan<'_>, i: usize) -> Option<Found> {
    let past = |to| Some(Found::new(i, to, Expr::Ref(Ref::Past), "date.past-reference"));
    match (s.at(i), s.at(i + 1)) {
        (Lx::Long, Lx::Ago) => past(i + 2),
        (Lx::Other, Lx::Ago) if s.is_any(i, &["ages", "moments", "generations", "aeons"]) => past(i + 2),
        (Lx::A, Lx::While) if matches!(s.at(i + 2), Lx::Ago | Lx::Back) => past(i + 3),
        (Lx::Some_, Lx::TimeWord) if s.at(i + 2) == Lx::Ago => past(i + 3),
        (Lx::A, Lx::Long) if s.at(i + 2) == Lx::TimeWord && s.at(i + 3) == Lx::Ago => past(i + 4),
        _ => None,
    }
}
