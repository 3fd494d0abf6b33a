//! Joins what belongs to one day.
//!
//! | text | becomes |
//! |---|---|
//! | `Saturday, April 25` | one date that knows its weekday |
//! | `Friday evening`, `the morning of Sept. 11` | one part of a day |
//! | `10 p.m. Wednesday`, `March 14, 2022 at 21:49` | one moment |

use super::super::expr::{AgoDay, Base, Count, Expr, Found, Rel, Scan, TimeOfDay, Yr};
use super::super::lex::{Lex, Lx, Unit};
use super::super::value::{Clock, Part};
use crate::document::Modifier;

/// Merges neighbours for which `merge` gives a joint expression.
fn neighbours(found: &mut Vec<Found>, merge: &dyn Fn(&Found, &Found) -> Option<Found>) {
    let mut kept = 0usize;
    for i in 0..found.len() {
        let next = found[i];
        match kept.checked_sub(1).and_then(|last| merge(&found[last], &next)) {
            Some(joint) => found[kept - 1] = joint,
            None => {
                found[kept] = next;
                kept += 1;
            }
        }
    }
    found.truncate(kept);
}

pub(super) fn weekday_with_date(s: &Scan<'_>, found: &mut Vec<Found>) {
    neighbours(found, &|a, b| {
        let Expr::Weekday { day, .. } = a.expr else { return None };
        let Expr::Date { year, month, day: date, .. } = b.expr else { return None };
        let tight = a.to == b.from || a.to + 1 == b.from && matches!(s.at(a.to), Lx::Comma | Lx::Bracket | Lx::The);
        tight.then_some(Found { from: a.from, expr: Expr::Date { year, month, day: date, weekday: Some(day) }, ..*b })
    });
}

/// `Tuesday last week`, `Friday of next week`, `last week on Monday`.
pub(super) fn weekday_of_week(s: &Scan<'_>, found: &mut Vec<Found>) {
    let week = |f: &Found| match f.expr {
        Expr::Unit {
            rel: rel @ (Rel::Last | Rel::This | Rel::Next | Rel::Following | Rel::Previous | Rel::Same),
            unit: Unit::Week,
        } if f.modifier.is_none() => Some(rel),
        _ => None,
    };
    neighbours(found, &|a, b| {
        let between = s.between(a, b);
        let rule = "date.weekday-relative";
        match (a.expr, b.expr, between) {
            (Expr::Weekday { rel: Rel::Bare, day }, _, [] | [Lex { lx: Lx::Of, .. }]) => {
                let expr = Expr::WeekdayIn { rel: week(b)?, day };
                Some(Found { to: b.to, expr, rule, ..*a })
            }
            (_, Expr::Weekday { rel: Rel::Bare, day }, [Lex { lx: Lx::On, .. }]) => {
                let expr = Expr::WeekdayIn { rel: week(a)?, day };
                Some(Found { from: a.from, expr, rule, ..*b })
            }
            _ => None,
        }
    });
}

/// `Easter weekend`, `Christmas week`, `the Memorial Day weekend`.
pub(super) fn holiday_unit(s: &Scan<'_>, found: &mut Vec<Found>) {
    neighbours(found, &|a, b| {
        let Expr::Holiday { year: Yr::Open, rel: Rel::Bare, id } = a.expr else { return None };
        let weekend = matches!(b.expr, Expr::Unit { rel: Rel::The, unit: Unit::Weekend }) && b.to == b.from + 1;
        (weekend && a.to == b.from).then_some(Found {
            to: b.to,
            expr: Expr::HolidayUnit { id, unit: Unit::Weekend },
            ..*a
        })
    });
    for f in found.iter_mut() {
        if let Expr::Holiday { year: Yr::Open, rel: Rel::Bare, id } = f.expr
            && s.at(f.to) == Lx::UnitWord(Unit::Week, false)
        {
            (f.expr, f.to) = (Expr::HolidayUnit { id, unit: Unit::Week }, f.to + 1);
        }
    }
}

/// `ten years ago today`, `a week ago on Tuesday`, `eight years ago this week`.
pub(super) fn ago_on(s: &Scan<'_>, found: &mut Vec<Found>) {
    neighbours(found, &|a, b| {
        let Expr::Offset { count: Count { n: Some(n), tenths: 0 }, unit, sign: -1, base: Base::Published } = a.expr
        else {
            return None;
        };
        if a.modifier.is_some() || b.time.is_some() || !matches!(unit, Unit::Week | Unit::Month_ | Unit::Year) {
            return None;
        }
        let on = match (b.expr, s.between(a, b)) {
            (Expr::Deictic(days), []) => AgoDay::Deictic(days),
            (Expr::Weekday { rel: Rel::Bare, day }, [] | [Lex { lx: Lx::On, .. }]) if unit == Unit::Week => {
                AgoDay::Weekday(day)
            }
            (Expr::Unit { rel: Rel::This, unit: Unit::Week }, []) => AgoDay::Week,
            _ => return None,
        };
        let expr = Expr::AgoOn { n: u16::try_from(n).ok()?, unit, on };
        Some(Found { to: b.to, expr, rule: "date.offset", ..*a })
    });
}

