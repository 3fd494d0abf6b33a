//! Annotated text to labelled sequences, for the trainer.

use super::WIDTH;
use super::attribute::Attributor;
use super::edge::{self, Quoted, Side};
use super::features::Paragraph;
use super::label::{self, LABELS, Role};
use super::labeller::Labeller;
use super::marks;
pub(crate) use super::reported::Candidate;
use super::unit::{self, Line};
use crate::tagger::Model;
use crate::text::Span;
use crate::token::{self, Tokens};
use crate::training::{Instance, Scheme, paragraphs};
use std::ops::Range;

/// Labels of the attribution model.
pub(crate) fn scheme() -> Scheme {
    let count = LABELS.len();
    Scheme {
        labels: LABELS.map(String::from).to_vec(),
        start: (0..count).map(|l| label::may_follow(0, l)).collect(),
        end: vec![true; count],
        step: (0..count * count).map(|i| label::may_follow(i / count, i % count)).collect(),
    }
}

/// Sequences of one text, a paragraph each; `gold` holds byte ranges in order. Every line counts as a paragraph.
pub(crate) fn attributions(text: &str, gold: &[(Range<usize>, Role)]) -> Vec<Instance> {
    let mut out = Vec::new();
    let mut paragraph = Paragraph::default();
    lines(text, |_, line| {
        let labels = labels(line, gold);
        out.push(Instance::new(&paragraph.read(line), labels));
    });
    out
}

/// What a model labels as reported speech in a text: the features by which its worth is judged, content and cue.
pub(crate) fn reported(text: &str, model: &Model<WIDTH>) -> Vec<Candidate> {
    let mut out = Vec::new();
    lines(text, |tokens, line| {
        let mut attributor = Attributor::new(tokens.text, &[], Some(Labeller::new(model, 0)));
        attributor.block(line, 0..0);
        out.append(&mut attributor.candidates);
    });
    out
}

/// Every word outside quotation marks in lower case, and whether it is (part of) a cue.
pub(crate) fn cue_words(text: &str, gold: &[(Range<usize>, Role)]) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    lines(text, |tokens, line| {
        let outside = line.units.iter().zip(labels(line, gold)).filter(|(u, _)| !u.shape.is_quotation() && !u.inside);
        let is_cue = |l: u8| l == label::label(Role::Cue, true) || l == label::label(Role::Cue, false);
        out.extend(outside.map(|(u, l)| (u.span.of(tokens.text).to_lowercase(), is_cue(l))));
    });
    out
}

/// Calls `visit` with the units of every line of `text`.
fn lines(text: &str, mut visit: impl FnMut(&Tokens<'_>, &Line)) {
    let blocks = paragraphs(text);
    let tokens = token::read(text, &blocks);
    let marked = marks::pair(&tokens, &blocks, &mut Vec::new());
    unit::each_block(&tokens, &marked, |part| visit(&tokens, part.line));
}

/// The label of every unit: that of the gold span which covers most of it.
fn labels(line: &Line, gold: &[(Range<usize>, Role)]) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.units.len());
    let mut before = None;
    for unit in &line.units {
        let (start, end) = (unit.span.start as usize, unit.span.end as usize);
        let first = gold.partition_point(|(g, _)| g.start + LONGEST < start);
        let shared = |g: &Range<usize>| g.end.min(end).saturating_sub(g.start.max(start));
        let best = gold[first..]
            .iter()
            .take_while(|(g, _)| g.start < end)
            .filter(|(g, _)| 2 * shared(g) >= end - start)
            .max_by_key(|(g, _)| (shared(g), usize::MAX - g.len()));
        let now = best.map(|(g, role)| (g.start, *role));
        out.push(now.map_or(0, |(_, role)| label::label(role, now != before)));
        before = now;
    }
    out
}

/// No gold span is longer, in bytes.
const LONGEST: usize = 4000;

/// One end of a quoted content: its places and what belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Edge {
    /// Whether it is the beginning.
    pub(crate) left: bool,
    pub(crate) places: Vec<(u32, Vec<u16>)>,
    pub(crate) cue: Option<Span>,
    pub(crate) content: Span,
}

/// The ends of the quoted content in a text.
pub(crate) fn quoted(text: &str, model: &Model<WIDTH>) -> Vec<Edge> {
    let blocks = paragraphs(text);
    let tokens = token::read(text, &blocks);
    let marked = marks::pair(&tokens, &blocks, &mut Vec::new());
    let mut attributor = Attributor::new(text, &marked, Some(Labeller::new(model, 0)));
    unit::each_block(&tokens, &marked, |part| attributor.block(part.line, part.stretches));
    attributor.edges
}

/// Adds the two ends of a content.
pub(super) fn edges(quoted: &Quoted<'_>, cue: Option<Span>, content: Span, out: &mut Vec<Edge>) {
    for side in [Side::Left, Side::Right] {
        let left = side == Side::Left;
        let mut places = Vec::new();
        edge::places(quoted, side, |at, features| {
            let byte = if left {
                quoted.clause.unit(at).map(|u| u.span.start)
            } else {
                quoted.clause.unit(at - 1).map(|u| u.span.end)
            };
            places.push((byte.unwrap_or(0), features.to_vec()));
        });
        out.push(Edge { left, places, cue, content });
    }
}
