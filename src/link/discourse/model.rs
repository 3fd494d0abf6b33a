//! The ranked pronoun model: a log-linear choice among candidates and nobody.

use super::event::Who;
use super::feature::{COUNT, Features};
use crate::tagger;

/// Three models of [`tagger::score`]: of he and she, of they, of it; see `data/model/pronoun.md`.
const WEIGHTS: &[u8; 3 * COUNT] = include_bytes!("../../../data/model/pronoun.bin");

/// Chance of each candidate and, last, of nobody.
pub(super) fn chances(who: Who, candidates: &[Features], nobody: &Features) -> Vec<f32> {
    let first = part(who) * COUNT;
    let score = |features: &Features| tagger::score(&WEIGHTS[first..first + COUNT], features);
    let scores: Vec<f32> = candidates.iter().chain([nobody]).map(score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|s| tagger::exp(s - top)).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|p| p / sum).collect()
}

/// Which part of the weights is for a pronoun.
pub(super) fn part(who: Who) -> usize {
    match who {
        Who::He | Who::She => 0,
        Who::They => 1,
        Who::It => 2,
    }
}
