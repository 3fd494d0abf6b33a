//! What the text has dated: events by the words of their clause, days by month and number.
//!
//! | text | gives |
//! |---|---|
//! | `Troops crossed the border on 24 February 2022. … A year after the invasion` | nothing: no word in common |
//! | `The invasion began on 24 February 2022. … A year after the invasion` | 2023 |
//! | `The vote was held on Tuesday. … the day before the vote` | that Monday |
//! | `the riot of Jan. 6, 2021 … on Jan. 6` | `2021-01-06` |
//! | `a week after the 2016 vote` | nothing: a year says no week |
//!
//! Words are compared by their stems, so that `voted` and `the vote` are one event. Where a text dates a word more
//! than once, the date spoken of last is taken and the others stand beside it as alternatives.

use super::expr::{Found, Scan};
use super::lex::{Lx, Unit};
use super::value::Value;
use crate::text::hash;

/// Most words and most days kept: a text that dates more is a list, and looking them up must stay cheap.
const MOST: usize = 192;
/// How many lexemes beside a date belong to its event.
const REACH: usize = 10;

/// What was dated so far.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    events: Vec<Event>,
    /// How many sentences were read: an event of the same sentence is another one.
    sentence: u32,
    days: Vec<(u8, u8, i32)>,
    /// `opening night, January 23`
    pub opening: Option<Value>,
}

/// A word that a date was given to.
#[derive(Debug, PartialEq)]
struct Event {
    stem: u32,
    value: Value,
    sentence: u32,
}

impl Spoken {
    /// A new sentence begins.
    pub(super) fn sentence(&mut self) {
        self.sentence += 1;
    }

    /// Takes note of a date and of the words that it dates.
    pub(super) fn note(&mut self, s: &Scan<'_>, f: &Found, value: Value) {
        let dates = matches!(
            value,
            Value::Day(_) | Value::DayPart(..) | Value::Moment(..) | Value::Week(_) | Value::Month(..) | Value::Year(_)
        );
        if !dates {
            return;
        }
        // `Tuesday’s vote`, `the 2016 election`
        let noun = f.to + usize::from(s.at(f.to) == Lx::Poss);
        for i in (noun..noun + 3).take_while(|&i| is_word(s, i)) {
            self.add(s, i, value);
        }
        let inside = |&i: &usize| !is_edge(s.at(i)) && !is_speech(s, i);
        if f.from < 2 || is_edge(s.at(f.from - 1)) {
            let from = f.to + usize::from(s.at(f.to) == Lx::Comma);
            (from..from + REACH).take_while(inside).for_each(|i| self.add(s, i, value));
        } else {
            // What is reported on a day did not happen on it: words before `said on Tuesday` are left alone.
            (f.from.saturating_sub(REACH)..f.from).rev().take_while(inside).for_each(|i| self.add(s, i, value));
        }
    }

    fn add(&mut self, s: &Scan<'_>, i: usize, value: Value) {
        if self.events.len() < MOST
            && is_word(s, i)
            && let Some(stem) = stem(s.word(i))
            && !self.events.iter().any(|e| e.stem == stem && e.value == value)
        {
            self.events.push(Event { stem, value, sentence: self.sentence });
        }
    }

    /// Takes note of a day that the text writes with its year.
    pub(super) fn note_day(&mut self, month: u8, day: u8, year: i32) {
        if self.days.len() < MOST && !self.days.contains(&(month, day, year)) {
            self.days.push((month, day, year));
        }
    }

    /// The year that the text gave to such a day before.
    pub(super) fn year_of(&self, month: u8, day: u8) -> Option<i32> {
        self.days.iter().rfind(|d| (d.0, d.1) == (month, day)).map(|d| d.2)
    }

