//! The refiners: each goes over the expressions of a sentence and joins, widens or drops some.
//!
//! The order matters: days and times must be joined before an edge (`late Friday night`) is put on the whole, and
//! ranges need both of their ends complete.

mod amount;
mod bound;
mod edge;
mod join;
mod range;

use super::expr::{Expr, Found, Scan};

type Refiner = fn(&Scan<'_>, &mut Vec<Found>);

const REFINERS: &[(&str, Refiner)] = &[
    ("names that only looked like dates", drop_vetoed),
    ("weekday and date", join::weekday_with_date),
    ("a quarter a year before", join::quarter_a_year_ago),
    ("holiday weekends", join::holiday_unit),
    ("ten years ago today", join::ago_on),
    ("second day of a month", join::second_day),
    ("day and time of day", join::day_with_time),
    ("weekday of a week", join::weekday_of_week),
    ("the early hours of a day", join::small_hours),
    ("early, mid, late, the end of", |s, f| edge::widen(s, f)),
    ("about, more than, at least", |s, f| amount::widen(s, f)),
    ("from, to, between, through", |s, f| range::pair(s, f)),
    ("since, until, by", |s, f| bound::mark(s, f)),
];

/// Applies all of them.
pub(super) fn all(s: &Scan<'_>, found: &mut Vec<Found>) {
    for (_, refiner) in REFINERS {
        refiner(s, found);
    }
}

fn drop_vetoed(_: &Scan<'_>, found: &mut Vec<Found>) {
    found.retain(|f| f.expr != Expr::Veto);
}
