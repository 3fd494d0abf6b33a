//! The public model: plain data with byte spans. [`crate::wire`] has the serialised twin of every type.
//!
//! | type | one per |
//! |---|---|
//! | [`Article`] | call of [`crate::parse`] |
//! | [`Block`] | line or paragraph of the text, of some kind |
//! | [`Entity`] | person, organisation, place or group, however often named |
//! | [`Mention`] | place in the text where an entity is meant |
//! | [`Quote`] | attribution: what was said, by whom, with which words beside it |
//! | [`DateMention`] | TIMEX3 expression |
//! | [`Event`] | dated expression on the timeline |

use crate::calendar::Day;
use crate::text::Span;
use std::fmt;

/// Everything found in one text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// Headline, byline, dates and the like.
    pub metadata: Metadata,
    /// The text's lines and paragraphs by kind, in order; every non-blank line lies in exactly one.
    pub blocks: Vec<Block>,
    /// Sentences of the readable blocks, in order.
    pub sentences: Vec<Sentence>,
    /// Who and what is meant; an entity's id is its index.
    pub entities: Vec<Entity>,
    /// Where each is meant, in order of the text.
    pub mentions: Vec<Mention>,
    /// What was said, in order of the first content span.
    pub quotes: Vec<Quote>,
    /// Date, time, duration and set expressions, in order.
    pub dates: Vec<DateMention>,
    /// The dated ones in order of time.
    pub timeline: Vec<Event>,
    /// What a reader should know about the reading itself.
    pub warnings: Vec<Warning>,
}

/// What stands around the body. Every field is a span of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metadata {
    /// The title of the article.
    pub headline: Option<Field>,
    /// The summary under the headline.
    pub standfirst: Option<Field>,
    /// The rubric, for example `Ukraine`.
    pub section: Option<Field>,
    /// The outlet, for example `The Guardian`.
    pub source: Option<Field>,
    /// One field per author, without `By` and without roles.
    pub byline: Vec<Field>,
    /// When it was published.
    pub published: Option<DateField>,
    /// When it was changed.
    pub updated: Option<DateField>,
    /// `ROME, March 14 (Reuters) -`.
    pub dateline: Option<Dateline>,
    /// One field per keyword.
    pub keywords: Vec<Field>,
}

/// A stretch of the text that is a metadata value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Where it stands.
    pub span: Span,
}

/// A date that the page states about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateField {
    /// Where it stands.
    pub span: Span,
    /// `2022-03-14` or `2022-03-14T21:49`, with `Z` or an offset when the text gives a zone.
    pub value: String,
}

/// Place and date before the first sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// `ROME`.
    pub place: Field,
    /// `March 14`, resolved.
    pub date: Option<DateField>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the names are the documentation; `ARCHITECTURE.md` says what counts as which
pub enum BlockKind {
    Headline,
    Standfirst,
    Section,
    Byline,
    Published,
    Caption,
    Paragraph,
    Subheading,
    ListItem,
    Keywords,
    Boilerplate,
}

impl BlockKind {
    /// Whether sentences, names, quotations and dates are looked for in it: everything but keywords and noise.
    pub const fn is_readable(self) -> bool {
        use BlockKind::*;
        !matches!(self, Keywords | Boilerplate)
    }
}

/// One or more lines of one kind. A paragraph pasted with hard line breaks is one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Without the white space around it.
    pub span: Span,
    /// Index of the earlier block that says the same, word for word.
    pub duplicate_of: Option<u32>,
}

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// With its final punctuation and closing marks.
    pub span: Span,
}

/// Index of an entity in [`Article::entities`].
pub type EntityId = u32;

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being, named or not.
    Person,
    /// A company, party, agency, ministry, team, outlet.
    Organisation,
    /// A country, city, region, river, named building.
    Place,
    /// A nationality, religion, party's members.
    Group,
}

/// Somebody or something that the text is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form of the name in the text, without titles.
    pub name: String,
    /// Other forms in the text, in order of appearance.
    pub aliases: Vec<String>,
    /// Titles and offices in the text's words, for example `US national security adviser`.
    pub roles: Vec<String>,
    /// Whether it is somebody without a name, such as `a senior administration official`.
    pub unnamed: bool,
    /// Indices into [`Article::mentions`].
    pub mentions: Vec<u32>,
    /// Indices into [`Article::quotes`] of which it is the speaker.
    pub quotes: Vec<u32>,
}

/// How an entity is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// `Jake Sullivan`, `Sullivan`.
    Name,
    /// `the adviser`.
    Nominal,
    /// `he`.
    Pronoun,
}

/// One place where an entity is meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// Who.
    pub entity: EntityId,
    /// How.
    pub form: MentionForm,
    /// What.
    pub kind: EntityKind,
    /// Which rule decided.
    pub rule: &'static str,
    /// Calibrated, 0 to 1.
    pub confidence: f32,
    /// The words that the rule went by; may be empty.
    pub evidence: Vec<Span>,
}

/// How something said is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteForm {
    /// Wholly in quotation marks.
    Direct,
    /// Reported, with a quoted part inside.
    Mixed,
    /// Reported, without marks.
    Indirect,
}

