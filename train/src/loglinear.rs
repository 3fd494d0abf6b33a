//! Small log-linear models: weights by gradient ascent with AdaGrad's steps, one byte each in the file.

use std::path::Path;

/// The model file holds weights in steps of one over this.
const STEPS: f64 = 16.0;

/// Climbs for so many rounds; `add` adds the gradient of the examples at the weights to what the L2 penalty pulls.
/// Gives the weights as the file holds them.
pub fn ascend(count: usize, rounds: usize, l2: f64, mut add: impl FnMut(&[f64], &mut [f64])) -> Vec<i8> {
    let mut weights = vec![0.0; count];
    let mut squares = vec![1e-8; count];
    for _ in 0..rounds {
        let mut gradient: Vec<f64> = weights.iter().map(|w| -l2 * w).collect();
        add(&weights, &mut gradient);
        for ((weight, square), g) in weights.iter_mut().zip(&mut squares).zip(gradient) {
            *square += g * g;
            *weight += g / f64::sqrt(*square);
        }
    }
    weights.iter().map(|w| (w * STEPS).round().clamp(-127.0, 127.0) as i8).collect()
}

/// The share of each of some candidates, given their features.
pub fn chances<'a, F>(weights: &[f64], candidates: impl Iterator<Item = &'a [F]>) -> Vec<f64>
where
    F: Copy + Into<usize> + 'a,
{
    let scores: Vec<f64> = candidates.map(|c| c.iter().map(|&f| weights[f.into()]).sum()).collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
    let sum: f64 = powers.iter().sum();
    powers.into_iter().map(|p| p / sum).collect()
}

/// Adds the gradient of one choice among candidates, of which one is right.
pub fn pull<F: Copy + Into<usize>>(weights: &[f64], gradient: &mut [f64], candidates: &[Vec<F>], right: usize) {
    for (features, chance) in candidates.iter().zip(chances(weights, candidates.iter().map(Vec::as_slice))) {
        features.iter().for_each(|&f| gradient[f.into()] -= chance);
    }
    candidates[right].iter().for_each(|&f| gradient[f.into()] += 1.0);
}

/// The weights that a file stands for.
pub fn kept(file: &[i8]) -> Vec<f64> {
    file.iter().map(|&w| f64::from(w) / STEPS).collect()
}

/// Writes the file.
pub fn write(file: &[i8], out: &Path) -> Result<(), String> {
    let bytes: Vec<u8> = file.iter().map(|&w| w as u8).collect();
    std::fs::write(out, bytes).map_err(|e| format!("{}: {e}", out.display()))
}
