//! Reported speech: what the model labelled as content and no stretch became.

use super::attribute::{Attributor, MODEL};
use super::clause::Clause;
use super::draft::{Draft, Piece};
use super::{extent, gate, polarity, worth};
use crate::document::{Polarity, QuoteForm};
use crate::text::Span;
use std::ops::Range;

/// An attribution that is less likely is left out.
const LEAST: f32 = 0.28;

/// What a labelled attribution looks like, to learn which ones are right.
#[cfg(feature = "train")]
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) features: worth::Features,
    pub(crate) content: crate::text::Span,
    pub(crate) cue: Option<crate::text::Span>,
}

impl Attributor<'_> {
    /// Drafts for what the model labelled as content and no stretch became.
    pub(super) fn reported(&mut self, clause: Clause<'_>, used: &[bool], marked: &[Piece]) {
        let pieces = self.drafts.len() - self.first;
        for (index, paired) in self.paired.iter().enumerate() {
            // `Photograph: Jane Roe` is no speech.
            let credit =
                paired.cue.as_ref().is_some_and(|c| clause.is_mark(c.start, &[':'])) && paired.content.len() < 5;
            if used.get(index).copied().unwrap_or(false) || credit || paired.cue.is_none() && paired.source.is_none() {
                continue;
            }
            let mut span = clause.span(&paired.content);
            let cue = paired.cue.as_ref().map(|c| extent::trimmed(clause, c));
            // Both lists are in order of the text, so only the neighbours can overlap or share the cue.
            let (pieces, reported) = self.drafts[self.first..].split_at_mut(pieces);
            let near = pieces.partition_point(|d| d.content[0].start < span.end);
            // `declined to speak, but a friend said: “…”`: the friend is whom the next quotation has.
            let next = pieces.get(near).and_then(|d| d.source).filter(|s| span.start < s.start && s.start < span.end);
            if let Some(next) = next {
                span = before_conjunction(clause, paired.content.start..clause.line.at(next.start));
            }
            let before = pieces[near.saturating_sub(4)..near].iter().chain(reported.iter().rev().take(4));
            if before.flat_map(|d| &d.content).any(|c| c.overlaps(span)) {
                continue;
            }
            // `“…,” recalled Jane Roe, holding her hat`: the cue is that of a quotation.
            let spent = |d: &Draft| cue.zip(d.cue).is_some_and(|(a, b)| a.overlaps(b));
            if pieces[near.saturating_sub(4)..near].iter().any(spent) {
                continue;
            }
            if let Some(same) = reported.iter_mut().rev().take(4).find(|d| cue.is_some() && d.cue == cue) {
                same.content.push(span);
                continue;
            }
            let polarity = match &paired.cue {
                Some(cue) => polarity::of(clause, cue, paired.source.as_ref()),
                None => Polarity::Said,
            };
            let features = worth::features(clause, paired, polarity);
            let sure = worth::probability(&features);
            #[cfg(feature = "train")]
            if clause.line.units[paired.content.clone()].iter().all(|u| !u.shape.is_quotation()) {
                self.candidates.push(Candidate { features, content: span, cue });
            }
            if sure < LEAST {
                continue;
            }
            // Marked words and no others are direct speech, if this is any.
            let at = marked.partition_point(|p| p.span.start < span.start);
            let direct = marked.get(at).is_some_and(|p| p.span == span && !p.titled && !gate::is_named(clause, p));
            self.drafts.push(Draft {
                form: if direct { QuoteForm::Direct } else { QuoteForm::Indirect },
                content: vec![span],
                cue,
                source: paired.source.as_ref().map(|s| extent::trimmed(clause, s)),
                rule: MODEL,
                follows: None,
                closed: true,
                sure,
                polarity,
            });
        }
    }
}

/// The units without a comma and `but` or the like at their end.
fn before_conjunction(clause: Clause<'_>, mut units: Range<usize>) -> Span {
    while units.len() > 1
        && (clause.is_any(units.end - 1, &["but", "and", "while"]) || clause.is_mark(units.end - 1, &[',']))
    {
        units.end -= 1;
    }
    clause.span(&units)
}
