//! An article in the formats of others: one file a format, each a pure function of model and text.
//!
//! | [`Format`] | name | who reads it |
//! |---|---|---|
//! | `Json` | `json` | programs: the wire schema, see `docs/schema.md` |
//! | `Csv` | `csv` | spreadsheets: a row per quotation, name and date |
//! | `Markdown` | `markdown` | people: a fact-checking sheet with boxes to tick |
//! | `Tei` | `tei` | the humanities: TEI P5 with `said`, `persName`, `date` |
//! | `JsonLd` | `jsonld` | search engines: schema.org `NewsArticle` and `Quotation` |
//! | `WebAnnotation` | `web-annotation` | annotation tools: W3C selectors that survive another paste |
//! | `TimelineJs` | `timelinejs` | TimelineJS: events with partial dates |
//! | `Conll` | `conll` | linguists: CoNLL-U with IOB2 and `Entity=` |
//! | `TimeMl` | `timeml` | temporal taggers and their scorers: TIMEX3 inline |

mod conll;
mod csv;
mod json;
mod jsonld;
mod markdown;
mod sheet;
mod tei;
mod timelinejs;
mod timeml;
mod web_annotation;
mod xml;

use crate::document::Article;
use crate::text::Offsets;

/// A format to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the module's table says what each is
pub enum Format {
    Json,
    Csv,
    Markdown,
    Tei,
    JsonLd,
    WebAnnotation,
    TimelineJs,
    Conll,
    TimeMl,
}

impl Format {
    /// All formats with their names, in the order in which they are documented.
    pub const ALL: [(&'static str, Format); 9] = [
        ("json", Format::Json),
        ("csv", Format::Csv),
        ("markdown", Format::Markdown),
        ("tei", Format::Tei),
        ("jsonld", Format::JsonLd),
        ("web-annotation", Format::WebAnnotation),
        ("timelinejs", Format::TimelineJs),
        ("conll", Format::Conll),
        ("timeml", Format::TimeMl),
    ];

    /// The format of a name, or `None` for a name that no format has.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.iter().find(|(n, _)| *n == name).map(|(_, f)| *f)
    }
}

/// Writes `article`, which is the analysis of `text`, in a format.
///
/// `unit` is the unit of offsets in `json` and `csv`; Web Annotation prescribes code points, the others hold none.
/// Never fails: an analysis of another text gives empty stretches, not a panic.
///
/// ```
/// use ontherecord::{Offsets, Options, export, parse};
/// let text = "“We will appeal,” Jane Roe said.";
/// let sheet = export::write(&parse(text, &Options::default()), text, export::Format::Markdown, Offsets::Utf8);
/// assert!(sheet.starts_with("# "));
/// ```
pub fn write(article: &Article, text: &str, format: Format, unit: Offsets) -> String {
    match format {
        Format::Json => json::write(article, text, unit),
        Format::Csv => csv::write(article, text, unit),
        Format::Markdown => markdown::write(article, text),
        Format::Tei => tei::write(article, text),
        Format::JsonLd => jsonld::write(article, text),
        Format::WebAnnotation => web_annotation::write(article, text),
        Format::TimelineJs => timelinejs::write(article, text),
        Format::Conll => conll::write(article, text),
        Format::TimeMl => timeml::write(article, text),
    }
}

/// [`write`] in pieces. JSON, the one format that grows to several times the text, is handed over as it is made and is
/// never in memory as a whole; the others come in one piece.
///
/// ```
/// use ontherecord::{Offsets, Options, export, parse};
/// let (text, mut json) = ("“We will appeal,” Jane Roe said.", String::new());
/// let article = parse(text, &Options::default());
/// export::pieces(&article, text, export::Format::Json, Offsets::Utf8, &mut |piece| json.push_str(piece));
/// assert_eq!(json, export::write(&article, text, export::Format::Json, Offsets::Utf8));
/// ```
pub fn pieces(article: &Article, text: &str, format: Format, unit: Offsets, hand: &mut dyn FnMut(&str)) {
    match format {
        Format::Json => json::pieces(article, text, unit, hand),
        _ => hand(&write(article, text, format, unit)),
    }
}
