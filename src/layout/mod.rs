//! Lines to blocks, and what the page says about itself.

use crate::document::{Block, BlockKind, Metadata, Warning};
use crate::options::Options;
use crate::text::Span;

/// What the layout stage gives.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// In order; every non-blank line in exactly one.
    pub blocks: Vec<Block>,
    /// Header fields.
    pub metadata: Metadata,
}

/// Reads the lines of `text`.
pub(crate) fn read(text: &str, _options: &Options, _warnings: &mut Vec<Warning>) -> Layout {
    let mut layout = Layout::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            layout.blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::at(start, start + body.len()),
                duplicate_of: None,
            });
        }
        at += line.len();
    }
    layout
}
