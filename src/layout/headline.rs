//! Which line is the headline: the lines above the article's first paragraph are weighed, the heaviest wins.
//!
//! | seen | of what |
//! |---|---|
//! | the line | length, marks, capitals, digits, cue words, how it ends |
//! | place | lines to the first paragraph, to the next byline or date, rivals between them |
//! | neighbours | cue, header, repeat, prose, short, longer: two lines on either side |
//! | words | how many of its long words stand in the first paragraphs, in the whole stretch, in a neighbour |
//!
//! Bylines, dates, phrases of the page, keywords and lines of more than [`LONGEST`] words are not weighed.

use super::block;
use super::cue::Cue;
use super::feature::{Page, byte, share};
use super::forest::{Row, Sink, WIDTH};
use super::header::Seen;
use super::line::Line;
use super::model::Model;
use super::stamp;
use super::topic::Topic;
use crate::text::chars;
use std::ops::Range;

/// How many lines above the first paragraph are looked at.
const ABOVE: usize = 300;
/// And how many from the first paragraph on: a summary may stand above the headline.
const BELOW: usize = 6;
/// How many lines of the article its words are taken from.
const SAMPLE: usize = 40;
/// How many of them are its beginning.
const OPENING: usize = 3;
/// No headline has more words.
const LONGEST: u32 = 40;
/// How far a line of some kind is looked for.
const NEAR: usize = 9;
/// How far above the article a list of its main points may begin.
const POINTS: usize = 30;
/// What such a list is headed by, in small letters.
const HEADINGS: &[&str] = &[
    "key points",
    "key takeaways",
    "key events",
    "highlights",
    "in brief",
    "at a glance",
    "summary",
    "in short",
    "top lines",
    "what we know",
    "what we know so far",
    "the main points",
    "main points",
];
/// How far a line that says the same is looked for.
const ECHO: usize = 6;

/// What the headline is looked for in.
pub(super) struct Candidates<'t> {
    text: &'t str,
    lines: &'t [Line],
    page: &'t Page<'t>,
    chances: &'t [u8],
    /// Index of the article's first paragraph.
    first: usize,
    /// From the first candidate on, and a little further than the last.
    marks: Vec<Marks>,
    /// A list of the main points.
    points: Range<usize>,
    /// Long words of the article's first lines, and of the first few.
    body: Topic,
    opening: Topic,
}

/// What a line is as a neighbour of a candidate.
#[derive(Debug, Clone, Copy, Default)]
struct Marks {
    /// It looks like a byline or a date.
    header: bool,
    /// It could be a headline by its shape.
    rival: bool,
    /// Rivals before it, from the first candidate on.
    rivals: u32,
    /// Rivals right before it, without a gap.
    run: u32,
}

