//! Quotations, their cues, sources and speakers.
//!
//! | step | file |
//! |---|---|
//! | marks to stretches | [`marks`] |
//! | tokens to words, marks and whole quotations | `unit.rs`, `word.rs` |
//! | patterns of source and cue beside a stretch | `sieve.rs` over `clause.rs` |
//! | labels of the attribution model, paired | `features.rs`, `labeller.rs`, `choose.rs`, `label.rs`, `assemble.rs`, `complete.rs`, `extent.rs` |
//! | reported speech, and how likely it is any | `reported.rs`, `worth.rs` |
//! | where quoted content begins and ends | `edge.rs`, `settle.rs` |
//! | quotation or scare quotes | `gate.rs` |
//! | labels of speakers at the head of paragraphs | `transcript.rs` |
//! | all of it to drafts, block by block | `attribute.rs` |
//! | drafts to quotations with speakers | `speaker.rs`, `echo.rs`, `calibrate.rs` |

mod assemble;
mod attribute;
mod calibrate;
mod choose;
mod clause;
mod complete;
mod draft;
mod echo;
mod edge;
mod extent;
mod features;
mod gate;
mod label;
mod labeller;

pub(crate) mod marks;
mod polarity;
mod reported;
mod settle;
mod sieve;
mod speaker;
#[cfg(feature = "train")]
pub(crate) mod training;
mod transcript;
mod unit;
mod word;
mod worth;

use crate::document::Quote;
use crate::layout::Layout;
use crate::link::Linked;
use crate::rule::Rule;
use crate::tagger::Model;
use crate::text::chars::is_dash;
use crate::token::Tokens;
use attribute::Attributor;
use draft::Draft;
#[cfg(feature = "train")]
pub(crate) use edge::COUNT as EDGE_FEATURES;
#[cfg(feature = "train")]
pub use label::Role;
use labeller::Labeller;
use marks::Marked;
use std::sync::OnceLock;
#[cfg(feature = "train")]
pub(crate) use worth::COUNT as WORTH_FEATURES;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &RULE_TABLE;

const OTHERS: [Rule; 3] = [transcript::TRANSCRIPT, speaker::AUTHOR, echo::ECHO];

const RULE_TABLE: [Rule; sieve::RULES.len() + attribute::RULES.len() + OTHERS.len()] = {
    let (sieves, drafts) = (sieve::RULES.len(), attribute::RULES.len());
    let mut table = [OTHERS[0]; sieve::RULES.len() + attribute::RULES.len() + OTHERS.len()];
    let mut i = 0;
    while i < table.len() {
        table[i] = if i < sieves {
            sieve::RULES[i]
        } else if i < sieves + drafts {
            attribute::RULES[i - sieves]
        } else {
            OTHERS[i - sieves - drafts]
        };
        i += 1;
    }
    table
};

/// The attribution model; `None` only if the file that was built in is damaged.
/// Words of a row of weights: 7 labels.
pub(crate) const WIDTH: usize = 2;

fn model() -> Option<&'static Model<WIDTH>> {
    static MODEL: OnceLock<Option<Model<WIDTH>>> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../../data/model/attribution.bin"))).as_ref()
}

/// Finds who said what. May add unnamed speakers, and mentions such as the "I" inside a quotation, to `linked`.
pub(crate) fn attribute(tokens: &Tokens<'_>, layout: &Layout, marked: &[Marked], linked: &mut Linked) -> Vec<Quote> {
    let words = tokens.types.len();
    let mut attributor = Attributor::new(tokens.text, marked, model().map(|model| Labeller::new(model, words)));
    let turns = transcript::turns(tokens.text, layout.blocks.iter().map(|b| b.span));
    unit::each_block(tokens, marked, |part| match turns.get(part.block).copied().flatten() {
        Some(turn) if part.first => attributor.turn(&turn),
        Some(_) => {}
        None => attributor.block(part.line, part.stretches),
    });
    after_dateline(tokens.text, layout, &mut attributor.drafts);
    let byline: Vec<_> = layout.metadata.byline.iter().map(|f| f.span).collect();
    speaker::resolve(tokens, marked, attributor.drafts, &attributor.unused, &byline, linked)
}

/// What is said begins behind the dateline: `ROME (Reuters) - Italy will vote in May, its president said`.
fn after_dateline(text: &str, layout: &Layout, drafts: &mut [Draft]) {
    let Some(place) = layout.metadata.dateline.as_ref().map(|d| d.place.span) else { return };
    let line = text.get(place.range().end..).unwrap_or_default();
    let line = line.split('\n').next().unwrap_or_default();
    let Some(dash) = line.find(is_dash) else { return };
    let rest = line[dash..].trim_start_matches(|c: char| is_dash(c) || c.is_whitespace());
    let start = (place.range().end + line.len() - rest.len()) as u32;
    let begins = drafts.iter_mut().take_while(|d| d.content[0].start < start);
    for draft in begins.filter(|d| place.start <= d.content[0].start && start < d.content[0].end) {
        draft.content[0].start = start;
    }
}
