//! The ranked pronoun model: a log-linear choice among candidates and nobody.

use super::event::Who;
use super::feature::{COUNT, Features};

/// Weights in sixteenths, one byte per feature: of he and she, of they, of it; see `data/model/pronoun.md`.
const WEIGHTS: &[u8; 3 * COUNT] = include_bytes!("../../../data/model/pronoun.bin");

/// Chance of each candidate and, last, of nobody.
pub(super) fn chances(who: Who, candidates: &[Features], nobody: &Features) -> Vec<f32> {
    let first = part(who) * COUNT;
    let score = |f: &Features| f.iter().map(|&i| WEIGHTS[first + i as usize] as i8 as f32).sum::<f32>() / 16.0;
    let scores: Vec<f32> = candidates.iter().chain([nobody]).map(score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|s| crate::tagger::exp(s - top)).collect();
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
