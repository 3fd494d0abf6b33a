//! What the first forest sees of a line: small numbers for the line, its neighbours and its place in the page.
//!
//! | group | of what |
//! |---|---|
//! | the line | length, function words, capitals, digits, how it begins and ends, cue words, words of captions and notices |
//! | neighbours | gaps, ends, lengths and shapes of up to three lines on either side |
//! | surroundings | words and lines of prose, lines that are cues, that repeat, that end without a stop, within 3 to 25 lines |
//! | distances | to the nearest line that is a cue of each kind, to the nearest prose |
//! | topic | how many of its long words stand in the article's likeliest stretch |
//! | stretch | inside it, or how far from its ends |
//!
//! Nothing says how far down the page a line stands: a page may end with its article.

use super::cue::{self, Cue};
use super::forest::{Row, Sink};
use super::line::{Line, Lines};
use super::topic::Topic;
use crate::text::index::Index;
use std::ops::Range;

/// Kinds of cue lines whose distance counts.
const FAR: [Cue; 8] =
    [Cue::Legal, Cue::Share, Cue::Advert, Cue::Credit, Cue::Related, Cue::Comment, Cue::Bio, Cue::Menu];
/// Distances are capped here.
const REACH: u8 = 60;
/// How far lines that begin alike are counted.
const ALIKE: usize = 6;

/// What is known of the whole text before any line is judged.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub(super) lines: &'t [Line],
    all: &'t Lines,
    /// Per line the number of its words, the same where they are; and how often the text has each, up to three times.
    same: Vec<u32>,
    times: Vec<u8>,
    /// Only where there is a page around the article.
    around: Vec<Around>,
    /// What the lines before each line add up to; likewise.
    sums: Vec<Sums>,
    /// The stretch of lines that has most prose for least else.
    pub(super) extent: Range<usize>,
    topic: Topic,
}

/// Sums over lines.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Words of prose.
    prose: u32,
    /// Lines of prose.
    prose_lines: u32,
    /// Lines that are cues.
    cues: u32,
    /// Lines that stand in the text more than once and are no cues.
    repeats: u32,
    /// Lines of four words or more that do not end as a sentence does.
    open: u32,
    /// Words that speak to the reader, and that tell what happened.
    address: u32,
    past: u32,
}

/// What a line's surroundings say of it.
#[derive(Debug, Clone, Copy)]
struct Around {
    shape: u8,
    /// Lines since the last cue of each kind of [`FAR`], and to the next.
    since: [u8; FAR.len()],
    until: [u8; FAR.len()],
    /// Lines since the last prose and to the next, and their words.
    prose_since: u8,
    prose_until: u8,
    words_before: u8,
    words_after: u8,
}

impl<'t> Page<'t> {
    /// `whole`: whether there is a page around the article, so that its lines are told apart.
    pub(super) fn new(all: &'t Lines, whole: bool) -> Page<'t> {
        let lines = &all.lines[..];
        let (same, times) = repeated(lines);
        let (around, sums) = (Vec::new(), Vec::new());
        let mut page = Page { lines, all, same, times, around, sums, topic: Topic::default(), extent: extent(lines) };
        if whole {
            page.around = around_of(lines);
            page.sums = page.sums();
        }
        for i in page.extent.clone().filter(|i| lines[*i].prose()) {
            page.topic.learn(page.slots(i));
        }
        page
    }

    /// How often a line stands in the text, up to three times.
    pub(super) fn repeats(&self, i: usize) -> u8 {
        self.same.get(i).map_or(0, |&number| self.times[number as usize])
    }

    /// The number of a line's words: lines that say the same have the same.
    pub(super) fn number(&self, i: usize) -> usize {
        self.same[i] as usize
    }

    /// How many such numbers there are.
    pub(super) fn numbers(&self) -> usize {
        self.times.len()
    }

    /// The hashes of a line's long words.
    pub(super) fn slots(&self, i: usize) -> &'t [u16] {
        self.lines.get(i).map_or(&[], |line| self.all.slots(line))
    }

    fn shape(&self, i: Option<usize>) -> u8 {
        i.and_then(|i| self.around.get(i)).map_or(0, |a| a.shape)
    }
}

/// Numbers lines by what they say, and counts how often the text has each, up to three times.
fn repeated(lines: &[Line]) -> (Vec<u32>, Vec<u8>) {
    let hash = |line: &Line| (line.key ^ line.key >> 32) as u32;
    let mut index = Index::default();
    // Per number its first line.
    let (mut firsts, mut times): (Vec<u32>, Vec<u8>) = (Vec::new(), Vec::new());
    let mut same = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let known = index.find(hash(line), |number| lines[firsts[number as usize] as usize].key == line.key);
        let number = known.unwrap_or(firsts.len() as u32);
        if known.is_some() {
            times[number as usize] = (times[number as usize] + 1).min(3);
        } else {
            firsts.push(i as u32);
            times.push(1);
            index.add(firsts.len(), |number| hash(&lines[firsts[number as usize] as usize]));
        }
        same.push(number);
    }
    (same, times)
}

