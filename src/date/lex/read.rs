//! Cuts tokens into lexemes where letters, digits and marks meet, and types each.
//!
//! Most words are letters and nothing else: they are lower-cased and looked up in one pass ([`plain`]).

use super::super::words::{self, LONGEST};
use super::{Lex, Lx, Unit};
use crate::text::{Span, chars};
use crate::token::{TokenKind, Tokens};

/// Appends the lexemes of some tokens.
pub(in super::super) fn read(tokens: &Tokens<'_>, range: std::ops::Range<usize>, out: &mut Vec<Lex>) {
    let mut end = None;
    let range = tokens.tokens.get(range).unwrap_or(&[]);
    for (i, token) in range.iter().enumerate() {
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
        if let Some(fraction) = fraction(word).filter(|_| !gap)
            && let Some(last) = out.last_mut()
            && let Lx::Num(whole, _) = last.lx
        {
            (last.lx, last.span.end) = (Lx::Amount(whole, fraction, 2), token.span.end);
            continue;
        }
        if word.as_bytes()[0].is_ascii_digit()
            && let Some((number, unit)) = lettered(word)
            && range.get(i + 1).is_some_and(|t| t.span.of(tokens.text).eq_ignore_ascii_case("ago"))
        {
            let digits = token.span.start + number.len() as u32;
            let count = number.parse().unwrap_or(0);
            push(out, Span::new(token.span.start, digits), Lx::Num(count, number.len() as u8), false, gap);
            push(out, Span::new(digits, token.span.end), Lx::UnitLetters(unit), false, false);
            continue;
        }
        match token.kind {
            TokenKind::Word if plain(word, token.span, gap, out) => {}
            TokenKind::Possessive => push(out, token.span, Lx::Poss, false, gap),
            _ => split(word, token.span.start, gap, out),
        }
    }
}

/// Most words: letters and nothing else. False when it is none of these.
fn plain(word: &str, span: Span, gap: bool, out: &mut Vec<Lex>) -> bool {
    let mut lower = [0; LONGEST];
    let mut upper = false;
    for (i, b) in word.bytes().enumerate() {
        if !b.is_ascii_alphabetic() {
            return false;
        }
        if let Some(place) = lower.get_mut(i) {
            *place = b | 0x20;
        }
        upper |= b >= b'a';
    }
    let lx = match words::look_up(lower.get(..word.len()).unwrap_or(&[])) {
        Lx::Zone(_) | Lx::ZoneOpen if upper => Lx::Other,
        Lx::Other => ending(word.as_bytes()),
        found => found,
    };
    push(out, span, lx, word.as_bytes()[0] < b'a', gap);
    true
}

/// Hundredths of `½` and its kin.
fn fraction(word: &str) -> Option<u16> {
    match word {
        "¼" => Some(25),
        "½" => Some(50),
        "¾" => Some(75),
        _ => None,
    }
}

/// Number and unit of `5h`, `20min`, as live pages write them before `ago`.
fn lettered(word: &str) -> Option<(&str, Unit)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let unit = match &word[digits..] {
        "s" | "sec" | "secs" => Unit::Second,
        "m" | "min" | "mins" => Unit::Minute,
        "h" | "hr" | "hrs" => Unit::Hour,
        "d" => Unit::Day,
        "w" | "wk" | "wks" => Unit::Week,
        "mo" | "mos" => Unit::Month_,
        "y" | "yr" | "yrs" => Unit::Year,
        _ => return None,
    };
    (digits < 4).then(|| (&word[..digits], unit))
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
        // `FY2023`, `FY24`
        if let (Some(digits), true) = (part.strip_prefix("FY"), part.len() == 4 || part.len() == 6)
            && digits.bytes().all(|b| b.is_ascii_digit())
            && let Ok(year) = digits.parse()
        {
            split_off(at, 2, base, Lx::Fiscal, &mut gap, out);
            split_off(at + 2, digits.len(), base, Lx::Num(year, digits.len() as u8), &mut gap, out);
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
        let capital = bytes[at].is_ascii_uppercase()
            || bytes[at] > 127 && word[at..].starts_with(char::is_uppercase)
            || bytes[at].is_ascii_digit() && matches!(lx, Lx::QuarterNo(_) | Lx::HalfNo(_));
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
        _ if key.contains('\'') && key.len() > 1 => match words::look_up(key.as_bytes()) {
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
        // `3Q`, `1H`; `2½` where the tokens leave it whole.
        "q" if suffix == "Q" && (1..=4).contains(&value) => (Lx::QuarterNo(value as u8), end),
        "h" if suffix == "H" && (1..=2).contains(&value) => (Lx::HalfNo(value as u8), end),
        "" if fraction(word[end..].get(..2).unwrap_or("")).is_some() => {
            (Lx::Amount(value, fraction(&word[end..end + 2]).unwrap_or(0), 2), end + 2)
        }
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
    let Some(key) = lower_case(part, &mut lower) else { return ending(part.as_bytes()) };
    let lx = match key.as_bytes() {
        [b'q', n @ b'1'..=b'4'] => return Lx::QuarterNo(n - b'0'),
        [b'h', n @ b'1'..=b'2'] => return Lx::HalfNo(n - b'0'),
        _ => words::look_up(key.as_bytes()),
    };
    let upper = !part.bytes().any(|b| b.is_ascii_lowercase());
    match lx {
        Lx::Zone(_) | Lx::ZoneOpen if !upper => Lx::Other,
        Lx::Other => ending(key.as_bytes()),
        found => found,
    }
}

/// Regular past tenses and participles by their ending.
fn ending(word: &[u8]) -> Lx {
    match word {
        [_, _, .., b'e', b'd'] if !word.ends_with(b"eed") => Lx::Ed,
        [_, _, .., b'i', b'n', b'g'] if !word.ends_with(b"thing") => Lx::Ing,
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
        _ if c.is_alphabetic() => ending(part.as_bytes()),
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

/// The lexemes of a text without layout.
#[cfg(test)]
pub(in super::super) fn of_text(text: &str) -> Vec<Lex> {
    let mut out = Vec::new();
    for word in text.split_whitespace() {
        let start = (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
        split(word, start, true, &mut out);
    }
    out
}
