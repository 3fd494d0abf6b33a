//! Years and ranges of years.
//!
//! | text | gives |
//! |---|---|
//! | `2014`, `in 1789`, `the year 2000`, `nineteen ninety-seven`, `’98` | that year |
//! | `2015-16`, `1914–18`, `1914–1918` | those years |
//! | `fiscal 1989`, `FY2023`, `fiscal year 2024` | that year |
//! | `2,014`, `$2014`, `2014 people`, `No. 2014`, `1500 metres` | nothing |

use super::super::expr::{Expr, Found, Scan};
use super::super::lex::{Lx, Unit};

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    match s.at(i) {
        Lx::Num(n, 4) if (1000..=2199).contains(&n) => figures(s, i, n as i32),
        Lx::Apostrophe => short(s, i),
        Lx::Card(18..=20 | 2) => spoken(s, i, i),
        Lx::Fiscal => fiscal(s, i, i),
        Lx::The if s.at(i + 1) == Lx::Fiscal => fiscal(s, i, i + 1),
        Lx::The if s.at(i + 1) == Lx::UnitWord(Unit::Year, false) => match s.at(i + 2) {
            Lx::Num(n @ 1..=2199, 3..=4) => Some(Found::new(i, i + 3, Expr::Year(n as i32), "date.year")),
            Lx::Card(_) => spoken(s, i, i + 2),
            _ => None,
        },
        _ => None,
    }
}

fn figures(s: &Scan<'_>, i: usize, year: i32) -> Option<Found> {
    if let Some(found) = range(s, i, i, year, "date.years") {
        return Some(found);
    }
    if joined(s, i) || super::before_christ(s, i + 1) {
        return None;
    }
    if s.at(i + 1) == Lx::Dash && !s.gap(i + 1) && matches!(s.at(i + 2), Lx::Num(_, 1..=3)) && !s.gap(i + 2) {
        return None;
    }
    let plausible = if (1900..=2059).contains(&year) { !counts(s, i) } else { is_led(s, i) && !counts(s, i) };
    plausible.then(|| Found::new(i, i + 1, Expr::Year(year), "date.year"))
}

/// Whether a mark makes the digits part of something longer.
fn joined(s: &Scan<'_>, i: usize) -> bool {
    let after = !s.gap(i + 1)
        && matches!(s.at(i + 1), Lx::Slash | Lx::Colon | Lx::Other | Lx::Percent)
        && !matches!(s.at(i + 1), Lx::Slash if s.gap(i + 2));
    after || tied(s, i) || s.before(i, 1) == Lx::Currency
}

/// Whether a mark ties the digits to what stands before them.
fn tied(s: &Scan<'_>, i: usize) -> bool {
    !s.gap(i)
        && matches!(
            s.before(i, 1),
            Lx::Slash | Lx::Stop | Lx::Currency | Lx::Colon | Lx::Num(..) | Lx::Mark | Lx::Other | Lx::Comma
        )
}

/// `2015-16`, `1914–1918`, `2016/17`. Two full years stay two expressions, which the range refiner joins.
fn range(s: &Scan<'_>, from: usize, i: usize, year: i32, rule: &'static str) -> Option<Found> {
    if from == i && tied(s, i) {
        return None;
    }
    let Lx::Num(n, 2) = s.at(i + 2) else { return None };
    let tight = !s.gap(i + 1) && !s.gap(i + 2) && matches!(s.at(i + 1), Lx::Dash | Lx::Slash);
    let last = year / 100 * 100 + n as i32;
    // 1999-00 crosses the century.
    let last = if n == 0 && year % 100 == 99 { last + 100 } else { last };
    let follows = s.gap(i + 3) || !matches!(s.at(i + 3), Lx::Dash | Lx::Slash | Lx::Num(..));
    (tight && follows && last > year && (1700..=2199).contains(&year))
        .then(|| Found::new(from, i + 3, Expr::Years(year, last), rule))
}

/// Whether the number counts things: a measure, a plural noun after a word of amount.
fn counts(s: &Scan<'_>, i: usize) -> bool {
    const THINGS: &[&str] = &[
        "percent",
        "people",
        "miles",
        "mile",
        "feet",
        "foot",
        "metres",
        "meters",
        "points",
        "shares",
        "jobs",
        "troops",
        "tons",
        "tonnes",
        "km",
        "kg",
        "mph",
        "votes",
        "soldiers",
        "employees",
        "workers",
        "copies",
        "homes",
        "square",
        "times",
        "dollars",
        "pounds",
        "euros",
        "cases",
        "deaths",
        "barrels",
        "acres",
        "students",
        "members",
        "words",
        "calories",
        "units",
        "degrees",
        "hectares",
        "litres",
        "liters",
        "seats",
        "residents",
        "inhabitants",
    ];
    let thing = s.is_any(i + 1, THINGS)
        || matches!(s.at(i + 1), Lx::Percent | Lx::Card(1000..))
        || matches!(s.at(i + 1), Lx::UnitWord(_, true)) && s.gap(i + 1);
    let amount = matches!(s.before(i, 1), Lx::Than | Lx::Approx | Lx::Least)
        && !matches!(s.before(i, 2), Lx::Later | Lx::Earlier | Lx::Other)
        && !s.at(i + 1).ends_clause();
    let named = i - usize::from(i > 1 && s.before(i, 1) == Lx::Stop);
    let number = s.is_any(
        named.wrapping_sub(1),
        &[
            "no", "nos", "number", "flight", "room", "route", "highway", "page", "lot", "unit", "act", "section", "x",
            "boeing", "windows", "project", "agenda", "vision", "horizon", "runner", "route", "area", "model",
        ],
    );
    thing || amount || (number && s.before(i, 1) != Lx::Mark)
}

