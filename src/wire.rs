//! The wire schema, version 1: what leaves the crate, converted by hand from the model.
//!
//! An [`Article`] here is a view of the model: its lists are converted item by item while they are written, so that no
//! second tree of the article is ever in memory.
//!
//! Offsets are in the unit of the [`OffsetMap`] given; names of fields and their order are fixed, so that native and
//! wasm write the same bytes. `docs/schema.md` describes every field for users.

use crate::document as d;
use crate::text::{OffsetMap, Span as Bytes};
use serde::{Serialize, Serializer};

/// A stretch of the text in the unit of the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// A list of the model that is converted item by item while it is written; on the wire an array.
#[derive(Clone, Copy)]
pub struct List<'a, S, T> {
    items: &'a [S],
    edge: Edge<'a>,
    convert: fn(Edge<'a>, u32, &'a S) -> T,
}

impl<S, T> std::fmt::Debug for List<'_, S, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a list of {}", self.items.len())
    }
}

impl<S, T: Serialize> Serialize for List<'_, S, T> {
    fn serialize<O: Serializer>(&self, out: O) -> Result<O::Ok, O::Error> {
        out.collect_seq((0..).zip(self.items).map(|(id, item)| (self.convert)(self.edge, id, item)))
    }
}

#[cfg(feature = "schema")]
impl<S, T: schemars::JsonSchema> schemars::JsonSchema for List<'_, S, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(made: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(made)
    }
}

macro_rules! wire {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[allow(missing_docs)] // the model's types, field by field
        pub struct $name<'a> { $(pub $field: $type),* }
    )*};
}

type Spans<'a> = List<'a, Bytes, Span>;

