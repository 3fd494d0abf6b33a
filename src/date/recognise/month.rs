//! Months and days of months.
//!
//! | text | gives |
//! |---|---|
//! | `Sept. 11, 2001`, `11 September 2001`, `the 11th of September` | that day |
//! | `Oct. 7` | a day without a year |
//! | `Aug. 5-7`, `5–7 August` | a stretch of days |
//! | `November 2020`, `July last year` | a month with its year |
//! | `in May`, `November` | a month; `May` and `March` only where a preposition or the like leads up to them |
//! | `April Ryan`, `Theresa May`, `the march`, `may` | nothing |

use super::super::expr::{Expr, Found, Rel, Scan, Yr};
use super::super::lex::Lx;
use super::year_after;

pub(super) fn read(s: &Scan<'_>, i: usize) -> Option<Found> {
    match s.at(i) {
        Lx::Month(m) | Lx::MonthAbbr(m) => month_first(s, i, m),
        Lx::Num(..) | Lx::Ordinal(_) => day_first(s, i, i),
        Lx::The if matches!(s.at(i + 1), Lx::Ordinal(_)) => day_first(s, i, i + 1),
        Lx::Last | Lx::Next | Lx::This | Lx::That | Lx::Past => beside_relation(s, i),
        _ => None,
    }
}

/// The day of a month at `i`: `7`, `7th`, `seventh`.
fn day_number(s: &Scan<'_>, i: usize) -> Option<(u32, usize)> {
    match s.at(i) {
        Lx::Num(n, 1..=2) => Some((n, i + 1)),
        Lx::Ordinal(n) => Some((n, i + 1)),
        // `twenty-fifth`
        Lx::Card(tens @ (20 | 30)) => match s.at(s.skip_hyphen(i + 1)) {
            Lx::Ordinal(n) if n < 10 => Some((tens + n, s.skip_hyphen(i + 1) + 1)),
            _ => None,
        },
        _ => None,
    }
}

fn is_month(s: &Scan<'_>, i: usize) -> Option<u8> {
    match s.at(i) {
        Lx::Month(m) | Lx::MonthAbbr(m) if s.is_capital(i) => Some(m),
        _ => None,
    }
}

fn month_first(s: &Scan<'_>, i: usize, month: u8) -> Option<Found> {
    let spoken = matches!(s.at(i + 1), Lx::Ordinal(_)) && !s.is_capital(i + 1);
    if !s.is_capital(i) && !spoken {
        return None;
    }
    if let Some((day, next)) = day_number(s, i + 1).filter(|&(_, n)| is_day_number(s, i + 1, n)) {
        return Some(day_and_year(s, i, next, month, day));
    }
    // `March-May 2020`, `March to May` are for the range refiner, but share a year.
    if (s.is_hyphen(i + 1) || s.at(i + 1) == Lx::Slash)
        && let Some(to) = is_month(s, i + 2)
    {
        let (year, end) = year_after(s, i + 3).unwrap_or((Yr::Open, i + 3));
        return Some(Found::new(i, end, Expr::Months { year, from: month, to }, "date.months"));
    }
    if let Some((year, end)) = year_after(s, i + 1) {
        return Some(Found::new(i, end, Expr::Month { year, month }, "date.month-year"));
    }
    is_bare(s, i).then(|| Found::new(i, i + 1, Expr::Month { year: Yr::Open, month }, "date.month"))
}

/// Whether the number behind a month counts its days: not `May 5%`, `March 20 million`, `In April 10 people`.
fn is_day_number(s: &Scan<'_>, at: usize, next: usize) -> bool {
    let clock = s.at(next) == Lx::Colon && !s.gap(next) && matches!(s.at(next + 1), Lx::Num(..)) && !s.gap(next + 1);
    let amount = matches!(s.at(next), Lx::Percent | Lx::Card(1000..) | Lx::UnitWord(..))
        || s.is_any(next, &["percent", "people"]);
    s.gap(at) && !clock && !amount
}

