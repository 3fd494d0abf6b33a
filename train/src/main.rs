//! Trains the models of ontherecord.
//!
//! | step | file |
//! |---|---|
//! | annotated lines in | `gold.rs` |
//! | hashed features to numbers, rare ones dropped | `corpus.rs` |
//! | log-likelihood of a linear-chain CRF and its gradient, all cores | `crf.rs` |
//! | L1 and L2 regularised optimum | `adagrad.rs`, `owlqn.rs` |
//! | one byte a weight, the model file | `quantise.rs` |
//! | boosted trees over small numbers | `boost.rs` |
//! | small log-linear models, one byte a weight | `loglinear.rs` |
//!
//! `train/names.sh ../shared/eval/gold` rebuilds `data/model/names.bin` from silver labels on, `cargo run --release -p train -- attribution …`
//! `data/model/attribution.bin` (and `… -- cue-words …` the list that it reads, `data/lexicon/cue-words.txt`), `… -- pronoun …`
//! `data/model/pronoun.bin`, `… -- layout …` `data/model/layout.bin`, `… -- worth …` `data/model/worth.bin`, `… -- edges …` `data/model/edges.bin`.

mod adagrad;
mod boost;
mod check;
mod corpus;
mod crf;
mod cues;
mod edges;
mod front;
mod gold;
mod loglinear;
mod owlqn;
mod page;
mod pronoun;
mod quantise;
mod score;
mod worth;

