//! What the models see of a line: small numbers for the line, its neighbours and its place in the page.
//!
//! | group | of what |
//! |---|---|
//! | the line | length, function words, capitals, digits, how it begins and ends, cue words |
//! | neighbours | gaps, ends, lengths and shapes of up to three lines on either side |
//! | surroundings | words and lines of prose, and lines that are cues, within 5, 10, 15 and 25 lines |
//! | distances | to the nearest line that is a cue of each kind, to the nearest prose |
//! | topic | how many of its long words stand in the article's likeliest stretch |
//! | stretch | inside it, or how far from its ends |
//!
//! Nothing says how far down the page a line stands: a page may end with its article.

use super::cue::{self, Cue};
use super::line::Line;
use super::topic::Topic;
use crate::text::hash::Map;
use std::ops::Range;

/// How many features there are.
pub(super) const COUNT: usize = 80;

/// The features of one line.
pub(super) type Row = [u8; COUNT];

/// Kinds of cue lines whose distance counts.
const FAR: [Cue; 8] =
    [Cue::Legal, Cue::Share, Cue::Advert, Cue::Credit, Cue::Related, Cue::Comment, Cue::Bio, Cue::Menu];
/// Distances are capped here.
const REACH: u8 = 60;

/// What is known of the whole text before any line is judged.
#[derive(Debug)]
pub(super) struct Page {
    around: Vec<Around>,
    /// Words of prose before each line.
    prose: Vec<u32>,
    /// Lines of prose before each line.
    prose_lines: Vec<u32>,
    /// Lines that are cues before each line.
    cue_lines: Vec<u32>,
    /// The stretch of lines that has most prose for least else.
    pub(super) extent: Range<usize>,
    topic: Topic,
}

/// What a line's surroundings say of it.
#[derive(Debug, Clone, Copy)]
struct Around {
    shape: u8,
    /// How often the line stands in the text, up to three times.
    repeats: u8,
    /// Lines since the last cue of each kind of [`FAR`], and to the next.
    since: [u8; FAR.len()],
    until: [u8; FAR.len()],
    /// Lines since the last prose and to the next, and their words.
    prose_since: u8,
    prose_until: u8,
    words_before: u8,
    words_after: u8,
}

impl Page {
    pub(super) fn new(text: &str, lines: &[Line]) -> Page {
        let mut seen: Map<u64, u8> = Map::with_capacity_and_hasher(lines.len(), Default::default());
        for line in lines {
            let n = seen.entry(line.key).or_insert(0);
            *n = n.saturating_add(1).min(3);
        }
        let extent = extent(lines);
        let mut page = Page {
            around: around(lines, |l| seen.get(&l.key).copied().unwrap_or(1)),
            prose: sums(lines, |l| if l.prose() { l.words } else { 0 }),
            prose_lines: sums(lines, |l| u32::from(l.prose())),
            cue_lines: sums(lines, |l| u32::from(l.is_cue())),
            topic: Topic::default(),
            extent,
        };
        for line in lines[page.extent.clone()].iter().filter(|l| l.prose()) {
            page.topic.learn(line.span.of(text));
        }
        page
    }

    /// Whether another line says the same.
    pub(super) fn repeated(&self, i: usize) -> bool {
        self.around.get(i).is_some_and(|a| a.repeats > 1)
    }

    fn shape(&self, i: Option<usize>) -> u8 {
        i.and_then(|i| self.around.get(i)).map_or(0, |a| a.shape)
    }
}

/// For every line the sum over the lines before it, and at last over all.
fn sums(lines: &[Line], value: impl Fn(&Line) -> u32) -> Vec<u32> {
    let mut sum = 0;
    let mut out = Vec::with_capacity(lines.len() + 1);
    out.push(0);
    out.extend(lines.iter().map(|l| {
        sum += value(l);
        sum
    }));
    out
}

fn around(lines: &[Line], repeats: impl Fn(&Line) -> u8) -> Vec<Around> {
    let (mut since, mut prose, mut words) = ([REACH; FAR.len()], 99, 0);
    let far = |l: &Line| FAR.map(|c| l.whole == Some(c) || l.lead == Some(c));
    let step = |distances: &mut [u8; FAR.len()], l: &Line| {
        for (d, hit) in distances.iter_mut().zip(far(l)) {
            *d = if hit { 0 } else { (*d + 1).min(REACH) };
        }
    };
    let mut out: Vec<Around> = Vec::with_capacity(lines.len());
    for line in lines {
        prose = (prose + 1).min(99);
        out.push(Around {
            shape: shape(line),
            repeats: repeats(line),
            since,
            until: since,
            prose_since: prose,
            prose_until: 99,
            words_before: words,
            words_after: 0,
        });
        step(&mut since, line);
        if line.prose() {
            (prose, words) = (0, byte(line.words));
        }
    }
    (since, prose, words) = ([REACH; FAR.len()], 99, 0);
    for (line, around) in lines.iter().zip(&mut out).rev() {
        prose = (prose + 1).min(99);
        (around.until, around.prose_until, around.words_after) = (since, prose, words);
        step(&mut since, line);
        if line.prose() {
            (prose, words) = (0, byte(line.words));
        }
    }
    out
}

