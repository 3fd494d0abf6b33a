//! What the recognisers give: an expression as it was read, before any calendar is asked.

use super::lex::{Lex, Lx, Unit};
use super::value::{Clock, Part, Season};
use crate::document::Modifier;
use crate::text::Span;

/// A year as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Yr {
    /// It does not.
    Open,
    /// `2014`.
    Is(i32),
    /// `last year`.
    Rel(Rel),
    /// `the Jan. 6 attack`: the year of a known day, once that has been.
    Known(i32),
}

/// How a unit, weekday or season is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rel {
    /// Bare: `Monday`.
    Bare,
    /// `the week`.
    The,
    Last,
    This,
    Next,
    /// `the past week`.
    Past,
    Coming,
    /// `the previous day`: before what was spoken of.
    Previous,
    /// `the following day`.
    Following,
    /// `that year`, `the same day`.
    Same,
    /// `the year-ago quarter`.
    YearAgo,
    /// `the week before last`, `the year after next`.
    BeforeLast,
    AfterNext,
    /// `Wednesday week`: a week after the coming one.
    WeekOn,
}

/// A number of units; `None` for `several`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub n: Option<u32>,
    /// Tenths beyond the whole number: 5 for a half.
    pub tenths: u8,
}

impl Count {
    pub(super) const VAGUE: Count = Count { n: None, tenths: 0 };
    pub(super) const fn of(n: u32) -> Count {
        Count { n: Some(n), tenths: 0 }
    }
}

/// From when an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// `two weeks ago`.
    Published,
    /// `two weeks later`.
    Context,
}

/// `PRESENT_REF` and its kin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ref {
    Past,
    Present,
    Future,
}

/// What repeats in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    /// `every two weeks`.
    Units(Count, Unit),
    /// `every Monday`.
    Weekday(u8),
    WeekdayPart(u8, Part),
    Weekdays,
    Weekends,
    Month(u8),
    Season(Season),
    /// `every morning`.
    Part(Part),
}

/// Which day `ten years ago` is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AgoDay {
    Deictic(i8),
    Weekday(u8),
    Week,
}

/// What is counted in a month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Day,
    Weekday(u8),
    Week,
    Weekend,
    Month,
}

/// An expression without its edges and its time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expr {
    Date {
        year: Yr,
        month: u8,
        day: u8,
        weekday: Option<u8>,
    },
    /// `3/4/2022`: which number is the month is settled with the evidence of the whole text.
    Figures {
        year: i32,
        first: u8,
        second: u8,
        dots: bool,
    },
    /// `Aug. 5-7`: month and day, twice.
    Dates {
        year: Yr,
        from: (u8, u8),
        to: (u8, u8),
    },
    Month {
        year: Yr,
        month: u8,
    },
    Months {
        year: Yr,
        from: u8,
        to: u8,
    },
    Year(i32),
    Years(i32, i32),
    Decade(i32),
    Century(i32),
    Quarter {
        year: Yr,
        n: u8,
    },
    Half {
        year: Yr,
        n: u8,
    },
    Season {
        year: Yr,
        rel: Rel,
        season: Season,
    },
    Holiday {
        year: Yr,
        rel: Rel,
        id: u8,
    },
    Weekday {
        rel: Rel,
        day: u8,
    },
    Unit {
        rel: Rel,
        unit: Unit,
    },
    /// `the week of March 6`.
    WeekOf {
        month: u8,
        day: u8,
        year: Yr,
    },
    /// `Tuesday last week`: a weekday of a week that is placed by itself.
    WeekdayIn {
        rel: Rel,
        day: u8,
    },
    /// `the last Friday in June`, `the first week of 2024`: the n-th of a month (0 for a year), -1 for the last.
    Nth {
        n: i8,
        of: Piece,
        year: Yr,
        month: u8,
    },
    /// `in the new year`.
    NewYear,
    /// Days from the time of writing.
    Deictic(i8),
    /// `two weeks ago` has sign -1.
    Offset {
        count: Count,
        unit: Unit,
        sign: i8,
        base: Base,
    },
    /// `two days before Christmas`: an offset from the date found next in the sentence.
    /// `whole` means the week around that day: `the week after Christmas`.
    FromNext {
        count: Count,
        unit: Unit,
        sign: i8,
        whole: bool,
    },
    /// `the day after the vote`: beside an event, which the text must date.
    Beside {
        unit: Unit,
        sign: i8,
        part: Option<Part>,
    },
    /// `day five of the trial`; 0 for `opening night`.
    EventDay(u8),
    /// `ten years ago today`, `a week ago Tuesday`: days from publication, or a weekday, so many units before.
    AgoOn {
        n: u16,
        unit: Unit,
        on: AgoDay,
    },
    /// `Easter weekend`, `Christmas week`.
    HolidayUnit {
        id: u8,
        unit: Unit,
    },
    /// A time of day alone.
    Time,
    Duration {
        count: Count,
        unit: Unit,
        extra: Option<(Count, Unit)>,
    },
    Set(Repeat),
    Ref(Ref),
    /// Read as a date, but no such day exists.
    Impossible,
    /// Nothing: what looked like a date is a name or the like, and the reading stops there.
    Veto,
}

