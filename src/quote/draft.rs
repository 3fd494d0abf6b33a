//! An attribution in the making, and the stretch that may become one.

use super::clause::Clause;
use super::marks::Marked;
use crate::document::QuoteForm;
use crate::rule::Rule;
use crate::text::Span;
use crate::text::chars::is_quotation_mark;
use std::ops::Range;

/// Who is said to have said what, before anybody knows whom the source means.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub form: QuoteForm,
    pub content: Vec<Span>,
    pub cue: Option<Span>,
    pub source: Option<Span>,
    pub rule: Rule,
    /// Where the draft begins whose speaker this one shares.
    pub follows: Option<u32>,
    pub closed: bool,
    pub sure: f32,
    /// Whether what was said is denied or only thought of; see [`super::polarity`].
    pub polarity: crate::document::Polarity,
}

impl Draft {
    /// Where its content ends.
    pub(super) fn end(&self) -> u32 {
        self.content.iter().map(|c| c.end).max().unwrap_or(0)
    }

    /// Where content, cue and source end.
    pub(super) fn last(&self) -> u32 {
        self.content.iter().chain(&self.cue).chain(&self.source).map(|c| c.end).max().unwrap_or(0)
    }
}

/// A stretch between marks within its block.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub span: Span,
    pub units: Range<usize>,
    pub words: usize,
    /// Whether it is an utterance of its own, not a part of a sentence.
    pub whole: bool,
    /// Whether all its longer words have capitals, as in a title.
    pub titled: bool,
    /// Whether a comma, full stop, question or exclamation mark stands before the closing mark.
    pub punctuated: bool,
    /// Whether a question or exclamation mark stands there, or a full stop after no more than two words.
    pub exclaims: bool,
    pub continues: bool,
    pub closed: bool,
    /// Whether it is closed, here or in the paragraphs after; one that is not, or that never opened within a sentence,
    /// may be no more than a stray mark.
    pub ends: bool,
}

impl Piece {
    /// Looks at the stretch `marked`.
    pub(super) fn read(clause: Clause<'_>, marked: &Marked) -> Piece {
        let units = clause.line.over(marked.span);
        let inner = marked.span.of(clause.text).trim_matches(|c| is_quotation_mark(c) || char::is_whitespace(c));
        let words = inner.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
        let capital = inner.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let punctuated = inner.ends_with([',', '.', '?', '!', '…', '-', '–', '—']);
        let opens = units.start == 0 || clause.line.starts.binary_search(&(units.start as u32)).is_ok();
        let introduced = units.start > 0
            && (clause.is_mark(units.start - 1, &[':', ',', '-', '(']) || !clause.frames(units.start - 1).is_empty());
        let whole = capital && (opens || introduced) && (words > 1 || punctuated) || opens && words >= 4 && punctuated;
        Piece {
            span: marked.span,
            whole,
            words,
            titled: is_titled(inner),
            punctuated,
            exclaims: inner.ends_with(['?', '!']) || inner.ends_with('.') && words < 3,
            continues: marked.continues,
            closed: marked.closed,
            ends: marked.closed && (marked.opened || marked.continues || opens),
            units,
        }
    }
}

/// Longer words that keep their small letters in a title.
const MINOR: &[&str] = &["with", "from", "into", "over", "upon", "than", "that", "under", "about", "after", "without"];

/// Whether every longer word has a capital: `The Old Man and the Sea`.
fn is_titled(inner: &str) -> bool {
    let (mut long, mut count, mut last) = (0, 0, false);
    for word in inner.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())) {
        count += 1;
        last = !word.starts_with(char::is_lowercase);
        if (word.len() > 3 && !MINOR.contains(&word)) || count == 1 {
            long += 1;
            if word.starts_with(char::is_lowercase) {
                return false;
            }
        }
    }
    long >= 1 && last && count <= 12
}
