//! What the trainer needs of the library: annotated text in, feature hashes and labels out, through the very code
//! that tags. Behind the cargo feature `train`, hidden, and free to change at any time.

#![allow(missing_docs)]

use crate::document::{Block, BlockKind, EntityKind};
use crate::tagger::{Model, Tagger};
use crate::text::Span;
use std::ops::Range;

/// Bits of a feature's hash that a model file keeps, counted from the top.
pub const HASH_BITS: u32 = crate::tagger::HASH_BITS;

/// Labelled sequences of the names model; `gold` holds byte ranges in order of the text.
pub fn names(text: &str, gold: &[(Range<usize>, EntityKind)]) -> Vec<Instance> {
    crate::entity::training::names(text, gold)
}

/// A names model to try.
#[derive(Debug)]
pub struct NamesModel(Model<{ crate::entity::WIDTH }>);

impl NamesModel {
    /// Reads a model file.
    pub fn read(file: &[u8]) -> Option<NamesModel> {
        Model::read(file).map(NamesModel)
    }
}

/// The names that the whole stage finds with a model, in bytes.
pub fn found(text: &str, model: &NamesModel) -> Vec<(Range<usize>, EntityKind)> {
    let names = crate::entity::training::found(text, &model.0);
    names.into_iter().map(|n| (n.span.range(), n.kind)).collect()
}

/// Labels of the names model.
pub fn names_scheme() -> Scheme {
    crate::entity::training::scheme()
}

pub use crate::quote::Role;

/// Labelled sequences of the attribution model; `gold` holds byte ranges in order of the text.
pub fn attributions(text: &str, gold: &[(Range<usize>, Role)]) -> Vec<Instance> {
    crate::quote::training::attributions(text, gold)
}

/// Every word outside quotation marks, and whether it is part of a cue.
pub fn cue_words(text: &str, gold: &[(Range<usize>, Role)]) -> Vec<(String, bool)> {
    crate::quote::training::cue_words(text, gold)
}

/// How many features the worth of reported speech is judged by.
pub const WORTH_FEATURES: usize = crate::quote::WORTH_FEATURES;

/// Reported speech that an attribution model labelled: features, and content and cue in bytes.
#[derive(Debug, Clone)]
pub struct Reported {
    pub features: Vec<u8>,
    pub content: Range<usize>,
    pub cue: Option<Range<usize>>,
}

/// An attribution model to try.
#[derive(Debug)]
pub struct AttributionModel(Model<{ crate::quote::WIDTH }>);

impl AttributionModel {
    /// Reads a model file.
    pub fn read(file: &[u8]) -> Option<AttributionModel> {
        Model::read(file).map(AttributionModel)
    }
}

/// What an attribution model labels as reported speech in a text.
pub fn reported(text: &str, model: &AttributionModel) -> Vec<Reported> {
    let found = crate::quote::training::reported(text, &model.0).into_iter();
    let plain = |c: crate::quote::training::Candidate| Reported {
        features: c.features,
        content: c.content.range(),
        cue: c.cue.map(|c| c.range()),
    };
    found.map(plain).collect()
}

/// How many features an end of a quoted content is judged by.
pub const EDGE_FEATURES: usize = crate::quote::EDGE_FEATURES;

/// One end of a content with quotation marks in it.
#[derive(Debug, Clone)]
pub struct Edge {
    /// Whether it is the beginning.
    pub left: bool,
    /// Places in bytes and their features.
    pub places: Vec<(usize, Vec<u16>)>,
    /// Cue and content as the rules see them.
    pub cue: Option<Range<usize>>,
    pub content: Range<usize>,
}

/// The ends of the quoted content of a text, by an attribution model.
pub fn edges(text: &str, model: &AttributionModel) -> Vec<Edge> {
    let plain = |e: crate::quote::training::Edge| Edge {
        left: e.left,
        places: e.places.into_iter().map(|(at, features)| (at as usize, features)).collect(),
        cue: e.cue.map(|c| c.range()),
        content: e.content.range(),
    };
    crate::quote::training::quoted(text, &model.0).into_iter().map(plain).collect()
}

/// Labels of the attribution model.
pub fn attributions_scheme() -> Scheme {
    crate::quote::training::scheme()
}

pub use crate::link::discourse::training::PronounChoice;

/// How many features the pronoun model has.
pub const PRONOUN_FEATURES: usize = crate::link::discourse::FEATURES;

/// Choices of the pronoun model: `names` and `chains` hold byte ranges, a chain all mentions of one person.
pub fn pronouns(text: &str, names: &[(Range<usize>, EntityKind)], chains: &[Vec<Range<usize>>]) -> Vec<PronounChoice> {
    crate::link::discourse::training::choices(text, names, chains)
}

