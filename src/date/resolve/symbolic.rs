//! Values without a day of publication: what is known stays, `X` stands for the rest.
//!
//! | expression | value |
//! |---|---|
//! | `Monday` | `XXXX-WXX-1` |
//! | `October`, `Oct. 7` | `XXXX-10`, `XXXX-10-07` |
//! | `last week`, `last year`, `yesterday` | `XXXX-WXX`, `XXXX`, `XXXX-XX-XX` |
//! | `the third quarter`, `last summer` | `XXXX-Q3`, `XXXX-SU` |
//! | `today` | `PRESENT_REF` |

use super::super::expr::{Expr, Found, Piece, TimeOfDay};
use super::super::lex::Unit;
use super::{Context, Meaning, Resolved};

pub(super) fn resolve(found: &Found, _: &Context) -> Resolved {
    let text = match found.expr {
        Expr::Weekday { day, .. } => format!("XXXX-WXX-{}", day + 1),
        Expr::Date { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
        Expr::Dates { from, to, .. } => format!("XXXX-{:02}-{:02}/XXXX-{:02}-{:02}", from.0, from.1, to.0, to.1),
        Expr::Month { month, .. } => format!("XXXX-{month:02}"),
        Expr::Months { from, to, .. } => format!("XXXX-{from:02}/XXXX-{to:02}"),
        Expr::Quarter { n: 0, .. } => "XXXX-QX".into(),
        Expr::Quarter { n, .. } => format!("XXXX-Q{n}"),
        Expr::Half { n, .. } => format!("XXXX-H{n}"),
        Expr::Season { season, .. } => format!("XXXX-{}", season.letters()),
        Expr::Deictic(0) if found.time.is_none() => "PRESENT_REF".into(),
        Expr::Deictic(_) | Expr::Holiday { .. } => "XXXX-XX-XX".into(),
        Expr::WeekdayIn { day, .. } => format!("XXXX-WXX-{}", day + 1),
        Expr::Nth { of: Piece::Weekday(day), .. } => format!("XXXX-WXX-{}", day + 1),
        Expr::Nth { of: Piece::Day, month, .. } => format!("XXXX-{month:02}-XX"),
        Expr::WeekOf { .. } | Expr::Nth { .. } => "XXXX-WXX".into(),
        Expr::Unit { unit: u, .. } => return with_part(unit(u), found.time),
        _ => "XXXX".into(),
    };
    with_part(Resolved::text(text, 0.0), found.time)
}

/// The value of a unit that cannot be placed.
pub(super) fn unit(unit: Unit) -> Resolved {
    let text = match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month_ => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    };
    Resolved::text(text, 0.0)
}

/// The value of a time of day on an unknown day.
pub(super) fn time(time: TimeOfDay) -> Resolved {
    with_part(unit(Unit::Day), Some(time))
}

fn with_part(mut resolved: Resolved, time: Option<TimeOfDay>) -> Resolved {
    if let (Meaning::Text(text), Some(time)) = (&mut resolved.meaning, time) {
        match time {
            TimeOfDay::Part(part) => text.extend(["T", part.letters()]),
            TimeOfDay::Clock(c) => *text += &format!("T{:02}:{:02}", c.hour, c.minute),
        }
    }
    resolved
}
