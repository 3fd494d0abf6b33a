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
    /// `options.published`: wins over what the page states.
    given: Option<String>,
}

impl Layout {
    /// When the article was published, as ISO date (`2022-03-14`) or date and time (`2022-03-14T21:49`, perhaps with
    /// `Z` or an offset): what relative dates are resolved against.
    ///
    /// What the caller gave wins, so that a wrong stamp can be put right; then the page's own stamp, then the dateline.
    pub(crate) fn reference(&self) -> Option<&str> {
        let dateline = || self.metadata.dateline.as_ref()?.date.as_ref().map(|d| d.value.as_str());
        let stamp = self.metadata.published.as_ref().map(|d| d.value.as_str());
        self.given.as_deref().or(stamp).or_else(dateline)
    }
}

/// Reads the lines of `text`.
pub(crate) fn read(text: &str, options: &Options, _warnings: &mut Vec<Warning>) -> Layout {
    let mut layout = Layout { given: options.published.clone(), ..Layout::default() };
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
