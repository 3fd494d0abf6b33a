//! `text`: blocks, and inside them quotations, names and dates, properly nested.

use crate::document::{
    Block, BlockKind, DateKind, DateMention, EntityKind, Interval, Mention, MentionForm, Moment, Quote, QuoteForm,
};
use crate::export::sheet::Sheet;
use crate::export::xml::escape;
use crate::text::Put;
use crate::text::Span;
use crate::text::order;
use std::fmt::Write as _;

pub(super) fn write(sheet: &Sheet<'_>, out: &mut String) {
    let marks = marks(sheet);
    let mut next = 0;
    out.put("<text>\n<body>\n<div>\n");
    for block in &sheet.article.blocks {
        let (open, close) = element(block);
        while marks.get(next).is_some_and(|m| m.span.end <= block.span.start) {
            next += 1;
        }
        let inside: Vec<&Mark> = marks[next..].iter().take_while(|m| m.span.start < block.span.end).collect();
        let _ = writeln!(out, "{open}{}{close}", inline(sheet.text, block.span, &inside));
    }
    out.put("</div>\n</body>\n</text>\n");
}

fn element(block: &Block) -> (&'static str, &'static str) {
    match block.kind {
        BlockKind::Headline => ("<p rend=\"headline\">", "</p>"),
        BlockKind::Subheading => ("<p rend=\"subheading\">", "</p>"),
        BlockKind::Standfirst => ("<p rend=\"standfirst\">", "</p>"),
        BlockKind::Section => ("<p rend=\"section\">", "</p>"),
        BlockKind::Byline => ("<p rend=\"byline\">", "</p>"),
        BlockKind::Published => ("<p rend=\"published\">", "</p>"),
        BlockKind::Caption => ("<figure><figDesc>", "</figDesc></figure>"),
        BlockKind::Paragraph => ("<p>", "</p>"),
        BlockKind::ListItem => ("<p rend=\"list-item\">", "</p>"),
        BlockKind::Keywords => ("<note type=\"keywords\">", "</note>"),
        BlockKind::Boilerplate => ("<note type=\"boilerplate\">", "</note>"),
    }
}

/// A stretch with its start tag; `part` is added where it is cut.
struct Mark {
    span: Span,
    name: &'static str,
    attributes: String,
}

/// All stretches by start, longest first: the order in which their elements open.
fn marks(sheet: &Sheet<'_>) -> Vec<Mark> {
    let article = sheet.article;
    let mut marks: Vec<Mark> = Vec::new();
    for (id, quote) in article.quotes.iter().enumerate() {
        marks.extend(quote.content.iter().map(|s| Mark { span: *s, name: "said", attributes: said(id, quote) }));
    }
    marks.extend(article.mentions.iter().map(mention));
    marks.extend(article.dates.iter().map(date));
    marks.retain(|m| !m.span.is_empty());
    order::by(&mut marks, |m| (order::outer_first(m.span), 0));
    marks
}

fn said(id: usize, quote: &Quote) -> String {
    let mut out = format!(" corresp=\"#q{id}\" direct=\"{}\"", quote.form == QuoteForm::Direct);
    if let Some(speaker) = quote.speaker {
        let _ = write!(out, " who=\"#e{speaker}\"");
    }
    out
}

fn mention(mention: &Mention) -> Mark {
    let name = match (mention.form, mention.kind) {
        (MentionForm::Name, EntityKind::Person) => "persName",
        (MentionForm::Name, EntityKind::Organisation | EntityKind::Group) => "orgName",
        (MentionForm::Name, EntityKind::Place) => "placeName",
        _ => "rs",
    };
    Mark { span: mention.span, name, attributes: format!(" ref=\"#e{}\"", mention.entity) }
}

fn date(date: &DateMention) -> Mark {
    let value = escape(&date.value);
    let plain = date.value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'T'));
    let attributes = match (&date.interval, date.kind) {
        (_, DateKind::Duration) if !date.value.contains('X') => format!(" dur=\"{value}\""),
        (Some(_), _) if plain && date.value.len() >= 4 => format!(" when=\"{value}\""),
        (Some(interval), _) => bound("notBefore", interval.from) + &bound("notAfter", last(interval)),
        _ => format!(" type=\"{value}\""),
    };
    Mark { span: date.span, name: "date", attributes }
}

fn bound(key: &str, at: Option<Moment>) -> String {
    at.map_or(String::new(), |moment| format!(" {key}=\"{moment}\""))
}

/// Our intervals end with the first moment after them, TEI's with the last one in them.
fn last(interval: &Interval) -> Option<Moment> {
    let to = interval.to?;
    if to.is_day() { to.parts().0.plus_days(-1).map(Moment::day) } else { Some(to) }
}

/// The block's text with elements nested: one that would end after its parent is cut there and opened again.
fn inline(text: &str, block: Span, marks: &[&Mark]) -> String {
    let mut out = String::new();
    let mut at = block.start;
    let mut open: Vec<&Mark> = Vec::new();
    let mut waiting = marks.iter().peekable();
    loop {
        let starts = waiting.peek().map_or(u32::MAX, |m| m.span.start.max(block.start));
        let ends = open.iter().map(|m| m.span.end).min().unwrap_or(u32::MAX).min(block.end);
        let to = starts.min(ends).max(at);
        out.put(&escape(Span::new(at, to).of(text)));
        at = to;
        if ends <= starts {
            // Close down to the one that ends here; the others go on afterwards.
            let Some(depth) = open.iter().position(|m| m.span.end.min(block.end) <= at) else { break };
            for mark in open[depth..].iter().rev() {
                let _ = write!(out, "</{}>", mark.name);
            }
            let again: Vec<&Mark> = open.drain(depth..).filter(|m| m.span.end.min(block.end) > at).collect();
            for mark in again {
                start(&mut out, mark);
                open.push(mark);
            }
        } else if let Some(mark) = waiting.next() {
            start(&mut out, mark);
            open.push(mark);
        }
        if open.is_empty() && waiting.peek().is_none() {
            break;
        }
    }
    out.put(&escape(Span::new(at, block.end.max(at)).of(text)));
    out
}

fn start(out: &mut String, mark: &Mark) {
    let _ = write!(out, "<{}{}>", mark.name, mark.attributes);
}