/// Whether it was said at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It was.
    Said,
    /// `declined to say`, `did not comment`.
    Declined,
    /// `would say`, `will announce`.
    Conditional,
}

/// Something said or written, with its attribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Direct, mixed or indirect.
    pub form: QuoteForm,
    /// What was said, marks included; several spans when the attribution interrupts it.
    pub content: Vec<Span>,
    /// `said`.
    pub cue: Option<Span>,
    /// The words beside the quote that name the speaker: `he`.
    pub source: Option<Span>,
    /// The entity that the source means.
    pub speaker: Option<EntityId>,
    /// Other entities that the source may mean, likeliest first.
    pub alternatives: Vec<EntityId>,
    /// Said, declined or conditional.
    pub polarity: Polarity,
    /// Whether the closing mark is there.
    pub closed: bool,
    /// Which rule decided.
    pub rule: &'static str,
    /// Calibrated, 0 to 1.
    pub confidence: f32,
    /// The words that the rule went by; may be empty.
    pub evidence: Vec<Span>,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // TIMEX3's own four words
pub enum DateKind {
    Date,
    Time,
    Duration,
    Set,
}

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // calendar units
pub enum Granularity {
    Century,
    Decade,
    Year,
    Half,
    Quarter,
    Season,
    Month,
    Week,
    Weekend,
    Day,
    PartOfDay,
    Hour,
    Minute,
    Second,
    None,
}

/// What a value was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// Nothing: the expression says it all.
    Absolute,
    /// The publication date.
    Published,
    /// Another date in the text.
    Context,
    /// It could not be, or need not be, resolved.
    None,
}

/// TIMEX3 `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // TIMEX3's own words
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

/// A day or a minute of one, written as in ISO 8601: `2022-03-14`, `2022-03-14T21:49`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    day: Day,
    /// Minute of the day + 1; 0 for the day as a whole.
    minute: u16,
}

impl Moment {
    pub(crate) fn day(day: Day) -> Moment {
        Moment { day, minute: 0 }
    }

    /// A minute of a day, of which there are 1,440.
    pub(crate) fn minute(day: Day, minute: u32) -> Moment {
        Moment { day, minute: minute as u16 + 1 }
    }

    /// The day that it is or lies in, and the minute of that day, 0 for the day as a whole.
    pub(crate) fn parts(self) -> (Day, u32) {
        (self.day, u32::from(self.minute.saturating_sub(1)))
    }

    /// Whether it is a day as a whole.
    pub fn is_day(self) -> bool {
        self.minute == 0
    }

    /// Writes it into a buffer and gives what it wrote.
    pub(crate) fn iso(self, buffer: &mut [u8; 16]) -> &str {
        let (day, minute) = self.parts();
        let digit = |n: u32| b'0' + (n % 10) as u8;
        buffer[..10].copy_from_slice(&day.iso());
        let clock = [b'T', digit(minute / 600), digit(minute / 60), b':', digit(minute % 60 / 10), digit(minute % 60)];
        buffer[10..].copy_from_slice(&clock);
        std::str::from_utf8(&buffer[..if self.is_day() { 10 } else { 16 }]).unwrap_or_default()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.iso(&mut [0; 16]))
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Half-open stretch of time: `from <= t < to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// First moment; `None` when open towards the past.
    pub from: Option<Moment>,
    /// First moment after it; `None` when open towards the future.
    pub to: Option<Moment>,
}

/// A date, time, duration or set expression.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    /// Without a leading preposition.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateKind,
    /// TIMEX3 value: `2022-03-14`, `2022-W10`, `P3D`, `PRESENT_REF`.
    pub value: Box<str>,
    /// TIMEX3 `mod`, as in `early 2020`.
    pub modifier: Option<Modifier>,
    /// When that is; `None` for durations, sets, references and what could not be resolved.
    pub interval: Option<Interval>,
    /// How fine.
    pub granularity: Granularity,
    /// Against what it was resolved.
    pub anchor: Anchor,
    /// Which rule decided.
    pub rule: &'static str,
    /// Calibrated, 0 to 1.
    pub confidence: f32,
    /// Other values that it may have, likeliest first.
    pub alternatives: Vec<String>,
    /// The words that the rule went by, such as the verb that gave the tense.
    pub evidence: Vec<Span>,
}

/// A dated expression on the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Index into [`Article::dates`].
    pub date: u32,
    /// Index into [`Article::sentences`]; `None` for a date outside every sentence.
    pub sentence: Option<u32>,
    /// When.
    pub interval: Interval,
    /// How fine.
    pub granularity: Granularity,
    /// Who and what stands in the sentence, in order of appearance.
    pub entities: Box<[EntityId]>,
    /// Place on the timeline; equal dates keep the order of the text.
    pub order: u32,
}

/// Something that a reader of the result should know; nothing is lost by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Stable id, for example `no-publication-date`.
    pub code: &'static str,
    /// A sentence that also says what to do.
    pub message: String,
    /// Where, if anywhere in particular.
    pub span: Option<Span>,
}
