//! Which line is the headline.
//!
//! Every line before the article's first paragraph gets points for its length, its distance from that paragraph, a
//! byline or a date beneath it, and the words that it shares with the article; menus and labels lose points.

use super::cue::Cue;
use super::feature::Page;
use super::line::Line;
use std::collections::HashSet;

/// How many lines above the first paragraph are looked at.
const REACH: usize = 400;
/// How many lines of the article its words are taken from.
const SAMPLE: usize = 40;
/// Fewer points than this are no headline.
const LEAST: i32 = 4;

/// Index of the headline among the lines before `first`, the article's first paragraph.
pub(super) fn find(
    text: &str,
    lines: &[Line],
    page: &Page,
    first: usize,
    header: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let mut body = HashSet::new();
    for line in lines[first..].iter().filter(|l| l.prose()).take(SAMPLE) {
        body.extend(long_words(text, line));
    }
    let score = |i: usize| points(text, lines, page, first, i, &body, header);
    let best = (first.saturating_sub(REACH)..first).rev().max_by_key(|&i| score(i))?;
    (score(best) >= LEAST).then_some(best)
}

fn long_words<'t>(text: &'t str, line: &Line) -> impl Iterator<Item = String> + use<'t> {
    let words = line.span.of(text).split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3);
    words.map(str::to_lowercase)
}

fn points(
    text: &str,
    lines: &[Line],
    page: &Page,
    first: usize,
    i: usize,
    body: &HashSet<String>,
    header: &dyn Fn(usize) -> bool,
) -> i32 {
    let line = &lines[i];
    let mut points = match line.words {
        0 | 1 => -8,
        2 => -5,
        3 => -1,
        4 | 5 => 1,
        6..=18 => 4,
        19..=26 => 1,
        27..=36 => -4,
        _ => -20,
    };
    points -= if line.whole.is_some() { 12 } else { 0 };
    points -= if line.lead.is_some() { 4 } else { 0 };
    points -= if header(i) { 8 } else { 0 };
    points -= if line.cue(Cue::Stamp) || line.cue(Cue::Credit) { 2 } else { 0 };
    points -= match line.last {
        '.' => 4,
        ':' | '…' | '|' | '>' => 3,
        _ => 0,
    };
    points += match first - i {
        1..=3 => 3,
        4..=8 => 2,
        9..=16 => 0,
        17..=40 => -3,
        _ => -5,
    };
    points += match (1..=4).find(|k| i + k <= first && header(i + k)) {
        Some(1) => 5,
        Some(2) => 4,
        Some(_) => 2,
        None => 0,
    };
    points += i32::from(page.repeated(i) && line.words > 4) * 2;
    let (mut known, mut all) = (0, 0);
    for word in long_words(text, line).take(20) {
        all += 1;
        known += i32::from(body.contains(&word));
    }
    points + if all > 0 { 8 * known / all } else { 0 }
}