impl Page<'_> {
    /// For every line the sums over the lines before it, and at last over all.
    fn sums(&self) -> Vec<Sums> {
        let lines = self.lines;
        let mut sums = Sums::default();
        let mut out = Vec::with_capacity(lines.len() + 1);
        out.push(sums);
        for (i, line) in lines.iter().enumerate() {
            let prose = line.prose();
            sums.prose += if prose { line.words } else { 0 };
            sums.prose_lines += u32::from(prose);
            sums.cues += u32::from(line.is_cue());
            sums.repeats += u32::from(self.repeats(i) > 1 && !line.is_cue());
            sums.open += u32::from(line.words > 3 && !line.terminal());
            sums.address += u32::from(line.address);
            sums.past += u32::from(line.past);
            out.push(sums);
        }
        out
    }
}

fn around_of(lines: &[Line]) -> Vec<Around> {
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

pub(super) fn byte(value: u32) -> u8 {
    value.min(255) as u8
}

pub(super) fn share(part: u32, all: u32) -> u8 {
    byte(part * 100 / all.max(1))
}

/// How a line ends.
pub(super) fn ending(line: &Line) -> u8 {
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
pub(super) fn of(page: &Page, i: usize, row: &mut Row) {
    let mut row = Sink::new(row);
    let lines = page.lines;
    let line = &lines[i];
    let around = &page.around[i];
    row.give(byte(line.words));
    row.give(share(line.stops, line.words));
    row.give(share(line.capitals, line.words));
    row.give(share(line.numbers, line.words));
    row.give(byte(line.span.len() as u32 * 4 / line.words.max(1)));
    row.give(ending(line));
    row.give(beginning(line));
    row.give(u8::from(line.gap));
    row.give(u8::from(line.prose()));
    row.give(u8::from(line.terminal()));
    row.give(line.lead.or(line.whole).map_or(0, |c| c as u8 + 1));
    line.cues[1..cue::COUNT].iter().for_each(|&n| row.give(n));
    row.give(line.tail);
    row.give(line.inner_stops);
    row.give(share(u32::from(line.address), line.words));
    row.give(share(u32::from(line.past), line.words));
    row.give(line.view);
    row.give(share(u32::from(line.commas), line.words));
    row.give(line.quotes);
    row.give(line.bars);
    row.give(line.colon);
    row.give(line.glued);
    row.give(u8::from(line.speaks));
    row.give(u8::from(line.last == ')' && line.bars > 0));
    for k in [-3isize, -2, -1, 1, 2, 3] {
        let near = i.checked_add_signed(k).and_then(|k| lines.get(k));
        row.give(near.map_or(0, |l| byte(l.words)));
    }
    for k in [-2isize, -1, 1, 2] {
        row.give(page.shape(i.checked_add_signed(k)));
    }
    for k in [-1isize, 1] {
        let near = i.checked_add_signed(k).and_then(|k| lines.get(k));
        row.give(near.map_or(9, ending));
        row.give(near.map_or(0, |l| share(l.capitals, l.words)));
        row.give(near.map_or(1, |l| u8::from(l.gap)));
        row.give(near.map_or(0, |l| l.cues[Cue::Credit as usize]));
    }
    row.give(around.prose_since);
    row.give(around.prose_until);
    row.give(around.words_before);
    row.give(around.words_after);
    let n = lines.len();
    let here = [page.sums[i], page.sums[i + 1]];
    let ends = |k: usize| [page.sums[i.saturating_sub(k)], page.sums[(i + k + 1).min(n)]];
    let mut window = |k: usize, unit: u32, of: fn(&Sums) -> u32| {
        let [from, to] = ends(k);
        row.give(byte((of(&here[0]) - of(&from)) / unit));
        row.give(byte((of(&to) - of(&here[1])) / unit));
    };
    for (k, unit) in [(5, 2), (10, 4), (25, 8)] {
        window(k, unit, |s| s.prose);
    }
    window(25, 1, |s| s.prose_lines);
    for k in [5, 15] {
        window(k, 1, |s| s.cues);
        window(k, 1, |s| s.repeats);
        window(k, 1, |s| s.open);
    }
    window(3, 1, |s| s.address);
    window(3, 1, |s| s.past);
    around.since.iter().chain(&around.until).for_each(|&d| row.give(d));
    row.give(page.repeats(i));
    let alike = lines[i.saturating_sub(ALIKE)..n.min(i + ALIKE + 1)].iter().filter(|l| l.head == line.head);
    row.give(byte(alike.count() as u32));
    let same = |k: Option<usize>| u8::from(page.shape(k) == around.shape);
    row.give(same(i.checked_sub(1)) + same(Some(i + 1)));
    let slots = page.slots(i);
    let known = page.topic.known(slots, page.extent.contains(&i) && line.prose());
    row.give(share(known, slots.len() as u32));
    row.give(byte(known.min(5)));
    let from_edge = |edge: usize| (i as i64 - edge as i64).clamp(-30, 30) as i8;
    row.give((from_edge(page.extent.start) + 30) as u8);
    row.give((from_edge(page.extent.end) + 30) as u8);
    row.give(u8::from(page.extent.contains(&i)));
    let inside = page.sums[page.extent.end].prose - page.sums[page.extent.start].prose;
    row.give(share(inside, page.sums[n].prose));
}
