//! Fits `weights.rs` on pages whose article is known: a conditional random field by adaptive gradient steps.
//!
//! `cargo test --release --lib layout::fit -- --ignored --nocapture` reads `../shared/eval/gold/pages-aed.dev.jsonl`
//! (unpacked) or what `PAGES` names, and prints how well half of the pages predict the other half.

#![allow(clippy::needless_range_loop, clippy::print_stdout)] // matrices by index; a test that reports

use super::chain::ALLOWED;
use super::feature::{self, COUNT, Page};
use super::headline;
use super::line::{self, Line};
use crate::options::DateOrder;
use std::collections::HashSet;
use std::fmt::Write;

/// The chain’s bonus for words of prose: twelve words an eighth of a nat.
const BONUS: f64 = 96.0;

struct Sample {
    id: String,
    words: Vec<u32>,
    prose: Vec<bool>,
    truncated: bool,
    features: Vec<Vec<u8>>,
    gold: Vec<usize>,
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn gold(text: &str, lines: &[Line], page: &serde_json::Value) -> Option<Vec<usize>> {
    let mut shingles = HashSet::new();
    let mut whole = HashSet::new();
    let headline = words(page["headline"].as_str()?);
    for paragraph in page["paragraphs"].as_array()? {
        let words = words(paragraph.as_str()?);
        shingles.extend(words.windows(3).map(<[String]>::to_vec));
        whole.insert(words);
    }
    let body: Vec<bool> = lines
        .iter()
        .map(|l| {
            let w = words(l.span.of(text));
            let hits = w.windows(3).filter(|s| shingles.contains(*s)).count();
            w != headline && (whole.contains(&w) || w.len() > 2 && hits * 5 > (w.len() - 2) * 3)
        })
        .collect();
    // Headlines and teasers repeat words of the article: its first line has a successor near by.
    let first = (0..body.len()).find(|&i| body[i] && lines[i].words > 7)?;
    let first = (first.saturating_sub(2)..=first).find(|&i| body[i]).unwrap_or(first);
    let last = (0..body.len()).rev().find(|&i| body[i] && (lines[i].words > 7 || i > 0 && body[i - 1]))?;
    Some(
        (0..body.len())
            .map(|i| {
                if i < first {
                    0
                } else if i > last {
                    3
                } else if body[i] {
                    1
                } else {
                    2
                }
            })
            .collect(),
    )
}

fn log_sum(values: &[f64]) -> f64 {
    let max = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if max == f64::NEG_INFINITY { max } else { max + values.iter().map(|v| (v - max).exp()).sum::<f64>().ln() }
}

struct Model {
    weights: Vec<[f64; 4]>,
    steps: [[f64; 4]; 4],
    squares: Vec<[f64; 4]>,
    step_squares: [[f64; 4]; 4],
}

impl Model {
    fn train(&mut self, sample: &Sample, rate: f64, l2: f64) {
        let n = sample.gold.len();
        let unary: Vec<[f64; 4]> = sample
            .features
            .iter()
            .map(|fs| std::array::from_fn(|s| fs.iter().map(|&f| self.weights[f as usize][s]).sum()))
            .collect();
        let step = |a: usize, b: usize| if ALLOWED[a][b] { self.steps[a][b] } else { f64::NEG_INFINITY };
        let mut alpha = vec![[f64::NEG_INFINITY; 4]; n];
        alpha[0] = [unary[0][0], unary[0][1], f64::NEG_INFINITY, f64::NEG_INFINITY];
        for i in 1..n {
            for t in 0..4 {
                alpha[i][t] = unary[i][t] + log_sum(&std::array::from_fn::<_, 4, _>(|s| alpha[i - 1][s] + step(s, t)));
            }
        }
        let mut beta = vec![[0.0; 4]; n];
        for i in (0..n - 1).rev() {
            for s in 0..4 {
                beta[i][s] =
                    log_sum(&std::array::from_fn::<_, 4, _>(|t| step(s, t) + unary[i + 1][t] + beta[i + 1][t]));
            }
        }
        let z = log_sum(&alpha[n - 1]);
        let mut gradient = std::collections::BTreeMap::<u8, [f64; 4]>::new();
        let mut steps = [[0.0; 4]; 4];
        for i in 0..n {
            for s in 0..4 {
                let g = f64::from(u8::from(sample.gold[i] == s)) - (alpha[i][s] + beta[i][s] - z).exp();
                if g.abs() > 1e-9 {
                    sample.features[i].iter().for_each(|&f| gradient.entry(f).or_default()[s] += g);
                }
                for t in 0..4 {
                    if i + 1 < n && ALLOWED[s][t] {
                        let p = (alpha[i][s] + step(s, t) + unary[i + 1][t] + beta[i + 1][t] - z).exp();
                        steps[s][t] += f64::from(u8::from(sample.gold[i] == s && sample.gold[i + 1] == t)) - p;
                    }
                }
            }
        }
        let update = |w: &mut f64, square: &mut f64, g: f64| {
            let g = g - l2 * *w;
            *square += g * g;
            *w += rate * g / (square.sqrt() + 1e-6);
        };
        for (f, g) in gradient {
            for s in 0..4 {
                update(&mut self.weights[f as usize][s], &mut self.squares[f as usize][s], g[s]);
            }
        }
        for s in 0..4 {
            for t in 0..4 {
                update(&mut self.steps[s][t], &mut self.step_squares[s][t], steps[s][t]);
            }
        }
    }