    /// The date of the event named at lexeme `i`, as fine as `unit` asks for, other dates of it, and the end of its
    /// name.
    pub(super) fn date_of(&self, s: &Scan<'_>, i: usize, unit: Unit) -> Option<(Value, Option<Value>, usize)> {
        let named = matches!(s.at(i), Lx::The | Lx::Its) || s.is_capital(i);
        if self.events.is_empty() || !named {
            return None;
        }
        let start = i + usize::from(matches!(s.at(i), Lx::The | Lx::Its));
        let noun =
            |n: &usize| s.at(*n) == Lx::Poss || is_word(s, *n) && !matches!(s.at(*n), Lx::Ed | Lx::Was | Lx::Opens);
        let end = (start..start + 6).take_while(noun).last()? + 1;
        // `after the tower fell`: the verb names what happened.
        let verb =
            (end..end + 3).take_while(|&n| is_word(s, n)).find(|&n| matches!(s.at(n), Lx::Ed | Lx::Was | Lx::Opens));
        let head = match verb {
            Some(verb) => verb,
            None if s.is_capital(i) && s.at(end - 1) != Lx::Poss && !(i..end).any(|n| s.at(n) == Lx::Poss) => {
                return None;
            }
            None => end - 1,
        };
        let stem = stem(s.word(head))?;
        let fits = |e: &&Event| e.stem == stem && e.sentence < self.sentence && is_fine(e.value, unit);
        let mut dates = self.events.iter().rev().filter(fits).map(|e| e.value);
        let value = dates.next()?;
        Some((value, dates.find(|v| *v != value), head + 1))
    }
}

/// Whether so many units can be counted from it: no weeks from a year.
fn is_fine(value: Value, unit: Unit) -> bool {
    match value {
        Value::Day(_) | Value::DayPart(..) | Value::Moment(..) => true,
        Value::Week(_) => unit >= Unit::Week,
        Value::Month(..) => unit >= Unit::Month_,
        _ => unit >= Unit::Year,
    }
}

fn is_word(s: &Scan<'_>, i: usize) -> bool {
    matches!(s.at(i), Lx::Other | Lx::Ed | Lx::Ing | Lx::Was | Lx::Open | Lx::Opens | Lx::Begin)
        // `the election`, though Election Day is a holiday
        || s.at(i) == Lx::HolidayWord && !s.is_capital(i)
}

fn is_edge(lx: Lx) -> bool {
    matches!(lx, Lx::Comma | Lx::Stop | Lx::Semicolon | Lx::Colon | Lx::Quote | Lx::Bracket | Lx::Clause | Lx::Mark)
}

fn is_speech(s: &Scan<'_>, i: usize) -> bool {
    matches!(s.at(i), Lx::Was | Lx::Ed)
        && s.is_any(i, &["said", "told", "wrote", "added", "announced", "reported", "confirmed", "warned", "claimed"])
}

/// Words of one event that share no beginning.
const KIN: &[(&str, &str)] = &[
    ("invaded", "invas"),
    ("shot", "shoot"),
    ("died", "death"),
    ("born", "birth"),
    ("fell", "fall"),
    ("began", "begin"),
    ("struck", "strik"),
    ("strike", "strik"),
    ("won", "win"),
    ("fled", "fligh"),
    ("married", "marri"),
    ("earthquake", "quak"),
];

/// Endings, longer ones first.
const ENDINGS: &[&str] = &["ings", "ions", "ing", "ion", "ed", "es", "s", "e"];

/// A number for the stem of a word: its first five letters without the ending. None for the short words that mean
/// nothing by themselves.
fn stem(word: &str) -> Option<u32> {
    const EMPTY: &[&str] =
        &["with", "into", "they", "them", "also", "there", "been", "were", "people", "other", "took"];
    let is = |w: &&str| w.eq_ignore_ascii_case(word);
    if word.len() < 3 || EMPTY.iter().any(is) || !word.is_ascii() {
        return None;
    }
    let kin = KIN.iter().find(|(w, _)| is(w));
    let cut = |w: &'_ str| ENDINGS.iter().find(|e| w.len() > e.len() + 2 && w.ends_with(**e)).map_or(0, |e| e.len());
    let root = kin.map_or_else(|| &word[..word.len() - cut(word)], |k| k.1);
    (root.len() > 2)
        .then(|| root.bytes().take(5).fold(hash::word(""), |hash, b| hash::push(hash, b.to_ascii_lowercase())))
}