/// Time of day, beside any expression that gives a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeOfDay {
    Part(Part),
    Clock(Clock),
}

/// A recognised expression: lexemes `from..to` of its sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub from: usize,
    pub to: usize,
    pub expr: Expr,
    pub time: Option<TimeOfDay>,
    pub modifier: Option<Modifier>,
    /// `the end of`: the last sub-unit, not just the last half.
    pub edge: bool,
    /// The other end of a range stands before (-1) or after (1) it.
    pub range: i8,
    pub rule: &'static str,
}

impl Found {
    pub(super) const fn new(from: usize, to: usize, expr: Expr, rule: &'static str) -> Found {
        Found { from, to, expr, time: None, modifier: None, edge: false, range: 0, rule }
    }

    /// Whether it gives a day to which a time may be added.
    pub(super) fn is_day(&self) -> bool {
        self.time.is_none()
            && matches!(
                self.expr,
                Expr::Date { .. }
                    | Expr::Weekday { .. }
                    | Expr::WeekdayIn { .. }
                    | Expr::Deictic(_)
                    | Expr::Holiday { .. }
                    | Expr::Nth { of: Piece::Day | Piece::Weekday(_), .. }
            )
            || matches!(self.expr, Expr::Unit { unit: Unit::Day, .. } if self.time.is_none())
            || matches!(self.expr, Expr::Offset { unit: Unit::Day | Unit::Week, .. } if self.time.is_none())
    }
}

/// The lexemes of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub text: &'a str,
    pub lex: &'a [Lex],
}

impl<'a> Scan<'a> {
    /// The lexemes between two expressions.
    pub(super) fn between(&self, a: &Found, b: &Found) -> &'a [Lex] {
        &self.lex[a.to.min(b.from)..b.from]
    }

    /// The type at `i`; `Mark` outside the sentence.
    pub(super) fn at(&self, i: usize) -> Lx {
        self.lex.get(i).map_or(Lx::Mark, |l| l.lx)
    }

    /// The type `back` lexemes before `i`; `Mark` outside.
    pub(super) fn before(&self, i: usize, back: usize) -> Lx {
        i.checked_sub(back).map_or(Lx::Mark, |i| self.at(i))
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.lex.get(i).is_some_and(|l| l.capital)
    }

    /// Whether white space stands before it, or the sentence ends there.
    pub(super) fn gap(&self, i: usize) -> bool {
        self.lex.get(i).is_none_or(|l| l.gap)
    }

    /// Whether it is a hyphen with no white space around.
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        self.at(i) == Lx::Dash && !self.gap(i) && !self.gap(i + 1)
    }

    /// `i`, or the lexeme after it when that is a hyphen.
    pub(super) fn skip_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.is_hyphen(i))
    }

    pub(super) fn word(&self, i: usize) -> &'a str {
        self.lex.get(i).map_or("", |l| l.span.of(self.text))
    }

    /// The span of lexemes `from..to`, which must not be empty.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        match (self.lex.get(from), to.checked_sub(1).and_then(|i| self.lex.get(i))) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::default(),
        }
    }

    /// Whether the word is one of a few, in any case.
    pub(super) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }
}
