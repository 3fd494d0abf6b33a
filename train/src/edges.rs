//! Where quoted content begins and ends: a log-linear choice among the places beside its marks, by gradient ascent. It
//! must learn from documents that the attribution model has not seen.

use crate::gold::{self, Content, Document};
use crate::{loglinear, worth};
use ontherecord::training::{self, AttributionModel, Edge};
use std::ops::Range;
use std::path::Path;

const ROUNDS: usize = 150;
/// Strength of the L2 penalty.
const L2: f64 = 4.0;
/// Parts of the set that are tried by what the others teach.
const PARTS: usize = 4;

/// One choice: the features of each place, and which of them is right.
type Choice = (Vec<Vec<u16>>, usize);

/// Trains on the documents of a set that a model, trained on every `every`-th, has not seen; tries it on another set.
pub fn train(set: &Path, every: usize, model: &Path, check: Option<(&Path, &Path)>, out: &Path) -> Result<(), String> {
    let documents = gold::read(set)?;
    let unseen = documents.iter().enumerate().filter(|(i, _)| i % every != 0).map(|(_, d)| d);
    let choices = choices(unseen, &worth::read(model)?);
    let parted = (0..PARTS).map(|part| {
        let (others, own): (Vec<_>, Vec<_>) = (0..choices.len()).partition(|i| i * PARTS / choices.len() != part);
        let kept = loglinear::kept(&fit(others.iter().map(|&i| &choices[i])));
        right(&kept, own.into_iter().map(|i| &choices[i]))
    });
    let unseen = parted.sum::<f64>() / PARTS as f64;
    let file = fit(choices.iter());
    let kept = loglinear::kept(&file);
    let seen = right(&kept, choices.iter());
    eprintln!("{}: {} ends, {seen:.4} right, {unseen:.4} in parts not trained on", set.display(), choices.len());
    if let Some((set, model)) = check {
        let choices = self::choices(gold::read(set)?.iter(), &worth::read(model)?);
        eprintln!("{}: {} ends, {:.3} right", set.display(), choices.len(), right(&kept, choices.iter()));
    }
    loglinear::write(&file, out)
}

fn chances(weights: &[f64], choice: &Choice) -> Vec<f64> {
    loglinear::chances(weights, choice.0.iter().map(Vec::as_slice))
}

/// Learns from some choices.
fn fit<'a>(choices: impl Iterator<Item = &'a Choice> + Clone) -> Vec<i8> {
    loglinear::ascend(training::EDGE_FEATURES, ROUNDS, L2, |weights, gradient| {
        choices.clone().for_each(|choice| loglinear::pull(weights, gradient, &choice.0, choice.1));
    })
}

fn right<'a>(weights: &[f64], choices: impl Iterator<Item = &'a Choice>) -> f64 {
    let hit = |choice: &Choice| {
        let chances = chances(weights, choice);
        let best = (0..chances.len()).max_by(|&a, &b| chances[a].total_cmp(&chances[b]).then(b.cmp(&a)));
        best == Some(choice.1)
    };
    let (mut hits, mut all) = (0.0, 0.0f64);
    for choice in choices {
        hits += f64::from(hit(choice) as u8);
        all += 1.0;
    }
    hits / all.max(1.0)
}

fn choices<'a>(documents: impl Iterator<Item = &'a Document>, model: &AttributionModel) -> Vec<Choice> {
    let mut out = Vec::new();
    for document in documents {
        let gold = document.contents();
        for edge in training::edges(&document.text, model) {
            let Some(content) = meant(&gold, &edge) else { continue };
            let at = |byte: usize| {
                if edge.left {
                    gold::trim(&document.text, byte..content.end).start == content.start
                } else {
                    gold::trim(&document.text, content.start..byte).end == content.end
                }
            };
            let possible = |byte: usize| if edge.left { byte <= content.end } else { byte >= content.start };
            if let Some(right) = edge.places.iter().position(|(byte, _)| possible(*byte) && at(*byte)) {
                out.push((edge.places.into_iter().map(|(_, features)| features).collect(), right));
            }
        }
    }
    out
}

/// The annotated content that an edge belongs to: it shares the cue, if one does, and as many letters as any.
fn meant<'a>(gold: &'a [Content], edge: &Edge) -> Option<&'a Range<usize>> {
    let shared = |a: &Range<usize>, b: &Range<usize>| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let cued = |cues: &[Range<usize>]| edge.cue.as_ref().is_some_and(|c| cues.iter().any(|g| shared(g, c) > 0));
    let all = gold.iter().flat_map(|(contents, cues)| contents.iter().map(move |c| (c, cued(cues))));
    let met = all.map(|(c, cued)| (cued, shared(c, &edge.content), c)).filter(|(_, n, _)| *n > 0);
    met.max_by_key(|(cued, n, c)| (*cued, *n, usize::MAX - c.len())).map(|(_, _, c)| c)
}
