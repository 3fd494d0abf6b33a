//! How likely a labelled attribution is one: a log-linear model of its parts as wholes, which labels word by word miss.
//!
//! | about | features |
//! |---|---|
//! | how sure the labels are | of content, cue and source, and the least of them |
//! | content | length, first word |
//! | cue | length, how often its words are cues, frames, first and last word, polarity |
//! | source | length, pronoun, small letters or a name |
//! | how they stand | order, what is between them |
//!
//! The corpus counts beliefs and intentions as attributions as well; most of them get a low probability here.

use super::assemble::Paired;
use super::clause::Clause;
use super::word::Shape;
use crate::document::Polarity;
use crate::tagger;
use std::ops::Range;

/// The model of [`tagger::score`]; see `data/model/attribution.md`.
const WEIGHTS: &[u8; COUNT] = include_bytes!("../../data/model/worth.bin");

/// The features of one attribution, as numbers below [`COUNT`].
pub(super) type Features = Vec<u8>;

/// The groups of features, one after the other: how many values each has.
const SIZES: [usize; 19] = [
    1,
    BINS,
    BINS,
    BINS,
    BINS,
    6,
    FIRST.len() + 3,
    5,
    7,
    FRAMES.len() + 1,
    LAST.len() + 2,
    BEGIN.len() + 2,
    2,
    4,
    4,
    PRONOUNS.len() + 1,
    8,
    5,
    3,
];
/// Steps of sureness, none at all among them.
const BINS: usize = 11;
/// How many features there are.
pub(crate) const COUNT: usize = start(SIZES.len());

const fn start(group: usize) -> usize {
    let (mut sum, mut i) = (0, 0);
    while i < group {
        sum += SIZES[i];
        i += 1;
    }
    sum
}

/// First words of content.
const FIRST: [&str; 17] = [
    "that", "to", "of", "for", "the", "a", "he", "she", "they", "it", "whether", "how", "what", "his", "her", "in",
    "as",
];
const FRAMES: [&str; 9] = ["s", "t", "w", "a", "d", "c", "k", "b", "m"];
/// Last and first words of cues.
const LAST: [&str; 10] = ["to", "of", "for", "in", "on", "about", "by", "with", "from", "at"];
const BEGIN: [&str; 12] = ["is", "was", "are", "were", "has", "have", "had", "will", "would", "to", "not", "been"];
const PRONOUNS: [&str; 10] = ["he", "she", "they", "it", "we", "i", "you", "who", "that", "which"];

/// The probability that source, cue and content belong together and are an attribution.
pub(super) fn probability(features: &Features) -> f32 {
    1.0 / (1.0 + tagger::exp(-tagger::score(WEIGHTS, features)))
}

/// Looks at one attribution.
pub(super) fn features(clause: Clause<'_>, paired: &Paired, polarity: Polarity) -> Features {
    let mut out = Features::with_capacity(SIZES.len() + 4);
    let mut put = |group: usize, value: usize| out.push((start(group) + value.min(SIZES[group] - 1)) as u8);
    put(0, 0);
    for (group, &sure) in (1..).zip(&paired.parts) {
        put(group, bin(sure));
    }
    put(4, bin(paired.sure));
    let content = &paired.content;
    put(5, (usize::BITS - content.len().leading_zeros()).saturating_sub(1) as usize);
    put(6, 1 + first(clause, content.start));
    if let Some(cue) = &paired.cue {
        let units = &clause.line.units[cue.clone()];
        put(7, units.iter().map(|u| u.cue).max().unwrap_or(0) as usize);
        put(8, cue.len());
        let mut framed = false;
        for (i, frame) in FRAMES.iter().enumerate() {
            if cue.clone().any(|at| clause.frames(at).any(frame)) {
                put(9, 1 + i);
                framed = true;
            }
        }
        if !framed {
            put(9, 0);
        }
        put(10, 1 + place(clause, cue.end - 1, &LAST));
        put(11, if cue.len() > 1 { 1 + place(clause, cue.start, &BEGIN) } else { 0 });
        put(12, clause.word(cue.start).ends_with("ing") as usize);
        put(13, order(cue, content));
    } else {
        put(7, 0);
        put(13, 3);
    }
    if let Some(source) = &paired.source {
        let units = &clause.line.units[source.clone()];
        let pronoun = if units.len() == 1 { place(clause, source.start, &PRONOUNS) } else { PRONOUNS.len() };
        let capital = units.iter().any(|u| matches!(u.shape, Shape::Title | Shape::Upper));
        put(14, if pronoun < PRONOUNS.len() { 1 } else { 2 + capital as usize });
        put(15, pronoun);
        put(16, source.len());
        let gap = paired.cue.as_ref().map(|cue| between(source, cue));
        put(17, gap.unwrap_or(4));
    } else {
        put(14, 0);
    }
    put(18, polarity as usize);
    out
}

/// A step of sureness; 0 for none.
fn bin(sure: f32) -> usize {
    const STEPS: [f32; 9] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.975];
    if sure <= 0.0 { 0 } else { 1 + STEPS.partition_point(|&step| step <= sure) }
}

/// Which of the words stands at `at`; their number if none does.
fn place(clause: Clause<'_>, at: usize, words: &[&str]) -> usize {
    words.iter().position(|w| clause.is(at, w)).unwrap_or(words.len())
}

fn first(clause: Clause<'_>, at: usize) -> usize {
    let capital = clause.unit(at).is_some_and(|u| matches!(u.shape, Shape::Title | Shape::Upper));
    match place(clause, at, &FIRST) {
        none if none == FIRST.len() => none + capital as usize,
        word => word,
    }
}

/// How content stands to its cue: right after it, after, before.
fn order(cue: &Range<usize>, content: &Range<usize>) -> usize {
    match content.start.checked_sub(cue.end) {
        Some(0) => 0,
        Some(_) => 1,
        None => 2,
    }
}

/// How a source stands to its cue: right before it, near, far before, behind.
fn between(source: &Range<usize>, cue: &Range<usize>) -> usize {
    match cue.start.checked_sub(source.end) {
        Some(0) => 0,
        Some(1..=3) => 1,
        Some(_) => 2,
        None => 3,
    }
}