/// Old and distant years need a word that leads up to them.
fn is_led(s: &Scan<'_>, i: usize) -> bool {
    use Lx::*;
    matches!(
        s.before(i, 1),
        In | Since
            | Until
            | By
            | Of
            | From
            | Between
            | Before
            | After
            | Early
            | Late
            | Mid
            | Approx
            | To
            | Through
            | During
            | Back
    ) && (1100..=2199).contains(&(if let Lx::Num(n, _) = s.at(i) { n } else { 0 }))
        && !matches!(s.at(i + 1), Other | Old if !s.is_capital(i + 1) && matches!(s.before(i, 1), Of | By | From | To | Between | Approx | After))
}

/// `’98`, in front of which no number stands.
fn short(s: &Scan<'_>, i: usize) -> Option<Found> {
    let Lx::Num(n, 2) = s.at(i + 1) else { return None };
    let led = matches!(
        s.before(i, 1),
        Lx::In | Lx::Since | Lx::Of | Lx::Early | Lx::Late | Lx::Until | Lx::From | Lx::By | Lx::SeasonWord(_)
    );
    (led && s.gap(i) && !s.gap(i + 1) && !matches!(s.at(i + 2), Lx::Apostrophe | Lx::Quote))
        .then(|| Found::new(i, i + 2, Expr::Year(super::short_year(n)), "date.year"))
}

/// `nineteen ninety-seven`, `two thousand eight`.
fn spoken(s: &Scan<'_>, from: usize, i: usize) -> Option<Found> {
    let (year, end) = match spoken_number(s, i) {
        Some(read) => read,
        None if from < i && s.at(i) == Lx::Card(2) && s.at(i + 1) == Lx::Card(1000) => (2000, i + 2),
        None => return None,
    };
    use Lx::*;
    let led = from < i
        || matches!(s.before(i, 1), A | The | In | Since | Of | By | Until | From | To | Month(_) | Early | Late);
    (led || s.at(end).ends_clause()).then(|| Found::new(from, end, Expr::Year(year), "date.year"))
}

/// A year in words and the lexeme after it; not `twenty thirty-year-olds` nor `nineteen fifty people`.
pub(super) fn spoken_number(s: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    let (base, at) = match (s.at(i), s.at(i + 1)) {
        (Lx::Card(century @ 18..=20), Lx::Card(10..=90)) => (century * 100, i + 1),
        (Lx::Card(2), Lx::Card(1000)) => (2000, i + 2 + usize::from(s.at(i + 2) == Lx::And)),
        _ => return None,
    };
    let Lx::Card(tens @ 1..=90) = s.at(at) else { return None };
    let unit = s.skip_hyphen(at + 1);
    let (year, end) = match s.at(unit) {
        Lx::Card(one @ 1..=9) if tens >= 20 && tens % 10 == 0 => (base + tens + one, unit + 1),
        _ => (base + tens, at + 1),
    };
    (!matches!(s.at(end), Lx::UnitWord(..) | Lx::Card(_) | Lx::Dash)).then_some((year as i32, end))
}

/// `fiscal 1989`, `fiscal year 2024`, `FY23`, `FY2023-24`.
fn fiscal(s: &Scan<'_>, from: usize, i: usize) -> Option<Found> {
    let at = i + 1 + usize::from(s.at(i + 1) == Lx::UnitWord(Unit::Year, false));
    let year = match s.at(at) {
        Lx::Num(n @ 1900..=2199, 4) => n as i32,
        Lx::Num(n, 2) if !s.gap(at) => super::short_year(n),
        _ => return None,
    };
    let from = if at == i + 1 { i } else { from.max(i) };
    range(s, from, at, year, "date.fiscal-year")
        .or_else(|| Some(Found::new(from, at + 1, Expr::Year(year), "date.fiscal-year")))
}

impl Lx {
    /// A mark or word after which something new begins.
    pub(in super::super) fn ends_clause(self) -> bool {
        use Lx::*;
        matches!(self, Comma | Stop | Semicolon | Colon | Mark | Quote | Bracket | And | Or | Clause)
    }
}
