//! Annotated text to labelled sequences, for the trainer.

use super::evidence::Evidence;
use super::features::Stretch;
use super::label::{self, Found};
use super::{Name, WIDTH, segment, unit};
use crate::document::EntityKind;
use crate::options::Options;
use crate::tagger::Model;
use crate::token;
use crate::training::{Instance, paragraphs};
use crate::{date, layout};
use std::ops::Range;

pub(crate) use super::label::scheme;

/// Sequences of one text; `gold` holds byte ranges in order. Every line counts as a paragraph.
pub(crate) fn names(text: &str, gold: &[(Range<usize>, EntityKind)]) -> Vec<Instance> {
    let tokens = token::read(text, &paragraphs(text));
    let words = unit::words(&tokens);
    let units = unit::read(&tokens, &words);
    let evidence = Evidence::read(&tokens, &units);
    let mut out = Vec::new();
    let mut stretches = Vec::new();
    for line in &units.lines {
        segment::stretches(text, &units.units, line, &mut stretches);
        for at in &stretches {
            let mut labels = vec![0; at.len()];
            let within = units.units[at.start].span().start as usize..units.units[at.end - 1].span().end as usize;
            let from = gold.partition_point(|(g, _)| g.end <= within.start);
            for (span, kind) in gold[from..].iter().take_while(|(g, _)| g.start < within.end) {
                let touched = |i: &usize| {
                    let unit = units.units[*i].span();
                    (unit.start as usize) < span.end && span.start < unit.end as usize
                };
                let (Some(first), Some(last)) = (at.clone().find(touched), at.clone().rfind(touched)) else { continue };
                let name = Found { at: first - at.start..last + 1 - at.start, kind: *kind };
                if labels[name.at.clone()].iter().all(|&l| l == 0) {
                    label::put(&mut labels, &name);
                }
            }
            let stretch = Stretch { text, units: &units, evidence: &evidence, line, at: at.clone() };
            out.push(Instance::new(&stretch, labels));
        }
    }
    out
}

/// What the whole stage finds with a model.
pub(crate) fn found(text: &str, model: &Model<WIDTH>) -> Vec<Name> {
    let options = Options::default();
    let mut warnings = Vec::new();
    let layout = layout::read(text, &options, &mut warnings);
    let tokens = token::read(text, &layout.blocks);
    let dates = date::find(&tokens, &layout, &options, &mut warnings);
    super::find_with(Some(model), &tokens, &layout, &dates, &options)
}
