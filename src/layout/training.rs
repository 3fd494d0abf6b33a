//! What the trainer sees: lines and headline candidates as rows of small numbers, and the stage run with any model.

#![allow(missing_docs)]

use super::model::Model;
use super::{Layout, feature, forest, header, headline, line, read_with, zone};
use crate::options::{DateOrder, Options};
use std::ops::Range;

/// One line: where it stands, its words, what the model sees.
#[derive(Debug, Clone)]
pub struct PageLine {
    /// In bytes.
    pub range: Range<usize>,
    pub words: u32,
    pub row: Vec<u8>,
}

/// What a forest consists of.
pub const DEPTH: usize = forest::DEPTH;
/// Steps of a leaf in a nat.
pub const UNIT: i32 = forest::UNIT;

/// Every line.
pub(crate) fn lines(text: &str) -> Vec<PageLine> {
    let lines = line::read(text);
    let page = feature::Page::new(text, &lines);
    let mut row = [0; feature::COUNT];
    let one = |i: usize| {
        feature::of(text, &lines, &page, i, &mut row);
        PageLine { range: lines[i].span.range(), words: lines[i].words, row: row.to_vec() }
    };
    (0..lines.len()).map(one).collect()
}

/// The lines that may be the headline, each cut as a headline is.
pub(crate) fn titles(text: &str, model: &[u8]) -> Vec<PageLine> {
    let model = Model::read(model);
    let lines = line::read(text);
    let page = feature::Page::new(text, &lines);
    let chances = zone::chances(text, &lines, &page, &model);
    let zones = zone::decode(&lines, &chances);
    let seen = header::Seen { text, lines: &lines, page: &page, zones: &zones, chances: &chances };
    let candidates = header::candidates(&seen, DateOrder::Auto);
    let mut row = [0; headline::COUNT];
    let range = candidates.range().filter(|&i| !candidates.is_header(i));
    let rows = range.map(|i| {
        candidates.features(i, &mut row);
        let range = header::title(text, &lines, i, DateOrder::Auto).range();
        PageLine { range, words: lines[i].words, row: row.to_vec() }
    });
    rows.collect()
}

/// The whole stage with a model.
pub(crate) fn read(text: &str, model: &[u8]) -> Layout {
    read_with(text, &Options::default(), &mut Vec::new(), &Model::read(model))
}
