//! Lengths of time. None has a place on the calendar.
//!
//! | text | value |
//! |---|---|
//! | `three days`, `24 hours`, `a year`, `three-year` | `P3D`, `PT24H`, `P1Y`, `P3Y` |
//! | `2 1/2 years`, `an hour and a half` | `P2Y6M`, `PT1H30M` |
//! | `several weeks`, `years`, `two to three days`, `recent months` | `PXW`, `PXY`, `PXD`, `PXM` |
//! | `the past five days`, `the first nine months`, `another 30 years` | `P5D`, `P9M`, `P30Y` |
//! | `to last three weeks` | `P3W`, of the two last words |
//! | `decades-long`, `all day`, `half an hour` | `PXDE`, `P1D`, `PT30M` |
//! | `47-year-old`, `six years old`, `a minute`, `a second visit`, `business hours` | nothing |

use super::super::expr::{Count, Expr, Found, Scan};
use super::super::lex::{Lx, Unit};
use super::super::number::count;

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    // `for the third time in as many days`
    if s.at(i) == Lx::Many && s.before(i, 1) == Lx::As {
        return None;
    }
    determined(s, i).or_else(|| counted(s, i)).or_else(|| half(s, i)).or_else(|| bare(s, i))
}

fn found(from: usize, to: usize, count: Count, unit: Unit, extra: Option<(Count, Unit)>) -> Found {
    let rule = if count.n.is_some() { "duration.count" } else { "duration.vague" };
    Found::new(from, to, Expr::Duration { count, unit, extra }, rule)
}

/// Words that may stand between a number and its unit: `two more weeks`, `eight trading days`.
pub(super) fn filler(s: &Scan<'_>, i: usize) -> usize {
    const WORDS: &[&str] = &[
        "trading",
        "straight",
        "consecutive",
        "business",
        "working",
        "solid",
        "short",
        "precious",
        "successive",
        "school",
    ];
    let word = matches!(s.at(i), Lx::More | Lx::Whole | Lx::Another | Lx::Long | Lx::Fiscal | Lx::Ing | Lx::Other)
        && (matches!(s.at(i), Lx::More | Lx::Whole | Lx::Another | Lx::Long | Lx::Fiscal) || s.is_any(i, WORDS));
    i + usize::from(word && matches!(s.at(i + 1), Lx::UnitWord(..)))
}

fn counted(s: &Scan<'_>, i: usize) -> Option<Found> {
    if matches!(s.before(i, 1), Lx::Currency) || (s.before(i, 1) == Lx::Colon && !s.gap(i)) {
        return None;
    }
    let another = usize::from(s.at(i) == Lx::Another);
    let (first, next) = match count(s, i + another) {
        Some(read) => read,
        None if another == 1 => (Count::of(1), i + 1),
        None => return None,
    };
    let article = s.at(i) == Lx::A && next == i + 1;
    let at = filler(s, s.skip_hyphen(next));
    let hyphened = s.is_hyphen(next);
    // `three-quarters of voters` is a share, `60 Minutes` a programme.
    if let Lx::UnitWord(Unit::Quarter, true) = s.at(at)
        && (hyphened || first.n.is_some() && s.at(at + 1) == Lx::Of)
    {
        return None;
    }
    if s.is_capital(at)
        && matches!(s.at(i), Lx::Num(..))
        && matches!(s.at(at), Lx::UnitWord(Unit::Minute | Unit::Hour, true))
    {
        return None;
    }
    let Lx::UnitWord(unit, plural) = s.at(at) else { return None };
    // `a fiscal year`: a kind of year.
    if article && s.at(next) == Lx::Fiscal {
        return None;
    }
    if article && is_rate(s, i) {
        return None;
    }
    // `World Cup 2018 day five`
    if matches!(s.at(i), Lx::Num(1900..=2199, 4)) && !plural {
        return None;
    }
    if is_age(s, at + 1)
        || unit == Unit::Weekend && article
        || (unit == Unit::Second && !plural && !hyphened && first != Count::of(1))
    {
        return None;
    }
    if article || s.at(i) == Lx::Card(1) && unit == Unit::Second && !plural {
        // `a minute` is no measure, `a second` hardly ever a unit, `a half` and `a quarter` are parts of things.
        let and_half = s.at(at + 1) == Lx::And && s.at(at + 2) == Lx::A && s.at(at + 3) == Lx::Half;
        let measured = and_half || matches!(s.before(i, 1), Lx::Than | Lx::Within);
        if matches!(unit, Unit::Second | Unit::Quarter) || unit == Unit::Minute && !measured || s.is_hyphen(at + 1) {
            return None;
        }
    }
    let mut end = at + 1;
    let mut total = first;
    if s.at(end) == Lx::And && s.at(end + 1) == Lx::A && s.at(end + 2) == Lx::Half {
        total.tenths = 5;
        end += 3;
    }
    // `24 years and three months old`
    let aged = s.at(end) == Lx::And
        && count(s, end + 1).is_some_and(|(_, n)| matches!(s.at(n), Lx::UnitWord(..)) && is_age(s, n + 1));
    if aged || is_round_the_clock(s, first, unit, end) {
        return None;
    }
    let (extra, end) = extra(s, unit, end);
    Some(found(i, end, total, unit, extra))
}

