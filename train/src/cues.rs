//! The list of words that are often part of a cue, by counting.

use crate::gold;
use std::collections::BTreeMap;
use std::path::Path;

const LIST: &str = "data/lexicon/cue-words.txt";
/// A word must be seen this often, and be a cue that often.
const LEAST: (u32, u32) = (6, 3);

/// Counts the words of a set and writes the list.
pub fn write(set: &Path) -> Result<(), String> {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for document in gold::read(set)? {
        for (word, is_cue) in document.cue_words() {
            let count = counts.entry(word).or_default();
            count.0 += 1;
            count.1 += is_cue as u32;
        }
    }
    let mut out = String::from(
        "# How often a word was part of a cue in the training set: 1 over 4 %, 2 over 15 %, 3 over 35 %, 4 over 60 %.\n\
         # Written by `cargo run --release -p train -- cue-words GOLD`.\n",
    );
    for (word, (seen, cue)) in counts {
        let class = match cue as f64 / seen as f64 {
            share if seen < LEAST.0 || cue < LEAST.1 || share <= 0.04 => continue,
            share if share <= 0.15 => 1,
            share if share <= 0.35 => 2,
            share if share <= 0.6 => 3,
            _ => 4,
        };
        out.push_str(&format!("{word}\t{class}\n"));
    }
    std::fs::write(LIST, out).map_err(|e| format!("{LIST}: {e}"))
}