pub use crate::layout::training::{DEPTH as TREE_DEPTH, PageLine, UNIT as TREE_UNIT, WIDTH as TREE_WIDTH};

/// The lines of a page as the page model sees them.
pub fn page_lines(text: &str) -> Vec<PageLine> {
    crate::layout::training::lines(text)
}

/// The lines of a page that may be its headline, as the page model sees them.
pub fn page_titles(text: &str, model: &[u8]) -> Vec<PageLine> {
    crate::layout::training::titles(text, model)
}

/// Blocks and metadata of a page by a model.
pub fn page_layout(text: &str, model: &[u8]) -> (Vec<crate::Block>, crate::Metadata) {
    let layout = crate::layout::training::read(text, model);
    (layout.blocks, layout.metadata)
}

/// Every line that is not blank, as a paragraph: annotated texts are bodies without a page around them.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let span = Span::at(start, start + line.trim().len());
        if !span.range().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span, duplicate_of: None });
        }
        at += line.len();
    }
    blocks
}

/// One sequence with its labels.
#[derive(Debug, Clone, Default)]
pub struct Instance {
    /// Feature hashes of all positions, one position after the other.
    pub features: Vec<u32>,
    /// Where each position's features end.
    pub ends: Vec<u32>,
    /// One per position.
    pub labels: Vec<u8>,
    /// How much it counts.
    pub weight: f32,
}

impl Instance {
    /// Runs the extractor over a sequence.
    pub(crate) fn new(sequence: &impl crate::tagger::Sequence, labels: Vec<u8>) -> Instance {
        let mut instance = Instance { labels, weight: 1.0, ..Instance::default() };
        for at in 0..sequence.len() {
            sequence.features(at, &mut instance.features);
            instance.ends.push(instance.features.len() as u32);
        }
        instance
    }
}

/// The labels and which may follow which.
#[derive(Debug, Clone)]
pub struct Scheme {
    pub labels: Vec<String>,
    pub start: Vec<bool>,
    pub end: Vec<bool>,
    /// `L * L`, from row to column.
    pub step: Vec<bool>,
}

/// Writes a model file; see the table in `src/tagger/model.rs`.
pub fn model_file(
    scale: f32,
    labels: &[String],
    transitions: [&[i8]; 3],
    features: &std::collections::BTreeMap<u32, Vec<(u8, i8)>>,
) -> Vec<u8> {
    crate::tagger::write(scale, labels, transitions[0], transitions[1], transitions[2], features)
}

/// A model that labels instances, to see how good it is.
#[derive(Debug)]
pub enum Decoder {
    /// With as many labels as the names model.
    #[allow(private_interfaces)]
    Names(Model<{ crate::entity::WIDTH }>),
    /// With as many as the attribution model.
    #[allow(private_interfaces)]
    Attributions(Model<{ crate::quote::WIDTH }>),
}

impl Decoder {
    /// Reads a model file.
    pub fn read(file: &[u8]) -> Option<Decoder> {
        Model::read(file).map(Decoder::Names).or_else(|| Model::read(file).map(Decoder::Attributions))
    }

    /// The weight of a feature (its upper [`HASH_BITS`] bits) for every label.
    pub fn weights(&self, key: u32) -> Vec<f64> {
        let feature = key << (32 - HASH_BITS);
        let (weights, scale) = match self {
            Decoder::Names(model) => (model.weights(feature), model.scale),
            Decoder::Attributions(model) => (model.weights(feature), model.scale),
        };
        weights.iter().map(|&w| w as f64 * scale as f64).collect()
    }

    /// The likeliest labels.
    pub fn decode(&mut self, instance: &Instance) -> Vec<u8> {
        match self {
            Decoder::Names(model) => Tagger::new(model, 0).decode(instance, 0..instance.ends.len()).to_vec(),
            Decoder::Attributions(model) => Tagger::new(model, 0).decode(instance, 0..instance.ends.len()).to_vec(),
        }
    }
}

impl crate::tagger::Sequence for Instance {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn features(&self, at: usize, sink: &mut impl crate::tagger::Sink) {
        let first = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        self.features[first..self.ends[at] as usize].iter().for_each(|&feature| sink.put(feature));
    }
}

/// Layout, tokens and sentences alone, telling `done` the name of each as it ends; how many tokens there are.
pub fn front(text: &str, mut done: impl FnMut(&'static str)) -> usize {
    let layout = crate::layout::read(text, &crate::Options::default(), &mut Vec::new());
    done("layout");
    let tokens = crate::token::read(text, &layout.blocks);
    done("token");
    tokens.tokens.len() + tokens.sentences.len()
}
