//! The ranked pronoun model: a log-linear choice among candidates and nobody.

use super::feature::{COUNT, Features};

/// Weights in sixteenths, one byte per feature; see `data/model/pronoun.md`.
const WEIGHTS: &[u8; COUNT] = include_bytes!("../../../data/model/pronoun.bin");

/// Chance of each candidate and, last, of nobody.
pub(super) fn chances(candidates: &[Features], nobody: &Features) -> Vec<f32> {
    let score = |f: &Features| f.iter().map(|&i| WEIGHTS[i as usize] as i8 as f32).sum::<f32>() / 16.0;
    let scores: Vec<f32> = candidates.iter().chain([nobody]).map(score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|s| crate::tagger::exp(s - top)).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|p| p / sum).collect()
}
