//! Which number of `3/4/2022` is the month.
//!
//! | evidence | order |
//! |---|---|
//! | the option `dateOrder` | as it says |
//! | one number over 12 | the only one possible |
//! | other dates in figures of the text | theirs |
//! | full stops between (`14.03.2022`) | day first |
//! | nothing | month first, with the other reading as an alternative and a warning |

use super::super::value::Value;
use super::{Context, Meaning, Resolved};
use crate::calendar::Day;
use crate::document::Anchor;

/// Resolves a date in figures.
pub(super) fn figures(cx: &Context, year: i32, first: u8, second: u8, dots: bool) -> Resolved {
    let (a, b) = (u32::from(first), u32::from(second));
    let month_first = Day::new(year, a, b);
    let day_first = Day::new(year, b, a);
    let preferred = cx.month_first && !dots;
    let (read, other) = if preferred { (month_first, day_first) } else { (day_first, month_first) };
    match (read.or(other), other.filter(|_| read.is_some())) {
        (None, _) => Resolved { meaning: Meaning::Impossible, ..Resolved::text("", 0.0) },
        (day, None) => Resolved::dated(day.map(Value::Day), Anchor::Absolute),
        (day, other) if other == day => Resolved::dated(day.map(Value::Day), Anchor::Absolute),
        (day, other) => Resolved::dated(day.map(Value::Day), Anchor::Absolute).but(other.map(Value::Day), 0.2),
    }
}
