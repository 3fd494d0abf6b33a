//! What the chain sees of a line: numbered yes-or-no features of the line, its neighbours and its place.

use super::cue::{self, Cue};
use super::line::{Line, quoted};
use crate::text::hash::Map;

/// One past the highest feature number.
#[cfg(test)]
pub(super) const COUNT: usize = 236;

/// Numbers of the features, one range for each question.
mod base {
    pub(super) const WORDS: u8 = 1; // 10
    pub(super) const ENDS: u8 = 11; // 6
    pub(super) const STOPS: u8 = 17; // 10
    pub(super) const CAPITALS: u8 = 27; // 10
    pub(super) const NUMBERS: u8 = 37; // 3
    pub(super) const FLAGS: u8 = 40; // 16
    pub(super) const CUES: u8 = 56; // 12 × 3
    pub(super) const WHOLE: u8 = 92; // 12
    pub(super) const LEAD: u8 = 104; // 12
    pub(super) const BEFORE: u8 = 116; // 12
    pub(super) const AFTER: u8 = 128; // 12
    pub(super) const BEFORE_2: u8 = 140; // 12
    pub(super) const AFTER_2: u8 = 152; // 12
    pub(super) const DONE: u8 = 172; // 12
    pub(super) const LEFT: u8 = 184; // 12
    pub(super) const SHAPE_PAIR: u8 = 196; // 16
    pub(super) const REPEAT: u8 = 212; // 4
    pub(super) const COVER: u8 = 216; // 4
    pub(super) const EXTENT: u8 = 220; // 16
}

/// What is known of the whole text before any line is judged.
#[derive(Debug)]
pub(super) struct Page {
    /// Coarse shape of each line.
    shapes: Vec<u8>,
    /// Words of prose before each line.
    prose: Vec<u32>,
    /// Lines of prose before each line.
    prose_lines: Vec<u32>,
    /// How often each line stands in the text, up to three times; later ones count from the first.
    repeats: Vec<u8>,
    /// The stretch of lines that has most prose for least else.
    pub(super) extent: std::ops::Range<usize>,
}

impl Page {
    pub(super) fn new(lines: &[Line]) -> Page {
        let mut seen: Map<u64, u8> = Map::with_capacity_and_hasher(lines.len(), Default::default());
        for line in lines {
            let n = seen.entry(line.key).or_insert(0);
            *n = n.saturating_add(1).min(3);
        }
        let mut page = Page {
            shapes: lines.iter().map(shape).collect(),
            prose: Vec::with_capacity(lines.len() + 1),
            prose_lines: Vec::with_capacity(lines.len() + 1),
            extent: extent(lines),
            repeats: lines.iter().map(|l| seen.get(&l.key).copied().unwrap_or(1)).collect(),
        };
        let (mut words, mut count) = (0, 0);
        for line in lines {
            page.prose.push(words);
            page.prose_lines.push(count);
            if line.prose() {
                words += line.words;
                count += 1;
            }
        }
        page.prose.push(words);
        page.prose_lines.push(count);
        page
    }

    /// Whether another line says the same.
    pub(super) fn repeated(&self, i: usize) -> bool {
        self.repeats.get(i).is_some_and(|&n| n > 1)
    }
}

/// The stretch with the largest sum, where a line of prose counts its words and any other line counts against.
fn extent(lines: &[Line]) -> std::ops::Range<usize> {
    let (mut best, mut sum, mut from) = ((0, 0..0), 0i64, 0);
    for (i, line) in lines.iter().enumerate() {
        sum += match line {
            _ if line.prose() => i64::from(line.words.min(120)),
            _ if line.whole.is_some() || line.lead.is_some() => -14,
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
            (0..=3, true) => 9,
            (4..=7, false) => 4,
            (4..=7, true) => 10,
            (_, false) => 5,
            (_, true) => 6,
        }
    }
}

fn bin(value: u32, bounds: &[u32]) -> u8 {
    bounds.partition_point(|&b| b <= value) as u8
}

