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

use super::value::{Part, Season};
use super::words::{self, LONGEST};
use crate::text::{Span, chars};
use crate::token::{TokenKind, Tokens};

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

/// Appends the lexemes of some tokens; `after` is the byte where the text before them ended.
pub(super) fn read(tokens: &Tokens<'_>, range: std::ops::Range<usize>, out: &mut Vec<Lex>) {
    let mut end = None;
    for token in tokens.tokens.get(range).unwrap_or(&[]) {
        let word = token.span.of(tokens.text);
        let gap = end.is_none_or(|end| token.span.start > end);
        // A full stop that the tokens keep apart from its abbreviation belongs to it.
        if word == "." && !gap && absorbs_stop(out.last(), tokens.text) {
            if let Some(last) = out.last_mut() {
                last.span.end = token.span.end;
            }
            end = Some(token.span.end);
            continue;
        }
        end = Some(token.span.end);
        match token.kind {
            TokenKind::Possessive => push(out, token.span, Lx::Poss, false, gap),
            _ => split(word, token.span.start, gap, out),
        }
    }
}

fn absorbs_stop(last: Option<&Lex>, text: &str) -> bool {
    match last.map(|l| (l.lx, l.span.of(text))) {
        Some((Lx::MonthAbbr(_) | Lx::WeekdayAbbr(_), word)) => !word.ends_with('.'),
        Some((Lx::AmPm(_), word)) => word.len() == 3,
        _ => false,
    }
}

fn push(out: &mut Vec<Lex>, span: Span, lx: Lx, capital: bool, gap: bool) {
    out.push(Lex { span, lx, capital, gap });
}

/// Splits one token where letters, digits and marks meet.
fn split(word: &str, base: u32, mut gap: bool, out: &mut Vec<Lex>) {
    if let Some(lx) = whole(word) {
        let capital = word.starts_with(char::is_uppercase);
        push(out, Span::new(base, base + word.len() as u32), lx, capital, gap);
        return;
    }
    let bytes = word.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = at + piece(&word[at..]);
        let part = &word[at..end];
        // The clock of `2022-03-14T21:49`, where the tokens end before its `T`.
        if let (&[b'T', _, _], Some(Lx::Num(_, 2)), false) = (part.as_bytes(), out.last().map(|l| l.lx), gap)
            && let Ok(hour) = part[1..].parse()
        {
            split_off(at, 1, base, Lx::TimeWord, &mut gap, out);
            split_off(at + 1, 2, base, Lx::Num(hour, 2), &mut gap, out);
            at = end;
            continue;
        }
        let (lx, end) = if bytes[at].is_ascii_digit() {
            number(word, at, end, base, &mut gap, out)
        } else {
            let lx = if bytes[at].is_ascii_alphabetic() { letters(part) } else { mark(part) };
            // `Sept.` is one token for the tokens and one lexeme here.
            let stop = matches!(lx, Lx::MonthAbbr(_) | Lx::WeekdayAbbr(_)) && &word[end..] == ".";
            (lx, end + usize::from(stop))
        };
        let capital = bytes[at].is_ascii_uppercase() || bytes[at] > 127 && word[at..].starts_with(char::is_uppercase);
        let start =
            out.last().filter(|l| l.span.start >= base + at as u32).map_or(at, |l| (l.span.end - base) as usize);
        if start < end {
            push(out, Span::new(base + start as u32, base + end as u32), lx, capital, gap);
            gap = false;
        }
        at = end;
    }
}

/// Tokens that must not be divided.
fn whole(word: &str) -> Option<Lx> {
    // A full stop or an apostrophe, straight or curly, must be in it.
    if !word.bytes().any(|b| matches!(b, b'.' | b'\'' | 0xE2)) {
        return None;
    }
    let mut lower = [0; LONGEST];
    let key = lower_case(word, &mut lower)?;
    Some(match key {
        "a.m." | "a.m" => Lx::AmPm(false),
        "p.m." | "p.m" => Lx::AmPm(true),
        "e.t." | "p.t." if word.starts_with(|c: char| c.is_ascii_uppercase()) => Lx::ZoneOpen,
        "u.s." | "u.k." | "u.n." | "u.s" => Lx::Other,
        _ if key.ends_with("'ll") => Lx::Will,
        _ if key.contains('\'') && key.len() > 1 => match words::look_up(key) {
            Lx::Other => return None,
            found => found,
        },
        _ => return None,
    })
}

/// Length of the run of one kind at the start of `text`: letters (with digits after them), digits, or one mark.
fn piece(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes[0].is_ascii_alphanumeric() {
        return bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    }
    let Some(first) = text.chars().next() else { return 1 };
    if first.is_alphabetic() {
        return text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    }
    first.len_utf8()
}

