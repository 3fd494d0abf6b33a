//! The pronoun model: a log-linear choice among those near a pronoun and nobody, by gradient ascent; one for he and she,
//! one for they, one for it.

use crate::{gold, loglinear};
use ontherecord::training::{self, PronounChoice};
use std::path::Path;

const ROUNDS: usize = 200;

/// The parts of the model, and how strong the L2 penalty is on each.
const PARTS: [(&str, f64); 3] = [("he and she", 6.0), ("they", 1.0), ("it", 1.0)];

/// Trains on one set and tries the model on another.
pub fn train(set: &Path, check: Option<&Path>, out: &Path) -> Result<(), String> {
    let (choices, tried) = (read(set)?, check.map(read).transpose()?);
    let mut file = Vec::new();
    for (part, (name, l2)) in PARTS.iter().enumerate() {
        let of = |choices: &[PronounChoice]| -> Vec<PronounChoice> {
            choices.iter().filter(|c| c.part == part).cloned().collect()
        };
        let own = of(&choices);
        let weights = loglinear::ascend(training::PRONOUN_FEATURES, ROUNDS, *l2, |weights, gradient| {
            own.iter().for_each(|choice| loglinear::pull(weights, gradient, &choice.candidates, choice.right));
        });
        let kept = loglinear::kept(&weights);
        eprintln!("{name}, {}: {}", set.display(), right(&kept, &own));
        if let (Some(tried), Some(path)) = (&tried, check) {
            eprintln!("{name}, {}: {}", path.display(), right(&kept, &of(tried)));
        }
        file.extend(weights);
    }
    loglinear::write(&file, out)
}

fn read(set: &Path) -> Result<Vec<PronounChoice>, String> {
    Ok(gold::read(set)?.iter().flat_map(gold::Document::pronouns).collect())
}

fn chances(weights: &[f64], choice: &PronounChoice) -> Vec<f64> {
    loglinear::chances(weights, choice.candidates.iter().map(Vec::as_slice))
}

/// How many of the pronouns that mean somebody met before get that one as the likeliest; and, nobody among them, how
/// many of those that the model gives to somebody, as surely as the walk asks, are right.
fn right(weights: &[f64], choices: &[PronounChoice]) -> String {
    let (mut hits, mut all, mut given, mut good) = (0, 0, 0, 0);
    for choice in choices {
        let nobody = choice.candidates.len() - 1;
        let chances = chances(weights, choice);
        let best = (0..nobody).max_by(|&a, &b| chances[a].total_cmp(&chances[b]).then(b.cmp(&a)));
        all += (choice.right != nobody) as u32;
        hits += (best == Some(choice.right)) as u32;
        let least = if choice.part == 0 { 0.3 } else { 0.5 };
        let sure = best.filter(|&b| chances[b] >= least && chances[b] > chances[nobody]);
        given += sure.is_some() as u32;
        good += (sure == Some(choice.right)) as u32;
    }
    let share = |n: u32, of: u32| f64::from(n) / f64::from(of.max(1));
    format!(
        "{} pronouns, {all} of somebody, {:.3} right; given {given}: precision {:.3}, recall {:.3}",
        choices.len(),
        share(hits, all),
        share(good, given),
        share(good, all)
    )
}
