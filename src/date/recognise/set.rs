//! What happens again and again.
//!
//! | text | value |
//! |---|---|
//! | `every Monday`, `on Mondays`, `Tuesday nights` | `XXXX-WXX-1`, `XXXX-WXX-1`, `XXXX-WXX-2TNI` |
//! | `every two years`, `every other day`, `each week` | `P2Y`, `P2D`, `P1W` |
//! | `daily`, `annually` | `P1D`, `P1Y` |
//! | `twice a week`, `three times a year` | `P1W`, `P1Y` |
//! | `each July`, `every summer` | `XXXX-07`, `XXXX-SU` |
//! | `the Daily Mail`, `each side`, `$5 a day` | nothing |

use super::super::expr::{Count, Expr, Found, Repeat, Scan};
use super::super::lex::{Lx, Unit};
use super::super::number::count;
use super::super::value::Part;

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let set = |to, repeat| Some(Found::new(i, to, Expr::Set(repeat), "set.repeated"));
    match s.at(i) {
        Lx::Every => every(s, i),
        Lx::Adverb(unit) => {
            let name = s.is_capital(i) && s.is_capital(i + 1) || s.is_capital(i) && i > 0 && s.is_capital(i - 1);
            // `quarterly dividend`: a kind, not a rhythm.
            let kind = unit == Unit::Quarter && !s.is_capital(i) && matches!(s.at(i + 1), Lx::Other | Lx::Ing | Lx::Ed);
            (!name && !kind).then(|| Found::new(i, i + 1, Expr::Set(Repeat::Units(Count::of(1), unit)), "set.adverb"))
        }
        Lx::Weekdays(7) => set(i + 1, Repeat::Weekdays),
        Lx::Weekdays(d) if s.is_capital(i) => set(i + 1, Repeat::Weekday(d)),
        Lx::Weekday(d) if s.is_capital(i) => match s.at(i + 1) {
            Lx::UnitWord(Unit::Night, true) => set(i + 2, Repeat::WeekdayPart(d, Part::Night)),
            Lx::Parts(part) => set(i + 2, Repeat::WeekdayPart(d, part)),
            _ => None,
        },
        Lx::UnitWord(Unit::Weekend, true) if matches!(s.before(i, 1), Lx::On | Lx::At | Lx::Over) => {
            set(i + 1, Repeat::Weekends)
        }
        Lx::UnitWord(unit, false) if s.at(i + 1) == Lx::By && s.at(i + 2) == Lx::UnitWord(unit, false) => {
            set(i + 3, Repeat::Units(Count::of(1), unit))
        }
        Lx::Times(_) | Lx::Once => a_unit(s, i, i + 1),
        Lx::Num(..) | Lx::Card(_) | Lx::Several | Lx::Many => match count(s, i) {
            Some((_, next)) if s.at(next) == Lx::TimesWord => a_unit(s, i, next + 1),
            _ => None,
        },
        _ => None,
    }
}

fn every(s: &Scan<'_>, i: usize) -> Option<Found> {
    let set = |to, repeat| Some(Found::new(i, to, Expr::Set(repeat), "set.repeated"));
    let mut at = i + 1;
    let mut n = Count::of(1);
    if s.is_any(at, &["single", "other"]) {
        if s.is_any(at, &["other"]) {
            n = Count::of(2);
        }
        at += 1;
    } else if let Some((c, next)) = count(s, at).filter(|_| s.at(at) != Lx::A) {
        (n, at) = (c, next);
    }
    match s.at(at) {
        Lx::UnitWord(Unit::Second | Unit::Minute | Unit::Quarter, _) if matches!(s.at(at + 1), Lx::Other | Lx::Ing) => {
            None
        }
        Lx::UnitWord(Unit::Weekend, _) => set(at + 1, Repeat::Weekends),
        Lx::UnitWord(unit, _) => set(at + 1, Repeat::Units(n, unit)),
        Lx::PartWord(part) => set(at + 1, Repeat::Part(part)),
        Lx::Weekday(d) => match s.at(at + 1) {
            Lx::PartWord(part) => set(at + 2, Repeat::WeekdayPart(d, part)),
            _ => set(at + 1, Repeat::Weekday(d)),
        },
        Lx::Month(m) => set(at + 1, Repeat::Month(m)),
        Lx::SeasonWord(season) => set(at + 1, Repeat::Season(season)),
        _ => None,
    }
}

/// `a week` behind `twice`.
fn a_unit(s: &Scan<'_>, from: usize, i: usize) -> Option<Found> {
    match (s.at(i), s.at(i + 1)) {
        (Lx::A | Lx::Every | Lx::Per, Lx::UnitWord(unit, false)) if unit > Unit::Minute => {
            Some(Found::new(from, i + 2, Expr::Set(Repeat::Units(Count::of(1), unit)), "set.repeated"))
        }
        _ => None,
    }
}
