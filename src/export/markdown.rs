//! A fact-checking sheet: every quotation, name and date with a box to tick, after the newsroom habit of the
//! annotated copy.

use super::sheet::Sheet;
use crate::document::{Article, EntityKind, QuoteForm};
use crate::text::Put;
use crate::wire;
use std::fmt::Write as _;

pub(crate) fn write(article: &Article, text: &str) -> String {
    let sheet = Sheet::new(article, text);
    let mut out = format!("# {}\n\n", escape(&sheet.title()));
    let byline: Vec<String> = article.metadata.byline.iter().map(|f| escape(&sheet.line(f.span))).collect();
    if !byline.is_empty() {
        let _ = writeln!(out, "By {}  ", byline.join(", "));
    }
    if let Some(published) = &article.metadata.published {
        let _ = writeln!(out, "Published {}  ", escape(&published.value));
    }
    quotations(&sheet, &mut out);
    for (kind, title) in [
        (EntityKind::Person, "People"),
        (EntityKind::Organisation, "Organisations"),
        (EntityKind::Place, "Places"),
        (EntityKind::Group, "Groups"),
    ] {
        entities(&sheet, kind, title, &mut out);
    }
    timeline(&sheet, &mut out);
    if !article.warnings.is_empty() {
        out.put("\n## Notes on this reading\n\n");
        for warning in &article.warnings {
            let _ = writeln!(out, "- {}", escape(&warning.message));
        }
    }
    out
}

fn quotations(sheet: &Sheet<'_>, out: &mut String) {
    if sheet.article.quotes.is_empty() {
        return;
    }
    out.put("\n## Who said what\n\n");
    for quote in &sheet.article.quotes {
        let speaker = sheet.speaker(quote);
        let speaker = if speaker.is_empty() { "speaker not stated".to_string() } else { escape(&speaker) };
        let paragraph = quote.content.first().map_or(1, |s| sheet.paragraph(s.start));
        let form = match quote.form {
            QuoteForm::Direct => "",
            QuoteForm::Mixed => ", partly quoted",
            QuoteForm::Indirect => ", reported",
        };
        let _ = writeln!(out, "- [ ] **{speaker}** (¶{paragraph}{form}): {}", escape(&sheet.words(quote)));
    }
}

fn entities(sheet: &Sheet<'_>, kind: EntityKind, title: &str, out: &mut String) {
    let mut first = true;
    for entity in sheet.article.entities.iter().filter(|e| e.kind == kind && !e.unnamed) {
        if std::mem::take(&mut first) {
            let _ = write!(out, "\n## {title}\n\n");
        }
        let _ = write!(out, "- [ ] {}", escape(&entity.name));
        if !entity.roles.is_empty() {
            let _ = write!(out, ", {}", escape(&entity.roles.join("; ")));
        }
        if !entity.aliases.is_empty() {
            let _ = write!(out, " (also {})", escape(&entity.aliases.join(", ")));
        }
        let _ = writeln!(out, ", {}×", entity.mentions.len());
    }
}

fn timeline(sheet: &Sheet<'_>, out: &mut String) {
    if sheet.article.timeline.is_empty() {
        return;
    }
    out.put("\n## Timeline\n\n");
    for event in &sheet.article.timeline {
        let Some(date) = sheet.article.dates.get(event.date as usize) else { continue };
        let sentence = event.sentence.and_then(|s| sheet.article.sentences.get(s as usize));
        let _ = writeln!(
            out,
            "- [ ] {} ({}, {}): {}",
            escape(&date.value),
            escape(&sheet.line(date.span)),
            wire::granularity(event.granularity),
            escape(&sentence.map_or(String::new(), |s| sheet.line(s.span)))
        );
    }
}

/// Escapes what Markdown would read as markup, HTML included.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.put("&lt;"),
            '>' => out.put("&gt;"),
            '&' => out.put("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '\r' | '\n' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_is_text() {
        assert_eq!(escape("[x](javascript:1) <b> *a*"), "\\[x\\](javascript:1) &lt;b&gt; \\*a\\*");
        assert_eq!(escape("“plain words”, he said."), "“plain words”, he said.");
    }
}
