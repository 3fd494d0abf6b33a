//! The invariants as functions, for more than one test.
#![allow(dead_code, unreachable_pub)] // every test uses its own part

use ontherecord::{Article, Offsets, Options, Span, explain, export, parse, render};
use std::fs;

/// What a browser shows of `text`: it has no NUL, which becomes U+FFFD.
pub fn shown(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

/// The text of HTML without its tags.
pub fn text_nodes(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('>').expect("every tag is closed");
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")];
    entities.iter().fold(out, |text, (entity, c)| text.replace(entity, c))
}

fn check_span(text: &str, span: Span, what: &str) {
    assert!(text.get(span.range()).is_some(), "{what} {span:?} is no slice of {text:?}");
    assert!(!span.is_empty(), "{what} {span:?} is empty in {text:?}");
}

fn check_item(text: &str, rule: &str, confidence: f32, evidence: &[Span]) {
    assert!(explain(rule).is_some(), "no sentence for {rule}");
    assert!((0.0..=1.0).contains(&confidence), "{rule}: confidence {confidence}");
    evidence.iter().for_each(|s| check_span(text, *s, "evidence"));
}

/// Holds every invariant that one analysis can show.
pub fn check(text: &str, article: &Article) {
    check_blocks(text, article);
    let sorted = |spans: &[Span]| spans.windows(2).all(|w| w[0].end <= w[1].start);
    let sentences: Vec<Span> = article.sentences.iter().map(|s| s.span).collect();
    sentences.iter().for_each(|s| check_span(text, *s, "sentence"));
    assert!(sorted(&sentences), "sentences overlap in {text:?}");
    let dates: Vec<Span> = article.dates.iter().map(|d| d.span).collect();
    assert!(sorted(&dates), "dates overlap in {text:?}: {dates:?}");
    for date in &article.dates {
        check_span(text, date.span, "date");
        check_item(text, date.rule, date.confidence, &date.evidence);
        if let Some(i) = &date.interval {
            assert!(i.from.is_some() || i.to.is_some(), "an interval open on both sides says nothing");
            assert!(i.from.is_none() || i.to.is_none() || i.from < i.to, "{:?} is back to front in {text:?}", i);
        }
    }
    assert!(article.mentions.windows(2).all(|w| w[0].span.start <= w[1].span.start), "mentions are in order");
    for (i, mention) in article.mentions.iter().enumerate() {
        check_span(text, mention.span, "mention");
        check_item(text, mention.rule, mention.confidence, &mention.evidence);
        let entity = article.entities.get(mention.entity as usize).expect("a mention's entity exists");
        assert!(entity.mentions.contains(&(i as u32)), "an entity knows its mentions");
    }
    for entity in &article.entities {
        assert!(!entity.name.trim().is_empty());
        assert!(entity.mentions.iter().all(|m| (*m as usize) < article.mentions.len()));
    }
    for (i, quote) in article.quotes.iter().enumerate() {
        assert!(!quote.content.is_empty() && sorted(&quote.content), "content of {quote:?} in {text:?}");
        quote.content.iter().chain(&quote.cue).chain(&quote.source).for_each(|s| check_span(text, *s, "quote"));
        check_item(text, quote.rule, quote.confidence, &quote.evidence);
        if let Some(speaker) = quote.speaker {
            let entity = article.entities.get(speaker as usize).expect("a speaker exists");
            assert!(entity.quotes.contains(&(i as u32)), "a speaker knows their quotations");
            assert!(!quote.alternatives.contains(&speaker), "the speaker is no alternative to themselves");
        }
    }
    for (i, event) in article.timeline.iter().enumerate() {
        assert_eq!(event.order as usize, i);
        assert!((event.date as usize) < article.dates.len());
        assert!(event.sentence.is_none_or(|s| (s as usize) < article.sentences.len()));
    }
    // Midnight is where its day begins.
    let moment = |moment: ontherecord::Moment| moment.to_string().trim_end_matches("T00:00").to_string();
    let starts = article.timeline.iter().map(|e| e.interval.from.or(e.interval.to).map(moment));
    assert!(starts.is_sorted(), "the timeline is in order of what begins, or, for what only ends, of its end");
}

/// Analyses, renders and exports one text, and holds all three against the invariants.
pub fn withstand(text: &str, options: &Options) -> Article {
    let article = parse(text, options);
    check(text, &article);
    assert_eq!(text_nodes(&render::html(&article, text)), shown(text), "the rendering is the text");
    for (name, format) in export::Format::ALL {
        let written = export::write(&article, text, format, Offsets::Utf16);
        match name {
            "json" | "jsonld" | "web-annotation" | "timelinejs" => {
                let value = serde_json::from_str::<serde_json::Value>(&written);
                assert!(value.is_ok_and(|v| v.is_object()), "{name} is JSON");
            }
            "csv" => {
                let rows = csv::Reader::from_reader(written.as_bytes()).records().filter(Result::is_ok).count();
                assert_eq!(rows, article.quotes.len() + article.entities.len() + article.dates.len(), "a row an item");
            }
            _ => {}
        }
    }
    article
}

/// Every non-blank line lies in exactly one block, in order.
fn check_blocks(text: &str, article: &Article) {
    let mut at = 0;
    for (i, block) in article.blocks.iter().enumerate() {
        check_span(text, block.span, "block");
        assert!(block.span.start >= at, "blocks overlap in {text:?}");
        let between = &text[at as usize..block.span.start as usize];
        assert!(is_blank(between), "{between:?} lies in no block of {text:?}");
        at = block.span.end;
        assert!(block.duplicate_of.is_none_or(|d| (d as usize) < i), "a duplicate points back");
    }
    assert!(is_blank(&text[at as usize..]), "the end of {text:?} lies in no block");
}

/// White space and characters that take no room.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'))
}

pub fn corpus() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir("tests/corpus")
        .expect("tests/corpus is part of the source tree")
        .map(|e| e.expect("a readable entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files.iter().map(|p| (p.display().to_string(), fs::read_to_string(p).expect("UTF-8"))).collect()
}
