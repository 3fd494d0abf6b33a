//! A linear-chain CRF that is small enough to ship: hashed features, one byte a weight, exact decoding.
//!
//! | takes | gives |
//! |---|---|
//! | a model file, once | [`Model`]: labels, transitions, weights |
//! | a [`Sequence`]: a length and, for every position, the hashes of its features | the likeliest labels ([`Tagger::decode`]) |
//! | the same | how sure every label is ([`Tagger::sureness`]) |
//!
//! Two models run on it, the one for names and the one for attributions. A further one needs three things:
//!
//! 1. a type that implements [`Sequence`], whose features are built with [`hash::Feature`]: a template number, then
//!    the numbers or word hashes that it joins; no string is ever built;
//! 2. a function in `crate::training` (cargo feature `train`) that turns an annotated text into
//!    `training::Instance`s through that very type, with its list of labels, and an arm for it in `train/src/main.rs`;
//! 3. `data/model/NAME.bin`, written by `train`, and `Model::read(include_bytes!(…))` behind a `OnceLock`.
//!
//! Scores are integer sums and probabilities plain `f32` arithmetic with an exponential of our own, so that a browser
//! and a server give the same bytes. A [`Tagger`] keeps its buffers: nothing is allocated per token.
//!
//! Method: Lafferty, McCallum and Pereira (2001), "Conditional random fields"; hashing after Weinberger et al. (2009).

mod decode;
pub(crate) mod hash;
mod model;

pub(crate) use decode::{Tagger, exp};
pub(crate) use model::Model;
#[cfg(feature = "train")]
pub(crate) use model::{HASH_BITS, write};

/// What is to be labelled.
pub(crate) trait Sequence {
    /// Number of positions.
    fn len(&self) -> usize;
    /// Calls `sink` with every feature of a position. Order and repetition do not matter, but a feature that is
    /// given twice counts twice.
    fn features(&self, at: usize, sink: &mut impl FnMut(u32));
}