/// A run that starts with a digit, from `at` to `end`; gives the last lexeme's type and the end of what it took.
/// Pieces before the last, as in `5pm`, are pushed on the way.
fn number(word: &str, at: usize, end: usize, base: u32, gap: &mut bool, out: &mut Vec<Lex>) -> (Lx, usize) {
    let run = &word[at..end];
    let digits = run.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 9 {
        return (Lx::Other, end);
    }
    let value: u32 = run[..digits].parse().unwrap_or(0);
    let suffix = &run[digits..];
    let short = digits as u8;
    let mut lower = [0; LONGEST];
    match lower_case(suffix, &mut lower).unwrap_or("?") {
        "" => amount(word, end, value, short),
        "s" if digits == 4 && value.is_multiple_of(10) => (Lx::DecadeNum((value / 10) as u16, 4), end),
        "s" if digits == 2 && value.is_multiple_of(10) => (Lx::DecadeNum((value / 10) as u16, 2), end),
        "st" | "nd" | "rd" | "th" => (Lx::Ordinal(value), end),
        key @ ("am" | "pm") => {
            split_off(at, digits, base, Lx::Num(value, short), gap, out);
            // `5p.m.` never, `5pm.` at the end of a sentence often: the full stop is not taken.
            (Lx::AmPm(key == "pm"), end)
        }
        "h" | "gmt" => (Lx::Other, end),
        // 2022-03-14T21:49
        key if digits == 2
            && key.starts_with('t')
            && key.len() == 3
            && key[1..].bytes().all(|b| b.is_ascii_digit()) =>
        {
            split_off(at, digits, base, Lx::Num(value, short), gap, out);
            split_off(at + digits, 1, base, Lx::TimeWord, gap, out);
            (Lx::Num(key[1..].parse().unwrap_or(99), 2), end)
        }
        "z" if digits == 2 => {
            split_off(at, digits, base, Lx::Num(value, short), gap, out);
            (Lx::Zone(0), end)
        }
        _ => (Lx::Other, end),
    }
}

fn split_off(at: usize, len: usize, base: u32, lx: Lx, gap: &mut bool, out: &mut Vec<Lex>) {
    let start = base + at as u32;
    push(out, Span::new(start, start + len as u32), lx, false, *gap);
    *gap = false;
}

/// `1,200`, `2.5`, but not `14.03.2022` nor `1.2.3`, which stay numbers and full stops.
fn amount(word: &str, end: usize, value: u32, digits: u8) -> (Lx, usize) {
    let plain = (Lx::Num(value, digits), end);
    let bytes = word.as_bytes();
    let run = |from: usize| bytes.get(from..).map_or(0, |b| b.iter().take_while(|b| b.is_ascii_digit()).count());
    let (mut at, mut whole) = (end, value);
    while bytes.get(at) == Some(&b',') && run(at + 1) == 3 {
        whole = whole.saturating_mul(1000).saturating_add(word[at + 1..at + 4].parse().unwrap_or(0));
        at += 4;
    }
    let decimals = if bytes.get(at) == Some(&b'.') { run(at + 1) } else { 0 };
    if decimals == 0 {
        return if at > end { (Lx::Amount(whole, 0, 0), at) } else { plain };
    }
    let last = at + 1 + decimals;
    if bytes.get(last) == Some(&b'.') && run(last + 1) > 0 {
        return plain;
    }
    // The number before a second full stop: the middle of `14.03.2022`.
    if at == end && decimals == 4 && end >= 4 && bytes[end.saturating_sub(6)..end].contains(&b'.') {
        return plain;
    }
    (Lx::Amount(whole, word[at + 1..last].parse().unwrap_or(u16::MAX), decimals.min(9) as u8), last)
}

fn letters(part: &str) -> Lx {
    let mut lower = [0; LONGEST];
    let Some(key) = lower_case(part, &mut lower) else { return ending(part) };
    let lx = match key.as_bytes() {
        [b'q', n @ b'1'..=b'4'] => return Lx::QuarterNo(n - b'0'),
        [b'h', n @ b'1'..=b'2'] => return Lx::HalfNo(n - b'0'),
        _ => words::look_up(key),
    };
    let upper = !part.bytes().any(|b| b.is_ascii_lowercase());
    match lx {
        Lx::Zone(_) | Lx::ZoneOpen if !upper => Lx::Other,
        Lx::Other => ending(key),
        found => found,
    }
}

/// Regular past tenses and participles by their ending.
fn ending(word: &str) -> Lx {
    match word.as_bytes() {
        [_, _, .., b'e', b'd'] if !word.ends_with("eed") => Lx::Ed,
        [_, _, .., b'i', b'n', b'g'] if !word.ends_with("thing") => Lx::Ing,
        _ => Lx::Other,
    }
}

fn mark(part: &str) -> Lx {
    let Some(c) = part.chars().next() else { return Lx::Mark };
    match c {
        ',' => Lx::Comma,
        '.' | '!' | '?' | '…' => Lx::Stop,
        ':' => Lx::Colon,
        ';' => Lx::Semicolon,
        '/' => Lx::Slash,
        '%' => Lx::Percent,
        '$' | '£' | '€' | '¥' | '#' | '₹' => Lx::Currency,
        '(' | ')' | '[' | ']' => Lx::Bracket,
        _ if chars::is_dash(c) => Lx::Dash,
        _ if chars::is_apostrophe(c) || c == '‘' => Lx::Apostrophe,
        _ if chars::is_quotation_mark(c) => Lx::Quote,
        _ if c.is_alphabetic() => ending(part),
        _ => Lx::Mark,
    }
}

/// The word in lower case with straight apostrophes, when it is short and otherwise ASCII.
fn lower_case<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut len = 0;
    let bytes = word.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let (byte, step) = match bytes[at] {
            // The three bytes of the curly apostrophe.
            0xE2 if word[at..].starts_with('’') => (b'\'', 3),
            b if b.is_ascii() => (b.to_ascii_lowercase(), 1),
            _ => return None,
        };
        *buffer.get_mut(len)? = byte;
        len += 1;
        at += step;
    }
    std::str::from_utf8(&buffer[..len]).ok()
}
