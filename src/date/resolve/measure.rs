//! TIMEX3 values of lengths and repetitions.
//!
//! | expression | value |
//! |---|---|
//! | three days, two weeks, a decade | `P3D`, `P2W`, `P10Y` |
//! | seven hours | `PT7H` |
//! | two years and a half, an hour and a half | `P2Y6M`, `PT1H30M` |
//! | several years, a few decades | `PXY`, `PXDE` |
//! | every Monday | `XXXX-WXX-1` |

use super::super::expr::{Count, Repeat};
use super::super::lex::Unit;

/// The value of a length.
pub(super) fn duration(count: Count, unit: Unit, extra: Option<(Count, Unit)>) -> String {
    let Some(n) = count.n else { return vague(unit) };
    if count.tenths > 0 {
        return halved(n, count.tenths, unit);
    }
    let (n, letters, hours) = exact(n, unit);
    let mut out = format!("P{}{n}{letters}", if hours { "T" } else { "" });
    if let Some((second, finer)) = extra
        && let Some(m) = second.n
    {
        let (m, letters, finer_hours) = exact(m, finer);
        out += &format!("{}{m}{letters}", if finer_hours && !hours { "T" } else { "" });
    }
    out
}

/// Number, letters, and whether they stand behind the `T`.
fn exact(n: u32, unit: Unit) -> (u32, &'static str, bool) {
    match unit {
        Unit::Second => (n, "S", true),
        Unit::Minute => (n, "M", true),
        Unit::Hour => (n, "H", true),
        Unit::Day | Unit::Night => (n, "D", false),
        Unit::Weekend => (n, "WE", false),
        Unit::Week => (n, "W", false),
        Unit::Fortnight => (n.saturating_mul(2), "W", false),
        Unit::Month_ => (n, "M", false),
        Unit::Quarter => (n, "Q", false),
        Unit::Year => (n, "Y", false),
        Unit::Decade => (n.saturating_mul(10), "Y", false),
        Unit::Century => (n, "CE", false),
        Unit::Millennium => (n.saturating_mul(1000), "Y", false),
    }
}

fn vague(unit: Unit) -> String {
    match unit {
        Unit::Decade => "PXDE".into(),
        Unit::Fortnight => "PXW".into(),
        Unit::Millennium => "PXML".into(),
        _ => {
            let (_, letters, hours) = exact(1, unit);
            format!("P{}X{letters}", if hours { "T" } else { "" })
        }
    }
}

/// With tenths: a half becomes the next finer unit where that is whole.
fn halved(n: u32, tenths: u8, unit: Unit) -> String {
    let some = |letters: &str| if n == 0 { String::new() } else { format!("{n}{letters}") };
    match (unit, tenths) {
        (Unit::Year, 5) => format!("P{}6M", some("Y")),
        (Unit::Day, 5) => format!("P{}T12H", some("D")),
        (Unit::Hour, 5) => format!("PT{}30M", some("H")),
        (Unit::Minute, 5) => format!("PT{}30S", some("M")),
        (Unit::Decade, _) => format!("P{}Y", n.saturating_mul(10) + u32::from(tenths)),
        (Unit::Century, 5) => format!("P{}Y", n.saturating_mul(100) + 50),
        _ => {
            let (_, letters, hours) = exact(1, unit);
            format!("P{}{n}.{tenths}{letters}", if hours { "T" } else { "" })
        }
    }
}

/// The value of a repetition.
pub(super) fn set(repeat: Repeat) -> String {
    match repeat {
        Repeat::Units(count, Unit::Night) if count.n == Some(1) => "XXXX-XX-XXTNI".into(),
        Repeat::Units(count, unit) => duration(count, unit, None),
        Repeat::Weekday(d) => format!("XXXX-WXX-{}", d + 1),
        Repeat::WeekdayPart(d, part) => format!("XXXX-WXX-{}T{}", d + 1, part.letters()),
        Repeat::Weekdays => "XXXX-WXX-WD".into(),
        Repeat::Weekends => "XXXX-WXX-WE".into(),
        Repeat::Month(m) => format!("XXXX-{m:02}"),
        Repeat::Season(season) => format!("XXXX-{}", season.letters()),
        Repeat::Part(part) => format!("XXXX-XX-XXT{}", part.letters()),
    }
}
