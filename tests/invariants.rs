//! The invariants that ARCHITECTURE.md numbers, held on invented, random and hostile texts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout)] // tests say what they skip and what they tried

mod common;

use common::{check, corpus, shown, text_nodes};
use ontherecord::{OffsetMap, Offsets, Options, export, parse, render, wire};
use proptest::prelude::*;

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
        prop_assert_eq!(text_nodes(&html), shown(&text));
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
        assert_eq!(text_nodes(&render::html(&article, &text)), shown(&text), "{name}");
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
