//! A table for spreadsheets: a row per quotation, then per entity, then per date.
//!
//! | column | quotation | entity | date |
//! |---|---|---|---|
//! | `item` | `quote` | `person`, `organisation`, `place`, `group` | `date`, `time`, `duration`, `set` |
//! | `text` | the words said | canonical name | the expression |
//! | `who` | speaker | aliases | |
//! | `detail` | form and polarity | roles | TIMEX3 value |
//! | `source`, `cue` | the words beside it | | |
//! | `from`, `to` | | | interval |
//! | `paragraph`, `start`, `end` | where | first mention | where |
//! | `count` | | mentions | |
//! | `confidence`, `rule` | | | |
//!
//! A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP's advice on CSV injection).

use super::sheet::Sheet;
use crate::document::Article;
use crate::text::Put;
use crate::text::{OffsetMap, Offsets, Span};
use crate::wire;

const HEADER: [&str; 14] = [
    "item",
    "text",
    "who",
    "detail",
    "source",
    "cue",
    "from",
    "to",
    "paragraph",
    "start",
    "end",
    "count",
    "confidence",
    "rule",
];

pub(crate) fn write(article: &Article, text: &str, unit: Offsets) -> String {
    let sheet = Sheet::new(article, text);
    let map = OffsetMap::new(text, unit);
    let mut out = String::new();
    let mut row = |cells: [String; 14]| {
        for (at, cell) in cells.iter().enumerate() {
            out.put(if at == 0 { "" } else { "," });
            put(cell, &mut out);
        }
        out.push('\n');
    };
    row(HEADER.map(String::from));
    let place = |span: Span| {
        let paragraph = sheet.paragraph(span.start).to_string();
        [paragraph, map.convert(span.start).to_string(), map.convert(span.end).to_string()]
    };
    for quote in &article.quotes {
        let (Some(first), Some(last)) = (quote.content.first(), quote.content.last()) else { continue };
        let [paragraph, start, end] = place(first.to(*last));
        row([
            "quote".into(),
            sheet.words(quote),
            sheet.speaker(quote),
            format!("{} {}", wire::quote_form(quote.form), wire::polarity(quote.polarity)),
            sheet.line_of(quote.source),
            sheet.line_of(quote.cue),
            String::new(),
            String::new(),
            paragraph,
            start,
            end,
            String::new(),
            wire::round(quote.confidence).to_string(),
            quote.rule.into(),
        ]);
    }
    for entity in &article.entities {
        let first = entity.mentions.first().and_then(|m| article.mentions.get(*m as usize));
        let [paragraph, start, end] = first.map_or_else(Default::default, |m| place(m.span));
        row([
            wire::entity_kind(entity.kind).into(),
            entity.name.clone(),
            entity.aliases.join("; "),
            entity.roles.join("; "),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            paragraph,
            start,
            end,
            entity.mentions.len().to_string(),
            first.map_or(String::new(), |m| wire::round(m.confidence).to_string()),
            first.map_or(String::new(), |m| m.rule.into()),
        ]);
    }
    for date in &article.dates {
        let [paragraph, start, end] = place(date.span);
        let (from, to) = date.interval.map_or((None, None), |i| (i.from, i.to));
        row([
            wire::date_kind(date.kind).into(),
            sheet.line(date.span),
            String::new(),
            date.value.to_string(),
            String::new(),
            String::new(),
            from.map_or(String::new(), |moment| moment.to_string()),
            to.map_or(String::new(), |moment| moment.to_string()),
            paragraph,
            start,
            end,
            String::new(),
            wire::round(date.confidence).to_string(),
            date.rule.into(),
        ]);
    }
    out
}

/// Writes a cell: between marks where it holds a comma, a mark or the end of a line (RFC 4180), and such that no
/// spreadsheet runs it.
fn put(cell: &str, out: &mut String) {
    let armed = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let marked = cell.contains([',', '"', '\n', '\r']);
    out.put(if marked { "\"" } else { "" });
    out.put(if armed { "'" } else { "" });
    for c in cell.chars() {
        out.put(if c == '"' { "\"" } else { "" });
        out.push(c);
    }
    out.put(if marked { "\"" } else { "" });
}

#[cfg(test)]
mod tests {
    use super::put;

    fn cell(cell: &str) -> String {
        let mut out = String::new();
        put(cell, &mut out);
        out
    }

    #[test]
    fn formulas_are_disarmed_and_words_are_not() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(cell("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(cell("“We – all of us”"), "“We – all of us”");
        assert_eq!(cell("2022-03-14"), "2022-03-14");
    }

    #[test]
    fn what_would_end_a_cell_stands_between_marks() {
        assert_eq!(cell("Rome, Italy"), "\"Rome, Italy\"");
        assert_eq!(cell("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(cell("a\r\nb"), "\"a\r\nb\"");
        assert_eq!(cell(""), "");
    }
}
