//! Which line is the headline: every line above the article's first paragraph is weighed, the heaviest wins.
//!
//! | seen | of what |
//! |---|---|
//! | the line | length, marks, capitals, digits, cue words, how it ends |
//! | place | lines to the first paragraph, to the next byline or date, rivals between them |
//! | neighbours | cue, header, repeat, prose, short, longer: two lines on either side |
//! | words | how many of its long words stand in the first paragraphs, in the whole stretch, in a neighbour |

use super::cue::Cue;
use super::feature::Page;
use super::header::Seen;
use super::line::Line;
use super::model::Model;
use super::topic::Topic;
use std::ops::Range;

/// How many lines above the first paragraph are looked at.
const ABOVE: usize = 300;
/// And how many from the first paragraph on: a summary may stand above the headline.
const BELOW: usize = 6;
/// How many lines of the article its words are taken from.
const SAMPLE: usize = 40;
/// How many of them are its beginning.
const OPENING: usize = 3;
/// How many features there are.
pub(super) const COUNT: usize = 61;

/// What is seen of one line.
pub(super) type Row = [u8; COUNT];

/// What the headline is looked for in.
pub(super) struct Candidates<'t> {
    text: &'t str,
    lines: &'t [Line],
    page: &'t Page,
    chances: &'t [u8],
    /// Index of the article's first paragraph.
    first: usize,
    /// Whether a line looks like a byline or a date, from the first candidate on.
    header: Vec<bool>,
    /// How many long words of each candidate stand in the first paragraphs, in the article, and how many it has.
    known: Vec<[u8; 3]>,
    /// How many lines before each candidate could be a headline by their shape.
    rivals: Vec<u8>,
}

