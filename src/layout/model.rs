//! The page model: two forests, one that tells the article's lines and one that ranks headlines.
//!
//! The file holds the number of trees of the first as two bytes, little end first, and then the trees of both.

use super::forest::{Forest, TREE};

/// What the layout stage has learnt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'m> {
    /// The chance of a line to be the article's.
    pub(super) lines: Forest<'m>,
    /// Which line is the headline.
    pub(super) titles: Forest<'m>,
}

/// Written by the trainer; see `data/model/layout.md`.
const FILE: &[u8] = include_bytes!("../../data/model/layout.bin");

impl<'m> Model<'m> {
    /// The model in a file; a file cut off gives fewer trees.
    pub(crate) fn read(file: &'m [u8]) -> Model<'m> {
        let (head, trees) = file.split_at(file.len().min(2));
        let count = head.iter().rev().fold(0, |n, b| n << 8 | usize::from(*b));
        let (lines, titles) = trees.split_at((count * TREE).min(trees.len()));
        Model { lines: Forest::new(lines), titles: Forest::new(titles) }
    }

    /// The model that is shipped.
    pub(crate) fn shipped() -> Model<'static> {
        Model::read(FILE)
    }
}
