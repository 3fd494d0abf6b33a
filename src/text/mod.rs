//! Spans, offset conversion and character classes: what every stage stands on.

pub(crate) mod chars;
pub(crate) mod hash;
pub(crate) mod index;
mod offsets;
pub(crate) mod order;
mod put;
pub(crate) mod room;
mod span;

pub use offsets::{OffsetMap, Offsets};
pub(crate) use put::Put;
pub use span::Span;
