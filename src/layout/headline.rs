//! Which line is the headline: every line above the article's first paragraph is weighed, the heaviest wins.
//!
//! Features are the line's length and marks, its distance from that paragraph, the lines around it (a byline or a
//! date beneath, a longer standfirst beneath), repeats, and the words that it shares with the article. The weights,
//! in eighths of a nat, are those of a log-linear model fitted on pages by `layout::fit`.

use super::cue::Cue;
use super::feature::Page;
use super::line::{Line, words};
use super::weights::HEADLINE;
use crate::text::hash::Set;

/// How many lines above the first paragraph are looked at, and how many below its first line.
const REACH: usize = 300;
/// How many lines of the article its words are taken from.
const SAMPLE: usize = 40;
/// One past the highest feature number.
#[cfg(test)]
pub(super) const COUNT: usize = 96;

/// What the headline is looked for in.
pub(super) struct Candidates<'t> {
    pub text: &'t str,
    pub lines: &'t [Line],
    pub page: &'t Page,
    /// Index of the article's first paragraph.
    pub first: usize,
    /// Whether a line looks like a byline or a date.
    pub header: Vec<bool>,
    body: Set<String>,
}

impl<'t> Candidates<'t> {
    pub(super) fn new(
        text: &'t str,
        lines: &'t [Line],
        page: &'t Page,
        first: usize,
        header: impl Fn(usize) -> bool,
    ) -> Candidates<'t> {
        let mut body = Set::default();
        for line in lines[first..].iter().filter(|l| l.prose() && first > 0).take(SAMPLE) {
            body.extend(long_words(text, line).take(400));
        }
        let from = first.saturating_sub(REACH);
        let header = (from..lines.len().min(first + 4)).map(header).collect();
        Candidates { text, lines, page, first, header, body }
    }

    /// What is weighed; the first paragraph too, where a byline or a date follows it: a long headline reads like prose.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        let from = self.first.saturating_sub(REACH);
        let known = |k: usize| self.header.get(self.first + k - from).is_some_and(|h| *h);
        let end = self.first + usize::from(self.first < self.lines.len() && (known(1) || known(2)));
        from..end
    }

    /// Index of the headline. A page has one; an article alone only if a line before it looks like one.
    pub(super) fn best(&self, whole_page: bool) -> Option<usize> {
        let weight = |i: usize| {
            let mut sum = 0;
            self.features(i, |f| sum += i32::from(HEADLINE.get(f).copied().unwrap_or(0)));
            sum
        };
        let best = self.range().rev().max_by_key(|&i| (!self.is_header(i), weight(i)))?;
        let line = &self.lines[best];
        let titled = line.capitals * 10 >= line.words * 6;
        let mark = matches!(line.last, ',' | ':' | ';') || line.last == '.' && !titled;
        let plain = line.whole.is_none() && !self.is_header(best) && !mark;
        (whole_page || plain && (titled || !line.prose()) && line.words <= 30).then_some(best)
    }

    pub(super) fn is_header(&self, i: usize) -> bool {
        i.checked_sub(self.range().start).and_then(|k| self.header.get(k)).is_some_and(|h| *h)
    }

    /// What a neighbour is: none, cue, header, short, plain, longer than this line, prose.
    fn neighbour(&self, i: usize, k: Option<usize>) -> usize {
        let Some(line) = k.and_then(|k| self.lines.get(k)) else { return 0 };
        match line {
            _ if line.whole.is_some() => 1,
            _ if k.is_some_and(|k| self.is_header(k)) => 2,
            _ if line.key == self.lines[i].key => 3,
            _ if line.prose() && line.words >= 20 => 4,
            _ if line.words <= 3 => 5,
            _ if line.words > self.lines[i].words + 2 => 6,
            _ => 7,
        }
    }

    /// Calls `give` with the number of every feature of line `i`.
    pub(super) fn features(&self, i: usize, mut give: impl FnMut(usize)) {
        let line = &self.lines[i];
        let bin = |value: usize, bounds: &[usize]| bounds.partition_point(|&b| b <= value);
        give(bin(line.words as usize, &[2, 3, 4, 5, 7, 10, 15, 20, 26, 36]));
        let flags = [
            line.whole.is_some(),
            line.lead.is_some(),
            self.is_header(i),
            line.cue(Cue::Stamp),
            line.cue(Cue::Credit),
            line.gap,
            self.page.repeated(i) && line.words > 3,
            line.last == '.',
            matches!(line.last, ':' | '…' | '|' | '>' | ','),
            matches!(line.last, '?' | '!' | '’' | '”'),
            line.capitals * 10 >= line.words * 7,
            line.shouted * 2 > line.words,
            line.numbers * 3 > line.words,
            line.stops == 0,
            line.stops * 3 >= line.words,
            line.prose(),
            line.first.is_lowercase(),
            line.cues.iter().skip(1).any(|&c| c > 0),
            line.words > 4 && self.echoes(i),
            line.words < 9 && line.span.of(self.text).contains('/'),
            line.cue(Cue::Account) || line.cue(Cue::Related),
            line.speaks(self.text),
        ];
        flags.into_iter().enumerate().filter(|(_, yes)| *yes).for_each(|(k, _)| give(12 + k));
        give(34 + bin(self.first - i, &[1, 2, 3, 5, 9, 17, 33, 65, 129]));
        let next = (1..=5).find(|k| self.is_header(i + k)).unwrap_or(0);
        give(46 + next);
        let mut all = 0;
        let known = long_words(self.text, line).take(20).filter(|w| {
            all += 1;
            self.body.contains(w)
        });
        let known = known.count();
        give((known * 100).checked_div(all).map_or(52, |share| 53 + bin(share, &[1, 30, 50, 70, 90])));
        give(60 + self.neighbour(i, i.checked_sub(1)));
        give(68 + self.neighbour(i, Some(i + 1)));
        give(76 + self.neighbour(i, i.checked_sub(2)));
        give(84 + self.neighbour(i, Some(i + 2)));
        if line.span.of(self.text).ends_with("...") || line.last == '…' {
            give(92);
        }
    }

    /// Whether a neighbour within three lines has all of this line's long words.
    fn echoes(&self, i: usize) -> bool {
        let near =
            (i.saturating_sub(3)..(i + 4).min(self.lines.len())).filter(|&k| k != i && self.lines[k].words <= 40);
        let words: Vec<_> = long_words(self.text, &self.lines[i]).collect();
        near.into_iter().any(|k| {
            let other: Set<_> = long_words(self.text, &self.lines[k]).collect();
            words.len() > 2 && words.iter().filter(|w| other.contains(*w)).count() * 10 >= words.len() * 8
        })
    }
}

fn long_words<'t>(text: &'t str, line: &Line) -> impl Iterator<Item = String> + use<'t> {
    words(line.span.of(text), char::is_alphanumeric).filter(|w| w.len() > 3).map(str::to_lowercase)
}
