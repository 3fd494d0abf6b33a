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
    /// The number of the distinct word that it is, the same for all units that differ in place only; none for a whole
    /// quotation.
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

/// Reads the units of the block that consists of `sentences` (indices into [`Tokens::sentences`]); `marked` are its
/// stretches, `words` what is known of the distinct words.
fn read(tokens: &Tokens<'_>, words: &[Word], sentences: Range<usize>, marked: &[Marked], line: &mut Line) {
    line.units.clear();
    line.starts.clear();
    let mut outer = marked.iter().filter(|m| !m.nested).peekable();
    let mut skip_to = 0;
    for sentence in &tokens.sentences[sentences] {
        let mut fresh = true;
        for at in sentence.tokens.start as usize..sentence.tokens.end as usize {
            let token = tokens.tokens[at];
            if token.span.start < skip_to {
                // The sentence goes on from within the quotation.
                fresh = false;
                continue;
            }
            while outer.next_if(|m| m.span.end <= token.span.start).is_some() {}
            if fresh {
                line.starts.push(line.units.len() as u32);
                fresh = false;
            }
            let number = line.starts.len() as u32 - 1;
            let stretch = outer.peek().copied().filter(|m| m.span.start <= token.span.start);
            if let Some(m) = stretch.filter(|m| is_whole(tokens, m, at)) {
                skip_to = m.span.end;
                let word = word::quotation(m.span.of(tokens.text));
                line.units.push(Unit { span: m.span, inside: false, sentence: number, word, number: None });
                continue;
            }
            line.units.push(single(tokens, words, at, stretch.is_some(), number));
        }
    }
    line.starts.push(line.units.len() as u32);
}

/// Whether a stretch that begins at token `at` holds enough words.
fn is_whole(tokens: &Tokens<'_>, m: &Marked, at: usize) -> bool {
    let rest = tokens.tokens[at..].iter().take_while(|t| t.span.start < m.span.end);
    m.span.start <= tokens.tokens[at].span.start
        && (at == 0 || tokens.tokens[at - 1].span.end <= m.span.start)
        && rest.filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).take(WHOLE).count() == WHOLE
}

fn single(tokens: &Tokens<'_>, words: &[Word], at: usize, inside: bool, sentence: u32) -> Unit {
    let own = tokens.types.of(at);
    let mut word = words[own];
    if inside {
        word.cue = 0;
    }
    Unit { span: tokens.tokens[at].span, inside, sentence, word, number: Some(2 * own as u32 + inside as u32) }
}

/// Calls `visit` with the units of every block that has sentences, in order, the index of its first sentence and the
/// indices of its stretches.
pub(super) fn each_block(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    line: &mut Line,
    mut visit: impl FnMut(usize, &Line, Range<usize>),
) {
    let words = tokens.types.each(|at| word::read(&tokens.tokens[at], tokens.text));
    let (mut sentence, mut stretch) = (0, 0);
    while let Some(first) = tokens.sentences.get(sentence) {
        let end = sentence + tokens.sentences[sentence..].iter().take_while(|s| s.block == first.block).count();
        stretch += marked[stretch..].iter().take_while(|m| m.block < first.block).count();
        let own = marked[stretch..].iter().take_while(|m| m.block == first.block).count();
        read(tokens, &words, sentence..end, &marked[stretch..stretch + own], line);
        visit(sentence, line, stretch..stretch + own);
        (sentence, stretch) = (end, stretch + own);
    }
}
