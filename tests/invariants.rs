//! The invariants that ARCHITECTURE.md numbers, held on invented, random and hostile texts.
#![cfg(not(target_arch = "wasm32"))]

use ontherecord::{Article, OffsetMap, Offsets, Options, Span, explain, export, parse, render, wire};
use proptest::prelude::*;
use std::fs;

/// Texts made of what articles are made of, in any order: marks, names, dates, line ends, odd characters.
fn articles() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“".to_string()),
        Just("”".to_string()),
        Just("\"".to_string()),
        Just("‘".to_string()),
        Just("’".to_string()),
        Just("'".to_string()),
        Just("«".to_string()),
        Just("\n".to_string()),
        Just("\n\n".to_string()),
        Just("\r\n".to_string()),
        Just(" said ".to_string()),
        Just(", ".to_string()),
        Just(". ".to_string()),
        Just(": ".to_string()),
        Just("Marta Oduya".to_string()),
        Just("he".to_string()),
        Just("She".to_string()),
        Just("the minister".to_string()),
        Just("Norvale Council".to_string()),
        Just("on Monday".to_string()),
        Just("31/02/2023".to_string()),
        Just("May".to_string()),
        Just("two weeks ago".to_string()),
        Just("between 1999 and".to_string()),
        Just("Published 16 May 2024 at 07:30".to_string()),
        Just("By Tomasz Reid".to_string()),
        Just("PARIS (AP) — ".to_string()),
        Just("\u{FEFF}".to_string()),
        Just("e\u{301}\u{301}".to_string()),
        Just("🎻".to_string()),
        Just("\u{202E}".to_string()),
        Just("\u{0}".to_string()),
        Just("\u{A0}".to_string()),
        "[a-zA-Z]{1,9}",
        "[0-9]{1,5}",
        "\\PC{1,4}",
        " {1,3}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The text of HTML without its tags.
fn text_nodes(html: &str) -> String {
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
fn check(text: &str, article: &Article) {
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
    assert!(article.timeline.windows(2).all(|w| w[0].interval.from <= w[1].interval.from), "the timeline is in order");
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

fn corpus() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir("tests/corpus")
        .expect("tests/corpus is part of the source tree")
        .map(|e| e.expect("a readable entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files.iter().map(|p| (p.display().to_string(), fs::read_to_string(p).expect("UTF-8"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn an_analysis_of_anything_holds_together(text in articles()) {
        let options = Options { published: Some("2024-05-16".into()), ..Options::default() };
        check(&text, &parse(&text, &options));
        check(&text, &parse(&text, &Options::default()));
    }

    #[test]
    fn the_rendering_is_the_text(text in articles()) {
        let html = render::html(&parse(&text, &Options::default()), &text);
        prop_assert_eq!(text_nodes(&html), text);
    }

    #[test]
    fn every_format_can_be_written(text in articles()) {
        let article = parse(&text, &Options::default());
        for (_, format) in export::Format::ALL {
            export::write(&article, &text, format, Offsets::Utf16);
        }
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(text in articles()) {
        let json = |_| serde_json::to_string(&wire::article(&parse(&text, &Options::default()), &text, &OffsetMap::new(&text, Offsets::Utf16))).expect("plain data");
        prop_assert_eq!(json(1), json(2));
    }

    #[test]
    fn offsets_count_units(text in "\\PC{0,200}") {
        let utf16 = OffsetMap::new(&text, Offsets::Utf16);
        let chars = OffsetMap::new(&text, Offsets::Char);
        for (at, _) in text.char_indices() {
            prop_assert_eq!(utf16.convert(at as u32) as usize, text[..at].encode_utf16().count());
            prop_assert_eq!(chars.convert(at as u32) as usize, text[..at].chars().count());
        }
    }
}

#[test]
fn the_corpus_holds_together() {
    for (name, text) in corpus() {
        println!("{name}");
        let article = parse(&text, &Options::default());
        check(&text, &article);
        assert_eq!(text_nodes(&render::html(&article, &text)), text, "{name}");
    }
}

#[test]
fn hostile_texts_hold_together() {
    let many = |s: &str, n: usize| s.repeat(n);
    for text in [
        String::new(),
        "x".into(),
        "”".into(),
        many("(", 100_000),
        many("\"", 20_000),
        many("“", 20_000),
        many("‘a’ ", 5_000),
        many("\n", 100_000),
        many("a", 100_000),
        many("A ", 30_000),
        many("9", 50_000),
        many("1/1/1 ", 5_000),
        many("e\u{301}", 20_000),
        many("U.S. ", 10_000),
        many("he said ", 10_000),
        many("“x,” said May Monday. ", 2_000),
        many("\u{0}", 1_000),
        many("\r", 1_000),
    ] {
        check(&text, &parse(&text, &Options::default()));
    }
}
