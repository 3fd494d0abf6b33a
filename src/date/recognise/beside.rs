//! Days beside an event, and the numbered days of one. They are dates only where the text dates the event.
//!
//! | text | gives |
//! |---|---|
//! | `the day after the vote`, `the night before the raid`, `the week after` aside | a unit beside the event |
//! | `the eve of the vote` | the day before it |
//! | `day five of the trial`, `Monday, day two of the talks` | that day of it |
//! | `opening night` | the day that the text gives for it |

use super::super::expr::{Expr, Found, Scan};
use super::super::lex::{Lx, Unit};
use super::super::value::Part;

const RULE: &str = "date.offset-from-event";

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    match s.at(i) {
        Lx::The => definite(s, i).or_else(|| opening(s, i, i + 1)),
        Lx::Ing => opening(s, i, i),
        Lx::UnitWord(Unit::Day, false) => {
            let n = match s.at(i + 1) {
                Lx::Card(n @ 1..=20) | Lx::Num(n @ 1..=99, 1..=2) => n as u8,
                _ => return None,
            };
            Some(Found::new(i, i + 2, Expr::EventDay(n), RULE))
        }
        _ => None,
    }
}

fn definite(s: &Scan<'_>, i: usize) -> Option<Found> {
    if s.at(i + 1) == Lx::Eve && s.at(i + 2) == Lx::Of {
        let expr = Expr::Beside { unit: Unit::Day, sign: -1, part: None };
        return Some(Found::new(i, i + 3, expr, RULE));
    }
    let (unit, part) = match s.at(i + 1) {
        Lx::UnitWord(unit @ (Unit::Day | Unit::Week | Unit::Month_ | Unit::Year), false) => (unit, None),
        Lx::PartWord(part @ (Part::Morning | Part::Evening | Part::Night)) => (Unit::Day, Some(part)),
        _ => return None,
    };
    let sign = match s.at(i + 2) {
        Lx::Before => -1,
        Lx::After => 1,
        _ => return None,
    };
    // The event must be named, or `the day before` counts from the day spoken of.
    let named = matches!(s.at(i + 3), Lx::The | Lx::Its) || s.is_capital(i + 3) && s.at(i + 3) == Lx::Other;
    named.then(|| Found::new(i, i + 3, Expr::Beside { unit, sign, part }, RULE))
}

/// `opening night`, `the opening day`.
fn opening(s: &Scan<'_>, from: usize, i: usize) -> Option<Found> {
    let day = matches!(s.at(i + 1), Lx::UnitWord(Unit::Day, false) | Lx::PartWord(Part::Night));
    (day && s.is_any(i, &["opening"])).then(|| Found::new(from, i + 2, Expr::EventDay(0), RULE))
}