/// `24 hours a day`, `seven days a week`: always, and no length.
fn is_round_the_clock(s: &Scan<'_>, count: Count, unit: Unit, end: usize) -> bool {
    let (Lx::A, Lx::UnitWord(whole, false)) = (s.at(end), s.at(end + 1)) else { return false };
    matches!(
        (count.n, unit, whole),
        (Some(24), Unit::Hour, Unit::Day)
            | (Some(7), Unit::Day, Unit::Week)
            | (Some(365), Unit::Day, Unit::Year)
            | (Some(52), Unit::Week, Unit::Year)
    )
}

/// `$5 a day`, `10 million tonnes a year`: the unit is what an amount is reckoned by.
fn is_rate(s: &Scan<'_>, i: usize) -> bool {
    let amount = |lx| matches!(lx, Lx::Num(..) | Lx::Amount(..) | Lx::Card(_) | Lx::Percent);
    let thing = s.before(i, 1) == Lx::Other && !s.is_capital(i.wrapping_sub(1));
    matches!(s.before(i, 1), Lx::UnitWord(_, true)) && !matches!(s.before(i, 2), Lx::The | Lx::These | Lx::Those)
        || amount(s.before(i, 1))
        || thing && (amount(s.before(i, 2)) || amount(s.before(i, 3)) && s.before(i, 2) == Lx::Other)
}

/// `and 20 minutes` behind `five hours`.
fn extra(s: &Scan<'_>, unit: Unit, end: usize) -> (Option<(Count, Unit)>, usize) {
    let at = end + usize::from(matches!(s.at(end), Lx::And | Lx::Comma));
    if let Some((second, next)) = count(s, at).filter(|(c, _)| c.n.is_some() && s.at(at) != Lx::A)
        && let Lx::UnitWord(finer, _) = s.at(next)
        && finer < unit
        && finer != Unit::Night
        && !is_age(s, next + 1)
        && !matches!(s.at(next + 1), Lx::Ago | Lx::Later | Lx::Earlier)
    {
        return (Some((second, finer)), next + 1);
    }
    // `weeks or months`, `two weeks or so`
    if s.at(end) == Lx::Or && s.at(end + 1) == Lx::So {
        return (None, end + 2);
    }
    (None, end)
}

/// `old`, `-old`, `of age` behind a unit.
fn is_age(s: &Scan<'_>, i: usize) -> bool {
    let at = s.skip_hyphen(i);
    s.at(at) == Lx::Old
        || s.is_any(at, &["olds", "older", "younger"])
        || s.at(i) == Lx::Of && s.is_any(i + 1, &["age"])
        || s.at(i) == Lx::Apostrophe && s.at(i + 1) == Lx::Old
}

