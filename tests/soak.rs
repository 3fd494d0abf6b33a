//! Hostile texts, recorded and invented: nothing panics, and every invariant that an analysis can show holds.
//!
//! `SOAK_ROUNDS=1000000 cargo test --release --test soak -- --nocapture` looks longer; `SOAK_SEED` starts elsewhere. A text
//! that fails is printed as a JSON string: put it into `tests/hostile/crashes.jsonl`, where it is tried for ever after.

#![allow(clippy::print_stdout)] // a text that fails is printed, to be recorded

mod common;

use common::{check, corpus, shown, text_nodes};
use ontherecord::{Offsets, Options, export, parse, render};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn recorded() -> Vec<String> {
    let mut out = Vec::new();
    for file in ["tests/hostile/inputs.jsonl", "tests/hostile/crashes.jsonl"] {
        let lines = fs::read_to_string(file).expect("the recorded inputs are part of the source tree");
        out.extend(lines.lines().map(|l| serde_json::from_str::<String>(l).expect("a JSON string a line")));
    }
    out
}

/// Analyses, renders and exports one text; says which text it was should anything fail.
fn withstand(text: &str, options: &Options) {
    let result = catch_unwind(AssertUnwindSafe(|| {
        let article = parse(text, options);
        check(text, &article);
        assert_eq!(text_nodes(&render::html(&article, text)), shown(text), "the rendering is the text");
        for (_, format) in export::Format::ALL {
            export::write(&article, text, format, Offsets::Utf16);
        }
    }));
    if let Err(cause) = result {
        println!("{}", serde_json::to_string(text).expect("a string"));
        std::panic::resume_unwind(cause);
    }
}

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }

    fn slice<'a>(&mut self, text: &'a str, longest: usize) -> &'a str {
        let start = floor(text, self.below(text.len() + 1));
        let end = floor(text, (start + self.below(longest)).min(text.len()));
        &text[start..end.max(start)]
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A text made of pieces of others: cut, repeated, with a character dropped or put in.
fn invent(random: &mut Random, sources: &[String]) -> String {
    let mut out = String::new();
    for _ in 0..1 + random.below(8) {
        let source = &sources[random.below(sources.len())];
        let piece = random.slice(source, 400).to_string();
        match random.below(6) {
            0 => out.push_str(&piece.repeat(1 + random.below(4))),
            1 => out.push_str(&piece.to_uppercase()),
            2 => out.push_str(&piece.replace('\n', " ")),
            3 => out.push_str(&piece.replace(' ', "\n")),
            4 => out.insert_str(floor(&out, random.below(out.len() + 1)), &piece),
            _ => out.push_str(&piece),
        }
    }
    out
}

#[test]
fn recorded_texts_are_withstood() {
    let texts = recorded();
    assert!(texts.len() > 500);
    for text in &texts {
        withstand(text, &Options::default());
    }
}

#[test]
fn invented_texts_are_withstood() {
    let number = |name: &str, default: u64| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    let (rounds, seed) = (number("SOAK_ROUNDS", 400), number("SOAK_SEED", 1));
    let mut sources: Vec<String> = corpus().into_iter().map(|(_, text)| text).collect();
    sources.extend(recorded().into_iter().filter(|t| t.len() < 5_000));
    let mut random = Random(seed);
    let options = [Options { published: Some("2024-05-16".into()), ..Options::default() }, Options::default()];
    for round in 0..rounds {
        let text = invent(&mut random, &sources);
        withstand(&text, &options[(round % 2) as usize]);
        if round % 100_000 == 99_999 {
            println!("{} rounds withstood", round + 1);
        }
    }
}