/// Calls `give` with the number of every feature that line `i` has.
pub(super) fn of(lines: &[Line], page: &Page, i: usize, mut give: impl FnMut(u8)) {
    let line = &lines[i];
    give(0);
    give(base::WORDS + bin(line.words, &[2, 3, 5, 8, 12, 18, 30, 60]));
    give(base::ENDS + ending(line));
    let wide = if line.words >= 8 { 5 } else { 0 };
    give(base::STOPS + wide + bin(line.stops * 100 / line.words.max(1), &[1, 16, 28, 42]));
    give(base::CAPITALS + wide + bin(line.capitals * 100 / line.words.max(1), &[1, 21, 51, 90]));
    give(base::NUMBERS + bin(line.numbers * 100 / line.words.max(1), &[1, 30]));
    flags(line, &mut give);
    for c in 1..cue::COUNT as u8 {
        match line.cues[c as usize] {
            0 => {}
            _ if line.words >= 14 => give(base::CUES + 24 + c),
            1 => give(base::CUES + c),
            _ => give(base::CUES + 12 + c),
        }
    }
    if let Some(c) = line.whole {
        give(base::WHOLE + c as u8);
    }
    if let Some(c) = line.lead {
        give(base::LEAD + c as u8);
    }
    let at = |k: isize| usize::try_from(i as isize + k).ok().and_then(|k| page.shapes.get(k)).copied().unwrap_or(0);
    give(base::BEFORE + at(-1));
    give(base::AFTER + at(1));
    give(base::BEFORE_2 + at(-2));
    give(base::AFTER_2 + at(2));
    let (all, done) = (page.prose[lines.len()].max(1), page.prose[i]);
    give(base::DONE + bin(done * 20 / all, &[1, 2, 4, 8, 12, 16, 18, 19, 20]));
    give(base::LEFT + bin(all - done.min(all), &[1, 20, 60, 120, 240, 400, 800]));
    let prose = |s: u8| u8::from(matches!(s, 6..=8));
    let here = at(0);
    give(base::SHAPE_PAIR + prose(at(-1)) * 8 + prose(at(1)) * 4 + u8::from(line.gap) * 2 + prose(here));
    if page.repeated(i) {
        give(base::REPEAT + prose(here));
    }
    let place = match i {
        _ if i + 8 < page.extent.start => 0,
        _ if i + 2 < page.extent.start => 1,
        _ if i < page.extent.start => 2,
        _ if i == page.extent.start => 3,
        _ if i < page.extent.end => 4,
        _ if i < page.extent.end + 2 => 5,
        _ if i < page.extent.end + 8 => 6,
        _ => 7,
    };
    give(base::EXTENT + prose(here) * 8 + place);
    give(base::COVER + bin(page.prose_lines[lines.len()], &[3, 8, 40]));
}

fn ending(line: &Line) -> u8 {
    match line.last {
        '.' => 0,
        '?' | '!' => 1,
        '”' | '"' | '’' | '\'' => 2,
        ':' => 3,
        '…' | '>' | '»' | '›' | '|' => 4,
        _ => 5,
    }
}

fn flags(line: &Line, give: &mut impl FnMut(u8)) {
    let all = [
        line.gap,
        quoted(line),
        line.first.is_lowercase(),
        line.first.is_numeric(),
        matches!(line.first, '•' | '·' | '-' | '–' | '—' | '*' | '▪'),
        matches!(line.first, '©' | '|' | '×' | '>' | '»' | '#' | '@'),
        line.shouted * 2 > line.words && line.words > 1,
        line.shouted > 0,
        line.words == line.capitals && matches!(line.words, 2..=4),
        line.cue(Cue::Speech),
        line.prose(),
        line.prose() && line.gap,
        line.terminal() && !line.prose(),
        line.words > 0 && line.span.len() as u32 / line.words > 12,
    ];
    for (k, yes) in all.into_iter().enumerate() {
        if yes {
            give(base::FLAGS + k as u8);
        }
    }
}
