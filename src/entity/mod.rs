//! Named mentions of persons, organisations, places and groups.
//!
//! | takes | gives |
//! |---|---|
//! | tokens, sentences, dates, the names model | [`Name`]s in order, without overlaps |
//!
//! | file | what |
//! |---|---|
//! | `unit` | words, with compounds taken apart |
//! | `segment` | stretches that may hold a name |
//! | `evidence` | what the rest of the text tells about a word |
//! | `features` | what the model looks at |
//! | `label` | BILOU |

mod evidence;
mod features;
mod label;
mod segment;
#[cfg(feature = "train")]
pub(crate) mod training;
mod unit;

use crate::document::{DateMention, EntityKind};
use crate::layout::Layout;
use crate::options::Options;
use crate::quote::marks::Marked;
use crate::rule::Rule;
use crate::tagger::{Model, Tagger};
use crate::text::Span;
use crate::token::Tokens;
use std::sync::OnceLock;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &[Rule::new(
    "entity.model",
    "The names model took these words for a name, by their form and by the words around them.",
)];

/// A named mention before it is known whom it means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Maximal name without titles, leading "the" and possessive.
    pub span: Span,
    pub kind: EntityKind,
    /// Title or office beside the name: `US national security adviser`.
    pub role: Option<Span>,
    pub rule: &'static str,
    pub confidence: f32,
}

fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../../data/model/names.bin"))).as_ref()
}

/// Finds the names, in order of the text, without overlaps.
pub(crate) fn find(
    tokens: &Tokens<'_>,
    _layout: &Layout,
    dates: &[DateMention],
    _marked: &[Marked],
    _options: &Options,
) -> Vec<Name> {
    let mut out = Vec::new();
    let Some(model) = model() else { return out };
    let mut tagger = Tagger::new(model);
    let units = unit::read(tokens);
    let evidence = evidence::Evidence::read(tokens, &units);
    let mut stretches = Vec::new();
    let mut date = 0;
    for line in &units.lines {
        segment::stretches(tokens.text, &units.units, line, &mut stretches);
        for at in &stretches {
            let stretch =
                features::Stretch { text: tokens.text, units: &units, evidence: &evidence, line, at: at.clone() };
            let path = tagger.decode(&stretch).to_vec();
            let sure = tagger.sureness();
            for name in label::names(&path) {
                let (first, last) = (at.start + name.at.start, at.start + name.at.end - 1);
                let span = units.units[first].span.to(units.units[last].span);
                while dates.get(date).is_some_and(|d| d.span.end <= span.start) {
                    date += 1;
                }
                if dates.get(date).is_some_and(|d| d.span.contains(span)) {
                    continue;
                }
                let confidence = sure[name.at].iter().copied().fold(1.0, f32::min);
                out.push(Name { span, kind: name.kind, role: None, rule: "entity.model", confidence });
            }
        }
    }
    out
}
