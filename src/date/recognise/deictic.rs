//! Days beside the day of publication.
//!
//! | text | gives |
//! |---|---|
//! | `today`, `yesterday`, `tomorrow` | that day |
//! | `the day after tomorrow`, `the day before yesterday` | two days away |
//! | `tonight`, `fired missiles overnight` | the night to come, the night behind |
//! | `tomorrow’s world`, `USA Today`, `Today programme` | nothing |

use super::super::expr::{Expr, Found, Scan, TimeOfDay};
use super::super::lex::{Lx, Unit};
use super::super::tense::{self, Tense};
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
        Lx::Overnight if is_adverb(s, i) => {
            let ahead = matches!(tense::around(s, i, i + 1).0, Tense::Future | Tense::Scheduled);
            night(i + 1, if ahead { 0 } else { -1 })
        }
        Lx::The if s.at(i + 1) == Lx::UnitWord(Unit::Day, false) => match (s.at(i + 2), s.at(i + 3)) {
            (Lx::After, Lx::Tomorrow) => Some(Found::new(i, i + 4, Expr::Deictic(2), "date.tomorrow")),
            (Lx::Before, Lx::Yesterday) => Some(Found::new(i, i + 4, Expr::Deictic(-2), "date.yesterday")),
            _ => None,
        },
        _ => None,
    }
}

/// `fired missiles overnight`, but neither `an overnight raid` nor `overnight on Tuesday`, which has its day.
fn is_adverb(s: &Scan<'_>, i: usize) -> bool {
    use Lx::*;
    let noun = matches!(s.before(i, 1), A | The | Its | Poss | Of | From);
    let behind = s.at(i + 1);
    let closes = behind.ends_clause() || matches!(behind, In | On | At | By | To | From | As | After | Before | For);
    let day = (i + 1..i + 3).any(|n| matches!(s.at(n), Weekday(_) | Month(_) | MonthAbbr(_) | Yesterday | Today));
    !noun && closes && !day && !s.is_capital(i)
}

/// `USA Today`, `Today’s Opinions`, `the Tonight Show`: a capital inside a name.
fn is_name(s: &Scan<'_>, i: usize) -> bool {
    if !s.is_capital(i) {
        return false;
    }
    if s.is_any(i + 1, &["programme", "program", "show"]) {
        return true;
    }
    let after = i + 1 + usize::from(s.at(i + 1) == Lx::Poss);
    let before_is_name = i > 0 && s.is_capital(i - 1) && s.at(i - 1) == Lx::Other;
    let next_is_name = s.is_capital(after) && s.at(after) == Lx::Other;
    let inside =
        i > 0 && !matches!(s.before(i, 1), Lx::Quote | Lx::Stop | Lx::Colon | Lx::Dash | Lx::Bracket | Lx::Apostrophe);
    inside && (before_is_name || next_is_name || s.before(i, 1) == Lx::The)
}
