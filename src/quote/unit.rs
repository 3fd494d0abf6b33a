//! What this stage reads instead of tokens: words and marks, with every longer quotation as one unit.
//!
//! | text | units (`·` between them) |
//! |---|---|
//! | `“We will stay here tonight,” he said.` | `“We will stay here tonight,”·he·said·.` |
//! | `He called it “a mess”.` | `He·called·it·“·a·mess·”·.` |
//!
//! Sequences get short by it, the edges of a quotation are exact by construction, and `“A. B,” he said` is one sentence.

use super::marks::Marked;
use super::word::{self, Word};
use crate::text::Span;
use crate::token::{TokenKind, Tokens};
use std::ops::{Deref, Range};

/// A quotation of so many words or more is one unit.
const WHOLE: usize = 5;

/// One word, mark, or quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub span: Span,
    /// Whether it lies inside a shorter stretch between marks.
    pub inside: bool,
    /// Number of its sentence within the block.
    pub sentence: u32,
    /// What is known of it alone; inside a stretch it is no cue.
    pub word: Word,
    /// The number of the distinct word that it is; none for a whole quotation, inside a stretch, and for a word that
    /// the text has only once.
    pub number: Option<u32>,
}

impl Deref for Unit {
    type Target = Word;

    fn deref(&self) -> &Word {
        &self.word
    }
}

/// The units of one block, with what features and rules look up.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub units: Vec<Unit>,
    /// First unit of each sentence, and the number of units.
    pub starts: Vec<u32>,
}

impl Line {
    /// The units of the sentence that holds unit `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let s = self.units[at].sentence as usize;
        self.starts[s] as usize..self.starts[s + 1] as usize
    }

    /// Index of the first unit that ends after `byte`.
    pub(super) fn at(&self, byte: u32) -> usize {
        self.units.partition_point(|u| u.span.end <= byte)
    }

    /// The units that overlap a span.
    pub(super) fn over(&self, span: Span) -> Range<usize> {
        self.at(span.start)..self.units.partition_point(|u| u.span.start < span.end)
    }
}

/// Whether a stretch that begins at token `at` holds enough words.
fn is_whole(tokens: &Tokens<'_>, m: &Marked, at: usize) -> bool {
    let rest = tokens.tokens[at..].iter().take_while(|t| t.span.start < m.span.end);
    m.span.start <= tokens.tokens[at].span.start
        && (at == 0 || tokens.tokens[at - 1].span.end <= m.span.start)
        && rest.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).take(WHOLE).count() == WHOLE
}

fn single(tokens: &Tokens<'_>, words: &[Word], at: usize, inside: bool, sentence: u32) -> Unit {
    let mut word = words[tokens.types.of(at)];
    if inside {
        word.cue = 0;
    }
    let number = tokens.types.repeated(at).filter(|_| !inside);
    Unit { span: tokens.tokens[at].span, inside, sentence, word, number }
}

/// A block of more units is read in parts, so that what is kept of every unit stays small in a text without lines; the
/// next part begins with a sentence, or where even that is as long.
const LONGEST: usize = 4096;

/// A block, or a part of a very long one, to be looked at.
pub(super) struct Part<'a> {
    /// Index of the block.
    pub block: usize,
    /// Whether it is the first part of its block.
    pub first: bool,
    pub line: &'a Line,
    /// Indices of its stretches.
    pub stretches: Range<usize>,
}

/// Calls `visit` with the units of every block that has sentences, in order.
pub(super) fn each_block(tokens: &Tokens<'_>, marked: &[Marked], mut visit: impl FnMut(Part<'_>)) {
    let words = tokens.types.each(|at, classes| word::read(&tokens.tokens[at], tokens.text, classes));
    let mut reader = Reader { tokens, marked, words, line: Line::default(), stretch: 0, next: 0, skip_to: 0 };
    let mut sentence = 0;
    while let Some(first) = tokens.sentences.get(sentence) {
        let block = first.block;
        let count = tokens.sentences[sentence..].iter().take_while(|s| s.block == block).count();
        reader.next += marked[reader.next..].iter().take_while(|m| m.block < block).count();
        (reader.stretch, reader.skip_to) = (reader.next, 0);
        let mut first = true;
        let mut part = |reader: &mut Reader<'_>, upto: u32| {
            let stretches = reader.close(block, upto);
            // Nothing is left where the last quotation goes on to the end.
            if !reader.line.units.is_empty() {
                visit(Part { block: block as usize, first, line: &reader.line, stretches });
            }
            first = false;
            reader.line.units.clear();
            reader.line.starts.clear();
        };
        for sentence in &tokens.sentences[sentence..sentence + count] {
            if reader.line.units.len() >= LONGEST {
                part(&mut reader, sentence.span.start);
            }
            let mut fresh = true;
            for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
                if reader.line.units.len() >= 2 * LONGEST {
                    part(&mut reader, tokens.tokens[at].span.start);
                    fresh = true;
                }
                fresh = reader.token(at, fresh);
            }
        }
        part(&mut reader, u32::MAX);
        sentence += count;
    }
}

/// Reads the units of a block, token by token.
struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    marked: &'a [Marked],
    /// What is known of the distinct words.
    words: Vec<Word>,
    line: Line,
    /// The stretch that ends after the last token, or the next one, among the outermost.
    stretch: usize,
    /// The first stretch that no part has had.
    next: usize,
    /// Tokens before this byte belong to the quotation before.
    skip_to: u32,
}

impl Reader<'_> {
    /// Reads one token; `fresh` and what is given back say whether its sentence, and the rest of it, have no unit yet.
    fn token(&mut self, at: usize, fresh: bool) -> bool {
        let token = self.tokens.tokens[at];
        if token.span.start < self.skip_to {
            // The sentence goes on from within the quotation.
            return fresh && self.line.starts.is_empty();
        }
        let own = |m: &&Marked| m.nested || m.span.end <= token.span.start;
        self.stretch += self.marked[self.stretch..].iter().take_while(own).count();
        if fresh {
            self.line.starts.push(self.line.units.len() as u32);
        }
        let number = self.line.starts.len() as u32 - 1;
        let stretch = self.marked.get(self.stretch).filter(|m| m.span.start <= token.span.start);
        let unit = match stretch.filter(|m| is_whole(self.tokens, m, at)) {
            Some(m) => {
                self.skip_to = m.span.end;
                let word = word::quotation(m.span.of(self.tokens.text));
                Unit { span: m.span, inside: false, sentence: number, word, number: None }
            }
            None => single(self.tokens, &self.words, at, stretch.is_some(), number),
        };
        self.line.units.push(unit);
        false
    }

    /// Ends a part before a byte, and gives the indices of its stretches.
    fn close(&mut self, block: u32, upto: u32) -> Range<usize> {
        self.line.starts.push(self.line.units.len() as u32);
        let first = self.next;
        let own = |m: &&Marked| m.block == block && m.span.start < upto;
        self.next += self.marked[first..].iter().take_while(own).count();
        first..self.next
    }
}
