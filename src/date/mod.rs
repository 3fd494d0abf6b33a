//! Date, time, duration and set expressions.

use crate::document::{DateMention, Warning};
use crate::layout::Layout;
use crate::options::Options;
use crate::rule::Rule;
use crate::token::Tokens;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &[];

/// Finds and resolves the expressions, in order of the text.
pub(crate) fn find(
    _tokens: &Tokens<'_>,
    _layout: &Layout,
    _options: &Options,
    _warnings: &mut Vec<Warning>,
) -> Vec<DateMention> {
    Vec::new()
}