wire! {
    /// Everything found in one text.
    Article { version: u32, metadata: Metadata<'a>, blocks: List<'a, d::Block, Block<'a>>,
        sentences: List<'a, d::Sentence, Span>, entities: List<'a, d::Entity, Entity<'a>>,
        mentions: List<'a, d::Mention, Mention<'a>>, quotes: List<'a, d::Quote, Quote<'a>>,
        dates: List<'a, d::DateMention, Date<'a>>, timeline: List<'a, d::Event, Event<'a>>,
        warnings: List<'a, d::Warning, Warning<'a>> }
    /// What stands around the body.
    Metadata { headline: Option<Field<'a>>, standfirst: Option<Field<'a>>, section: Option<Field<'a>>,
        source: Option<Field<'a>>, byline: List<'a, d::Field, Field<'a>>, published: Option<DateField<'a>>,
        updated: Option<DateField<'a>>, dateline: Option<Dateline<'a>>, keywords: List<'a, d::Field, Field<'a>> }
    /// A metadata value.
    Field { text: &'a str, start: u32, end: u32 }
    /// A date that the page states about itself.
    DateField { text: &'a str, start: u32, end: u32, value: &'a str }
    /// Place and date before the first sentence.
    Dateline { place: Field<'a>, date: Option<DateField<'a>> }
    /// Lines of one kind.
    Block { kind: &'a str, start: u32, end: u32, duplicate_of: Option<u32> }
    /// Who or what is meant.
    Entity { id: u32, kind: &'a str, name: &'a str, aliases: &'a [String], roles: &'a [String], unnamed: bool,
        mentions: &'a [u32], quotes: &'a [u32] }
    /// Where an entity is meant.
    Mention { start: u32, end: u32, text: &'a str, entity: u32, form: &'a str, kind: &'a str, rule: &'a str,
        confidence: Confidence, evidence: Spans<'a> }
    /// Something said, with its attribution.
    Quote { id: u32, form: &'a str, content: Spans<'a>, cue: Option<Span>, source: Option<Span>,
        speaker: Option<u32>, alternatives: &'a [u32], polarity: &'a str, closed: bool, rule: &'a str,
        confidence: Confidence, evidence: Spans<'a> }
    /// A TIMEX3 expression. `mod` is TIMEX3's modifier.
    Date { start: u32, end: u32, text: &'a str, r#type: &'a str, value: &'a str, r#mod: Option<&'a str>,
        interval: Option<Interval>, granularity: &'a str, anchor: &'a str, rule: &'a str,
        confidence: Confidence, alternatives: &'a [String], evidence: Spans<'a> }
    /// A dated expression on the timeline.
    Event { date: u32, sentence: Option<u32>, interval: Interval, granularity: &'a str, entities: &'a [u32],
        order: u32 }
    /// What a reader of the result should know.
    Warning { code: &'a str, message: &'a str, start: Option<u32>, end: Option<u32> }
}

/// Views an article, which is the analysis of `text`, as an edge writes it.
///
/// ```
/// use ontherecord::{OffsetMap, Offsets, Options, parse, wire};
/// let text = "“Non,” dit-il.";
/// let (article, map) = (parse(text, &Options::default()), OffsetMap::new(text, Offsets::Utf16));
/// let json = serde_json::to_string(&wire::article(&article, text, &map)).unwrap();
/// assert!(json.starts_with(r#"{"version":1,"#));
/// ```
pub fn article<'a>(article: &'a d::Article, text: &'a str, map: &'a OffsetMap<'a>) -> Article<'a> {
    let edge = Edge { text, map };
    Article {
        version: 1,
        metadata: edge.metadata(&article.metadata),
        blocks: edge.list(&article.blocks, Edge::block),
        sentences: edge.list(&article.sentences, |edge, _, s| edge.span(s.span)),
        entities: edge.list(&article.entities, |_, id, e| entity(id, e)),
        mentions: edge.list(&article.mentions, Edge::mention),
        quotes: edge.list(&article.quotes, Edge::quote),
        dates: edge.list(&article.dates, Edge::date),
        timeline: edge.list(&article.timeline, |_, _, e| event(e)),
        warnings: edge.list(&article.warnings, Edge::warning),
    }
}

#[derive(Clone, Copy)]
struct Edge<'a> {
    text: &'a str,
    map: &'a OffsetMap<'a>,
}

impl<'a> Edge<'a> {
    fn list<S, T>(self, items: &'a [S], convert: fn(Edge<'a>, u32, &'a S) -> T) -> List<'a, S, T> {
        List { items, edge: self, convert }
    }

    fn span(self, span: Bytes) -> Span {
        Span { start: self.map.convert(span.start), end: self.map.convert(span.end) }
    }

    fn spans(self, spans: &'a [Bytes]) -> Spans<'a> {
        self.list(spans, |edge, _, span| edge.span(*span))
    }

    fn field(self, field: d::Field) -> Field<'a> {
        let Span { start, end } = self.span(field.span);
        Field { text: field.span.of(self.text), start, end }
    }

    fn fields(self, fields: &'a [d::Field]) -> List<'a, d::Field, Field<'a>> {
        self.list(fields, |edge, _, field| edge.field(*field))
    }

    fn date_field(self, field: &'a d::DateField) -> DateField<'a> {
        let Span { start, end } = self.span(field.span);
        DateField { text: field.span.of(self.text), start, end, value: &field.value }
    }

    fn metadata(self, m: &'a d::Metadata) -> Metadata<'a> {
        Metadata {
            headline: m.headline.map(|f| self.field(f)),
            standfirst: m.standfirst.map(|f| self.field(f)),
            section: m.section.map(|f| self.field(f)),
            source: m.source.map(|f| self.field(f)),
            byline: self.fields(&m.byline),
            published: m.published.as_ref().map(|f| self.date_field(f)),
            updated: m.updated.as_ref().map(|f| self.date_field(f)),
            dateline: m
                .dateline
                .as_ref()
                .map(|l| Dateline { place: self.field(l.place), date: l.date.as_ref().map(|f| self.date_field(f)) }),
            keywords: self.fields(&m.keywords),
        }
    }

    fn block(self, _: u32, b: &'a d::Block) -> Block<'a> {
        let Span { start, end } = self.span(b.span);
        Block { kind: block_kind(b.kind), start, end, duplicate_of: b.duplicate_of }
    }

    fn mention(self, _: u32, m: &'a d::Mention) -> Mention<'a> {
        let Span { start, end } = self.span(m.span);
        Mention {
            start,
            end,
            text: m.span.of(self.text),
            entity: m.entity,
            form: mention_form(m.form),
            kind: entity_kind(m.kind),
            rule: m.rule,
            confidence: round(m.confidence),
            evidence: self.spans(&m.evidence),
        }
    }

    fn quote(self, id: u32, q: &'a d::Quote) -> Quote<'a> {
        Quote {
            id,
            form: quote_form(q.form),
            content: self.spans(&q.content),
            cue: q.cue.map(|s| self.span(s)),
            source: q.source.map(|s| self.span(s)),
            speaker: q.speaker,
            alternatives: &q.alternatives,
            polarity: polarity(q.polarity),
            closed: q.closed,
            rule: q.rule,
            confidence: round(q.confidence),
            evidence: self.spans(&q.evidence),
        }
    }

    fn date(self, _: u32, x: &'a d::DateMention) -> Date<'a> {
        let Span { start, end } = self.span(x.span);
        Date {
            start,
            end,
            text: x.span.of(self.text),
            r#type: date_kind(x.kind),
            value: &x.value,
            r#mod: x.modifier.map(modifier),
            interval: x.interval.as_ref().map(interval),
            granularity: granularity(x.granularity),
            anchor: anchor(x.anchor),
            rule: x.rule,
            confidence: round(x.confidence),
            alternatives: &x.alternatives,
            evidence: self.spans(&x.evidence),
        }
    }

    fn warning(self, _: u32, w: &'a d::Warning) -> Warning<'a> {
        let span = w.span.map(|s| self.span(s));
        Warning { code: w.code, message: &w.message, start: span.map(|s| s.start), end: span.map(|s| s.end) }
    }
}

fn entity(id: u32, e: &d::Entity) -> Entity<'_> {
    Entity {
        id,
        kind: entity_kind(e.kind),
        name: &e.name,
        aliases: &e.aliases,
        roles: &e.roles,
        unnamed: e.unnamed,
        mentions: &e.mentions,
        quotes: &e.quotes,
    }
}

fn event(e: &d::Event) -> Event<'_> {
    Event {
        date: e.date,
        sentence: e.sentence,
        interval: interval(&e.interval),
        granularity: granularity(e.granularity),
        entities: &e.entities,
        order: e.order,
    }
}

fn interval(i: &d::Interval) -> Interval {
    Interval { from: i.from.map(Moment), to: i.to.map(Moment) }
}

/// Half-open stretch of time.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs)]
pub struct Interval {
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Moment>,
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub to: Option<Moment>,
}

/// `2022-03-14` or `2022-03-14T21:49`.
#[derive(Debug, Clone, Copy)]
pub struct Moment(pub d::Moment);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.0.iso(&mut [0; 16]))
    }
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
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
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