use clap::{Parser, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Trains a model and writes it quantised.
#[derive(Parser)]
struct Arguments {
    /// Which model.
    model: Which,
    /// Folder of the gold sets, `SET.SPLIT.jsonl.gz`.
    gold: PathBuf,
    /// Sets to train on, each with its weight: `gmb.train=1,gum.train=2`; without it, all that the model has.
    #[arg(long)]
    sets: Option<String>,
    /// Strength of the L1 penalty, which sets most weights to nothing.
    #[arg(long, default_value_t = 1.0)]
    l1: f64,
    /// Strength of the L2 penalty.
    #[arg(long, default_value_t = 0.01)]
    l2: f64,
    /// Rounds of small steps before it.
    #[arg(long, default_value_t = 0)]
    approach: usize,
    /// Rounds of the optimiser at most; 0 only checks the model that is there.
    #[arg(long, default_value_t = 120)]
    rounds: usize,
    /// A feature must be seen this often.
    #[arg(long, default_value_t = 3)]
    least: u32,
    /// Share of the features that are hidden while learning.
    #[arg(long, default_value_t = 0.0)]
    hide: f64,
    /// In how many ways they are hidden.
    #[arg(long, default_value_t = 1)]
    ways: u32,
    /// Take every n-th document only, for a quick look.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Where the model goes; `data/model/MODEL.bin` by default. The state goes beside it, as `.state`.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Leave out features whose weights are together below so many units of the file, signs aside: less to download,
    /// hardly worse.
    #[arg(long, default_value_t = 1)]
    lean: u8,
    /// Begin with the weights of this model, made from features that are mostly the same.
    #[arg(long)]
    start: Option<PathBuf>,
    /// Sets, with commas between them, to try the new model on.
    #[arg(long)]
    check: Option<String>,
    /// Threads; 0 for one per core.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// Of the layout model: write what models say of pages that they have not seen, for `eval/score.py`, and no model.
    #[arg(long)]
    cross: Option<PathBuf>,
    /// Of the layout model: in how many parts the pages are told apart.
    #[arg(long, default_value_t = 10)]
    folds: usize,
    /// Of the layout model: keep pages of one outlet in one part.
    #[arg(long)]
    outlets: bool,
    /// Go on from the state that an interrupted run with the same arguments left.
    #[arg(long)]
    resume: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Which {
    Names,
    Attribution,
    /// Whom he, she, they and it mean; from `gum.train`, tried on the first set of `--check`.
    Pronoun,
    /// Which lines of a pasted page are its article, and its headline; from `pages-aed.dev`.
    Layout,
    /// Which reported speech is worth keeping; learns from what the attribution model of `--start`, trained with
    /// `--every 3`, labels in the documents that it has not seen. Tried on the first set of `--check` with the shipped model.
    Worth,
    /// Where quoted content begins and ends; learns and is tried as `worth` is.
    Edges,
    /// No model, but the speed of layout, tokens and sentences on the sets of `--check` and on hostile texts.
    Front,
    /// No model, but the list of words that are often cues, of which the attribution model makes features.
    CueWords,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build_global().map_err(|e| e.to_string())?;
    let (name, scheme, sets) = match arguments.model {
        Which::Names => ("names", ontherecord::training::names_scheme(), "gmb.train=1,wikigold.train=1,gum.train=1"),
        Which::Attribution => ("attribution", ontherecord::training::attributions_scheme(), "polnear.train=1"),
        Which::Pronoun => {
            let set = |name: &str| arguments.gold.join(format!("{name}.jsonl.gz"));
            let check = arguments.check.as_deref().map(set);
            let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from("data/model/pronoun.bin"));
            return pronoun::train(&set("gum.train"), check.as_deref(), &out);
        }
        Which::Layout => {
            let set = arguments.gold.join("pages-aed.dev.jsonl.gz");
            let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from("data/model/layout.bin"));
            return page::train(&set, arguments.folds, arguments.outlets, &out, arguments.cross.as_deref());
        }
        Which::Worth | Which::Edges => {
            let set = |name: &str| arguments.gold.join(format!("{name}.jsonl.gz"));
            let model = arguments.start.as_ref().ok_or("worth and edges need --start MODEL")?;
            let check = arguments.check.as_deref().map(set);
            let shipped = PathBuf::from("data/model/attribution.bin");
            let check = check.as_deref().map(|c| (c, shipped.as_path()));
            let (name, train): (_, worth::Train) = match arguments.model {
                Which::Edges => ("edges", edges::train),
                _ => ("worth", worth::train),
            };
            let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from(format!("data/model/{name}.bin")));
            return train(&set("polnear.train"), arguments.every.max(2), model, check, &out);
        }
        Which::Front => {
            return front::print(&arguments.gold, arguments.check.as_deref().unwrap_or("polnear.dev,pages-aed.dev"));
        }
        Which::CueWords => return cues::write(&arguments.gold.join("polnear.train.jsonl.gz")),
    };
    let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from(format!("data/model/{name}.bin")));
    if arguments.rounds == 0 {
        let file = std::fs::read(&out).map_err(|e| format!("{}: {e}", out.display()))?;
        return check(arguments, &scheme, &file);
    }
    let mut instances = Vec::new();
    for set in arguments.sets.as_deref().unwrap_or(sets).split(',') {
        let (set, weight) = set.split_once('=').unwrap_or((set, "1"));
        let weight: f32 = weight.parse().map_err(|_| format!("{set}: {weight:?} is no number"))?;
        let path = if set.contains('/') { PathBuf::from(set) } else { arguments.gold.join(format!("{set}.jsonl.gz")) };
        let documents = gold::read(&path)?;
        let before = instances.len();
        for document in documents.iter().step_by(arguments.every) {
            let found = match arguments.model {
                Which::Names => document.names(),
                Which::Attribution => document.attributions(),
                Which::Pronoun | Which::CueWords | Which::Front | Which::Layout | Which::Worth | Which::Edges => {
                    Vec::new()
                }
            };
            instances.extend(found.into_iter().map(|mut i| {
                i.weight *= weight;
                i
            }));
        }
        eprintln!("{set}: {} documents, {} sequences", documents.len(), instances.len() - before);
    }
    let corpus = corpus::Corpus::new(
        &instances,
        &scheme,
        arguments.least,
        corpus::Hiding { share: arguments.hide, ways: arguments.ways.max(1) },
    );
    drop(instances);
    eprintln!("{} features, {} weights", corpus.keys.len(), corpus.weights());
    let state = out.with_extension("state");
    let settings = owlqn::Settings { l1: arguments.l1, l2: arguments.l2, rounds: arguments.rounds };
    let begun = arguments.start.as_ref().map(|path| corpus.begin(path)).transpose()?;
    let start = if begun.is_some() {
        begun
    } else if arguments.resume {
        owlqn::load(&state, corpus.weights())
    } else {
        None
    };
    let mut weights = start.unwrap_or_else(|| vec![0.0; corpus.weights()]);
    if !arguments.resume {
        let part = |w: &[f64], g: &mut [f64], part, parts| crf::partial(&corpus, w, g, part, parts);
        adagrad::approach(&settings, arguments.approach, &mut weights, part);
    }
    let weights = owlqn::minimise(&settings, weights, &state, |w, g| crf::loss(&corpus, w, g));
    let file = quantise::model_file(&corpus, &weights, arguments.lean);
    std::fs::write(&out, &file).map_err(|e| format!("{}: {e}", out.display()))?;
    let _ = std::fs::remove_file(&state);
    eprintln!("{}: {} bytes", out.display(), file.len());
    check(arguments, &scheme, &file)
}

/// Prints how good a model is on the sets asked for.
fn check(arguments: &Arguments, scheme: &ontherecord::training::Scheme, file: &[u8]) -> Result<(), String> {
    for set in arguments.check.iter().flat_map(|sets| sets.split(',')) {
        let documents = gold::read(&arguments.gold.join(format!("{set}.jsonl.gz")))?;
        match arguments.model {
            Which::Attribution => check::print(file, scheme, documents.iter().flat_map(gold::Document::attributions)),
            _ => {
                let model = ontherecord::training::NamesModel::read(file).ok_or("the model can't be read")?;
                eprintln!("{set}: {}", score::names(&documents, &model));
            }
        }
    }
    Ok(())
}