impl<'t> Candidates<'t> {
    pub(super) fn new(seen: Seen<'t>, first: usize, header: impl Fn(usize) -> bool) -> Candidates<'t> {
        let Seen { text, lines, page, chances, .. } = seen;
        let (mut body, mut opening) = (Topic::default(), Topic::default());
        let prose = lines[first..].iter().filter(|l| l.prose() && first > 0);
        for (k, line) in prose.take(SAMPLE).enumerate() {
            body.learn(line.span.of(text));
            if k < OPENING {
                opening.learn(line.span.of(text));
            }
        }
        let from = first.saturating_sub(ABOVE);
        let header = (from..lines.len().min(first + BELOW + 6)).map(header).collect();
        let mut candidates =
            Candidates { text, lines, page, chances, first, header, known: Vec::new(), rivals: Vec::new() };
        let known = candidates.range().map(|i| {
            let words = lines[i].span.of(text);
            let ((opening, all), (body, _)) = (opening.known(words, false), body.known(words, false));
            [opening, body, all].map(|n| n.min(255) as u8)
        });
        candidates.known = known.collect();
        let rivals = candidates.range().scan(0u8, |n, i| {
            let before = *n;
            *n = n.saturating_add(u8::from(candidates.rival(i)));
            Some(before)
        });
        candidates.rivals = rivals.collect();
        candidates
    }

    /// What is weighed.
    pub(super) fn range(&self) -> Range<usize> {
        self.first.saturating_sub(ABOVE)..self.lines.len().min(self.first + BELOW)
    }

    /// Index of the headline. A page has one; an article alone only if a line before it looks like one.
    pub(super) fn best(&self, whole_page: bool, model: &Model) -> Option<usize> {
        let mut row = [0; COUNT];
        let mut weight = |i: usize| {
            self.features(i, &mut row);
            model.titles.weigh(&row)
        };
        let range = if whole_page { self.range() } else { self.range().start..self.alone_end() };
        let best = range.rev().map(|i| (!self.is_header(i), weight(i), i)).max_by_key(|&(h, w, _)| (h, w))?.2;
        let line = &self.lines[best];
        let titled = line.capitals * 10 >= line.words * 6;
        let mark = matches!(line.last, ',' | ':' | ';') || line.last == '.' && !titled;
        let plain = line.whole.is_none() && !self.is_header(best) && !mark;
        (whole_page || plain && (titled || !line.prose()) && line.words <= 30).then_some(best)
    }

    /// In an article alone the first paragraph counts too, where a byline or a date follows it: a long headline reads
    /// like prose.
    fn alone_end(&self) -> usize {
        let known = self.is_header(self.first + 1) || self.is_header(self.first + 2);
        self.first + usize::from(self.first < self.lines.len() && known)
    }

    pub(super) fn is_header(&self, i: usize) -> bool {
        i.checked_sub(self.range().start).and_then(|k| self.header.get(k)).is_some_and(|h| *h)
    }

    /// What a neighbour is: none, cue, header, repeat, prose, short, longer than this line, other.
    fn neighbour(&self, i: usize, k: Option<usize>) -> u8 {
        let Some(line) = k.and_then(|k| self.lines.get(k)) else { return 0 };
        match line {
            _ if line.whole.is_some() => 1,
            _ if k.is_some_and(|k| self.is_header(k)) => 2,
            _ if line.key == self.lines[i].key => 3,
            _ if line.words <= 3 => 4,
            _ if line.prose() && line.words >= 20 => 7,
            _ if line.words > self.lines[i].words + 2 => 6,
            _ => 5,
        }
    }

    /// Whether a line could be a headline by its shape.
    fn rival(&self, i: usize) -> bool {
        let line = &self.lines[i];
        (4..=25).contains(&line.words) && !line.is_cue() && !self.is_header(i) && line.last != '.'
    }

    /// Writes what is seen of line `i`.
    pub(super) fn features(&self, i: usize, row: &mut Row) {
        let line = &self.lines[i];
        let mut at = 0;
        let mut give = |value: u32| {
            if let Some(cell) = row.get_mut(at) {
                *cell = value.min(255) as u8;
            }
            at += 1;
        };
        let share = |part: u32, all: u32| part * 100 / all.max(1);
        give(line.words);
        give(line.span.len() as u32);
        give(share(line.stops, line.words));
        give(share(line.capitals, line.words));
        give(share(line.shouted, line.words));
        give(share(line.numbers, line.words));
        give(line.whole.map_or(0, |c| c as u32 + 1));
        give(line.lead.map_or(0, |c| c as u32 + 1));
        for cue in [Cue::Stamp, Cue::Credit, Cue::Account, Cue::Related, Cue::Share, Cue::Bio, Cue::Menu, Cue::Speech] {
            give(u32::from(line.cues[cue as usize]));
        }
        give(u32::from(line.gap));
        give(u32::from(self.lines.get(i + 1).is_none_or(|l| l.gap)));
        give(match line.last {
            '.' => 1,
            ':' | '…' | '|' | '>' | ',' => 2,
            '?' | '!' | '’' | '”' | '\'' | '"' => 3,
            c if c.is_numeric() => 4,
            _ => 0,
        });
        give(match line.first {
            c if c.is_lowercase() => 0,
            c if c.is_uppercase() => 1,
            c if c.is_numeric() => 2,
            _ => 3,
        });
        let words = line.span.of(self.text);
        give(u32::from(words.ends_with("...") || line.last == '…'));
        give(u32::from(words.contains(" | ") || words.contains(" - ")));
        give(u32::from(line.words < 9 && words.contains('/')));
        give(u32::from(line.prose()));
        give(u32::from(line.speaks(self.text)));
        give(u32::from(self.is_header(i)));
        give(u32::from(self.page.repeated(i)));
        // Lines to the first paragraph, above it or below.
        give((self.first + 8).saturating_sub(i) as u32);
        give(i as u32);
        let ahead =
            |test: &dyn Fn(usize) -> bool| (1..=9).find(|k| i + k < self.lines.len() && test(i + k)).unwrap_or(10);
        let behind = |test: &dyn Fn(usize) -> bool| (1..=9).find(|&k| i >= k && test(i - k)).unwrap_or(10);
        give(ahead(&|k| self.is_header(k)) as u32);
        give(behind(&|k| self.is_header(k)) as u32);
        give(ahead(&|k| self.lines[k].prose()) as u32);
        give(ahead(&|k| self.lines[k].is_cue()) as u32);
        give(behind(&|k| self.lines[k].is_cue()) as u32);
        give(ahead(&|k| self.lines[k].cue(Cue::Share)) as u32);
        let end = self.first.max(i + 1).min(i + 60);
        give((i + 1..end).filter(|&k| self.rival(k)).count() as u32);
        give((i.saturating_sub(20)..i).filter(|&k| self.rival(k)).count() as u32);
        for k in [-2isize, -1, 1, 2] {
            give(u32::from(self.neighbour(i, i.checked_add_signed(k))));
        }
        let next = self.lines.get(i + 1);
        give(next.map_or(0, |l| l.words));
        give(i.checked_sub(1).map_or(0, |k| self.lines[k].words));
        let known = |k: usize| self.known.get(k - self.range().start).copied().unwrap_or_default();
        let [opening, body, all] = known(i);
        for part in [opening, body] {
            give(u32::from(part));
            give(share(u32::from(part), u32::from(all)));
        }
        let before = self.rivals.get(i - self.range().start).copied().unwrap_or(0);
        give(u32::from(before));
        give((1..=8).take_while(|&k| i >= k && self.rival(i - k)).count() as u32);
        give((1..=8).take_while(|&k| i + k < self.lines.len() && self.rival(i + k)).count() as u32);
        let chance = |k: Option<usize>| u32::from(k.and_then(|k| self.chances.get(k)).copied().unwrap_or(0));
        give(chance(i.checked_sub(1)));
        give(chance(Some(i)));
        give(chance(Some(i + 1)));
        give(u32::from(line.inner_stops));
        give(u32::from(line.tail));
        let (above, below) = self.echoes(i);
        give(above);
        give(below);
        // A line of the article is no headline, unless the article was found too early.
        give(u32::from(i >= self.first));
        debug_assert!(at <= COUNT, "{at}");
    }

    /// The largest share of this line's long words in one line above, and in one below, within six lines.
    fn echoes(&self, i: usize) -> (u32, u32) {
        let mut own = Topic::default();
        own.learn(self.lines[i].span.of(self.text));
        let size = own.known(self.lines[i].span.of(self.text), false).1;
        if size < 3 {
            return (0, 0);
        }
        let share = |k: usize| match self.lines[k].words {
            ..=60 => own.known(self.lines[k].span.of(self.text), false).0 * 100 / size,
            _ => 0,
        };
        let above = (i.saturating_sub(6)..i).map(share).max().unwrap_or(0);
        let below = (i + 1..(i + 7).min(self.lines.len())).map(share).max().unwrap_or(0);
        (above.min(100), below.min(100))
    }
}
