//! The wire schema, version 1: what leaves the crate, converted by hand from the model.
//!
//! Offsets are in the unit of the [`OffsetMap`] given; names of fields and their order are fixed, so that native and
//! wasm write the same bytes. `docs/schema.md` describes every field for users.

use crate::document as d;
use crate::text::{OffsetMap, Span as Bytes};
use serde::Serialize;

/// A stretch of the text in the unit of the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

macro_rules! wire {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[allow(missing_docs)] // the model's types, field by field
        pub struct $name { $(pub $field: $type),* }
    )*};
}

wire! {
    /// Everything found in one text.
    Article { version: u32, metadata: Metadata, blocks: Vec<Block>, sentences: Vec<Span>, entities: Vec<Entity>,
        mentions: Vec<Mention>, quotes: Vec<Quote>, dates: Vec<Date>, timeline: Vec<Event>, warnings: Vec<Warning> }
    /// What stands around the body.
    Metadata { headline: Option<Field>, standfirst: Option<Field>, section: Option<Field>, source: Option<Field>,
        byline: Vec<Field>, published: Option<DateField>, updated: Option<DateField>, dateline: Option<Dateline>,
        keywords: Vec<Field> }
    /// A metadata value.
    Field { text: String, start: u32, end: u32 }
    /// A date that the page states about itself.
    DateField { text: String, start: u32, end: u32, value: String }
    /// Place and date before the first sentence.
    Dateline { place: Field, date: Option<DateField> }
    /// Lines of one kind.
    Block { kind: &'static str, start: u32, end: u32,
        duplicate_of: Option<u32> }
    /// Who or what is meant.
    Entity { id: u32, kind: &'static str, name: String, aliases: Vec<String>, roles: Vec<String>, unnamed: bool,
        mentions: Vec<u32>, quotes: Vec<u32> }
    /// Where an entity is meant.
    Mention { start: u32, end: u32, text: String, entity: u32, form: &'static str, kind: &'static str,
        rule: &'static str, confidence: Confidence, evidence: Vec<Span> }
    /// Something said, with its attribution.
    Quote { id: u32, form: &'static str, content: Vec<Span>, cue: Option<Span>, source: Option<Span>,
        speaker: Option<u32>, alternatives: Vec<u32>, polarity: &'static str, closed: bool, rule: &'static str,
        confidence: Confidence, evidence: Vec<Span> }
    /// Half-open stretch of time.
    Interval { from: Option<String>, to: Option<String> }
    /// A TIMEX3 expression. `mod` is TIMEX3's modifier.
    Date { start: u32, end: u32, text: String, r#type: &'static str, value: String, r#mod: Option<&'static str>,
        interval: Option<Interval>, granularity: &'static str, anchor: &'static str, rule: &'static str,
        confidence: Confidence, alternatives: Vec<String>, evidence: Vec<Span> }
    /// A dated expression on the timeline.
    Event { date: u32, sentence: Option<u32>, interval: Interval, granularity: &'static str, entities: Vec<u32>,
        order: u32 }
    /// What a reader of the result should know.
    Warning { code: &'static str, message: String, start: Option<u32>, end: Option<u32> }
}

/// Converts an article for an edge.
///
/// ```
/// use ontherecord::{OffsetMap, Offsets, Options, parse, wire};
/// let text = "“Non,” dit-il.";
/// let wired = wire::article(&parse(text, &Options::default()), text, &OffsetMap::new(text, Offsets::Utf16));
/// assert_eq!(wired.version, 1);
/// ```
pub fn article(article: &d::Article, text: &str, map: &OffsetMap<'_>) -> Article {
    let edge = Edge { text, map };
    Article {
        version: 1,
        metadata: edge.metadata(&article.metadata),
        blocks: article
            .blocks
            .iter()
            .map(|b| {
                let Span { start, end } = edge.span(b.span);
                Block { kind: block_kind(b.kind), start, end, duplicate_of: b.duplicate_of }
            })
            .collect(),
        sentences: article.sentences.iter().map(|s| edge.span(s.span)).collect(),
        entities: article.entities.iter().enumerate().map(|(i, e)| entity(i, e)).collect(),
        mentions: article.mentions.iter().map(|m| edge.mention(m)).collect(),
        quotes: article.quotes.iter().enumerate().map(|(i, q)| edge.quote(i, q)).collect(),
        dates: article.dates.iter().map(|x| edge.date(x)).collect(),
        timeline: article.timeline.iter().map(event).collect(),
        warnings: article.warnings.iter().map(|w| edge.warning(w)).collect(),
    }
}

struct Edge<'a> {
    text: &'a str,
    map: &'a OffsetMap<'a>,
}

impl Edge<'_> {
    fn span(&self, span: Bytes) -> Span {
        Span { start: self.map.convert(span.start), end: self.map.convert(span.end) }
    }

    fn spans(&self, spans: &[Bytes]) -> Vec<Span> {
        spans.iter().map(|s| self.span(*s)).collect()
    }

    fn words(&self, span: Bytes) -> String {
        span.of(self.text).to_string()
    }

    fn field(&self, field: d::Field) -> Field {
        let Span { start, end } = self.span(field.span);
        Field { text: self.words(field.span), start, end }
    }

    fn date_field(&self, field: &d::DateField) -> DateField {
        let Span { start, end } = self.span(field.span);
        DateField { text: self.words(field.span), start, end, value: field.value.clone() }
    }

    fn metadata(&self, m: &d::Metadata) -> Metadata {
        Metadata {
            headline: m.headline.map(|f| self.field(f)),
            standfirst: m.standfirst.map(|f| self.field(f)),
            section: m.section.map(|f| self.field(f)),
            source: m.source.map(|f| self.field(f)),
            byline: m.byline.iter().map(|f| self.field(*f)).collect(),
            published: m.published.as_ref().map(|f| self.date_field(f)),
            updated: m.updated.as_ref().map(|f| self.date_field(f)),
            dateline: m
                .dateline
                .as_ref()
                .map(|l| Dateline { place: self.field(l.place), date: l.date.as_ref().map(|f| self.date_field(f)) }),
            keywords: m.keywords.iter().map(|f| self.field(*f)).collect(),
        }
    }

    fn mention(&self, m: &d::Mention) -> Mention {
        let Span { start, end } = self.span(m.span);
        Mention {
            start,
            end,
            text: self.words(m.span),
            entity: m.entity,
            form: mention_form(m.form),
            kind: entity_kind(m.kind),
            rule: m.rule,
            confidence: round(m.confidence),
            evidence: self.spans(&m.evidence),
        }
    }

    fn quote(&self, id: usize, q: &d::Quote) -> Quote {
        Quote {
            id: id as u32,
            form: quote_form(q.form),
            content: self.spans(&q.content),
            cue: q.cue.map(|s| self.span(s)),
            source: q.source.map(|s| self.span(s)),
            speaker: q.speaker,
            alternatives: q.alternatives.clone(),
            polarity: polarity(q.polarity),
            closed: q.closed,
            rule: q.rule,
            confidence: round(q.confidence),
            evidence: self.spans(&q.evidence),
        }
    }

    fn date(&self, x: &d::DateMention) -> Date {
        let Span { start, end } = self.span(x.span);
        Date {
            start,
            end,
            text: self.words(x.span),
            r#type: date_kind(x.kind),
            value: x.value.clone(),
            r#mod: x.modifier.map(modifier),
            interval: x.interval.as_ref().map(interval),
            granularity: granularity(x.granularity),
            anchor: anchor(x.anchor),
            rule: x.rule,
            confidence: round(x.confidence),
            alternatives: x.alternatives.clone(),
            evidence: self.spans(&x.evidence),
        }
    }

    fn warning(&self, w: &d::Warning) -> Warning {
        let span = w.span.map(|s| self.span(s));
        Warning { code: w.code, message: w.message.clone(), start: span.map(|s| s.start), end: span.map(|s| s.end) }
    }
}

