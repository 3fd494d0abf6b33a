//! The recognisers: one family of expressions a file, tried in the order of [`RECOGNISERS`] at every lexeme.
//!
//! Each looks at the lexemes from one place on and gives what starts there, or nothing. The longest wins; of two that
//! are equally long, the earlier in the list. What a recogniser gives has no edges (`early`), no time of day and no
//! range yet: the refiners add those.

mod clock;
mod decade;
mod deictic;
mod duration;
pub(super) mod holiday;
mod month;
mod numeric;
mod offset;
mod quarter;
mod reference;
mod relative;
mod season;
mod set;
mod weekday;
mod year;

use super::expr::{Found, Rel, Scan, Yr};
use super::lex::{Lx, Unit};

type Recogniser = fn(&Scan<'_>, usize) -> Option<Found>;

/// All families. What is written out fully stands first: it can hardly be misread.
const RECOGNISERS: &[(&str, Recogniser)] = &[
    ("iso and numeric", numeric::read),
    ("known days", holiday::read),
    ("months and days of months", month::read),
    ("days of the week", weekday::read),
    // Before the years, so that `the 1988 quarter` and `fiscal 1989` are whole.
    ("quarters and halves", quarter::read),
    ("seasons", season::read),
    ("decades and centuries", decade::read),
    ("years", year::read),
    // Before durations: `two weeks ago` is a date, `two weeks` is not.
    ("offsets", offset::read),
    ("sets", set::read),
    ("units beside last, this, next", relative::read),
    ("today and its kin", deictic::read),
    // Before durations: `in past years` is no length.
    ("references", reference::read),
    ("durations", duration::read),
    ("clock times", clock::read),
];

/// Everything recognised in a sentence, in order and without overlap.
pub(super) fn all(s: &Scan<'_>, out: &mut Vec<Found>) {
    let mut at = 0;
    while at < s.lex.len() {
        let found = if starts(s.at(at)) { longest(s, at) } else { None };
        match found {
            Some(found) if found.to > at => {
                at = found.to;
                out.push(found);
            }
            _ => at += 1,
        }
    }
}

fn longest(s: &Scan<'_>, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (_, recogniser) in RECOGNISERS {
        if let Some(found) = recogniser(s, at)
            && best.is_none_or(|b| found.to > b.to)
        {
            best = Some(found);
        }
    }
    best
}

/// Whether any recogniser can begin with it: spares the others most of the text.
fn starts(lx: Lx) -> bool {
    use Lx::*;
    !matches!(
        lx,
        Other
            | Was
            | Ed
            | Ing
            | Is
            | Has
            | Will
            | Would
            | Due
            | Clause
            | As
            | Of
            | In
            | On
            | At
            | For
            | To
            | By
            | From
            | And
            | Or
            | Than
            | Per
            | During
            | So
            | Ago
            | Before
            | After
            | Between
            | Through
            | Until
            | Comma
            | Stop
            | Colon
            | Semicolon
            | Dash
            | Slash
            | Quote
            | Bracket
            | Currency
            | Percent
            | Mark
            | Poss
    )
}

/// A year behind an expression: `, 1998`, ` 1998`, ` of 1998`, ` last year`, ` of this year`.
fn year_after(s: &Scan<'_>, i: usize) -> Option<(Yr, usize)> {
    let at = match s.at(i) {
        Lx::Comma | Lx::Of => i + 1,
        _ => i,
    };
    if let Some((year, next)) = year_number(s, at).or_else(|| year::spoken_number(s, at)) {
        return Some((Yr::Is(year), next));
    }
    if s.at(i) == Lx::Comma {
        return None;
    }
    let (rel, next) = relation(s, at)?;
    (s.at(next) == Lx::UnitWord(Unit::Year, false) && s.at(next + 1) != Lx::Poss).then_some((Yr::Rel(rel), next + 1))
}

/// Four digits that can be a year, or `'98`.
fn year_number(s: &Scan<'_>, i: usize) -> Option<(i32, usize)> {
    match (s.at(i), s.at(i + 1)) {
        (Lx::Num(n @ 1000..=2199, 4), _) if s.gap(i) => Some((n as i32, i + 1)),
        (Lx::Apostrophe, Lx::Num(n, 2)) if !s.gap(i + 1) => Some((short_year(n), i + 2)),
        _ => None,
    }
}

/// `'98` is 1998, `'15` is 2015.
fn short_year(n: u32) -> i32 {
    n as i32 + if n < 40 { 2000 } else { 1900 }
}

/// `last`, `this`, `next`, with their articles.
fn relation(s: &Scan<'_>, i: usize) -> Option<(Rel, usize)> {
    let article = matches!(s.at(i), Lx::The | Lx::This | Lx::These | Lx::Its);
    if article {
        let rel = match s.at(i + 1) {
            Lx::Last => Rel::Last,
            Lx::Past => Rel::Past,
            Lx::Coming => Rel::Coming,
            Lx::Next => Rel::Next,
            Lx::Current | Lx::Present if s.at(i) != Lx::This => Rel::This,
            Lx::Latest => Rel::Last,
            Lx::Previous => Rel::Previous,
            Lx::Following => Rel::Following,
            Lx::Same => Rel::Same,
            Lx::Whole => return Some((Rel::The, i + 2)),
            _ => match s.at(i) {
                Lx::The => return Some((Rel::The, i + 1)),
                Lx::This => return Some((Rel::This, i + 1)),
                _ => return None,
            },
        };
        return Some((rel, i + 2));
    }
    let rel = match s.at(i) {
        Lx::Last => Rel::Last,
        Lx::Next => Rel::Next,
        Lx::Past => Rel::Past,
        Lx::Coming => Rel::Coming,
        Lx::Current => Rel::This,
        Lx::Previous => Rel::Previous,
        Lx::Following => Rel::Following,
        Lx::That => match s.at(i + 1) {
            Lx::Same => return Some((Rel::Same, i + 2)),
            _ => Rel::Same,
        },
        Lx::Same => Rel::Same,
        _ => return None,
    };
    Some((rel, i + 1))
}
