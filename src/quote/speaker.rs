//! Drafts to quotations: whom each source means.

use super::draft::Draft;
use super::marks::Marked;
use crate::document::{EntityId, Quote};
use crate::link::Linked;
use crate::text::Span;
use crate::token::Tokens;

/// Asks the link stage about every source, in order of the text, and lets `I` inside a quotation mean its speaker.
pub(super) fn resolve(tokens: &Tokens<'_>, marked: &[Marked], drafts: Vec<Draft>, linked: &mut Linked) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let (speaker, alternatives, evidence) = match draft.follows.and_then(|i| out.get(i)) {
            Some(before) => (before.speaker, before.alternatives.clone(), before.evidence.clone()),
            None => who(tokens, linked, draft.source),
        };
        if let Some(speaker) = speaker {
            let evidence = draft.cue.or(draft.source).unwrap_or(draft.content[0]);
            first_person(tokens, marked, linked, &draft, speaker, evidence);
        }
        out.push(Quote {
            form: draft.form,
            content: draft.content,
            cue: draft.cue,
            source: draft.source,
            speaker,
            alternatives,
            polarity: draft.polarity,
            closed: draft.closed,
            rule: draft.rule.id,
            confidence: draft.sure,
            evidence,
        });
    }
    out
}

fn who(tokens: &Tokens<'_>, linked: &mut Linked, source: Option<Span>) -> (Option<EntityId>, Vec<EntityId>, Vec<Span>) {
    match source.and_then(|s| linked.referent(tokens, s)) {
        Some(r) => (Some(r.entity), r.alternatives, r.evidence),
        None => (None, Vec::new(), Vec::new()),
    }
}

/// Within the marks of a quotation, nested ones left out, `I` is its speaker.
fn first_person(
    tokens: &Tokens<'_>,
    marked: &[Marked],
    linked: &mut Linked,
    draft: &Draft,
    speaker: EntityId,
    evidence: Span,
) {
    for content in &draft.content {
        let first = marked.partition_point(|m| m.span.end <= content.start);
        for (i, stretch) in marked.iter().enumerate().skip(first).take_while(|(_, m)| m.span.start < content.end) {
            if stretch.nested || !content.contains(stretch.span) {
                continue;
            }
            let mut from = stretch.span.start;
            for nested in marked[i + 1..].iter().take_while(|m| m.nested && m.span.end <= stretch.span.end) {
                if nested.span.start >= from {
                    linked.add_first_person(tokens, Span::new(from, nested.span.start), speaker, evidence);
                    from = nested.span.end;
                }
            }
            linked.add_first_person(tokens, Span::new(from.min(stretch.span.end), stretch.span.end), speaker, evidence);
        }
    }
}
