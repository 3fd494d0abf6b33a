//! Tokens to lexemes: the pieces that the grammar reads.
//!
//! | token | lexemes |
//! |---|---|
//! | `Monday` | `Weekday(0)` |
//! | `Sept.` | `MonthAbbr(9)`, full stop included |
//! | `10-year-old` | `Num`, `Dash`, `UnitWord`, `Dash`, `Old`: hyphens always divide, whatever the tokens do |
//! | `1990s`, `’90s` | `DecadeNum` |
//! | `20th`, `twentieth` | `Ordinal(20)` |
//! | `1,200`, `5.30` | `Amount` |
//! | `Q3`, `H1` | `QuarterNo(3)`, `HalfNo(1)` |
//!
//! Every lexeme is one small value without a string, so that a sentence costs no allocation.

mod read;

#[cfg(test)]
pub(super) use read::of_text;
pub(super) use read::read;

use super::value::{Part, Season};
use crate::text::Span;

/// The types of lexeme. Numbers carry their value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lx {
    /// Nothing of ours.
    Other,
    /// Digits: value and how many of them.
    Num(u32, u8),
    /// Digits with group commas or a decimal point: whole part, decimals, number of decimals.
    Amount(u32, u16, u8),
    /// `five`, `hundred`.
    Card(u32),
    /// `third`, `3rd`.
    Ordinal(u32),
    /// `1990s` is 199 with four digits, `90s` is 9 with two.
    DecadeNum(u16, u8),
    /// `nineties`.
    Tens(u8),
    Month(u8),
    MonthAbbr(u8),
    Weekday(u8),
    WeekdayAbbr(u8),
    /// `Mondays`; 7 for `weekdays`.
    Weekdays(u8),
    SeasonWord(Season),
    /// A unit, and whether it is a plural.
    UnitWord(Unit, bool),
    /// The letters of `5h ago`.
    UnitLetters(Unit),
    Half,
    QuarterNo(u8),
    HalfNo(u8),
    Fiscal,
    Last,
    Next,
    This,
    That,
    These,
    Those,
    Past,
    Coming,
    Previous,
    Following,
    Current,
    Present,
    Latest,
    Recent,
    Same,
    Ago,
    Earlier,
    Later,
    Before,
    After,
    Hence,
    Ahead,
    Back,
    Since,
    Until,
    By,
    From,
    To,
    Through,
    Between,
    And,
    Or,
    Today,
    Tomorrow,
    Yesterday,
    Tonight,
    Overnight,
    Now,
    RefNow,
    RefPast,
    Soon,
    Shortly,
    FutureWord,
    Sometime,
    Once,
    Then,
    PartWord(Part),
    Parts(Part),
    Eve,
    /// `noon` is 12, `midnight` 24.
    Clock(u8),
    /// `p.m.` is true.
    AmPm(bool),
    OClock,
    /// Hours east of Greenwich.
    Zone(i8),
    /// A zone whose distance from Greenwich depends on more than its name.
    ZoneOpen,
    LocalWord,
    TimeWord,
    Early,
    Mid,
    Late,
    End,
    Begin,
    Middle,
    Ended,
    /// `onwards`, `beyond`.
    Onward,
    Every,
    Per,
    Adverb(Unit),
    Annual,
    Times(u8),
    TimesWord,
    Approx,
    Just,
    More,
    Less,
    Than,
    Least,
    Most,
    Over,
    Under,
    Up,
    Within,
    Another,
    Several,
    Few,
    Many,
    Some_,
    Couple,
    All,
    Whole,
    Long,
    Old,
    A,
    The,
    Of,
    In,
    On,
    At,
    For,
    During,
    While,
    Period,
    Its,
    So,
    HolidayWord,
    Will,
    Would,
    Due,
    /// A present tense of the timetable: `opens`, `resumes`.
    Opens,
    /// The same without its `s`, which may be a noun: `open`, `return`.
    Open,
    Is,
    Has,
    Was,
    /// A word in `-ed` that no family claims.
    Ed,
    /// A word in `-ing`.
    Ing,
    As,
    Clause,
    /// `'s`.
    Poss,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Dash,
    Slash,
    Apostrophe,
    Quote,
    Bracket,
    Currency,
    Percent,
    Mark,
}

/// Units of time, fine to coarse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month_,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// One piece of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lex {
    pub span: Span,
    pub lx: Lx,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether white space stands before it.
    pub gap: bool,
}

/// Whether the lexeme belongs to the heart of some expression; the words around it only place it.
pub(super) fn is_core(lx: Lx) -> bool {
    use Lx::*;
    matches!(
        lx,
        Num(..)
            | Amount(..)
            | Card(_)
            | Ordinal(_)
            | DecadeNum(..)
            | Tens(_)
            | Month(_)
            | MonthAbbr(_)
            | Weekday(_)
            | WeekdayAbbr(_)
            | Weekdays(_)
            | SeasonWord(_)
            | UnitWord(..)
            | UnitLetters(_)
            | QuarterNo(_)
            | HalfNo(_)
            | Fiscal
            | Past
            | Present
            | Ago
            | Earlier
            | Today
            | Tomorrow
            | Yesterday
            | Tonight
            | Overnight
            | Now
            | RefNow
            | RefPast
            | Soon
            | FutureWord
            | PartWord(_)
            | Parts(_)
            | Eve
            | Clock(_)
            | OClock
            | TimeWord
            | Adverb(_)
            | Period
            | HolidayWord
    )
}

/// Whether some expression can stand among the lexemes: most sentences hold no date, and to be lexed is all that
/// they cost.
pub(super) fn may_hold_dates(lexemes: &[Lex]) -> bool {
    let touches = |i: usize| !lexemes[i].gap && i > 0 && matches!(lexemes[i - 1].lx, Lx::Num(..));
    lexemes.iter().enumerate().any(|(i, l)| match l.lx {
        Lx::Num(_, digits) => digits == 4 || digits == 2 && i > 0 && lexemes[i - 1].lx == Lx::Apostrophe,
        Lx::Colon | Lx::Slash => touches(i),
        Lx::AmPm(_) => true,
        // `a while back`
        Lx::Back => i > 0 && lexemes[i - 1].lx == Lx::While,
        Lx::TimeWord => i > 0 && lexemes[i - 1].lx == Lx::This,
        Lx::HolidayWord => l.capital,
        // `FY24`
        Lx::Fiscal => lexemes.get(i + 1).is_some_and(|n| matches!(n.lx, Lx::Num(..)) && !n.gap),
        Lx::Amount(..) | Lx::Ordinal(_) | Lx::Card(..=17 | 21..=999) => false,
        lx => is_core(lx),
    })
}