fn entity(id: usize, e: &d::Entity) -> Entity {
    Entity {
        id: id as u32,
        kind: entity_kind(e.kind),
        name: e.name.clone(),
        aliases: e.aliases.clone(),
        roles: e.roles.clone(),
        unnamed: e.unnamed,
        mentions: e.mentions.clone(),
        quotes: e.quotes.clone(),
    }
}

fn event(e: &d::Event) -> Event {
    Event {
        date: e.date,
        sentence: e.sentence,
        interval: interval(&e.interval),
        granularity: granularity(e.granularity),
        entities: e.entities.clone(),
        order: e.order,
    }
}

fn interval(i: &d::Interval) -> Interval {
    Interval { from: i.from.clone(), to: i.to.clone() }
}

/// Two decimals, computed in `f64`, so that every platform prints the same digits.
pub(crate) fn round(confidence: f32) -> Confidence {
    Confidence((f64::from(confidence) * 100.0).round() / 100.0)
}

/// 0 to 1. A whole number is written as JavaScript writes it, `1` and not `1.0`: both edges give the same bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Confidence(#[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1)))] pub f64);

impl std::fmt::Display for Confidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Two decimals by whole numbers: the standard formatting of floats would be 16 KB of wasm for this line.
        let hundredths = (self.0 * 100.0).round() as u32;
        match hundredths % 100 {
            0 => write!(f, "{}", hundredths / 100),
            rest if rest % 10 == 0 => write!(f, "{}.{}", hundredths / 100, rest / 10),
            rest => write!(f, "{}.{rest:02}", hundredths / 100),
        }
    }
}