fn day_and_year(s: &Scan<'_>, i: usize, next: usize, month: u8, day: u32) -> Found {
    // `Aug. 5-7`, `Aug. 5 to 7`: the second number must follow and not be a month's day itself.
    let joint = matches!(s.at(next), Lx::Dash | Lx::To | Lx::Through)
        || (s.at(next) == Lx::And && s.before(i, 1) == Lx::Between);
    if joint
        && let Some((last, end)) = day_number(s, next + 1).filter(|&(last, end)| {
            last > day
                && last <= 31
                && is_month(s, end).is_none()
                && is_day_number_end(s, end)
                && (s.at(next) == Lx::Dash || end > 0)
        })
    {
        let (year, end) = year_after(s, end).unwrap_or((Yr::Open, end));
        let expr = Expr::Dates { year, from: (month, day as u8), to: (month, last as u8) };
        return Found::new(i, end, expr, "date.days");
    }
    let (year, end) = year_after(s, next).unwrap_or((known(s, next, month, day), next));
    dated(i, end, year, month, day)
}

/// Days that the news calls by their date, and the words that stand behind it then.
const KNOWN: &[(u8, u32, i32, &[&str])] = &[
    (1, 6, 2021, &["attack", "riot", "riots", "rioters", "rioter", "insurrection", "committee", "defendants", "siege"]),
    (2, 24, 2022, &["invasion"]),
    (7, 7, 2005, &["bombings", "bombers", "attacks"]),
    (9, 11, 2001, &["attacks", "attack", "hijackers", "terrorist", "terror", "commission"]),
    (10, 7, 2023, &["attack", "attacks", "massacre", "assault", "onslaught", "atrocities", "terrorist"]),
];

/// `the Oct. 7 attacks`, `the January 6 Capitol riot`.
fn known(s: &Scan<'_>, next: usize, month: u8, day: u32) -> Yr {
    let named = |words: &[&str]| (next..next + 2).any(|i| s.at(i) == Lx::Other && s.is_any(i, words));
    let found = KNOWN.iter().find(|k| (k.0, k.1) == (month, day) && named(k.3));
    found.map_or(Yr::Open, |k| Yr::Known(k.2))
}

fn is_day_number_end(s: &Scan<'_>, end: usize) -> bool {
    !matches!(s.at(end), Lx::Percent | Lx::Card(_) | Lx::UnitWord(..) | Lx::AmPm(_) | Lx::Colon)
}

fn dated(from: usize, to: usize, year: Yr, month: u8, day: u32) -> Found {
    let most = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if day == 0 || day > most {
        return Found::new(from, to, Expr::Impossible, "date.impossible");
    }
    let rule = match year {
        Yr::Open => "date.month-day",
        Yr::Known(_) => "date.known-day",
        _ => "date.day",
    };
    Found::new(from, to, Expr::Date { year, month, day: day as u8, weekday: None }, rule)
}

/// `11 September`, `the 11th of September`, `5–7 August`.
fn day_first(s: &Scan<'_>, from: usize, i: usize) -> Option<Found> {
    let (day, mut next) = day_number(s, i)?;
    if s.before(i, 1) == Lx::Currency || matches!(s.before(i, 1), Lx::Stop | Lx::Colon) && !s.gap(i) {
        return None;
    }
    let mut last = None;
    if matches!(s.at(next), Lx::Dash | Lx::To | Lx::And | Lx::Slash)
        && let Some((n, end)) = day_number(s, next + 1).filter(|&(n, _)| n > day)
    {
        (last, next) = (Some(n), end);
    }
    if s.at(next) == Lx::Of {
        next += 1;
    }
    // `24/7 March` and `5-March` are nobody's dates; `5-Mar-2020` is.
    let month = is_month(s, next).or_else(|| is_month(s, next + 1).filter(|_| s.is_hyphen(next)))?;
    next += 1 + usize::from(s.is_hyphen(next));
    if matches!(s.at(i), Lx::Num(0, _)) || day > 31 {
        return None;
    }
    let dashed = usize::from(s.is_hyphen(next) && matches!(s.at(next + 1), Lx::Num(1000..=2199, 4)));
    let (year, end) = match s.at(next + 1) {
        Lx::Num(y, 4) if dashed == 1 => (Yr::Is(y as i32), next + 2),
        _ => year_after(s, next).unwrap_or((known(s, next, month, day), next)),
    };
    match last {
        Some(last) if last <= 31 => {
            let expr = Expr::Dates { year, from: (month, day as u8), to: (month, last as u8) };
            Some(Found::new(i, end, expr, "date.days"))
        }
        _ => Some(dated(from, end, year, month, day)),
    }
}