/// The stretch with the largest sum, where a line of prose counts its words and any other line counts against.
fn extent(lines: &[Line]) -> Range<usize> {
    let (mut best, mut sum, mut from) = ((0, 0..0), 0i64, 0);
    for (i, line) in lines.iter().enumerate() {
        sum += match line {
            _ if line.prose() => i64::from(line.words.min(120)),
            _ if line.is_cue() => -14,
            _ if line.gap && line.words > 3 => -4,
            _ => -9,
        };
        if sum <= 0 {
            (sum, from) = (0, i + 1);
        } else if sum > best.0 {
            best = (sum, from..i + 1);
        }
    }
    best.1
}

/// Coarse shape: nothing, menu, cue, short, heading, medium with or without a full stop, long with or without.
fn shape(line: &Line) -> u8 {
    let stop = line.terminal();
    if line.whole.is_some() {
        1
    } else if line.lead.is_some() {
        2
    } else if line.prose() {
        if line.words >= 25 { 8 } else { 7 }
    } else {
        match (line.words, stop) {
            (0..=3, false) => 3,
            (0..=3, true) => 4,
            (4..=7, false) => 5,
            (4..=7, true) => 6,
            (_, false) => 9,
            (_, true) => 10,
        }
    }
}

fn byte(value: u32) -> u8 {
    value.min(255) as u8
}

fn share(part: u32, all: u32) -> u8 {
    byte(part * 100 / all.max(1))
}

/// How a line ends.
fn ending(line: &Line) -> u8 {
    match line.last {
        '.' => 0,
        '?' | '!' => 1,
        '”' | '"' | '’' | '\'' => 2,
        ')' | ']' => 3,
        ':' => 4,
        '…' | '>' | '»' | '›' | '|' => 5,
        c if c.is_numeric() => 6,
        _ => 7,
    }
}

/// How a line begins.
fn beginning(line: &Line) -> u8 {
    match line.first {
        '“' | '"' | '‘' | '\'' | '’' | '«' => 0,
        c if c.is_uppercase() => 1,
        c if c.is_lowercase() => 2,
        c if c.is_numeric() => 3,
        '•' | '·' | '-' | '–' | '—' | '*' | '▪' => 4,
        _ => 5,
    }
}

/// Writes what is seen of line `i`.
pub(super) fn of(text: &str, lines: &[Line], page: &Page, i: usize, row: &mut Row) {
    let mut at = 0;
    let mut give = |value: u8| {
        if let Some(cell) = row.get_mut(at) {
            *cell = value;
        }
        at += 1;
    };
    let line = &lines[i];
    let around = &page.around[i];
    give(byte(line.words));
    give(share(line.stops, line.words));
    give(share(line.capitals, line.words));
    give(share(line.numbers, line.words));
    give(byte(line.span.len() as u32 * 4 / line.words.max(1)));
    give(ending(line));
    give(beginning(line));
    give(u8::from(line.gap));
    give(u8::from(line.prose()));
    give(u8::from(line.terminal()));
    give(line.lead.or(line.whole).map_or(0, |c| c as u8 + 1));
    line.cues[1..cue::COUNT].iter().for_each(|&n| give(n));
    give(line.tail);
    give(line.inner_stops);
    for k in [-3isize, -2, -1, 1, 2, 3] {
        let near = i.checked_add_signed(k).and_then(|k| lines.get(k));
        give(near.map_or(0, |l| byte(l.words)));
    }
    for k in [-2isize, -1, 1, 2] {
        give(page.shape(i.checked_add_signed(k)));
    }
    for k in [-1isize, 1] {
        let near = i.checked_add_signed(k).and_then(|k| lines.get(k));
        give(near.map_or(9, ending));
        give(near.map_or(0, |l| share(l.capitals, l.words)));
        give(near.map_or(1, |l| u8::from(l.gap)));
    }
    give(around.prose_since);
    give(around.prose_until);
    give(around.words_before);
    give(around.words_after);
    let n = lines.len();
    let window = |sums: &[u32], k: usize| {
        let (from, to) = (i.saturating_sub(k), (i + k + 1).min(n));
        (sums[i] - sums[from], sums[to] - sums[i + 1])
    };
    for (k, unit) in [(5, 2), (10, 4), (25, 8)] {
        let (before, after) = window(&page.prose, k);
        give(byte(before / unit));
        give(byte(after / unit));
    }
    let (before, after) = window(&page.prose_lines, 25);
    give(byte(before));
    give(byte(after));
    for k in [5, 15] {
        let (before, after) = window(&page.cue_lines, k);
        give(byte(before));
        give(byte(after));
    }
    around.since.iter().chain(&around.until).for_each(|&d| give(d));
    give(around.repeats);
    let same = |k: Option<usize>| u8::from(page.shape(k) == around.shape);
    give(same(i.checked_sub(1)) + same(Some(i + 1)));
    let (known, all) = page.topic.known(line.span.of(text), page.extent.contains(&i) && line.prose());
    give(share(known, all));
    give(byte(known.min(5)));
    let from_edge = |edge: usize| (i as i64 - edge as i64).clamp(-30, 30) as i8;
    give((from_edge(page.extent.start) + 30) as u8);
    give((from_edge(page.extent.end) + 30) as u8);
    give(u8::from(page.extent.contains(&i)));
    let inside = page.prose[page.extent.end] - page.prose[page.extent.start];
    give(share(inside, page.prose[n]));
    debug_assert_eq!(at, COUNT);
}
