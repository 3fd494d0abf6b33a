//! How far content, cue and source go: the edges that marks and little words give away.
//!
//! | text | content |
//! |---|---|
//! | `called it “a mess,” and left` | ends with the stretch: a comma stands before the closing mark |
//! | `said in Rome, “we will stay”` | begins with the stretch: a comma leads to it |
//! | `told the court that he left` | begins with `that`, not with who hears it |
//!
//! | text | cue |
//! |---|---|
//! | `Jane Roe said: “We will stay.”` | `said:` |
//! | `Jane Roe made a promise: “We will stay.”` | `made a promise:` |

use super::assemble::Paired;
use super::clause::Clause;
use super::draft::{Draft, Piece};
use super::sieve::{self, Hit};
use super::word::Shape;
use crate::link::of_plural;
use crate::text::Span;
use crate::text::chars::is_quotation_mark;
use std::ops::Range;

/// `that` stands within so many units of the verb of telling.
const HEARER: usize = 10;

/// What is reported with the stretch, where the model labelled `content` around it.
pub(super) fn around(clause: Clause<'_>, piece: &Piece, content: &Range<usize>) -> Span {
    let mut span = clause.span(content).to(piece.span);
    if piece.punctuated && piece.closed {
        span.end = piece.span.end;
    }
    let led = piece.units.start > 0 && clause.is_mark(piece.units.start - 1, &[',', ':']);
    if led && !clause.is(content.start, "that") {
        span.start = piece.span.start;
    }
    span
}

/// Moves the beginning of the content from the hearer to `that`.
pub(super) fn leave_hearer(clause: Clause<'_>, paired: &mut Paired) {
    let Some(cue) = &paired.cue else { return };
    let content = &paired.content;
    let tells = cue.end > cue.start && clause.frames(cue.end - 1).any("t");
    if !tells || content.start < cue.end || content.start > cue.end + 1 {
        return;
    }
    let most = content.end.min(content.start + HEARER);
    let stop = (content.start..most).find(|&i| clause.is(i, "that") || clause.is_mark(i, &[',', ';', ':', '“', '"']));
    if let Some(that) = stop.filter(|&i| clause.is(i, "that")) {
        paired.content.start = that;
    }
}

/// Begins the source behind the noun that its clause belongs to: `a move officials say will help` has two phrases side
/// by side, as the article of the first is that of one thing and the noun of the second a plural.
pub(super) fn leave_antecedent(clause: Clause<'_>, paired: &mut Paired) {
    let Some(source) = &mut paired.source else { return };
    let noun = source.end - 1;
    let before = source.start + 1..noun;
    let amount =
        clause.is_any(source.start + 1, &["few", "dozen", "hundred", "thousand", "couple", "number", "handful"]);
    let opens = clause.is_any(source.start, &["a", "an", "another", "this", "that"]) && before.len() <= 4;
    let plain = !before.is_empty() && before.clone().all(|i| clause.unit(i).is_some_and(|u| u.shape == Shape::Lower));
    if opens
        && !amount
        && plain
        && of_plural(clause.word(noun)).is_some()
        && !before.clone().any(|i| clause.is_any(i, &["of", "for"]))
    {
        source.start = noun;
    }
}

/// The source of `“a shock”, while Jane Roe was calm: “We will stay.”`, where the content of `before` reaches over the
/// stretch: that content ends before her clause.
pub(super) fn own_clause(clause: Clause<'_>, piece: &Piece, before: &mut Draft) -> Option<Hit> {
    let content = before.content.last_mut().filter(|c| c.start < piece.span.start && c.contains(piece.span))?;
    let colon = piece.units.start.checked_sub(1).filter(|&i| piece.whole && clause.is_mark(i, &[':']))?;
    let first = clause.line.at(content.start);
    let mark = (first + 1..colon).rev().find(|&i| clause.is_mark(i, &[',', ';']))?;
    let joined = clause.is_any(mark + 1, &["while", "and", "but", "though", "although"]);
    let source = clause.noun_phrase(mark + 1 + joined as usize, colon)?;
    content.end = clause.line.units[mark - 1].span.end;
    let cue = sieve::led_by(clause, &source, colon);
    Some(Hit { source, cue, rule: sieve::COLON })
}

/// Whether a comma, full stop, question or exclamation mark stands before the last closing mark: nothing unquoted
/// follows.
pub(super) fn is_finished(text: &str, draft: &Draft) -> bool {
    let words = draft.content.last().map_or("", |c| c.of(text));
    let inner = words.trim_end_matches(is_quotation_mark);
    inner.len() < words.len() && inner.ends_with([',', '.', '?', '!'])
}

/// Whether the quotation stops at a comma for its attribution: more of it may follow in the same sentence.
pub(super) fn is_interrupted(text: &str, draft: &Draft) -> bool {
    let words = draft.content.last().map_or("", |c| c.of(text));
    let follows = draft.cue.is_some_and(|c| c.start >= draft.end());
    follows && words.trim_end_matches(is_quotation_mark).ends_with(',')
}

/// The units of a span without commas and the like at its ends.
pub(super) fn trimmed(clause: Clause<'_>, units: &Range<usize>) -> Span {
    let mut units = units.clone();
    while units.len() > 1 && clause.is_mark(units.end - 1, &[',', ':', ';', '.', '-']) {
        units.end -= 1;
    }
    while units.len() > 1 && clause.is_mark(units.start, &[',', ':', ';', '.', '-']) {
        units.start += 1;
    }
    clause.span(&units)
}

/// A cue with the colon right behind it, which leads to what is said: `said:`.
pub(super) fn with_colon(text: &str, cue: Span) -> Span {
    let colon = text.as_bytes().get(cue.end as usize) == Some(&b':');
    Span::new(cue.start, cue.end + u32::from(colon))
}

/// The longer of two spans that overlap; else the first.
pub(super) fn wider(own: Option<Span>, other: Option<Span>) -> Option<Span> {
    match (own, other) {
        (Some(a), Some(b)) if a.overlaps(b) => Some(if b.len() > a.len() { b } else { a }),
        (None, b) => b,
        (a, _) => a,
    }
}