/// `last May`, `this September`, `next January`.
fn beside_relation(s: &Scan<'_>, i: usize) -> Option<Found> {
    let (rel, next) = super::relation(s, i)?;
    let month = is_month(s, next)?;
    // `this March 5` is a day, which is read from the month on.
    if day_number(s, next + 1).is_some_and(|(_, n)| is_day_number(s, next + 1, n)) || rel == Rel::The {
        return None;
    }
    Some(Found::new(i, next + 1, Expr::Month { year: Yr::Rel(rel), month }, "date.month-relative"))
}

/// Whether a month without a number is meant as one.
fn is_bare(s: &Scan<'_>, i: usize) -> bool {
    let led = leads(s, i);
    const EVENTS: &[&str] = &[
        "election",
        "elections",
        "vote",
        "poll",
        "polls",
        "referendum",
        "meeting",
        "summit",
        "deadline",
        "figures",
        "report",
        "budget",
        "attack",
        "coup",
        "protests",
        "floods",
        "primary",
        "ballot",
    ];
    // `the May local elections`
    let event = matches!(s.before(i, 1), Lx::The | Lx::A | Lx::Its)
        && (i + 1..i + 3).any(|n| !s.is_capital(n) && s.is_any(n, EVENTS));
    let led = led || event;
    let name_follows = is_name(s, i + 1) && !led;
    let modifies = s.at(i + 1) == Lx::Poss || matches!(s.at(i + 1), Lx::Dash);
    match s.at(i) {
        // Verbs and family names.
        Lx::Month(3 | 5) => led && !after_name(s, i) || modifies && !after_name(s, i) && s.before(i, 1) != Lx::Mark,
        Lx::MonthAbbr(3 | 6 | 7 | 12) => led && s.word(i).ends_with('.'),
        Lx::Month(4 | 6 | 8) => !name_follows && !after_name(s, i),
        // `APR`, `the DEC` are other abbreviations.
        Lx::MonthAbbr(_) if s.word(i).bytes().all(|b| b.is_ascii_uppercase()) => false,
        Lx::MonthAbbr(_) => !is_name(s, i + 1) && (led || s.word(i).ends_with('.')),
        _ => !name_follows,
    }
}

/// A capital that goes on from the one before, as in `April Ryan`.
fn is_name(s: &Scan<'_>, i: usize) -> bool {
    s.is_capital(i) && matches!(s.at(i), Lx::Other | Lx::Month(_) | Lx::Ed | Lx::Ing | Lx::HolidayWord)
}

/// `Theresa May`: a capital right before, which no preposition can be.
fn after_name(s: &Scan<'_>, i: usize) -> bool {
    i > 0 && s.is_capital(i - 1) && matches!(s.at(i - 1), Lx::Other | Lx::Ing | Lx::Ed)
}

/// Whether what stands before leads up to a month.
fn leads(s: &Scan<'_>, i: usize) -> bool {
    use Lx::*;
    match s.before(i, 1) {
        In | Since | Until | By | During | Early | Late | Mid | Last | Next | This | Every | Between | Through
        | Before | After | Following | Previous | Coming | Past | From => true,
        Of | To | For | And | Or => true,
        Dash => matches!(s.before(i, 2), Mid | Early | Late | Month(_)),
        Back => true,
        _ => false,
    }
}