/// `the early hours of Sunday`
pub(super) fn small_hours(s: &Scan<'_>, found: &mut Vec<Found>) {
    neighbours(found, &|a, b| {
        let small = a.modifier == Some(Modifier::Start)
            && a.time == Some(TimeOfDay::Part(Part::Morning))
            && a.rule == "time.part-of-day";
        let of = matches!(s.between(a, b), [one] if matches!(one.lx, Lx::Of | Lx::On));
        let day = b.is_day() || matches!(b.time, Some(TimeOfDay::Part(Part::Morning | Part::Night)));
        (small && of && day).then_some(Found { from: a.from, time: a.time, modifier: a.modifier, ..*b })
    });
}

/// `the quarter a year ago`
pub(super) fn quarter_a_year_ago(_: &Scan<'_>, found: &mut Vec<Found>) {
    neighbours(found, &|a, b| {
        let quarter = matches!(a.expr, Expr::Unit { rel: Rel::The, unit: Unit::Quarter });
        let year = matches!(b.expr, Expr::Offset { unit: Unit::Year, sign: -1, .. });
        (quarter && year && a.to == b.from).then_some(Found { from: a.from, ..*b })
    });
}

/// `April 24 and 25`: the second number is a day of the same month. It must close its phrase, or it counts something.
pub(super) fn second_day(s: &Scan<'_>, found: &mut Vec<Found>) {
    let second = |f: &Found, next: Option<&Found>| {
        let Expr::Date { year, month, day, .. } = f.expr else { return None };
        let month_first = matches!(s.at(f.from), Lx::Month(_) | Lx::MonthAbbr(_)) && f.to == f.from + 2;
        let (true, Lx::And, Lx::Num(second @ 1..=31, 1..=2)) = (month_first, s.at(f.to), s.at(f.to + 1)) else {
            return None;
        };
        use Lx::*;
        let behind = s.at(f.to + 2);
        let closes =
            behind.ends_clause() || matches!(behind, In | At | To | For | By | Of | Poss | Will | Is | Was | Has);
        let free = next.is_none_or(|n| n.from > f.to + 1);
        (closes && free && second > u32::from(day)).then(|| {
            let expr = Expr::Date { year, month, day: second as u8, weekday: None };
            Found::new(f.to + 1, f.to + 2, expr, f.rule)
        })
    };
    if !(0..found.len()).any(|i| second(&found[i], found.get(i + 1)).is_some()) {
        return;
    }
    let all = std::mem::take(found);
    for (i, f) in all.iter().enumerate() {
        found.push(*f);
        found.extend(second(f, all.get(i + 1)));
    }
}

pub(super) fn day_with_time(s: &Scan<'_>, found: &mut Vec<Found>) {
    for i in 0..found.len() {
        let limit = i.checked_sub(1).map_or(0, |p| found[p].to);
        let f = &mut found[i];
        if !f.is_day() {
            continue;
        }
        // A part of the day behind the day; `Wednesday night’s match` as well, but not `Friday night-life`.
        if let Lx::PartWord(part) = s.at(f.to)
            && !s.is_hyphen(f.to + 1)
        {
            (f.time, f.to) = (Some(TimeOfDay::Part(part)), f.to + 1);
            continue;
        }
        // `the morning of`
        if f.from >= limit + 3
            && s.at(f.from - 1) == Lx::Of
            && s.at(f.from - 3) == Lx::The
            && let Lx::PartWord(part) = s.at(f.from - 2)
        {
            (f.time, f.from) = (Some(TimeOfDay::Part(part)), f.from - 3);
            continue;
        }
        // `at lunchtime on Thursday`
        if f.from >= limit + 2
            && matches!(s.at(f.from - 1), Lx::On | Lx::Of)
            && s.at(f.from - 2) == Lx::PartWord(Part::Midday)
        {
            (f.time, f.from) = (Some(TimeOfDay::Part(Part::Midday)), f.from - 2);
            continue;
        }
        // `mid-afternoon yesterday`
        if f.from > limit
            && !matches!(f.expr, Expr::Unit { rel: Rel::The, .. })
            && let Lx::PartWord(part) = s.at(f.from - 1)
        {
            (f.time, f.from) = (Some(TimeOfDay::Part(part)), f.from - 1);
        }
    }
    neighbours(found, &|a, b| {
        let between = s.between(a, b);
        let linked = match between {
            [] => true,
            [one] => matches!(one.lx, Lx::Comma | Lx::On | Lx::At) || matches!(one.span.of(s.text), "(" | "|"),
            [one, two] => one.lx == Lx::Comma && matches!(two.lx, Lx::At | Lx::On),
            _ => false,
        };
        if !linked {
            return None;
        }
        // `Tuesday at 9 p.m.`, `yesterday afternoon at 3`
        let at = matches!(between, [one] if one.lx == Lx::At);
        if b.expr == Expr::Time && (a.is_day() || at && matches!(a.time, Some(TimeOfDay::Part(_)))) {
            return Some(Found { to: b.to, time: b.time, ..*a });
        }
        // A comma between a time and a day that follows: only where the text lists no more than these two.
        if a.expr == Expr::Time && b.is_day() {
            return Some(Found { from: a.from, time: a.time, ..*b });
        }
        // `8 p.m. Friday night`
        if let (Expr::Time, Some(TimeOfDay::Part(part))) = (a.expr, b.time) {
            // `7 o’clock tonight`
            let late = part != Part::Morning && s.at(a.to.wrapping_sub(1)) == Lx::OClock;
            let time = match a.time {
                Some(TimeOfDay::Clock(c)) if late && (4..12).contains(&c.hour) => {
                    Some(TimeOfDay::Clock(Clock { hour: c.hour + 12, ..c }))
                }
                time => time,
            };
            return Some(Found { from: a.from, time, ..*b });
        }
        None
    });
}
