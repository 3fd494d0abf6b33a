//! What the trainer sees: lines and headline candidates as rows of small numbers, and the stage run with any model.

#![allow(missing_docs)]

use super::model::Model;
use super::{Layout, feature, forest, header, line, read_with, zone};
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
/// Features of a row, those that nothing is written to among them.
pub const WIDTH: usize = forest::WIDTH;

/// Every line; those that the model is not asked of have no row.
pub(crate) fn lines(text: &str) -> Vec<PageLine> {
    let lines = line::read(text);
    let page = feature::Page::new(&lines, true);
    let mut row = [0; WIDTH];
    let one = |i: usize| {
        feature::of(&page, i, &mut row);
        let line = &page.lines[i];
        let row = if zone::is_open(line) { row.to_vec() } else { Vec::new() };
        PageLine { range: line.span.range(), words: line.words, row }
    };
    (0..page.lines.len()).map(one).collect()
}

/// The lines that may be the headline, each cut as a headline is.
pub(crate) fn titles(text: &str, model: &[u8]) -> Vec<PageLine> {
    let model = Model::read(model);
    let lines = line::read(text);
    let page = feature::Page::new(&lines, true);
    let chances = zone::chances(&page, &model);
    let zones = zone::decode(&page, &chances);
    let seen = header::Seen { text, lines: page.lines, page: &page, zones: &zones, chances: &chances };
    let candidates = header::candidates(&seen, DateOrder::Auto);
    let mut row = [0; WIDTH];
    let range = candidates.range().filter(|&i| candidates.may_be(i));
    let rows = range.map(|i| {
        candidates.features(i, &mut row);
        let range = header::title(text, page.lines, i, DateOrder::Auto).range();
        PageLine { range, words: page.lines[i].words, row: row.to_vec() }
    });
    rows.collect()
}

/// The whole stage with a model.
pub(crate) fn read(text: &str, model: &[u8]) -> Layout {
    read_with(text, &Options::default(), &mut Vec::new(), &Model::read(model))
}
