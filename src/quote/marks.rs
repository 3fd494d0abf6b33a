//! Stretches between quotation marks.

use crate::document::{Block, Warning};
use crate::text::Span;
use crate::token::Tokens;

/// A stretch between quotation marks, before anybody knows whether it is a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Marks included.
    pub span: Span,
    /// Index of the block.
    pub block: u32,
    /// Whether it has its opening mark.
    pub opened: bool,
    /// Whether it has its closing mark.
    pub closed: bool,
    /// Whether it goes on from the stretch before it, which a new paragraph interrupted.
    pub continues: bool,
    /// Whether it lies inside another.
    pub nested: bool,
}

/// Pairs the marks of the readable blocks, in order of the text.
pub(crate) fn pair(_tokens: &Tokens<'_>, _blocks: &[Block], _warnings: &mut Vec<Warning>) -> Vec<Marked> {
    Vec::new()
}
