//! How fast layout, tokens and sentences are, without the stages after them.
//!
//! | text | printed |
//! |---|---|
//! | every set of `--check` | its size, MB/s of each part and of both: the best of several rounds |
//! | a line of 20 MB, a million empty lines, a word of 5 MB, and a tenth of each | MB/s |

use crate::gold;
use ontherecord::training;
use std::path::Path;
use std::time::{Duration, Instant};

/// How often every text is read.
const ROUNDS: usize = 15;

/// Times the sets and the hostile texts.
pub fn print(folder: &Path, sets: &str) -> Result<(), String> {
    for set in sets.split(',') {
        let documents = gold::read(&folder.join(format!("{set}.jsonl.gz")))?;
        let texts: Vec<&str> = documents.iter().map(|d| d.text.as_str()).collect();
        time(set, &texts);
    }
    for (name, unit, count) in [
        ("a line", "The council voted on Monday to close the bridge, she said. ", 340_000),
        ("empty lines", "\n", 1_000_000),
        ("a word", "bridge", 830_000),
        ("short lines", "Sign in\nFerry runs\n", 500_000),
    ] {
        for count in [count / 10, count] {
            time(name, &[&unit.repeat(count)]);
        }
    }
    Ok(())
}

fn time(name: &str, texts: &[&str]) {
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let rounds = if bytes > 4_000_000 { 3 } else { ROUNDS };
    let mut best = [Duration::MAX; 2];
    for _ in 0..rounds {
        let mut spent = [Duration::ZERO; 2];
        for text in texts {
            let mut begun = Instant::now();
            training::front(text, |stage| {
                let now = Instant::now();
                spent[usize::from(stage == "token")] += now - begun;
                begun = now;
            });
        }
        if spent[0] + spent[1] < best[0].saturating_add(best[1]) {
            best = spent;
        }
    }
    let rate = |d: Duration| bytes as f64 / 1e6 / d.as_secs_f64();
    println!(
        "{name}: {bytes} bytes, layout {:.1}, tokens and sentences {:.1}, together {:.1} MB/s",
        rate(best[0]),
        rate(best[1]),
        rate(best[0] + best[1])
    );
}
