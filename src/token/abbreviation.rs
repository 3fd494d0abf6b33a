//! Abbreviations: whether a full stop belongs to the word before it, and whether a sentence may end there.

use super::split::{Splitter, case};
use super::{Case, TokenKind, lookup};
use crate::lexicon::ABBREVIATIONS;

/// What an abbreviation says about the end of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// `Mr.`, `vs.`, `No.` before a number.
    Never,
    /// A single letter: a name's initial, or the end of `Plan B.`
    Initial,
    /// `U.S.`, `Inc.`, `Jan.`, `a.m.`: when the next word begins a sentence.
    May,
}

/// Whether the full stop at `end` belongs to the word that starts at `at`.
pub(super) fn before_stop(s: &Splitter<'_>, at: usize, end: usize) -> bool {
    let word = &s.text[at..end];
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        let titled = || s.last().is_some_and(|t| matches!(t.case, Case::Title | Case::Upper));
        if c.is_uppercase() && (c != 'I' || titled()) {
            return end + 1 < s.text.len();
        }
    }
    let Some(class) = lookup(&ABBREVIATIONS, word) else { return false };
    let digit_next = || s.text[end + 1..].trim_start_matches([' ', '\u{A0}']).starts_with(|c: char| c.is_ascii_digit());
    let capital = matches!(case(word), Case::Title | Case::Upper);
    match class {
        "number" | "day" => digit_next(),
        "state" => capital && s.last().is_some_and(|t| &s.text[t.span.range()] == ","),
        "unit" => s.last().is_some_and(|t| t.kind == TokenKind::Number),
        "title" | "name" => capital,
        "never" => case(word) != Case::Upper,
        _ => true,
    }
}

/// The class of a token that ends in a full stop, or `None` for any other token.
pub(super) fn class(word: &str) -> Option<Class> {
    let stem = word.strip_suffix('.').filter(|s| !s.is_empty() && !s.ends_with('.'))?;
    if stem.chars().nth(1).is_none() {
        return Some(Class::Initial);
    }
    Some(match lookup(&ABBREVIATIONS, stem) {
        Some("title" | "never" | "number" | "day") => Class::Never,
        _ => Class::May,
    })
}
