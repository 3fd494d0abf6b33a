//! Times of day.
//!
//! | text | gives |
//! |---|---|
//! | `10 p.m.`, `7:15 p.m.`, `5.30pm`, `5 p.m. EST` | that time |
//! | `21:49`, `at 9:30`, `14:00 GMT` | that time |
//! | `noon`, `midnight`, `five o’clock`, `4 in the morning` | that time |
//! | `won 2:1`, `Psalm 23:4` with a one-digit end, `a 3:45 mile` | nothing |

use super::super::expr::{Expr, Found, Scan, TimeOfDay};
use super::super::lex::{Lx, Unit};
use super::super::value::{Clock, Part};

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (clock, to) = half_day(s, i).or_else(|| full_day(s, i)).or_else(|| worded(s, i))?;
    // The clock of the place is what TIMEX3 writes; the zone only belongs to the extent.
    let (_, end) = zone(s, to);
    Some(Found { time: Some(TimeOfDay::Clock(clock)), ..Found::new(i, end, Expr::Time, "time.clock") })
}

/// With `a.m.`, `p.m.`, `in the morning`.
fn half_day(s: &Scan<'_>, i: usize) -> Option<(Clock, usize)> {
    if matches!(s.before(i, 1), Lx::Colon | Lx::Currency) && !s.gap(i) {
        return None;
    }
    let (hour, minute, next) = match (s.at(i), s.at(i + 1), s.at(i + 2)) {
        (Lx::Num(h, 1..=2), Lx::Colon, Lx::Num(m @ 0..=59, 2)) if !s.gap(i + 1) && !s.gap(i + 2) => (h, m, i + 3),
        (Lx::Num(h, 1..=2), ..) => (h, 0, i + 1),
        (Lx::Amount(h, m @ 0..=59, 2), ..) => (h, u32::from(m), i + 1),
        (Lx::Card(h), ..) => (h, 0, i + 1),
        _ => return None,
    };
    let (pm, end) = match s.at(next) {
        Lx::AmPm(pm) => (pm, next + 1),
        Lx::OClock => match part(s, next + 1) {
            Some((pm, end)) => (pm, end),
            None => return (hour <= 12).then(|| (at(hour, minute), next + 1)),
        },
        Lx::In if matches!(s.at(i), Lx::Num(..)) && s.before(i, 1) == Lx::At => part(s, next)?,
        _ => return None,
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    Some((at(hour % 12 + if pm { 12 } else { 0 }, minute), end))
}

fn at(hour: u32, minute: u32) -> Clock {
    Clock { hour: hour as u8, minute: minute as u8, second: None, offset: None }
}

/// `in the morning`, `in the evening`.
fn part(s: &Scan<'_>, i: usize) -> Option<(bool, usize)> {
    match (s.at(i), s.at(i + 1), s.at(i + 2)) {
        (Lx::In, Lx::The, Lx::PartWord(part)) => Some((!matches!(part, Part::Morning | Part::Dawn), i + 3)),
        _ => None,
    }
}

fn full_day(s: &Scan<'_>, i: usize) -> Option<(Clock, usize)> {
    // `18.20 BST`
    if let Lx::Amount(h @ 0..=23, m @ 0..=59, 2) = s.at(i)
        && zone(s, i + 1).0.is_some()
    {
        return Some((at(h, m.into()), i + 1));
    }
    // `0417 GMT`
    if let Lx::Num(n @ 0..=2359, 4) = s.at(i)
        && n % 100 < 60
        && zone(s, i + 1).0.is_some()
    {
        return Some((at(n / 100, n % 100), i + 1));
    }
    let (Lx::Num(h @ 0..=24, 1..=2), Lx::Colon, Lx::Num(m @ 0..=59, 2)) = (s.at(i), s.at(i + 1), s.at(i + 2)) else {
        return None;
    };
    let joined =
        s.gap(i + 1) || s.gap(i + 2) || !s.gap(i) && matches!(s.before(i, 1), Lx::Colon | Lx::Slash | Lx::Num(..));
    let (mut end, mut second) = (i + 3, None);
    if let (Lx::Colon, Lx::Num(n @ 0..=59, 2), false) = (s.at(end), s.at(end + 1), s.gap(end)) {
        (second, end) = (Some(n as u8), end + 2);
    }
    let long = matches!(s.at(i), Lx::Num(_, 2));
    let led = matches!(
        s.before(i, 1),
        Lx::At | Lx::By | Lx::Until | Lx::Since | Lx::From | Lx::Before | Lx::After | Lx::Approx | Lx::Between | Lx::To
    );
    let zoned = zone(s, end).0.is_some();
    if joined || !(led || zoned || long && second.is_none()) || h == 24 && m > 0 {
        return None;
    }
    let counted = s.is_any(end, &["mile", "record", "lead", "ratio", "win", "minutes", "hours"])
        || matches!(s.at(end), Lx::UnitWord(..) | Lx::Percent);
    (!counted).then(|| (Clock { second, ..at(h, m) }, end))
}

/// Noon and midnight.
fn worded(s: &Scan<'_>, i: usize) -> Option<(Clock, usize)> {
    let Lx::Clock(hour) = s.at(i) else { return None };
    let name = s.is_capital(i) && i > 0;
    (!name && !s.is_hyphen(i + 1) && s.at(i + 1) != Lx::UnitWord(Unit::Hour, false))
        .then(|| (at(u32::from(hour), 0), i + 1))
}

/// A zone behind a time: `Some(None)` when it has no fixed distance from Greenwich.
fn zone(s: &Scan<'_>, i: usize) -> (Option<Option<i16>>, usize) {
    match (s.at(i), s.at(i + 1)) {
        (Lx::Zone(h), _) => (Some(Some(i16::from(h) * 60)), i + 1),
        (Lx::ZoneOpen, _) => (Some(None), i + 1),
        (Lx::LocalWord, Lx::TimeWord) => (Some(None), i + 2),
        _ => (None, i),
    }
}
