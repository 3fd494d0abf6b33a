//! Named mentions of persons, organisations, places and groups.
//!
//! | takes | gives |
//! |---|---|
//! | tokens, sentences, dates, the names model | [`Name`]s in order, without overlaps |
//!
//! | file | what |
//! |---|---|
//! | `unit` | what is known of a word alone |
//! | `segment` | stretches that may hold a name |
//! | `evidence` | what the rest of the text tells about a word |
//! | `features` | what the model looks at |
//! | `label` | BILOU |
//! | `repair` | what a rule knows better than the model |
//! | `head` | kind and extent by a name's first or last word |
//! | `context` | names that their neighbours make sure of |
//! | `seat` | the place in `D-Ohio` |
//! | `informal` | places and given names in texts without capitals |
//! | `consistency` | mentions of the same words agree |
//! | `given` | the caller's names, the byline and the dateline |

mod consistency;
mod context;
mod evidence;
mod features;
mod given;
mod head;
mod informal;
mod label;
mod repair;
mod seat;
mod segment;
#[cfg(feature = "train")]
pub(crate) mod training;
mod unit;

pub(crate) use seat::names_seat;

use crate::document::{DateMention, EntityKind};
use crate::layout::Layout;
use crate::lexicon::gazetteer::Classes;
use crate::options::Options;
use crate::rule::Rule;
use crate::tagger::{Model, Tagger};
use crate::text::Span;
use crate::text::order;
use crate::token::Tokens;
use consistency::Votes;
use evidence::Evidence;
use features::Stretch;
use std::ops::Range;
use std::sync::OnceLock;
use unit::Units;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &[
    Rule::new(
        "entity.model",
        "The names model took these words for a name, by their form and by the words around them.",
    ),
    Rule::new("entity.consistent", "The same words are clearly a name of this kind elsewhere in the text."),
    Rule::new(
        "entity.repeated",
        "The same words, or a full name with them, were found as a name elsewhere in the text.",
    ),
    Rule::new("entity.user-lexicon", "The name is in the lexicon that the caller gave."),
    Rule::new("entity.byline", "The name stands in the byline."),
    Rule::new("entity.small-head", "A name with the small-written head that follows it, such as \"supreme court\"."),
    Rule::new("entity.acronym", "The text spells the letters out: a full name with its acronym in brackets."),
    Rule::new("entity.small-place", "A listed place, written small in a text that hardly uses capitals."),
    Rule::new("entity.titled", "A title such as Mr or Dr stands before the name."),
    Rule::new(
        "entity.context",
        "A word before it or its own first or last word says what it is, such as told before an outlet.",
    ),
    Rule::new("entity.seat", "The seat of a lawmaker beside the party's letter, such as D-Ohio."),
    Rule::new("entity.dateline", "The place of the dateline, or the agency in brackets behind it."),
    Rule::new("entity.small-person", "A listed given name, written small in a sentence without capitals."),
];

/// Indices in [`RULES`].
mod rule {
    pub(super) const MODEL: u8 = 0;
    pub(super) const CONSISTENT: u8 = 1;
    pub(super) const REPEATED: u8 = 2;
    pub(super) const USER_LEXICON: u8 = 3;
    pub(super) const BYLINE: u8 = 4;
    pub(super) const SMALL_HEAD: u8 = 5;
    pub(super) const ACRONYM: u8 = 6;
    pub(super) const SMALL_PLACE: u8 = 7;
    pub(super) const TITLED: u8 = 8;
    pub(super) const CONTEXT: u8 = 9;
    pub(super) const SEAT: u8 = 10;
    pub(super) const DATELINE: u8 = 11;
    pub(super) const SMALL_PERSON: u8 = 12;
}

/// A named mention before it is known whom it means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Maximal name without titles, leading "the" and possessive.
    pub span: Span,
    pub kind: EntityKind,
    pub rule: &'static str,
    pub confidence: f32,
}

/// A name in units, before the whole text was heard.
#[derive(Debug, Clone)]
struct Draft {
    units: Range<usize>,
    kind: EntityKind,
    confidence: f32,
    /// One of [`rule`].
    rule: u8,
}

/// A kind that the model is as sure of as this stays, whatever a name's head or the word before it says.
const SURE: f32 = 0.9;

impl Draft {
    /// Whether a rule may make something else of it: a person or place of which the model was not sure.
    fn is_unsure(&self) -> bool {
        matches!(self.kind, EntityKind::Person | EntityKind::Place) && self.confidence < SURE
    }
}

/// The id of one of [`rule`].
fn id(rule: u8) -> &'static str {
    RULES[rule as usize].id
}

/// Words of a row of weights: 17 labels.
pub(crate) const WIDTH: usize = 5;

fn model() -> Option<&'static Model<WIDTH>> {
    static MODEL: OnceLock<Option<Model<WIDTH>>> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../../data/model/names.bin"))).as_ref()
}

