//! The recognisers: one family of expressions a file, tried in the order of [`RECOGNISERS`] at every lexeme.
//!
//! Each looks at the lexemes from one place on and gives what starts there, or nothing. The longest wins; of two that
//! are equally long, the earlier in the list. What a recogniser gives has no edges (`early`), no time of day and no
//! range yet: the refiners add those.

mod beside;
mod clock;
mod decade;
mod deictic;
mod duration;
pub(super) mod holiday;
mod month;
mod numeric;
mod offset;
mod ordinal;
mod quarter;
mod reference;
mod relative;
mod season;
mod set;
mod weekday;
mod year;

use super::expr::{Found, Rel, Scan, Yr};
use super::lex::{self, Lx, Unit};

type Recogniser = fn(&Scan<'_>, usize) -> Option<Found>;

/// All families. What is written out fully stands first: it can hardly be misread.
const RECOGNISERS: &[(&str, Recogniser)] = &[
    ("iso and numeric", numeric::read),
    ("known days", holiday::read),
    ("months and days of months", month::read),
    ("the n-th of a month or year", ordinal::read),
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
    // Last: they hold only where the text dates their event.
    ("days beside an event", beside::read),
];

/// Everything recognised in a sentence, in order and without overlap.
pub(super) fn all(s: &Scan<'_>, out: &mut Vec<Found>) {
    let mut at = 0;
    while at < s.lex.len() {
        match longest(s, at, families(s, at)) {
            Some(found) if found.to > at => {
                at = found.to;
                out.push(found);
            }
            _ => at += 1,
        }
    }
}

fn longest(s: &Scan<'_>, at: usize, mut families: u32) -> Option<Found> {
    let mut best: Option<Found> = None;
    while families != 0 {
        let family = families.trailing_zeros() as usize;
        families &= families - 1;
        if let Some(found) = RECOGNISERS.get(family).and_then(|(_, recogniser)| recogniser(s, at))
            && best.is_none_or(|b| found.to > b.to)
        {
            best = Some(found);
        }
    }
    best
}

/// How many lexemes on the heart of an expression stands at most.
const HEART: usize = 6;

// The families as bits, in the order of the list.
const NUMERIC: u32 = 1;
const HOLIDAY: u32 = 1 << 1;
const MONTH: u32 = 1 << 2;
const ORDINAL: u32 = 1 << 3;
const WEEKDAY: u32 = 1 << 4;
const QUARTER: u32 = 1 << 5;
const SEASON: u32 = 1 << 6;
const DECADE: u32 = 1 << 7;
const YEAR: u32 = 1 << 8;
const OFFSET: u32 = 1 << 9;
const SET: u32 = 1 << 10;
const RELATIVE: u32 = 1 << 11;
const DEICTIC: u32 = 1 << 12;
const REFERENCE: u32 = 1 << 13;
const DURATION: u32 = 1 << 14;
const CLOCK: u32 = 1 << 15;
const BESIDE: u32 = 1 << 16;
const EVERY: u32 = (1 << RECOGNISERS.len()) - 1;

/// The families that can begin here: spares the others most of the text.
fn families(s: &Scan<'_>, at: usize) -> u32 {
    use Lx::*;
    match s.at(at) {
        Ing => BESIDE,
        // Words that only lead up to something.
        A | The | Its | This | That | These | Those | Last | Next | Past | Coming | Previous | Following | Current
        | Latest | Same | Recent | Every | Another | Several | Few | Many | Some_ | Couple | All | Half | More
        | Long | Mid | Times(_) | Once
            if !(at + 1..at + HEART).any(|i| lex::is_core(s.at(i)) || s.at(i) == While) =>
        {
            0
        }
        A if matches!(s.at(at + 1), While | Long) => OFFSET | counted(s, at),
        A => WEEKDAY | QUARTER | counted(s, at),
        The | Its | This | That | These | Those | Last | Next | Past | Coming | Previous | Following | Current
        | Latest | Same => EVERY & !(NUMERIC | CLOCK | SET),
        Recent | Half | All | Another => DURATION,
        Every | Times(_) | Once => SET,
        Several | Few | Many | Couple => counted(s, at),
        Some_ | Long => OFFSET,
        Other if s.at(at + 1) == Ago => OFFSET,
        More => REFERENCE,
        Mid => RELATIVE,
        Num(_, 4) => NUMERIC | QUARTER | YEAR | CLOCK | counted(s, at),
        Num(_, 1 | 2) => NUMERIC | MONTH | CLOCK | counted(s, at),
        Num(..) => counted(s, at),
        Amount(..) => CLOCK | counted(s, at),
        Card(_) => DECADE | YEAR | REFERENCE | CLOCK | counted(s, at),
        Ordinal(_) => MONTH | ORDINAL | QUARTER | DECADE | DURATION,
        DecadeNum(..) | Tens(_) => DECADE,
        Apostrophe => DECADE | YEAR | QUARTER,
        Month(_) | MonthAbbr(_) => MONTH | HOLIDAY,
        Weekday(_) | WeekdayAbbr(_) => WEEKDAY | SET,
        Weekdays(_) => SET,
        SeasonWord(_) => SEASON,
        HolidayWord => HOLIDAY,
        UnitWord(..) => ORDINAL | QUARTER | OFFSET | SET | RELATIVE | REFERENCE | DURATION | BESIDE,
        QuarterNo(_) | HalfNo(_) => QUARTER,
        Fiscal => QUARTER | YEAR,
        Adverb(_) => SET,
        Now | RefNow | RefPast | Soon | Earlier | FutureWord => REFERENCE,
        Today | Tomorrow | Yesterday | Tonight | Overnight => DEICTIC,
        Clock(_) => CLOCK,
        _ => 0,
    }
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

/// `BC`, `BCE` behind a year or century: the calendar here does not reach so far.
fn before_christ(s: &Scan<'_>, i: usize) -> bool {
    matches!(s.word(i), "BC" | "BCE" | "B.C.")
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

/// The families of numbers, which need a unit close behind.
fn counted(s: &Scan<'_>, at: usize) -> u32 {
    let unit = |i| matches!(s.at(i), Lx::UnitWord(..) | Lx::UnitLetters(_) | Lx::PartWord(_) | Lx::TimesWord);
    if (at + 1..at + 12).any(unit) { OFFSET | SET | DURATION } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::lex::Lex;
    use super::*;
    use crate::text::Span;

    /// Sentences of words that lead everywhere, each word before each other.
    #[test]
    fn no_family_begins_with_a_word_that_its_bit_leaves_out() {
        const WORDS: &[&str] = &[
            "the",
            "a",
            "last",
            "this",
            "past",
            "next",
            "two",
            "twenty",
            "nineteen",
            "5",
            "2014",
            "12",
            "third",
            "second",
            "first",
            "final",
            "Monday",
            "May",
            "April",
            "Fools",
            "Day",
            "summer",
            "week",
            "days",
            "years",
            "year",
            "half",
            "quarter",
            "night",
            "morning",
            "opening",
            "ago",
            "of",
            "in",
            "1990s",
            "nineties",
            "century",
            "Christmas",
            "New",
            "now",
            "recently",
            "future",
            "every",
            "twice",
            "daily",
            "noon",
            "p.m.",
            "Q3",
            "fiscal",
            "today",
            "’98",
            "before",
            "after",
            "early",
            "hours",
            "more",
            "some",
            "time",
            "long",
            "another",
            "all",
            "mid",
            "while",
            "back",
            "recent",
            "-",
        ];
        let mut seed = 7u32;
        for _ in 0..4000 {
            let mut text = String::new();
            for _ in 0..7 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text += WORDS[(seed >> 8) as usize % WORDS.len()];
                text.push(' ');
            }
            let lexed: Vec<Lex> = lex::of_text(&text);
            assert!(lexed.iter().all(|l| l.span != Span::default()));
            let s = Scan { text: &text, lex: &lexed };
            for at in 0..lexed.len() {
                let all = longest(&s, at, EVERY);
                assert_eq!(longest(&s, at, families(&s, at)), all, "{text:?} at {:?}", s.word(at));
            }
        }
    }
}