impl Serialize for Confidence {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if self.0 == 0.0 || self.0 == 1.0 { out.serialize_u8(self.0 as u8) } else { out.serialize_f64(self.0) }
    }
}

macro_rules! words {
    ($($name:ident($type:ident) { $($variant:ident = $word:literal),* $(,)? })*) => {$(
        /// The word on the wire.
        pub const fn $name(value: d::$type) -> &'static str {
            match value { $(d::$type::$variant => $word),* }
        }
    )*
        /// Every word that a field may hold, by the name of the function that writes it.
        pub const WORDS: &[(&str, &[&str])] = &[$((stringify!($name), &[$($word),*])),*];
    };
}

words! {
    block_kind(BlockKind) { Headline = "headline", Standfirst = "standfirst", Section = "section", Byline = "byline",
        Published = "published", Caption = "caption", Paragraph = "paragraph", Subheading = "subheading",
        ListItem = "list-item", Keywords = "keywords", Boilerplate = "boilerplate" }
    entity_kind(EntityKind) { Person = "person", Organisation = "organisation", Place = "place", Group = "group" }
    mention_form(MentionForm) { Name = "name", Nominal = "nominal", Pronoun = "pronoun" }
    quote_form(QuoteForm) { Direct = "direct", Mixed = "mixed", Indirect = "indirect" }
    polarity(Polarity) { Said = "said", Declined = "declined", Conditional = "conditional" }
    date_kind(DateKind) { Date = "date", Time = "time", Duration = "duration", Set = "set" }
    granularity(Granularity) { Century = "century", Decade = "decade", Year = "year", Half = "half",
        Quarter = "quarter", Season = "season", Month = "month", Week = "week", Weekend = "weekend", Day = "day",
        PartOfDay = "part-of-day", Hour = "hour", Minute = "minute", Second = "second", None = "none" }
    anchor(Anchor) { Absolute = "absolute", Published = "published", Context = "context", None = "none" }
    modifier(Modifier) { Start = "START", Mid = "MID", End = "END", Approx = "APPROX", Before = "BEFORE",
        After = "AFTER", OnOrBefore = "ON_OR_BEFORE", OnOrAfter = "ON_OR_AFTER", LessThan = "LESS_THAN",
        MoreThan = "MORE_THAN", EqualOrLess = "EQUAL_OR_LESS", EqualOrMore = "EQUAL_OR_MORE" }
}
