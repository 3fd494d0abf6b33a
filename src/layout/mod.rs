//! Lines to blocks, and what the page says about itself.

mod chain;
mod cue;
mod feature;
#[cfg(test)]
mod fit;
mod line;
mod weights;

use crate::document::{Block, BlockKind, Metadata, Warning};
use crate::options::Options;

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
    let lines = line::read(text);
    let page = feature::Page::new(&lines);
    let zones = chain::decode(&lines, &page);
    for (line, zone) in lines.iter().zip(zones) {
        let kind = if zone == chain::Zone::Body { BlockKind::Paragraph } else { BlockKind::Boilerplate };
        layout.blocks.push(Block { kind, span: line.span, duplicate_of: None });
    }
    layout
}
