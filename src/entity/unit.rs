//! What is known of every word before its neighbours are looked at.
//!
//! | of | known |
//! |---|---|
//! | a word | hash of its lower case, shape, classes from the gazetteers, and those of a listed phrase that it is part of |
//! | a sentence | whether it is written as usual, as a headline or in capitals |
//!
//! Units are tokens: they share indices with [`Tokens::tokens`].

use crate::lexicon::gazetteer::{self, Classes, PhraseSet};
use crate::tagger::hash;
use crate::text::Span;
use crate::token::{Case, Token, TokenKind, Tokens};
use std::ops::{Deref, Range};

/// What is known of a distinct word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its number among [`Tokens::types`], if the text has it more than once.
    pub number: Option<u32>,
    /// Hash of the word in lower case.
    pub lower: u32,
    /// Hash of the shape; see [`shape`].
    pub shape: u32,
    /// Bits of [`gazetteer::Classes`].
    pub classes: u32,
    /// In bytes.
    pub length: u32,
    pub kind: TokenKind,
    pub case: Case,
}

impl Word {
    /// Whether it is written with a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Mixed)
    }
}

/// One word or mark in its place: there is one for every token, so it is small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    word: &'a Word,
    start: u32,
    /// The longest listed phrase around it.
    set: PhraseSet,
    /// 1 first, 2 inner, 3 last word of that phrase; 0 without one.
    pub part: u8,
}

impl Unit<'_> {
    /// Where it stands.
    #[inline(always)]
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.word.length)
    }

    /// Bits of what the phrase around it may be.
    #[inline(always)]
    pub(super) fn phrase(&self) -> u32 {
        self.set.classes().0
    }
}

impl Deref for Unit<'_> {
    type Target = Word;

    #[inline(always)]
    fn deref(&self) -> &Word {
        self.word
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
pub(super) struct Units<'a> {
    pub units: Vec<Unit<'a>>,
    pub lines: Vec<Line>,
}

/// What is known of every distinct word.
pub(super) fn words(tokens: &Tokens<'_>) -> Vec<Word> {
    tokens.types.each(|at, Classes(classes)| {
        let (token, text) = (&tokens.tokens[at], tokens.word(at));
        let number = tokens.types.repeated(at);
        let (length, kind, case) = (text.len() as u32, token.kind, token.case);
        Word { number, lower: lower(text), shape: shape(text), classes, length, kind, case }
    })
}

/// Puts the words in their places; `words` is what [`words`] says of them.
pub(super) fn read<'a>(tokens: &Tokens<'_>, words: &'a [Word]) -> Units<'a> {
    let read = |(at, token): (usize, &Token)| {
        let word = &words[tokens.types.of(at)];
        Unit { word, start: token.span.start, set: PhraseSet::default(), part: 0 }
    };
    let mut units: Vec<Unit<'_>> = tokens.tokens.iter().enumerate().map(read).collect();
    let mut lines = Vec::with_capacity(tokens.sentences.len());
    for sentence in &tokens.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let line = &mut units[range.clone()];
        phrases(tokens.text, line);
        lines.push(Line { writing: writing(line), units: range });
    }
    Units { units, lines }
}

fn phrases(text: &str, line: &mut [Unit<'_>]) {
    let mut at = 0;
    while at < line.len() {
        let found =
            if line[at].is_capital() { gazetteer::longest(line[at..].iter().map(|u| u.span().of(text))) } else { None };
        let Some(phrase) = found else {
            at += 1;
            continue;
        };
        let last = phrase.words - 1;
        for (i, unit) in line[at..at + phrase.words].iter_mut().enumerate() {
            unit.set = phrase.set;
            unit.part = if i == 0 { 1 } else { 2 + (i == last) as u8 };
        }
        at += phrase.words;
    }
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

/// The word with its letters as `X` and `x` and its digits as `d`, repetitions left out, hashed.
fn shape(text: &str) -> u32 {
    let mut last = 0;
    let mut hash = hash::word("");
    for c in text.chars() {
        let class = match c {
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_numeric() => b'd',
            '’' => b'\'',
            c if c.is_ascii() => c as u8,
            _ => b'?',
        };
        if class != last {
            hash = hash::push(hash, class);
            last = class;
        }
    }
    // `AB` and `ABC` are told from `A`.
    if text.chars().nth(1).is_some_and(char::is_uppercase) { hash::push(hash, b'2') } else { hash }
}

fn writing(units: &[Unit<'_>]) -> Writing {
    let (mut long, mut capital, mut upper, mut lower) = (0, 0, 0, 0);
    for unit in units.iter().filter(|u| u.kind == TokenKind::Word) {
        lower += (unit.case == Case::Lower) as usize;
        upper += (unit.case == Case::Upper) as usize;
        if unit.length > 3 {
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
    fn hashes_of_words() {
        assert_eq!(lower("ÉTAT"), lower("état"));
        assert_ne!(lower("etat"), lower("état"));
        assert_eq!(shape("Rome"), shape("Paris"));
        assert_ne!(shape("R"), shape("RAF"));
    }
}