impl<'t> Candidates<'t> {
    pub(super) fn new(seen: Seen<'t>, first: usize, header: impl Fn(usize) -> bool) -> Candidates<'t> {
        let Seen { text, lines, page, chances, .. } = seen;
        let (mut body, mut opening) = (Topic::default(), Topic::default());
        let prose = (first..lines.len()).filter(|&i| lines[i].prose() && first > 0);
        for (k, i) in prose.take(SAMPLE).enumerate() {
            body.learn(page.slots(i));
            if k < OPENING {
                opening.learn(page.slots(i));
            }
        }
        let (mut rivals, mut run) = (0, 0);
        let marks = (first.saturating_sub(ABOVE)..lines.len().min(first + BELOW + NEAR)).map(|i| {
            let line = &lines[i];
            let header = header(i);
            let rival = (4..=25).contains(&line.words) && !line.is_cue() && !header && line.last != '.';
            let mark = Marks { header, rival, rivals, run };
            rivals += u32::from(rival);
            run = if rival { run + 1 } else { 0 };
            mark
        });
        let marks = marks.collect();
        let points = points(text, lines, first.saturating_sub(POINTS)..lines.len().min(first + BELOW));
        Candidates { text, lines, page, chances, first, marks, points, body, opening }
    }

    /// Where it may stand.
    pub(super) fn range(&self) -> Range<usize> {
        self.first.saturating_sub(ABOVE)..self.lines.len().min(self.first + BELOW)
    }

    /// Whether a line is weighed.
    pub(super) fn may_be(&self, i: usize) -> bool {
        let line = &self.lines[i];
        line.whole.is_none()
            && (1..=LONGEST).contains(&line.words)
            && !self.is_header(i)
            && !block::keywords(self.text, line)
            && !block::credited(self.text, line)
            && !self.points.contains(&i)
    }

    /// Index of the headline. A page has one; an article alone only if a line before it looks like one.
    pub(super) fn best(&self, whole_page: bool, model: &Model) -> Option<usize> {
        let mut row = [0; WIDTH];
        let mut weight = |i: usize| {
            self.features(i, &mut row);
            model.titles.weigh(&row)
        };
        let range = if whole_page { self.range() } else { self.range().start..self.alone_end() };
        // Above an article alone a word or two are a rubric, if there is anything else.
        let long = |i: usize| whole_page || self.lines[i].words > 2;
        let weighed = range.rev().filter(|&i| self.may_be(i)).map(|i| (long(i), weight(i), i));
        let best = weighed.max_by_key(|&(long, weight, _)| (long, weight))?.2;
        let line = &self.lines[best];
        let titled = line.capitals * 10 >= line.words * 6;
        let mark = matches!(line.last, ',' | ':' | ';') || line.last == '.' && !titled;
        // A quotation or a question below a rubric reads like prose.
        let asked = best > 0 && line.words <= 16 && line.last != '.';
        (whole_page || !mark && (titled || asked || !line.prose()) && line.words <= 30).then_some(best)
    }

    /// In an article alone the first paragraph counts too, where a byline or a date follows it: a long headline reads
    /// like prose.
    fn alone_end(&self) -> usize {
        let known = self.is_header(self.first + 1) || self.is_header(self.first + 2);
        self.first + usize::from(self.first < self.lines.len() && known)
    }

    fn marks(&self, i: usize) -> Marks {
        i.checked_sub(self.range().start).and_then(|k| self.marks.get(k)).copied().unwrap_or_default()
    }

    pub(super) fn is_header(&self, i: usize) -> bool {
        self.marks(i).header
    }

    /// What a neighbour is: none, cue, header, repeat, prose, short, longer than this line, other.
    fn neighbour(&self, i: usize, k: Option<usize>) -> u8 {
        let Some((k, line)) = k.and_then(|k| Some((k, self.lines.get(k)?))) else { return 0 };
        match line {
            _ if line.whole.is_some() => 1,
            _ if self.is_header(k) => 2,
            _ if line.key == self.lines[i].key => 3,
            _ if line.words <= 3 => 4,
            _ if line.prose() && line.words >= 20 => 7,
            _ if line.words > self.lines[i].words + 2 => 6,
            _ => 5,
        }
    }

    /// Writes what is seen of line `i`.
    pub(super) fn features(&self, i: usize, row: &mut Row) {
        let mut row = Sink::new(row);
        let line = &self.lines[i];
        row.give(byte(line.words));
        row.give(byte(line.span.len() as u32));
        for part in [line.stops, line.capitals, line.shouted, line.numbers, line.address.into(), line.past.into()] {
            row.give(share(part, line.words));
        }
        row.give(line.lead.map_or(0, |c| c as u8 + 1));
        for cue in [Cue::Stamp, Cue::Credit, Cue::Account, Cue::Related, Cue::Share, Cue::Bio, Cue::Menu, Cue::Speech] {
            row.give(line.cues[cue as usize]);
        }
        row.give(u8::from(line.gap));
        row.give(u8::from(self.lines.get(i + 1).is_none_or(|l| l.gap)));
        row.give(match line.last {
            '.' => 1,
            ':' | '…' | '|' | '>' | ',' => 2,
            '?' | '!' | '’' | '”' | '\'' | '"' => 3,
            ')' => 5,
            c if c.is_numeric() => 4,
            _ => 0,
        });
        row.give(match line.first {
            c if c.is_lowercase() => 0,
            c if c.is_uppercase() => 1,
            c if c.is_numeric() => 2,
            _ => 3,
        });
        let words = line.span.of(self.text);
        row.give(u8::from(words.ends_with("...") || line.last == '…'));
        row.give(u8::from(words.contains(" | ") || words.contains(" - ")));
        for count in [line.view, line.bars, line.commas, line.colon, line.glued, line.inner_stops, line.tail] {
            row.give(count);
        }
        row.give(u8::from(line.prose()));
        row.give(u8::from(line.speaks));
        row.give(self.page.repeats(i));
        // Lines to the first paragraph, above it or below.
        row.give(byte((self.first + 8).saturating_sub(i) as u32));
        row.give(byte(i as u32));
        let ahead =
            |test: &dyn Fn(usize) -> bool| (1..=NEAR).find(|k| i + k < self.lines.len() && test(i + k)).unwrap_or(10);
        let behind = |test: &dyn Fn(usize) -> bool| (1..=NEAR).find(|&k| i >= k && test(i - k)).unwrap_or(10);
        row.give(ahead(&|k| self.is_header(k)) as u8);
        row.give(behind(&|k| self.is_header(k)) as u8);
        row.give(ahead(&|k| self.lines[k].prose()) as u8);
        row.give(ahead(&|k| self.lines[k].is_cue()) as u8);
        row.give(behind(&|k| self.lines[k].is_cue()) as u8);
        row.give(ahead(&|k| self.lines[k].cue(Cue::Share)) as u8);
        let (here, next) = (self.marks(i), self.marks(i + 1));
        let until = self.marks(self.first.max(i + 1).min(i + 60));
        row.give(byte(until.rivals.saturating_sub(next.rivals)));
        row.give(byte(here.rivals - self.marks(i.saturating_sub(20).max(self.range().start)).rivals));
        row.give(byte(here.rivals));
        row.give(byte(here.run.min(8)));
        row.give((1..=8).take_while(|k| self.marks(i + k).rival).count() as u8);
        for k in [-2isize, -1, 1, 2] {
            row.give(self.neighbour(i, i.checked_add_signed(k)));
        }
        row.give(self.lines.get(i + 1).map_or(0, |l| byte(l.words)));
        row.give(i.checked_sub(1).map_or(0, |k| byte(self.lines[k].words)));
        let slots = self.page.slots(i);
        for topic in [&self.opening, &self.body] {
            let known = topic.known(slots, false);
            row.give(byte(known));
            row.give(share(known, slots.len() as u32));
        }
        let chance = |k: Option<usize>| k.and_then(|k| self.chances.get(k)).copied().unwrap_or(0);
        row.give(chance(i.checked_sub(1)));
        row.give(chance(Some(i)));
        row.give(chance(Some(i + 1)));
        row.give(self.echo(i, i.saturating_sub(ECHO)..i));
        row.give(self.echo(i, i + 1..(i + 1 + ECHO).min(self.lines.len())));
        // A line of the article is no headline, unless the article was found too early.
        row.give(u8::from(i >= self.first));
    }

    /// The largest share of this line's long words in one line of a range.
    fn echo(&self, i: usize, range: Range<usize>) -> u8 {
        let own = self.page.slots(i);
        if own.len() < 3 {
            return 0;
        }
        let common = |k: usize| match self.lines[k].words {
            ..=60 => self.page.slots(k).iter().filter(|slot| own.contains(slot)).count(),
            _ => 0,
        };
        share(range.map(common).max().unwrap_or(0).min(own.len()) as u32, own.len() as u32)
    }
}

/// A list of the main points that begins in a range of lines: its heading and its items.
pub(super) fn points(text: &str, lines: &[Line], mut range: Range<usize>) -> Range<usize> {
    let of = |i: usize| lines[i].span.of(text);
    let heading = |i: &usize| {
        let words = of(*i).trim_end_matches(':');
        words.len() < 24 && HEADINGS.contains(&chars::lower(words).as_str())
    };
    let Some(start) = range.find(heading) else { return 0..0 };
    let item = |i: &usize| {
        let line = &lines[*i];
        let taken = line.whole.is_some() || line.lead == Some(Cue::Stamp) || stamp::is_clock(of(*i));
        (!line.gap || *i == start + 1) && !taken && line.words <= 25 && line.last != '.'
    };
    start..(start + 1..lines.len().min(start + 12)).take_while(item).last().map_or(start, |i| i + 1)
}
