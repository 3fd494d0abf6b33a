//! Who said what, about whom, and when: reads a news article as people paste it.
//!
//! ```
//! let article = ontherecord::parse("“We will appeal,” Jane Roe said on Monday.", &ontherecord::Options::default());
//! assert_eq!(article.sentences.len(), 1);
//! ```
//!
//! [`parse`] never fails: what cannot be read is left out and, where it matters, said in [`Article::warnings`].
//! All offsets of this crate's types are **bytes** into the text as given, on `char` boundaries.
//! `ARCHITECTURE.md` has the map and the numbered invariants.

mod analysis;
mod calendar;
mod correction;
mod date;
mod document;
mod entity;
mod explain;
pub mod export;
mod layout;
mod lexicon;
mod link;
mod options;
mod quote;
pub mod render;
mod rule;
mod selection;
mod tagger;
mod text;
mod timeline;
mod token;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod training;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod wire;

pub use analysis::parse;
#[doc(hidden)]
pub use analysis::watched;
pub use document::{
    Anchor, Article, Block, BlockKind, DateField, DateKind, DateMention, Dateline, Entity, EntityId, EntityKind, Event,
    Field, Granularity, Interval, Mention, MentionForm, Metadata, Modifier, Moment, Polarity, Quote, QuoteForm,
    Sentence, Warning,
};
pub use explain::{explain, rules};
pub use options::{Correction, DateOrder, Kind, OptionError, Options, UserLexicon};
pub use rule::Rule;
pub use text::{OffsetMap, Offsets, Span};

/// The README's examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