/// Finds the names, in order of the text, without overlaps.
pub(crate) fn find(tokens: &Tokens<'_>, layout: &Layout, dates: &[DateMention], options: &Options) -> Vec<Name> {
    find_with(model(), tokens, layout, dates, options)
}

fn find_with(
    model: Option<&Model<WIDTH>>,
    tokens: &Tokens<'_>,
    layout: &Layout,
    dates: &[DateMention],
    options: &Options,
) -> Vec<Name> {
    let words = unit::words(tokens);
    let units = unit::read(tokens, &words);
    let evidence = Evidence::read(tokens, &units);
    let drafts = model.map(|model| tag(model, tokens, &units, &evidence)).unwrap_or_default();
    let defined = repair::acronyms(tokens.text, &units, &drafts);
    let mut drafts = overlay(repair::run(tokens.text, &units, &evidence, drafts), defined);
    drafts = head::settle(tokens.text, &units, drafts);
    let sure = context::names(tokens.text, &units, &drafts);
    drafts = overlay(drafts, sure);
    let votes = Votes::count(tokens.text, &units, &drafts);
    votes.settle(&units, &mut drafts);
    let drafts = complete(&units, &votes, drafts);
    let drafts = overlay(drafts, informal::names(tokens.text, &units));
    let mut names = Vec::with_capacity(drafts.len());
    let mut date = 0;
    for draft in drafts {
        let span = units.units[draft.units.start].span().to(units.units[draft.units.end - 1].span());
        while dates.get(date).is_some_and(|d| d.span.end <= span.start) {
            date += 1;
        }
        if dates.get(date).is_none_or(|d| !d.span.contains(span)) {
            let span = if draft.units.len() == 1 && draft.kind == EntityKind::Place {
                seat::place(tokens.text, span)
            } else {
                span
            };
            names.push(Name { span, kind: draft.kind, rule: id(draft.rule), confidence: draft.confidence });
        }
    }
    given::dateline(tokens.text, layout.metadata.dateline.as_ref(), &mut names);
    given::outlet(tokens, layout.metadata.source.as_ref(), &mut names);
    given::authors(tokens.text, &layout.metadata.byline, &mut names);
    given::Given::read(&options.lexicon).apply(tokens, &mut names);
    names
}

/// What the model finds.
fn tag(model: &Model<WIDTH>, tokens: &Tokens<'_>, units: &Units<'_>, evidence: &Evidence) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut tagger = Tagger::new(model, tokens.types.len());
    let mut stretches = Vec::new();
    for line in &units.lines {
        segment::stretches(tokens.text, &units.units, line, &mut stretches);
        for at in &stretches {
            let stretch = Stretch { text: tokens.text, units, evidence, line, at: at.clone() };
            if tagger.decode(&stretch, 0..at.len()).iter().all(|&label| label == 0) {
                continue;
            }
            let (path, sure) = tagger.sureness();
            for name in label::names(path) {
                let confidence = sure[name.at.clone()].iter().copied().fold(1.0, f32::min);
                let within = at.start + name.at.start..at.start + name.at.end;
                let units = trim(&units.units, within, name.kind);
                out.push(Draft { units, kind: name.kind, confidence, rule: rule::MODEL });
            }
        }
    }
    out
}

/// Takes titles off a person's name.
fn trim(units: &[unit::Unit<'_>], mut at: Range<usize>, kind: EntityKind) -> Range<usize> {
    let title =
        |u: &unit::Unit<'_>| Classes(u.classes).any(Classes::HONORIFIC) && !Classes(u.classes).any(Classes::GIVEN);
    while kind == EntityKind::Person && at.len() > 1 && title(&units[at.start]) {
        at.start += 1;
    }
    at
}

/// Lays `over` on `drafts`, both in order: it wins where the two overlap.
fn overlay(drafts: Vec<Draft>, over: Vec<Draft>) -> Vec<Draft> {
    if over.is_empty() {
        return drafts;
    }
    let clear = |d: &Draft| {
        let i = over.partition_point(|o| o.units.end <= d.units.start);
        over.get(i).is_none_or(|o| o.units.start >= d.units.end)
    };
    let mut out: Vec<Draft> = drafts.into_iter().filter(clear).collect();
    out.extend(over);
    order::by(&mut out, |d| (d.units.start as u64, 0));
    out
}

/// Adds the names that the text has elsewhere.
fn complete(units: &Units<'_>, votes: &Votes, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out = Vec::with_capacity(drafts.len());
    let mut drafts = drafts.into_iter().peekable();
    for line in &units.lines {
        let mut free = line.units.start;
        while let Some(draft) = drafts.next_if(|d| d.units.start < line.units.end) {
            votes.again(units, line, free..draft.units.start, &mut out);
            free = draft.units.end;
            out.push(draft);
        }
        votes.again(units, line, free..line.units.end, &mut out);
    }
    out
}
