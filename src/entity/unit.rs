//! The words as this stage sees them: tokens, with compounds such as `US-led` taken apart, and what is known of each.
//!
//! | token | units |
//! |---|---|
//! | `Jean-Claude`, `Wen-ti`, `al-Assad` | one |
//! | `US-led`, `London-based` | `US` `-led`; `London` `-based` |

use crate::tagger::hash;
use crate::text::Span;
use crate::token::{Case, TokenKind, Tokens};
use std::ops::Range;

/// One word or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub span: Span,
    pub kind: TokenKind,
    pub case: Case,
    /// Hash of the word in lower case.
    pub lower: u32,
}

impl Unit {
    /// Whether it is written with a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Mixed)
    }
}

/// How the words of a sentence are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// As usual.
    Plain,
    /// `All Long Words With Capitals`, as in headlines.
    Headline,
    /// `ALL CAPITALS`.
    Capitals,
}

/// The units of one sentence.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub units: Range<usize>,
    pub writing: Writing,
}

/// All units and sentences.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub units: Vec<Unit>,
    pub lines: Vec<Line>,
}

/// Takes the tokens over.
pub(super) fn read(tokens: &Tokens<'_>) -> Units {
    let mut out = Units { units: Vec::with_capacity(tokens.tokens.len()), lines: Vec::new() };
    for sentence in &tokens.sentences {
        let first = out.units.len();
        for token in &tokens.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            let word = token.span.of(tokens.text);
            let mut push = |span: Span, case: Case| {
                out.units.push(Unit { span, kind: token.kind, case, lower: lower(span.of(tokens.text)) });
            };
            match tail(word).filter(|_| token.kind == TokenKind::Word) {
                Some(at) => {
                    let middle = token.span.start + at as u32;
                    let head = Span::new(token.span.start, middle);
                    push(head, case(head.of(tokens.text)));
                    push(Span::new(middle, token.span.end), Case::Lower);
                }
                None => push(token.span, token.case),
            }
        }
        let units = first..out.units.len();
        let writing = writing(&out.units[units.clone()]);
        out.lines.push(Line { units, writing });
    }
    out
}

/// Hash of a word in lower case.
pub(super) fn lower(word: &str) -> u32 {
    let mut hash = hash::word("");
    for c in word.chars() {
        if c.is_ascii() {
            hash = hash::push(hash, c.to_ascii_lowercase() as u8);
        } else {
            let mut bytes = [0; 4];
            for c in c.to_lowercase() {
                hash = c.encode_utf8(&mut bytes).bytes().fold(hash, hash::push);
            }
        }
    }
    hash
}

/// Where the lower-case tail of a compound with a name begins: at its hyphen.
fn tail(word: &str) -> Option<usize> {
    let at = word.rfind(['-', '‑', '–'])?;
    let (head, rest) = word.split_at(at);
    let tail = rest.trim_start_matches(['-', '‑', '–']);
    let lower = tail.bytes().all(|b| b.is_ascii_lowercase());
    let parts = tail.len() > 3 && (tail.ends_with("ed") || tail.ends_with("ing"));
    (lower && head.starts_with(char::is_uppercase) && (parts || TAILS.contains(&tail))).then_some(at)
}

/// Second parts of compounds that do not end in -ed or -ing.
const TAILS: &[&str] = &[
    "led",
    "born",
    "held",
    "run",
    "made",
    "wide",
    "style",
    "era",
    "bound",
    "owned",
    "built",
    "level",
    "type",
    "like",
    "only",
    "area",
    "rich",
    "friendly",
    "native",
    "related",
    "free",
    "ready",
    "grown",
    "themed",
    "trained",
    "elect",
    "hit",
    "aligned",
    "affiliated",
    "linked",
    "speaking",
    "sized",
];

fn case(word: &str) -> Case {
    let (mut upper, mut lower) = (0, 0);
    for c in word.chars().filter(|c| c.is_alphabetic()).skip(1) {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (upper, lower) {
        (0, _) => Case::Title,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

fn writing(units: &[Unit]) -> Writing {
    let (mut long, mut capital, mut upper, mut lower) = (0, 0, 0, 0);
    for unit in units.iter().filter(|u| u.kind == TokenKind::Word) {
        lower += (unit.case == Case::Lower) as usize;
        upper += (unit.case == Case::Upper) as usize;
        if unit.span.len() > 3 {
            long += 1;
            capital += unit.is_capital() as usize;
        }
    }
    if upper >= 3 && lower * 5 <= upper {
        Writing::Capitals
    } else if long >= 4 && capital * 5 >= long * 4 {
        Writing::Headline
    } else {
        Writing::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_with_a_name() {
        assert_eq!(tail("US-led"), Some(2));
        assert_eq!(tail("London-based"), Some(6));
        for whole in ["Wen-ti", "Jong-un", "Jean-Claude", "al-Assad", "state-run", "Stratford-upon-Avon"] {
            assert_eq!(tail(whole), None, "{whole}");
        }
    }

    #[test]
    fn lower_case_hashes_alike() {
        assert_eq!(lower("ÉTAT"), lower("état"));
        assert_ne!(lower("etat"), lower("état"));
    }
}
