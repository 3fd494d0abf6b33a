//! W3C Web Annotation (<https://www.w3.org/TR/annotation-model/>): an annotation page over the text.
//!
//! | item | motivation | body |
//! |---|---|---|
//! | quotation | `identifying` | speaker, form, cue |
//! | mention | `tagging` | entity and kind |
//! | date | `tagging` | TIMEX3 value |
//!
//! Every target has a `TextPositionSelector` (code points, as the recommendation asks) and a `TextQuoteSelector` with
//! 32 characters before and after, by which the place is found again in another copy of the text.

use super::json::to_string;
use super::sheet::Sheet;
use crate::document::Article;
use crate::text::{OffsetMap, Offsets, Span};
use crate::wire;
use serde::{Serialize, Serializer};

/// Characters of context on each side.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'static str,
    r#type: &'static str,
    items: Items<'a>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Body {
    r#type: &'static str,
    purpose: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'static str,
    selector: (Position, Quote<'a>),
}

#[derive(Serialize)]
struct Position {
    r#type: &'static str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Quote<'a> {
    r#type: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

pub(crate) fn write(article: &Article, text: &str) -> String {
    let items = Items { sheet: Sheet::new(article, text), map: OffsetMap::new(text, Offsets::Char) };
    to_string(&Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: "urn:ontherecord:page",
        r#type: "AnnotationPage",
        items,
    })
}

/// The annotations, each made when it is written: all at once would be many times the text.
struct Items<'a> {
    sheet: Sheet<'a>,
    map: OffsetMap<'a>,
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let article = self.sheet.article;
        let quotes = article.quotes.iter().enumerate().map(|(i, quote)| {
            let form = format!("{} quotation", wire::quote_form(quote.form));
            let bodies = [("identifying", self.sheet.speaker(quote)), ("tagging", form)];
            self.annotation(format!("quote-{i}"), "identifying", bodies, &quote.content)
        });
        let mentions = article.mentions.iter().enumerate().map(|(i, mention)| {
            let name = self.sheet.entity(mention.entity).map_or(String::new(), |e| e.name.clone());
            let bodies = [("identifying", name), ("tagging", wire::entity_kind(mention.kind).to_string())];
            self.annotation(format!("mention-{i}"), "tagging", bodies, &[mention.span])
        });
        let dates = article.dates.iter().enumerate().map(|(i, date)| {
            let bodies = [("identifying", date.value.to_string()), ("tagging", wire::date_kind(date.kind).to_string())];
            self.annotation(format!("date-{i}"), "tagging", bodies, &[date.span])
        });
        serializer.collect_seq(quotes.chain(mentions).chain(dates))
    }
}

impl<'a> Items<'a> {
    fn annotation(
        &self,
        id: String,
        motivation: &'static str,
        bodies: [(&'static str, String); 2],
        spans: &[Span],
    ) -> Annotation<'a> {
        let said = bodies.into_iter().filter(|(_, value)| !value.is_empty());
        Annotation {
            id: format!("urn:ontherecord:{id}"),
            r#type: "Annotation",
            motivation,
            body: said.map(|(purpose, value)| Body { r#type: "TextualBody", purpose, value }).collect(),
            target: spans.iter().map(|s| self.target(*s)).collect(),
        }
    }

    fn target(&self, span: Span) -> Target<'a> {
        let text = self.sheet.text;
        let before = text.get(..span.start as usize).unwrap_or("");
        let after = text.get(span.end as usize..).unwrap_or("");
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        let (start, end) = (self.map.convert(span.start), self.map.convert(span.end));
        Target {
            source: "urn:ontherecord:text",
            selector: (
                Position { r#type: "TextPositionSelector", start, end },
                Quote {
                    r#type: "TextQuoteSelector",
                    exact: span.of(text),
                    prefix: &before[from..],
                    suffix: &after[..to],
                },
            ),
        }
    }
}
