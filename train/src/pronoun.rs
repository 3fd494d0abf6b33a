//! The pronoun model: a log-linear choice among the people near a pronoun and nobody, by gradient ascent.

use crate::{gold, loglinear};
use ontherecord::training::{self, PronounChoice};
use std::path::Path;

const ROUNDS: usize = 200;
/// Strength of the L2 penalty.
const L2: f64 = 4.0;

/// Trains on one set and tries the model on another.
pub fn train(set: &Path, check: Option<&Path>, out: &Path) -> Result<(), String> {
    let choices = read(set)?;
    let file = loglinear::ascend(training::PRONOUN_FEATURES, ROUNDS, L2, |weights, gradient| {
        for choice in &choices {
            for (features, chance) in choice.candidates.iter().zip(chances(weights, choice)) {
                features.iter().for_each(|&f| gradient[f as usize] -= chance);
            }
            choice.candidates[choice.right].iter().for_each(|&f| gradient[f as usize] += 1.0);
        }
    });
    let kept = loglinear::kept(&file);
    eprintln!("{}: {} pronouns, {:.3} right", set.display(), choices.len(), right(&kept, &choices));
    if let Some(check) = check {
        let choices = read(check)?;
        eprintln!("{}: {} pronouns, {:.3} right", check.display(), choices.len(), right(&kept, &choices));
    }
    loglinear::write(&file, out)
}

fn read(set: &Path) -> Result<Vec<PronounChoice>, String> {
    Ok(gold::read(set)?.iter().flat_map(gold::Document::pronouns).collect())
}

fn chances(weights: &[f64], choice: &PronounChoice) -> Vec<f64> {
    loglinear::chances(weights, choice.candidates.iter().map(Vec::as_slice))
}

/// Share of the pronouns that mean somebody met before for which that person is the likeliest.
fn right(weights: &[f64], choices: &[PronounChoice]) -> f64 {
    let somebody = choices.iter().filter(|c| c.right + 1 < c.candidates.len());
    let (mut hits, mut all) = (0, 0);
    for choice in somebody {
        let chances = chances(weights, choice);
        let best = (0..chances.len() - 1).max_by(|&a, &b| chances[a].total_cmp(&chances[b]).then(b.cmp(&a)));
        hits += (best == Some(choice.right)) as u32;
        all += 1;
    }
    f64::from(hits) / f64::from(all.max(1))
}