    fn fit(samples: &[&Sample], rounds: u32, l2: f64) -> Model {
        let mut model = Model {
            weights: vec![[0.0; 4]; COUNT],
            steps: [[0.0; 4]; 4],
            squares: vec![[0.1; 4]; COUNT],
            step_squares: [[0.1; 4]; 4],
        };
        for round in 0..rounds {
            for sample in samples.iter().filter(|s| !s.truncated) {
                model.train(sample, 0.3 / (1.0 + f64::from(round) / 5.0), l2);
            }
        }
        model
    }

    /// Words of the body found right, found, and wanted.
    fn measure(&self, sample: &Sample) -> [u32; 3] {
        let mut best = [0.0, 0.0, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let mut back = Vec::new();
        for (i, fs) in sample.features.iter().enumerate() {
            let mut from = [0; 4];
            if i > 0 {
                let last = best;
                for t in 0..4 {
                    let step = |s: usize| if ALLOWED[s][t] { last[s] + self.steps[s][t] } else { f64::NEG_INFINITY };
                    from[t] = (0..4).max_by(|&a, &b| step(a).total_cmp(&step(b))).unwrap_or(0);
                    best[t] = step(from[t]);
                }
            }
            for (s, b) in best.iter_mut().enumerate() {
                *b += fs.iter().map(|&f| self.weights[f as usize][s]).sum::<f64>();
            }
            best[1] += if sample.prose[i] { f64::from(sample.words[i].min(60)) / BONUS } else { 0.0 };
            back.push(from);
        }
        let mut state = (0..4).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
        let mut out = [0; 3];
        for i in (0..sample.gold.len()).rev() {
            let (found, wanted) = (state == 1, sample.gold[i] == 1);
            for (o, yes) in out.iter_mut().zip([found && wanted, found, wanted]) {
                *o += if yes { sample.words[i] } else { 0 };
            }
            state = back[i][state];
        }
        out
    }
}

fn samples() -> Vec<Sample> {
    let path = std::env::var("PAGES").unwrap_or("../shared/eval/gold/pages-aed.dev.jsonl".into());
    let mut samples = Vec::new();
    for json in std::fs::read_to_string(path).unwrap().lines() {
        let page: serde_json::Value = serde_json::from_str(json).unwrap();
        let text = page["text"].as_str().unwrap();
        let lines = line::read(text);
        let Some(gold) = gold(text, &lines, &page["page"]) else { continue };
        let known = Page::new(&lines);
        let features = (0..lines.len())
            .map(|i| {
                let mut fs = Vec::new();
                feature::of(&lines, &known, i, |f| fs.push(f));
                fs
            })
            .collect();
        // Some articles are cut off in the gold: they would teach that prose goes on after the end.
        let end = gold.iter().rposition(|&g| g == 1).unwrap_or(0) + 1;
        let next = &lines[end..(end + 10).min(lines.len())];
        let prose = |wanted: &dyn Fn(usize) -> bool| -> u32 {
            known.extent.clone().filter(|&i| lines[i].prose() && wanted(i)).map(|i| lines[i].words).sum()
        };
        let truncated = next.iter().filter(|l| l.prose()).count() >= 7
            && !next.iter().any(|l| l.whole.is_some())
            && prose(&|i| gold[i] == 1) * 10 < prose(&|_| true) * 7;
        samples.push(Sample {
            id: page["id"].to_string(),
            words: lines.iter().map(|l| l.words).collect(),
            prose: lines.iter().map(Line::prose).collect(),
            truncated,
            features,
            gold,
        });
    }
    samples
}

/// The candidates' features and the index of the right one, for pages that have it among them.
type Ranking = (Vec<Vec<usize>>, usize);

fn headlines() -> Vec<Ranking> {
    let path = std::env::var("PAGES").unwrap_or("../shared/eval/gold/pages-aed.dev.jsonl".into());
    let mut out = Vec::new();
    for json in std::fs::read_to_string(path).unwrap().lines() {
        let page: serde_json::Value = serde_json::from_str(json).unwrap();
        let text = page["text"].as_str().unwrap();
        let lines = line::read(text);
        let known = Page::new(&lines);
        let zones = super::chain::decode(&lines, &known);
        let candidates = super::header::candidates(text, &lines, &zones, &known, DateOrder::Auto);
        let wanted = words(page["page"]["headline"].as_str().unwrap());
        let Some(gold) = candidates.range().rev().find(|&i| words(lines[i].span.of(text)) == wanted) else { continue };
        let lines: Vec<usize> = candidates.range().filter(|&i| i == gold || !candidates.is_header(i)).collect();
        let features = lines.iter().map(|&i| {
            let mut fs = Vec::new();
            candidates.features(i, |f| fs.push(f));
            fs
        });
        out.push((features.collect(), lines.binary_search(&gold).unwrap()));
    }
    out
}

fn best(weights: &[f64], lines: &[Vec<usize>]) -> usize {
    let weigh = |i: &usize| lines[*i].iter().map(|&f| weights[f]).sum::<f64>();
    (0..lines.len()).rev().max_by(|a, b| weigh(a).total_cmp(&weigh(b))).unwrap_or(0)
}

/// Fits a log-linear ranking by gradient steps.
fn rank(samples: &[&Ranking]) -> Vec<f64> {
    let (mut weights, mut squares) = (vec![0.0; headline::COUNT], vec![0.1; headline::COUNT]);
    for round in 0..60 {
        for (lines, gold) in samples {
            let scores: Vec<f64> = lines.iter().map(|fs| fs.iter().map(|&f| weights[f]).sum()).collect();
            let z = log_sum(&scores);
            let mut gradient = vec![0.0; headline::COUNT];
            for (i, fs) in lines.iter().enumerate() {
                let g = f64::from(u8::from(i == *gold)) - (scores[i] - z).exp();
                fs.iter().for_each(|&f| gradient[f] += g);
            }
            for f in 0..headline::COUNT {
                let g: f64 = gradient[f] - 0.003 * weights[f];
                squares[f] += g * g;
                weights[f] += 0.3 / (1.0 + f64::from(round) / 10.0) * g / f64::sqrt(squares[f]);
            }
        }
    }
    weights
}

fn env(name: &str, default: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

#[test]
#[ignore = "writes src/layout/weights.rs; needs the pages"]
fn fit() {
    let samples = samples();
    let (rounds, l2) = (env("ROUNDS", 15.0) as u32, env("L2", 0.1));
    let mut sums = [0; 3];
    for half in 0..2 {
        let (known, held): (Vec<_>, Vec<_>) = samples.iter().enumerate().partition(|(i, _)| i % 2 == half);
        let model = Model::fit(&known.iter().map(|x| x.1).collect::<Vec<_>>(), rounds, l2);
        for (_, sample) in &held {
            let counts = model.measure(sample);
            if std::env::var("WORST").is_ok() {
                println!("{} lost {} false {}", sample.id, counts[2] - counts[0], counts[1] - counts[0]);
            }
            sums.iter_mut().zip(counts).for_each(|(s, n)| *s += n);
        }
    }
    let [right, found, wanted] = sums.map(f64::from);
    println!("held out: P {:.3} R {:.3} F1 {:.3}", right / found, right / wanted, 2.0 * right / (found + wanted));
    if std::env::var("ONLY").is_ok() {
        return;
    }
    let model = Model::fit(&samples.iter().collect::<Vec<_>>(), rounds, l2);
    let headlines = headlines();
    let (mut right, mut all) = (0, 0);
    for half in 0..2 {
        let (known, held): (Vec<_>, Vec<_>) = headlines.iter().enumerate().partition(|(i, _)| i % 2 == half);
        let weights = rank(&known.iter().map(|x| x.1).collect::<Vec<_>>());
        all += held.len();
        right += held.iter().filter(|(_, (lines, gold))| best(&weights, lines) == *gold).count();
    }
    println!("held out: headline {right} of {all}");
    let weights = rank(&headlines.iter().collect::<Vec<_>>());
    let eighths = |row: &[f64; 4]| row.map(|w| (w * 8.0).round() as i16);
    let mut out =
        String::from("//! Weights of the chain, in eighths of a nat. Written by `layout::fit`; do not edit.\n\n");
    let steps: Vec<_> = model.steps.iter().map(eighths).collect();
    let _ = writeln!(out, "pub(super) const STEPS: [[i16; 4]; 4] = {steps:?};\n");
    out.push_str("/// Of features, for the zones in order.\n#[rustfmt::skip]\n");
    out.push_str("pub(super) const WEIGHTS: &[[i16; 4]] = &[\n");
    for row in &model.weights {
        let _ = writeln!(out, "    {:?},", eighths(row));
    }
    out.push_str("];\n");
    let headline: Vec<_> = weights.iter().map(|w| (w * 8.0).round() as i16).collect();
    out.push_str("\n/// Of the headline's features.\n#[rustfmt::skip]\n");
    let _ = writeln!(out, "pub(super) const HEADLINE: &[i16] = &{headline:?};");
    std::fs::write("src/layout/weights.rs", out).unwrap();
}
