//! Throughput of the whole pipeline and of each stage, in bytes of text: `cargo bench`.
//!
//! | group | what is timed |
//! |---|---|
//! | `parse` | one analysis of an article, for articles of several sizes |
//! | `stage` | one stage within a whole analysis; what is called `finish` is corrections, selection and timeline |
//! | `write` | the analysis as HTML, as the wire's JSON and in every other format |
//!
//! The texts are the project's own, so that anybody gets comparable figures. `cargo bench -- stage/quote` runs a part.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ontherecord::{Offsets, Options, export, parse, render, watched};
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// In the order in which they run.
const STAGES: [&str; 8] = ["layout", "token", "date", "quote::marks", "entity", "link", "quote", "finish"];

/// The articles of the corpus and of the page's samples, the shortest first.
fn articles() -> Vec<(String, String)> {
    let folders = ["tests/corpus", "www/samples"];
    let files = folders.iter().flat_map(|f| fs::read_dir(f).expect("part of the source tree"));
    let paths =
        files.map(|e| e.expect("a readable entry").path()).filter(|p| p.extension().is_some_and(|e| e == "txt"));
    let name = |p: &std::path::Path| p.file_stem().expect("a file").to_string_lossy().into_owned();
    let mut out: Vec<_> = paths.map(|p| (name(&p), fs::read_to_string(&p).expect("UTF-8"))).collect();
    out.sort_by_key(|(name, text)| (text.len(), name.clone()));
    out
}

fn whole(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse");
    for (name, text) in articles() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |b, text| {
            b.iter(|| parse(text, &Options::default()))
        });
    }
}

fn stages(c: &mut Criterion) {
    let texts: Vec<String> = articles().into_iter().map(|(_, text)| text).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = c.benchmark_group("stage");
    group.throughput(Throughput::Bytes(bytes as u64));
    for stage in STAGES {
        group.bench_function(stage, |b| {
            b.iter_custom(|rounds| {
                let mut spent = Duration::ZERO;
                for _ in 0..rounds {
                    for text in &texts {
                        let mut begun = Instant::now();
                        let article = watched(text, &Options::default(), |done| {
                            let now = Instant::now();
                            if done == stage {
                                spent += now - begun;
                            }
                            begun = now;
                        });
                        black_box(article);
                    }
                }
                spent
            });
        });
    }
}

fn writing(c: &mut Criterion) {
    let (_, text) = articles().pop().expect("there are articles");
    let article = parse(&text, &Options::default());
    let mut group = c.benchmark_group("write");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("html", |b| b.iter(|| render::html(&article, &text)));
    for (name, format) in export::Format::ALL {
        group.bench_function(name, |b| b.iter(|| export::write(&article, &text, format, Offsets::Utf16)));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(20);
    targets = whole, stages, writing
}
criterion_main!(benches);
