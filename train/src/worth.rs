//! The worth of reported speech: a log-linear model of whether what the attribution model labelled is an attribution,
//! by gradient ascent. It must learn from documents that the attribution model has not seen.

use crate::gold::{self, Document};
use crate::loglinear;
use ontherecord::training::{self, AttributionModel};
use std::ops::Range;
use std::path::Path;

const ROUNDS: usize = 400;
/// Strength of the L2 penalty.
const L2: f64 = 1.0;

/// How a model is trained that learns from documents which the attribution model has not seen: set, how many it has
/// seen of them, that model, what to try it on, and where it goes.
pub type Train = fn(&Path, usize, &Path, Option<(&Path, &Path)>, &Path) -> Result<(), String>;

/// One candidate: its features, and whether it is right.
type Example = (Vec<u8>, bool);

/// Trains on the documents of a set that a model, trained on every `every`-th, has not seen; tries it on another set.
pub fn train(set: &Path, every: usize, model: &Path, check: Option<(&Path, &Path)>, out: &Path) -> Result<(), String> {
    let documents = gold::read(set)?;
    let unseen = documents.iter().enumerate().filter(|(i, _)| i % every != 0).map(|(_, d)| d);
    let examples = examples(unseen, &read(model)?);
    let file = loglinear::ascend(training::WORTH_FEATURES, ROUNDS, L2, |weights, gradient| {
        for (features, right) in &examples {
            let rest = f64::from(*right as u8) - probability(weights, features);
            features.iter().for_each(|&f| gradient[f as usize] += rest);
        }
    });
    let kept = loglinear::kept(&file);
    print(set, &kept, &examples);
    if let Some((set, model)) = check {
        print(set, &kept, &self::examples(gold::read(set)?.iter(), &read(model)?));
    }
    loglinear::write(&file, out)
}

pub fn read(model: &Path) -> Result<AttributionModel, String> {
    let file = std::fs::read(model).map_err(|e| format!("{}: {e}", model.display()))?;
    AttributionModel::read(&file).ok_or_else(|| format!("{}: no model", model.display()))
}

/// A candidate is right when cue and content both meet those of attributions.
fn examples<'a>(documents: impl Iterator<Item = &'a Document>, model: &AttributionModel) -> Vec<Example> {
    let mut out = Vec::new();
    for document in documents {
        let (cues, contents) = document.cues_and_contents();
        let meets =
            |gold: &[Range<usize>], own: &Range<usize>| gold.iter().any(|g| g.start < own.end && own.start < g.end);
        for candidate in training::reported(&document.text, model) {
            let right = meets(&contents, &candidate.content) && candidate.cue.is_some_and(|c| meets(&cues, &c));
            out.push((candidate.features, right));
        }
    }
    out
}

fn probability(weights: &[f64], features: &[u8]) -> f64 {
    1.0 / (1.0 + (-features.iter().map(|&f| weights[f as usize]).sum::<f64>()).exp())
}

/// Prints what is said and what is right, tenth by tenth.
fn print(set: &Path, weights: &[f64], examples: &[Example]) {
    eprintln!("{}: {} candidates", set.display(), examples.len());
    let mut tenths = [(0u32, 0u32, 0.0f64); 10];
    for (features, right) in examples {
        let said = probability(weights, features);
        let tenth = &mut tenths[((said * 10.0) as usize).min(9)];
        *tenth = (tenth.0 + 1, tenth.1 + *right as u32, tenth.2 + said);
    }
    for (n, right, said) in tenths.iter().filter(|t| t.0 > 0) {
        eprintln!("  said {:.2} right {:.2} n {n}", said / f64::from(*n), f64::from(*right) / f64::from(*n));
    }
}
