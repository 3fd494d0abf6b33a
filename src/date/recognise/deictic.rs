//! Days beside the day of publication.
//!
//! | text | gives |
//! |---|---|
//! | `today`, `yesterday`, `tomorrow` | that day |
//! | `the day after tomorrow`, `the day before yesterday` | two days away |
//! | `tonight`, `overnight` | a night |
//! | `tomorrow’s world`, `USA Today`, `Today programme` | nothing |

use super::super::expr::{Expr, Found, Scan, TimeOfDay};
use super::super::lex::{Lx, Unit};
use super::super::value::Part;

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    let night = |to, days| {
        Some(Found { time: Some(TimeOfDay::Part(Part::Night)), ..Found::new(i, to, Expr::Deictic(days), "time.night") })
    };
    match s.at(i) {
        Lx::Today if is_name(s, i) => Some(Found::new(i, i + 1, Expr::Veto, "")),
        Lx::Today => Some(Found::new(i, i + 1, Expr::Deictic(0), "date.today")),
        Lx::Tomorrow if is_name(s, i) => Some(Found::new(i, i + 1, Expr::Veto, "")),
        Lx::Tomorrow => Some(Found::new(i, i + 1, Expr::Deictic(1), "date.tomorrow")),
        Lx::Yesterday => Some(Found::new(i, i + 1, Expr::Deictic(-1), "date.yesterday")),
        Lx::Tonight if is_name(s, i) => Some(Found::new(i, i + 1, Expr::Veto, "")),
        Lx::Tonight => night(i + 1, 0),
        Lx::The if s.at(i + 1) == Lx::UnitWord(Unit::Day, false) => match (s.at(i + 2), s.at(i + 3)) {
            (Lx::After, Lx::Tomorrow) => Some(Found::new(i, i + 4, Expr::Deictic(2), "date.tomorrow")),
            (Lx::Before, Lx::Yesterday) => Some(Found::new(i, i + 4, Expr::Deictic(-2), "date.yesterday")),
            _ => None,
        },
        _ => None,
    }
}

/// `USA Today`, `Today’s Opinions`, `the Tonight Show`: a capital inside a name.
fn is_name(s: &Scan<'_>, i: usize) -> bool {
    if !s.is_capital(i) {
        return false;
    }
    let after = i + 1 + usize::from(s.at(i + 1) == Lx::Poss);
    let before_is_name = i > 0 && s.is_capital(i - 1) && s.at(i - 1) == Lx::Other;
    let next_is_name = s.is_capital(after) && s.at(after) == Lx::Other;
    let inside =
        i > 0 && !matches!(s.before(i, 1), Lx::Quote | Lx::Stop | Lx::Colon | Lx::Dash | Lx::Bracket | Lx::Apostrophe);
    inside && (before_is_name || next_is_name || s.before(i, 1) == Lx::The)
}
