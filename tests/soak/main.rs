//! Hostile texts, options and lines, recorded and invented: nothing panics, and every invariant that an analysis can show holds.
//!
//! | variable | meaning |
//! |---|---|
//! | `SOAK_ROUNDS` | how many texts are invented (400) |
//! | `SOAK_SEED` | where the invention starts (1); the same seed invents the same texts |
//! | `SOAK_CPU_SECONDS` | go on until so much processor time is spent, whatever the rounds |
//! | `SOAK_LOG` | a file to which a line is added for every minute of processor time |
//!
//! `scripts/soak.sh` runs it for hours. A text that fails is printed as a JSON string and the run goes on; put it into
//! `tests/hostile/crashes.jsonl`, where it is tried for ever after.

#![allow(clippy::print_stdout)] // a text that fails is printed, to be recorded

#[path = "../common/mod.rs"]
mod common;
mod diary;
mod invent;
#[cfg(feature = "cli")]
mod lines;

use common::{corpus, withstand};
use diary::Diary;
use invent::Random;
use ontherecord::{Article, OffsetMap, Offsets, Options};
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

/// Runs `work`; true when it ended without a panic. A failure is printed with what led to it.
fn holds(what: &serde_json::Value, work: impl FnOnce()) -> bool {
    let failed = catch_unwind(AssertUnwindSafe(work)).is_err();
    if failed {
        println!("FINDING {what}");
    }
    !failed
}

#[test]
fn recorded_texts_are_withstood() {
    let texts = recorded();
    assert!(texts.len() > 500);
    let failed = texts.iter().filter(|text| {
        !holds(&serde_json::json!(text), || {
            withstand(text, &Options::default());
        })
    });
    assert_eq!(failed.count(), 0);
}

#[test]
fn invented_texts_options_and_lines_are_withstood() {
    let mut sources: Vec<String> = corpus().into_iter().map(|(_, text)| text).collect();
    sources.extend(recorded().into_iter().filter(|t| t.len() < 5_000));
    let mut diary = Diary::open();
    let mut random = Random::new(diary.seed);
    while diary.goes_on() {
        let text = invent::text(&mut random, &sources);
        diary.texts += 1;
        diary.bytes += text.len() as u64;
        let mut article = Article::default();
        let published = Options { published: Some("2024-05-16".into()), ..Options::default() };
        let plain = if random.below(2) == 0 { published } else { Options::default() };
        diary.findings += u64::from(!holds(&serde_json::json!(text), || article = withstand(&text, &plain)));
        let wanted = invent::options(&mut random, &article);
        match Options::from_json(&wanted, &OffsetMap::new(&text, Offsets::Utf16)) {
            Err(error) => {
                diary.refused += 1;
                assert!(error.0.contains(": "), "{wanted}: {error} names what is wrong");
            }
            Ok(options) => {
                diary.options += 1;
                let both = serde_json::json!({ "text": text, "options": wanted });
                diary.findings += u64::from(!holds(&both, || {
                    withstand(&text, &options);
                }));
            }
        }
        #[cfg(feature = "cli")]
        if diary.texts % 256 == 1 {
            let batch = lines::batch(&mut random, &sources);
            diary.lines += batch.len() as u64;
            diary.findings += u64::from(!lines::withstood(&batch));
        }
    }
    diary.close();
}
