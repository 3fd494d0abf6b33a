//! What this stage reads instead of tokens: words and marks, with every longer quotation as one unit.
//!
//! | text | units (`·` between them) |
//! |---|---|
//! | `“We will stay here tonight,” he said.` | `“We will stay here tonight,”·he·said·.` |
//! | `He called it “a mess”.` | `He·called·it·“·a·mess·”·.` |
//!
//! Sequences get short by it, the edges of a quotation are exact by construction, and `“A. B,” he said` is one sentence.

use super::marks::Marked;
use super::word::{self, Class, Shape};
use crate::text::Span;
use crate::token::{TokenKind, Tokens};
use std::ops::Range;

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
    pub shape: Shape,
    /// Hashes of the word in lower case, of its stem, and of its last two and three letters.
    pub lower: u32,
    pub stem: u32,
    pub tail2: u32,
    pub tail3: u32,
    /// What stands for its part of speech.
    pub class: Class,
    /// How often such a word was a cue, 0 to 4.
    pub cue: u8,
    /// What the gazetteers say it may be; see [`word::read`].
    pub who: u8,
    /// The first frame of a verb of speech or thought, 0 for other words.
    pub frame: u8,
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
/// stretches.
pub(super) fn read(tokens: &Tokens<'_>, sentences: Range<usize>, marked: &[Marked], line: &mut Line) {
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
                line.units.push(whole(tokens.text, m.span, number));
                continue;
            }
            line.units.push(single(tokens, at, stretch.is_some(), number));
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

fn whole(text: &str, span: Span, sentence: u32) -> Unit {
    let shape = Shape::of_quotation(span.of(text));
    let lower = word::QUOTATION;
    Unit {
        span,
        inside: false,
        sentence,
        shape,
        lower,
        stem: lower,
        tail2: shape.code(),
        tail3: shape.code(),
        class: Class::of_shape(shape),
        cue: 0,
        who: 0,
        frame: 0,
    }
}

fn single(tokens: &Tokens<'_>, at: usize, inside: bool, sentence: u32) -> Unit {
    let token = tokens.tokens[at];
    let shape = Shape::of_token(&token, tokens.text);
    let read = word::read(token.span.of(tokens.text), shape);
    Unit {
        span: token.span,
        inside,
        sentence,
        shape,
        lower: read.lower,
        stem: read.stem,
        tail2: read.tail2,
        tail3: read.tail3,
        class: read.class,
        cue: if inside { 0 } else { read.cue },
        who: read.who,
        frame: read.frame,
    }
}

/// Calls `visit` with the units of every block that has sentences, in order, the index of its first sentence and the
/// indices of its stretches.
pub(super) fn each_block(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    line: &mut Line,
    mut visit: impl FnMut(usize, &Line, Range<usize>),
) {
    let (mut sentence, mut stretch) = (0, 0);
    while let Some(first) = tokens.sentences.get(sentence) {
        let end = sentence + tokens.sentences[sentence..].iter().take_while(|s| s.block == first.block).count();
        stretch += marked[stretch..].iter().take_while(|m| m.block < first.block).count();
        let own = marked[stretch..].iter().take_while(|m| m.block == first.block).count();
        read(tokens, sentence..end, &marked[stretch..stretch + own], line);
        visit(sentence, line, stretch..stretch + own);
        (sentence, stretch) = (end, stretch + own);
    }
}
