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
//! | file | what |
//! |---|---|
//! | `hash` | hashes of words and features |
//! | `model` | the file |
//! | `weights` | the table in memory, and sums of its rows |
//! | `memo` | sums that are needed again |
//! | `decode` | the likeliest path |
//! | `marginal` | how sure it is |
//! | `loglinear` | scores of the small models without a sequence |
//!
//! Scores are integer sums and probabilities plain `f32` arithmetic with an exponential of our own, so that a browser
//! and a server give the same bytes. A [`Tagger`] keeps its buffers: nothing is allocated per token.
//!
//! Method: Lafferty, McCallum and Pereira (2001), "Conditional random fields"; hashing after Weinberger et al. (2009).

mod decode;
pub(crate) mod hash;
mod loglinear;
mod marginal;
mod memo;
mod model;
mod weights;

pub(crate) use decode::Tagger;
pub(crate) use loglinear::score;
pub(crate) use marginal::{Row, exp};
pub(crate) use model::Model;
#[cfg(feature = "train")]
pub(crate) use model::{HASH_BITS, write};

/// What is to be labelled.
pub(crate) trait Sequence {
    /// Number of positions.
    fn len(&self) -> usize;
    /// Gives every feature of a position. Order does not matter, but a feature that is given twice counts twice.
    fn features(&self, at: usize, sink: &mut impl Sink);
}

/// Takes the features of a position.
pub(crate) trait Sink: Sized {
    /// One feature.
    fn put(&mut self, feature: u32);

    /// Features that depend on nothing but `key` and the sequence: when the last key of the group was the same, what
    /// `give` gave then may be taken from memory. Groups are numbers below [`memo::GROUPS`].
    fn run(&mut self, group: usize, key: u64, give: impl FnOnce(&mut Self)) {
        let _ = (group, key);
        give(self);
    }

    /// Features that depend on nothing but a number, of a word or of a few small values, as long as the tagger lives:
    /// what `give` gave for the same group and number may be taken from memory. Groups are numbers below
    /// [`memo::GROUPS`], independent of those of [`Sink::run`].
    fn word(&mut self, group: usize, number: Option<u32>, give: impl FnOnce(&mut Self)) {
        let _ = (group, number);
        give(self);
    }
}

impl Sink for Vec<u32> {
    fn put(&mut self, feature: u32) {
        self.push(feature);
    }
}
