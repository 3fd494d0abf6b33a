//! Quotations, their cues, sources and speakers.

mod features;
mod label;
pub(crate) mod marks;
#[cfg(feature = "train")]
pub(crate) mod training;
mod unit;
mod word;

use crate::document::{DateMention, Quote, Warning};
use crate::layout::Layout;
use crate::link::Linked;
use crate::options::Options;
use crate::rule::Rule;
use crate::token::Tokens;
#[cfg(feature = "train")]
pub use label::Role;
use marks::Marked;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &[];

/// Finds who said what. May add unnamed speakers, and mentions such as the "I" inside a quotation, to `linked`.
#[allow(clippy::too_many_arguments)]
pub(crate) fn attribute(
    _tokens: &Tokens<'_>,
    _layout: &Layout,
    _marked: &[Marked],
    _dates: &[DateMention],
    _linked: &mut Linked,
    _options: &Options,
    _warnings: &mut Vec<Warning>,
) -> Vec<Quote> {
    Vec::new()
}
