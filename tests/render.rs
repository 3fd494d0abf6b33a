//! The HTML of any article, however its spans lie: the text survives, elements nest, nothing breaks out.
#![cfg(not(target_arch = "wasm32"))]

use ontherecord::{
    Anchor, Article, DateKind, DateMention, Entity, EntityKind, Granularity, Mention, MentionForm, Polarity, Quote,
    QuoteForm, Span, render,
};
use proptest::prelude::*;

fn mention(span: Span) -> Mention {
    let (form, kind) = (MentionForm::Name, EntityKind::Person);
    Mention { span, entity: 0, form, kind, rule: "entity.model", confidence: 0.5, evidence: Vec::new() }
}

fn quote(content: Vec<Span>, cue: Option<Span>) -> Quote {
    Quote {
        form: QuoteForm::Direct,
        content,
        cue,
        source: None,
        speaker: Some(0),
        alternatives: Vec::new(),
        polarity: Polarity::Said,
        closed: true,
        rule: "quote.model",
        confidence: 1.0,
        evidence: Vec::new(),
    }
}

fn date(span: Span, value: &str) -> DateMention {
    DateMention {
        span,
        kind: DateKind::Date,
        value: value.into(),
        modifier: None,
        interval: None,
        granularity: Granularity::Day,
        anchor: Anchor::Absolute,
        rule: "date.iso",
        confidence: 1.0,
        alternatives: Vec::new(),
        evidence: Vec::new(),
    }
}

/// An article whose spans lie anywhere, in pairs of offsets.
fn article(mentions: &[(u32, u32)], quotes: &[(u32, u32)], dates: &[(u32, u32)]) -> Article {
    let span = |&(a, b): &(u32, u32)| Span::new(a.min(b), a.max(b));
    let entity = Entity {
        kind: EntityKind::Person,
        name: "A".to_string(),
        aliases: Vec::new(),
        roles: Vec::new(),
        unnamed: false,
        mentions: Vec::new(),
        quotes: Vec::new(),
    };
    Article {
        entities: vec![entity],
        mentions: mentions.iter().map(|m| mention(span(m))).collect(),
        quotes: quotes.chunks(2).map(|q| quote(q.iter().map(span).collect(), q.first().map(span))).collect(),
        dates: dates.iter().map(|d| date(span(d), "2024-\"<05>")).collect(),
        ..Article::default()
    }
}

/// The text of HTML as a parser reads it, and whether elements nest; the reader knows only what `render` may write.
fn read(html: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let (tag, after) = rest[1..].split_once('>').ok_or("a tag without an end")?;
            match tag.strip_prefix('/') {
                Some(name) if open.pop() == Some(name) => {}
                Some(name) => return Err(format!("</{name}> closes nothing")),
                None => {
                    let name = tag.split(' ').next().unwrap_or("");
                    if !["q", "mark", "time", "span"].contains(&name) {
                        return Err(format!("an element {name}"));
                    }
                    open.push(name);
                }
            }
            rest = after;
        } else if c == '&' {
            let (name, after) = rest[1..].split_once(';').ok_or("a reference without an end")?;
            text.push(match name {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "#39" => '\'',
                "#13" => '\r',
                _ => return Err(format!("a reference {name}")),
            });
            rest = after;
        } else if c == '>' {
            return Err("a bare >".to_string());
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    if open.is_empty() { Ok(text) } else { Err(format!("{open:?} stay open")) }
}

proptest! {
    #[test]
    fn invariant_1_the_text_survives_any_spans(
        text in "[a-c<>&\"'\r\n é🎻]{0,60}",
        mentions in prop::collection::vec((0u32..70, 0u32..70), 0..12),
        quotes in prop::collection::vec((0u32..70, 0u32..70), 0..8),
        dates in prop::collection::vec((0u32..70, 0u32..70), 0..6),
    ) {
        let html = render::html(&article(&mentions, &quotes, &dates), &text);
        prop_assert_eq!(read(&html), Ok(text));
    }

    #[test]
    fn every_item_is_drawn_where_it_stands(
        spans in prop::collection::vec((0u32..40, 0u32..40), 1..10),
    ) {
        let text = "abcdefghij".repeat(4);
        let article = article(&spans, &[], &[]);
        let html = render::html(&article, &text);
        for (i, mention) in article.mentions.iter().enumerate() {
            // The words of the item's elements, one after the other, are the item's words.
            let mut words = String::new();
            for part in html.split(&format!("data-mention=\"{i}\"")).skip(1) {
                let mut depth = 1;
                let mut rest = part.split_once('>').map_or("", |(_, rest)| rest);
                while depth > 0 && !rest.is_empty() {
                    let (before, after) = rest.split_once('<').unwrap_or((rest, ""));
                    words.push_str(before);
                    depth = if after.starts_with('/') { depth - 1 } else { depth + 1 };
                    rest = after.split_once('>').map_or("", |(_, rest)| rest);
                }
            }
            prop_assert_eq!(words, mention.span.of(&text), "{} in {}", i, html);
        }
    }
}

#[test]
fn elements_carry_what_the_package_documents() {
    let text = "“No <b>,” Ann Lee said on 4 May 2024.";
    let mut article = article(&[], &[], &[]);
    let at = |words: &str| text.find(words).map(|start| Span::at(start, start + words.len())).expect("in the text");
    article.mentions.push(mention(at("Ann Lee")));
    article.quotes.push(quote(vec![at("“No <b>,”")], Some(at("said"))));
    article.dates.push(date(at("4 May 2024"), "2024-05-04"));
    assert_eq!(
        render::html(&article, text),
        "<q class=\"otr-quote\" data-quote=\"0\" data-form=\"direct\" data-polarity=\"said\" data-speaker=\"0\" \
         data-rule=\"quote.model\" data-confidence=\"1\">“No &lt;b&gt;,”</q> \
         <mark class=\"otr-mention\" data-mention=\"0\" data-entity=\"0\" data-kind=\"person\" data-form=\"name\" \
         data-rule=\"entity.model\" data-confidence=\"0.5\">Ann Lee</mark> \
         <span class=\"otr-cue\" data-cue=\"0\">said</span> on \
         <time class=\"otr-date\" datetime=\"2024-05-04\" data-date=\"0\" data-type=\"date\" data-value=\"2024-05-04\" \
         data-rule=\"date.iso\" data-confidence=\"1\">4 May 2024</time>."
    );
}