/// `the past 12 years`, `the next few months`, `the first nine months`, `these days` aside.
fn determined(s: &Scan<'_>, i: usize) -> Option<Found> {
    let mut at = i;
    if s.at(at) == Lx::All {
        at += 1;
    }
    let article = matches!(s.at(at), Lx::The | Lx::These | Lx::Those | Lx::Its);
    at += usize::from(article);
    // `is expected to last three weeks`
    const LASTING: &[&str] =
        &["to", "will", "would", "can", "could", "may", "might", "should", "must", "can't", "n't", "not"];
    if s.at(i) == Lx::Last && i > 0 && s.is_any(i - 1, LASTING) {
        return None;
    }
    let relation = match s.at(at) {
        Lx::Past
        | Lx::Last
        | Lx::Next
        | Lx::Coming
        | Lx::Latest
        | Lx::Previous
        | Lx::Following
        | Lx::Recent
        | Lx::Current => true,
        Lx::Ordinal(1) => true,
        Lx::Early if article => true,
        _ => false,
    };
    at += usize::from(relation);
    // `these next precious days`, `these past few years`
    let (counted, next) = match count(s, at) {
        Some((c, next)) if s.at(at) != Lx::A || s.at(at + 1) != Lx::UnitWord(Unit::Year, false) => (Some(c), next),
        _ => (None, at),
    };
    if i == at && counted.is_none() || !article && !relation && s.at(i) != Lx::All {
        return None;
    }
    let unit_at = filler(s, next);
    let Lx::UnitWord(unit, plural) = s.at(unit_at) else { return None };
    let end = unit_at + 1;
    match counted {
        Some(c) if plural || c.n == Some(1) => {
            if is_age(s, end) || unit == Unit::Second && !plural || s.is_hyphen(end) {
                return None;
            }
            let (_, end) = extra(s, Unit::Second, end);
            Some(found(i, end, c, unit, None))
        }
        None if plural && !s.is_hyphen(end) => {
            // `these days` is now; `the days` needs no more than its article.
            if s.at(i) == Lx::These && unit == Unit::Day && !relation || unit < Unit::Hour || unit == Unit::Night {
                return None;
            }
            if !relation
                && s.at(i) != Lx::All
                && !matches!(s.before(i, 1), Lx::Over | Lx::Through | Lx::In | Lx::For | Lx::During)
            {
                return None;
            }
            let ahead = usize::from(s.at(end) == Lx::Ahead);
            Some(found(i, end + ahead, Count::VAGUE, unit, None))
        }
        // `the first day` and `all day`
        None if !plural
            && s.at(i) == Lx::All
            && i + 1 == unit_at
            && matches!(unit, Unit::Day | Unit::Week | Unit::Year) =>
        {
            Some(found(i, end, Count::of(1), unit, None))
        }
        None if !plural && s.is_hyphen(i + 1) => None,
        _ => None,
    }
}

/// `half an hour`, `half-hour`, `half a century`.
fn half(s: &Scan<'_>, i: usize) -> Option<Found> {
    if s.at(i) != Lx::Half {
        return None;
    }
    if s.at(i + 1) != Lx::A && !s.is_hyphen(i + 1) {
        return None;
    }
    let at = i + 2;
    let Lx::UnitWord(unit, false) = s.at(at) else { return None };
    Some(found(i, at + 1, Count { n: Some(0), tenths: 5 }, unit, None))
}

/// `years`, `for weeks`, `decades-long`.
fn bare(s: &Scan<'_>, i: usize) -> Option<Found> {
    let Lx::UnitWord(unit, plural) = s.at(i) else { return None };
    if s.is_hyphen(i + 1) && s.at(i + 2) == Lx::Long {
        let count = if plural { Count::VAGUE } else { Count::of(1) };
        return (unit > Unit::Minute).then(|| found(i, i + 3, count, unit, None));
    }
    if !plural
        || matches!(unit, Unit::Second | Unit::Night | Unit::Weekend | Unit::Quarter | Unit::Minute)
        || s.is_hyphen(i + 1)
        || is_age(s, i + 1)
    {
        return None;
    }
    use Lx::*;
    let led = match s.before(i, 1) {
        For | In | Within | Over | Through | Than | Just | After | Of | And | Or | By | Mark | Comma | Was | Ed
        | Up | Quote | Approx | During => true,
        _ => s.is_any(
            i.wrapping_sub(1),
            &[
                "took", "take", "takes", "spend", "spends", "lasts", "last", "suggests", "taking", "spending", "with",
                "be",
            ],
        ),
    };
    // `followed months of talks`
    let full = s.at(i + 1) == Of && s.before(i, 1) == Other && !s.is_capital(i - 1) && unit > Unit::Day;
    if !led && !full || s.before(i, 1) == Lx::Dash {
        return None;
    }
    // `weeks or months`
    if matches!(s.at(i + 1), Or | And)
        && let UnitWord(_, true) = s.at(i + 2)
    {
        return Some(found(i, i + 3, Count::VAGUE, unit, None));
    }
    Some(found(i, i + 1, Count::VAGUE, unit, None))
}
