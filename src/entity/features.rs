//! What the names model looks at.
//!
//! | templates | what |
//! |---|---|
//! | word, neighbours | the word in lower case, two to either side, pairs |
//! | form | shape, prefixes, suffixes, capitals of the sentence |
//! | run | first and last of the capitalised words around it, the words before and after them |
//! | text | what the rest of the text tells ([`super::evidence`]) |
//!
//! Templates are numbered by the order in which they stand in [`Stretch::features`].

use super::evidence::{self, Evidence};
use super::unit::{Line, Unit, Units, Writing};
use crate::tagger::Sequence;
use crate::tagger::hash::{Feature, push, word};
use crate::token::{Case, TokenKind};
use std::ops::Range;

/// Beyond the edge of a sentence.
const EDGE: u32 = 1;

/// A stretch of one sentence that may hold names.
pub(super) struct Stretch<'a> {
    pub text: &'a str,
    pub units: &'a Units,
    pub evidence: &'a Evidence,
    pub line: &'a Line,
    pub at: Range<usize>,
}

impl<'a> Stretch<'a> {
    fn unit(&self, at: usize) -> Option<&'a Unit> {
        self.line.units.contains(&at).then(|| &self.units.units[at])
    }

    fn lower(&self, at: usize) -> u32 {
        self.unit(at).map_or(EDGE, |u| u.lower)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.unit(at).is_some_and(Unit::is_capital)
    }
}

impl Sequence for Stretch<'_> {
    fn len(&self) -> usize {
        self.at.len()
    }

    fn features(&self, at: usize, sink: &mut impl FnMut(u32)) {
        let i = self.at.start + at;
        let Some(unit) = self.unit(i) else { return };
        let text = unit.span.of(self.text);
        let w = |d: isize| self.lower(i.wrapping_add_signed(d));
        let s = |d: isize| self.unit(i.wrapping_add_signed(d)).map_or(EDGE, |u| shape(u.span.of(self.text)));
        let mut template = 0;
        let mut put = |values: &[u32]| {
            template += 1;
            sink(values.iter().fold(Feature::new(template), |f, &v| f.with(v)).finish());
        };
        put(&[]);
        put(&[w(0)]);
        put(&[w(-1)]);
        put(&[w(1)]);
        put(&[w(-2)]);
        put(&[w(2)]);
        put(&[w(-1), w(0)]);
        put(&[w(0), w(1)]);
        put(&[w(-2), w(-1)]);
        put(&[w(1), w(2)]);
        let (s0, before, after) = (s(0), s(-1), s(1));
        put(&[s0]);
        put(&[before, s0]);
        put(&[s0, after]);
        put(&[before, s0, after]);
        put(&[w(-1), s0]);
        put(&[s0, w(1)]);
        let opens = (i == self.line.units.start) as u32;
        let writing = match self.line.writing {
            Writing::Plain => 0,
            Writing::Headline => 1,
            Writing::Capitals => 2,
        };
        put(&[s0, opens, writing]);
        let known = self.evidence.of(unit.lower);
        put(&[opens, writing, known & (evidence::LOWER | evidence::CAPITAL)]);
        put(&[s0, known & (evidence::LOWER | evidence::CAPITAL)]);
        for bit in 2..evidence::COUNT {
            put(&[known >> bit & 1]);
        }
        let (mut first, mut last) = (i, i);
        while self.is_capital(first.wrapping_sub(1)) && i - first < 8 {
            first -= 1;
        }
        while self.is_capital(last + 1) && last - i < 8 {
            last += 1;
        }
        let place = (i == first) as u32 + 2 * (i == last) as u32;
        put(&[self.lower(first), place]);
        put(&[self.lower(last), place]);
        put(&[self.lower(first.wrapping_sub(1)), place]);
        put(&[self.lower(last + 1), place]);
        put(&[(last - first).min(5) as u32, place]);
        put(&[self.lower(first.wrapping_sub(1)), self.lower(last + 1)]);
        if unit.kind == TokenKind::Word && unit.case != Case::Lower {
            ends(text, &mut |part| put(&[part]));
        }
    }
}

/// Prefixes of two to four and suffixes of one to four characters in lower case, always the same number of calls.
fn ends(text: &str, put: &mut impl FnMut(u32)) {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c) as u32;
    let mix = |h: u32, c: char| push(push(h, small(c) as u8), (small(c) >> 8) as u8);
    let mut hash = word("");
    for (n, c) in text.chars().chain(std::iter::repeat(' ')).take(4).enumerate() {
        hash = mix(hash, c);
        if n > 0 {
            put(hash);
        }
    }
    let mut hash = word("");
    for c in text.chars().rev().chain(std::iter::repeat(' ')).take(4) {
        hash = mix(hash, c);
        put(hash);
    }
}

/// The word with its letters as `X` and `x` and its digits as `d`, repetitions left out, hashed.
fn shape(text: &str) -> u32 {
    let mut last = 0;
    let mut hash = word("");
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
            hash = push(hash, class);
            last = class;
        }
    }
    // `AB` and `ABC` are told from `A`.
    if text.len() > 1 && text.chars().nth(1).is_some_and(char::is_uppercase) { push(hash, b'2') } else { hash }
}
