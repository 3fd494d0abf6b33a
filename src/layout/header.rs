//! What the page says about its article: headline, standfirst, rubric, authors, dates, outlet.

use super::block;
use super::byline;
use super::cue::Cue;
use super::feature::Page;
use super::headline;
use super::line::{self, Line};
use super::model::Model;
use super::outlet;
use super::stamp::{self, Label, Stamp};
use super::title;
use super::zone::Zone;
use crate::options::DateOrder;
use crate::text::{Span, chars};
use std::ops::Range;

/// Longer lines state no date and no author.
const LONGEST: usize = 400;
/// How far below the headline authors and dates are looked for.
const BELOW: usize = 40;
/// Words that tie a date to what stands before it.
const PREPOSITIONS: &[&str] =
    &["on", "of", "from", "until", "for", "since", "by", "to", "and", "in", "before", "after"];
/// How far into the article a name alone may stand: its first line may be a standfirst.
const BYLINE_AFTER: usize = 4;
/// How a line begins that states the article's own date in a sentence.
const SELF: &[&str] = &["This article ", "This story ", "This post ", "This page ", "This report ", "Article "];
/// How far below the article's last line its date may stand.
const FOOT: usize = 3;
/// How far above.
const ABOVE: usize = 8;
/// How many lines at the end of a page may hold its note on copyright.
const FOOTER: usize = 60;
/// Links above a headline that are no rubric.
const NO_RUBRICS: &[&str] = &["Home", "Menu", "Search", "Close", "More", "Print", "HOME", "MENU"];
/// How many lines with numbers are asked for the order of day and month.
const SETTLING: usize = 200;

/// The lines that were read as header fields, by index.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub headline: Option<usize>,
    /// The headline without a date stamp glued to it.
    pub title: Option<Span>,
    pub standfirst: Option<usize>,
    pub section: Option<usize>,
    pub source: Option<Span>,
    pub byline: Vec<Span>,
    /// The heading and the items of a list of the main points.
    pub points: Range<usize>,
    /// Lines that hold a date and little else.
    pub stamp_lines: Vec<usize>,
    /// Lines that hold authors.
    pub byline_lines: Vec<usize>,
    pub published: Option<(usize, Stamp)>,
    pub updated: Option<(usize, Stamp)>,
    /// Stamps whose day and month could be the other way round.
    pub doubtful: Option<Span>,
}

/// What was found out about the lines before their header is read.
#[derive(Clone, Copy)]
pub(super) struct Seen<'t> {
    pub text: &'t str,
    pub lines: &'t [Line],
    pub page: &'t Page<'t>,
    pub zones: &'t [Zone],
    /// How likely each line is the article's, in 256ths; empty for an article without its page.
    pub chances: &'t [u8],
}

/// Reads the header.
pub(super) fn read(seen: &Seen, order: DateOrder, whole: bool, model: &Model) -> Header {
    let Seen { text, lines, zones, .. } = *seen;
    let mut reader = Reader { text, lines, zones, header: Header::default(), order, whole };
    reader.header.headline = candidates(seen, order).best(whole, model);
    let first = reader.first_paragraph();
    if reader.header.headline.is_none() && !lines.is_empty() && reader.title_end(0).is_some() {
        reader.header.headline = Some(0);
    }
    let head = reader.header.headline.unwrap_or(first);
    reader.authors(head, first);
    reader.dates(head, first);
    let stamps = [&reader.header.published, &reader.header.updated];
    let stamps = stamps.into_iter().flatten().map(|(i, _)| *i).filter(|&i| reader.title_end(i).is_none());
    reader.header.stamp_lines = stamps.collect();
    reader.header.title = reader.header.headline.map(|i| reader.title(i));
    reader.around(head, first);
    reader.header
}

/// The lines that may be the headline.
pub(super) fn candidates<'t>(seen: &Seen<'t>, order: DateOrder) -> headline::Candidates<'t> {
    let Seen { text, lines, zones, .. } = *seen;
    let reader = Reader { text, lines, zones, header: Header::default(), order, whole: !seen.chances.is_empty() };
    headline::Candidates::new(*seen, reader.first_paragraph(), |i| reader.marks_header(i))
}

/// A line cut as a headline is.
#[cfg(feature = "train")]
pub(super) fn title(text: &str, lines: &[Line], i: usize, order: DateOrder) -> Span {
    Reader { text, lines, zones: &[], header: Header::default(), order, whole: true }.title(i)
}

struct Reader<'t> {
    text: &'t str,
    lines: &'t [Line],
    zones: &'t [Zone],
    header: Header,
    order: DateOrder,
    /// Whether there is a page around the article.
    whole: bool,
}

impl<'t> Reader<'t> {
    fn of(&self, i: usize) -> &'t str {
        self.lines[i].span.of(self.text)
    }

    /// The line without a stamp glued to it and without the medium named after it.
    fn title(&self, i: usize) -> Span {
        // A date in figures belongs to the title of a series; a date in words is a stamp glued to it.
        let line = self.lines[i].span;
        let named = |end: &usize| self.text[*end..line.end as usize].contains(char::is_alphabetic);
        let end = self.title_end(i).filter(named).unwrap_or(line.end as usize);
        let start = line.start as usize + title::rubric(self.text, self.lines, i);
        Span::at(start, start + title::untagged(&self.text[start..end]).len())
    }

    /// Index of the first line of prose in the article, or past the end.
    fn first_paragraph(&self) -> usize {
        let body = |i: &usize| self.zones[*i] == Zone::Body;
        let prose = (0..self.lines.len()).find(|i| body(i) && self.lines[*i].prose());
        let first = prose.or_else(|| (0..self.lines.len()).find(body)).unwrap_or(self.lines.len());
        if self.whole { first } else { line::paragraph(self.lines, first) }
    }

    fn stamps(&self, i: usize) -> Vec<Stamp> {
        let line = &self.lines[i];
        let short =
            line.span.len() <= LONGEST && line.numbers > 0 && !(line.prose() && line.words > 24) && !self.says(i);
        if short { stamp::read(self.text, line.span, self.order) } else { Vec::new() }
    }

    /// The stamps of a short line, or the one that a line of prose begins with.
    fn dates_of(&self, i: usize) -> Vec<Stamp> {
        let line = self.lines[i].span;
        let mut stamps = self.stamps(i);
        if stamps.is_empty() && self.lines[i].prose() {
            let end = (line.start as usize + 60).min(line.end as usize);
            let end = (end..=line.end as usize).find(|&e| self.text.is_char_boundary(e)).unwrap_or(line.end as usize);
            stamps = stamp::read(self.text, Span::at(line.start as usize, end), self.order);
        }
        if self.lines[i].prose() && byline::introduced(self.of(i)).is_none() {
            stamps.retain(|s| begins_line(self.text, line, s));
        }
        stamps
    }

    /// Whether a line is a sentence and so neither stamp nor byline, unless it speaks of the article itself.
    fn says(&self, i: usize) -> bool {
        let of_itself = || SELF.iter().any(|s| self.of(i).starts_with(s));
        self.lines[i].sentence() && !of_itself()
    }

    /// Whether a line is little more than its stamp, or begins with it.
    fn mostly(&self, i: usize, stamp: &Stamp) -> bool {
        let line = self.lines[i].span;
        if stamp.label == Label::None && self.lines[i].speaks {
            return false;
        }
        let beside = |span: Span| span.of(self.text).split_whitespace().filter(|w| w.len() > 1).count();
        let before = beside(Span::new(line.start, stamp.span.start));
        stamp.label != Label::None
            || begins_line(self.text, line, stamp)
            || !chars::lower(self.of(i)).contains("born ") && before + beside(Span::new(stamp.span.end, line.end)) <= 4
    }

    fn dated(&self, i: usize) -> bool {
        !self.stamps(i).is_empty()
    }

    /// Whether a line looks like a byline or a date stamp.
    fn marks_header(&self, i: usize) -> bool {
        let line = &self.lines[i];
        line.span.len() <= LONGEST
            && line.words <= 24
            && (!self.stamps(i).is_empty() && self.title_end(i).is_none()
                || byline::introduced(self.of(i)).is_some_and(|at| line.words < 16 && (at < 14 || self.dated(i)))
                || line.lead == Some(Cue::Stamp))
    }

    /// Where the title ends in a line that is a title with a date stamp glued to it.
    fn title_end(&self, i: usize) -> Option<usize> {
        let line = self.lines[i].span;
        let stamp = self.stamps(i).pop().filter(|s| s.span.end == line.end && s.label == Label::None)?;
        let title = Span::new(line.start, stamp.span.start).of(self.text).trim_end();
        let title = title.strip_suffix("day,").and_then(|t| t.rsplit_once(' ')).map_or(title, |(t, _)| t).trim_end();
        let words = title.split_whitespace().filter(|w| w.starts_with(char::is_alphabetic)).count();
        let joined =
            title.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '?' | '!' | '\'' | '’' | '”' | '"'));
        let lead = title.rsplit(' ').next().is_some_and(|w| PREPOSITIONS.contains(&w));
        // `The Weekly Round-up 2023.12.10` above `by Ann Lee` is a title too.
        let signed = || self.lines.get(i + 1).is_some_and(|l| byline::introduced(l.span.of(self.text)).is_some());
        ((words >= 5 || words >= 3 && signed())
            && !joined
            && !lead
            && self.lines.len() > 1
            && byline::introduced(title).is_none())
        .then_some(line.start as usize + title.len())
    }

    fn authors(&mut self, head: usize, first: usize) {
        // The first line of prose may be a standfirst: the byline can stand after it.
        let second = (first + 1..self.lines.len()).find(|&i| self.zones[i] == Zone::Body && self.lines[i].prose());
        let end = second.map_or(first + 3, |i| i.max(first + 3)).min(first + 12).min(self.lines.len());
        let end = end.min(head + BELOW).max((first + 1).min(self.lines.len()));
        let start = if self.header.headline.is_some() { head + 1 } else { head.saturating_sub(ABOVE) };
        let below = start.min(end)..end;
        let above = head.saturating_sub(ABOVE)..head;
        let far = head.saturating_sub(2 * ABOVE)..head;
        let found = below
            .clone()
            .find_map(|i| self.introduced(i))
            .or_else(|| below.clone().find_map(|i| self.beside_stamp(i)))
            .or_else(|| below.clone().find_map(|i| self.alone(i, head, first)))
            .or_else(|| far.rev().find_map(|i| self.introduced(i)))
            .or_else(|| above.clone().rev().find_map(|i| self.beside_stamp(i)))
            .or_else(|| above.rev().take(3).find_map(|i| self.alone(i, i, first)));
        if let Some((lines, names)) = found {
            (self.header.byline_lines, self.header.byline) = (lines, names);
        }
    }

    /// `By Ann Lee`, or `By` with the names in the lines below.
    fn introduced(&self, i: usize) -> Option<(Vec<usize>, Vec<Span>)> {
        let line = &self.lines[i];
        if line.span.len() > LONGEST || line.words > 30 || self.says(i) {
            return None;
        }
        let from = byline::introduced(self.of(i))?;
        let names = byline::names(self.text, line.span, from, true);
        if !names.is_empty() {
            return Some((vec![i], names));
        }
        if line.words > 2 {
            return None;
        }
        let (mut lines, mut names) = (vec![i], Vec::new());
        let mut at = i + 1;
        while at < self.lines.len() && at < i + 14 {
            if self.lines[at].words < 5 && self.of(at).ends_with(" for") {
                at += 1; // a label for screen readers
                continue;
            }
            let more = byline::names(self.text, self.lines[at].span, 0, true);
            if more.is_empty() {
                break;
            }
            names.extend(more);
            lines.push(at);
            at += 1;
            match self.lines.get(at).map(|l| l.span.of(self.text)) {
                Some("," | "and" | "&" | ", and") => at += 1,
                _ => break,
            }
        }
        (!names.is_empty()).then_some((lines, names))
    }

    /// `Ann Lee - Dec 21, 2023`.
    fn beside_stamp(&self, i: usize) -> Option<(Vec<usize>, Vec<Span>)> {
        let stamps = self.stamps(i);
        let (stamp, last) = (stamps.first()?, stamps.last()?);
        let line = self.lines[i].span;
        if self.title_end(i).is_some() {
            return None;
        }
        if stamp.span.start > line.start + 5 {
            let names = byline::names(self.text, line, 0, false);
            let between = names.last().and_then(|n| self.text.get(n.end as usize..stamp.span.start as usize));
            let few = between.is_some_and(|b| b.split_whitespace().filter(|w| w.len() > 1).count() <= 4);
            if few && names.first().is_some_and(|n| n.start < line.start + 3) {
                return Some((vec![i], names));
            }
        }
        let after = (last.span.end - line.start) as usize;
        let names = byline::names(self.text, line, after.min(line.len()), false);
        names.first().is_some_and(|n| n.start < last.span.end + 5).then_some((vec![i], names))
    }

    /// A line that is nothing but a name, close below the headline and by a date, a role or the article.
    fn alone(&self, i: usize, head: usize, first: usize) -> Option<(Vec<usize>, Vec<Span>)> {
        let line = &self.lines[i];
        if line.words > 12
            || line.whole.is_some()
            || line.lead.is_some()
            || line.numbers > 0
            || i >= first + BYLINE_AFTER
            || line.cue(Cue::Credit)
            || line.prose()
            || self.says(i)
            || outlet::of_line(self.text, line.span).is_some()
            || self.header.headline.is_some_and(|h| self.lines[h].key == line.key)
        {
            return None;
        }
        let names = byline::names(self.text, line.span, 0, false);
        let (begin, end) = (names.first()?.start, names.last()?.end);
        let rest = self.text.get(end as usize..line.span.end as usize).unwrap_or("");
        let rest_words = rest.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
        let delimited = rest.trim_start().starts_with(['|', ',', '·', '-', '•', '@', '('])
            || rest.contains("\u{A0} ")
            || rest.starts_with(" in ")
            || rest.starts_with("  ")
            || rest.starts_with(" \u{A0}");
        let role = rest.split_whitespace().next().is_some_and(|w| w.starts_with(char::is_uppercase));
        if begin != line.span.start || rest_words > 0 && !delimited && !(role && rest_words < 4) {
            return None;
        }
        let near = |k: usize| {
            self.lines.get(k).is_some_and(|l| l.cue(Cue::Bio) && l.words < 9)
                || k < self.lines.len() && !self.stamps(k).is_empty()
        };
        let close = self.whole && i > head && i <= head + 3 || near(i + 1) || near(i + 2) || i > 0 && near(i - 1);
        close.then_some((vec![i], names))
    }

    fn dates(&mut self, head: usize, first: usize) {
        let mut best: Option<(i32, usize, Stamp)> = None;
        let mut updated = None;
        let from = head.saturating_sub(ABOVE);
        let near = from..self.lines.len().min(first + 8).min(head + 2 * BELOW).max((head + 2).min(self.lines.len()));
        let far = near.end..self.lines.len();
        let end = self.zones.iter().rposition(|z| *z == Zone::Body);
        let mut clear = Vec::new();
        for (i, is_near) in near.map(|i| (i, true)).chain(far.map(|i| (i, false))) {
            let line = &self.lines[i];
            // The dates in a list of other stories are theirs.
            if !is_near && (line.lead != Some(Cue::Stamp) || end.is_some_and(|end| i > end + FOOT)) {
                continue;
            }
            let titled = self.title_end(i).is_some();
            for mut found in self.dates_of(i) {
                if !found.doubtful {
                    clear.push(found.day().to_string());
                }
                if !(self.whole || titled || self.mostly(i, &found)) {
                    continue; // an article alone speaks of dates in its first lines too
                }
                if found.label == Label::None && i > 0 && self.lines[i - 1].words <= 3 {
                    found.label = stamp::label(self.of(i - 1));
                }
                let mut points = match found.label {
                    Label::Published => 12,
                    Label::Updated => 4,
                    Label::None => 6,
                };
                points -= if i < head { 4 + (head - i) as i32 / 2 } else { (i - head).min(12) as i32 / 2 };
                points -= if is_near { 0 } else { 8 };
                points -= if line.words > 16 { 3 } else { 0 };
                if found.label == Label::Updated && is_near && updated.is_none() {
                    updated = Some((i, found.clone()));
                }
                if best.as_ref().is_none_or(|b| points > b.0) {
                    best = Some((points, i, found));
                }
            }
        }
        if let Some((_, i, mut stamp)) = best {
            self.settle(&mut stamp, &clear);
            self.header.doubtful = stamp.doubtful.then_some(stamp.span);
            self.header.published = Some((i, stamp));
        }
        if let Some((_, stamp)) = &mut updated {
            self.settle(stamp, &clear);
        }
        self.header.updated = updated;
    }

    /// Decides which number of a doubtful stamp is the month: by a clear stamp of the same day near by, or by the figures
    /// of other stamps of the page that can be read in one way only.
    fn settle(&self, stamp: &mut Stamp, clear: &[String]) {
        let Some(swapped) = stamp.swapped().filter(|_| stamp.doubtful) else { return };
        let stands = |day: &str| clear.iter().any(|d| d == day);
        let other = match (stands(stamp.day()), stands(&swapped[..10])) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => self.day_first(),
        };
        if other == Some(true) {
            stamp.value = swapped;
        }
        stamp.doubtful &= other.is_none();
    }

    /// Whether the stamps of the page in figures put the day first, if those that can be read in one way agree.
    fn day_first(&self) -> Option<bool> {
        let lines =
            (0..self.lines.len()).filter(|&i| self.lines[i].numbers > 0 && !self.lines[i].prose()).take(SETTLING);
        let figures =
            lines.flat_map(|i| stamp::read(self.text, self.lines[i].span, self.order)).filter(|s| !s.doubtful);
        let first = figures.filter_map(|s| {
            let (head, rest) = s.span.of(self.text).split_once('/')?;
            let (number, second) = (head.parse::<u32>().ok()?, rest.split('/').next()?.parse::<u32>().ok()?);
            (number != second && number.min(second) <= 12 && number.max(second) <= 31).then_some(number > 12)
        });
        let mut votes = first.collect::<Vec<_>>().into_iter();
        let vote = votes.next()?;
        votes.all(|v| v == vote).then_some(vote)
    }

    /// Standfirst, rubric and outlet.
    fn around(&mut self, head: usize, first: usize) {
        if self.header.headline.is_some() {
            self.header.points =
                headline::points(self.text, self.lines, head + 1..first.max(head + 1).min(head + BELOW));
            self.header.standfirst = (head + 1..first.min(head + 8)).find(|&i| {
                let line = &self.lines[i];
                let taken =
                    self.header.byline_lines.contains(&i) || self.marks_header(i) || self.header.points.contains(&i);
                let plain = !line.cue(Cue::Credit)
                    && !block::credited(self.text, line)
                    && line.whole.is_none()
                    && line.lead.is_none();
                (7..=60).contains(&line.words) && line.stops > 0 && plain && !taken && line.key != self.lines[head].key
            });
            // An article alone has a rubric only where the rest of a header shows that the line above is none of its text.
            let known = self.whole || self.header.published.is_some() || !self.header.byline.is_empty();
            self.header.section = head.checked_sub(1).filter(|_| known).filter(|&i| {
                let line = &self.lines[i];
                let kind = line.whole.is_none_or(|c| c == Cue::Menu)
                    && line.bars == 0
                    && !NO_RUBRICS.contains(&self.of(i))
                    && !outlet::is_name(self.of(i));
                (1..=3).contains(&line.words)
                    && kind
                    && line.numbers == 0
                    && line.capitals == line.words
                    && line.first.is_alphabetic()
            });
        }
        self.header.source = self.source(head, first);
    }

    /// The outlet: what a label says, then the agency of the dateline, what stands beside the authors, in a line of the
    /// header, in the note on copyright.
    fn source(&self, head: usize, first: usize) -> Option<Span> {
        let (text, lines) = (self.text, self.lines);
        let near = head.saturating_sub(ABOVE)..lines.len().min(first + 2);
        let short = |i: &usize| lines[*i].span.len() <= LONGEST;
        let labelled = near.clone().filter(short).find_map(|i| outlet::labelled(text, lines[i].span));
        let beside = || {
            let last = *self.header.byline_lines.last()?;
            let end = self.header.byline.last()?.end;
            let below = || lines.get(last + 1).filter(|l| l.words < 9).and_then(|l| outlet::of_line(text, l.span));
            outlet::within(text, lines[last].span, end).or_else(below)
        };
        let plain = |i: &usize| {
            let taken = [self.header.headline, self.header.section, self.header.standfirst].contains(&Some(*i));
            !taken && lines[*i].whole.is_none() && lines[*i].words < 9 && !self.header.byline_lines.contains(i)
        };
        let alone = || near.clone().filter(plain).find_map(|i| outlet::of_line(text, lines[i].span));
        let foot = || {
            let notes = lines.iter().rev().take(FOOTER).filter(|l| l.cue(Cue::Legal) && l.span.len() <= LONGEST);
            notes.filter(|_| self.whole).find_map(|l| outlet::in_copyright(text, l.span))
        };
        let dateline = || lines.get(first).and_then(|l| outlet::in_dateline(text, l.span));
        labelled.or_else(dateline).or_else(beside).or_else(alone).or_else(foot)
    }
}

/// Whether nothing but a weekday stands before the stamp.
fn begins_line(text: &str, line: Span, stamp: &Stamp) -> bool {
    let before = Span::new(line.start, stamp.span.start).of(text).trim_matches([' ', ',', '\u{A0}', '(']);
    before.is_empty() || before.ends_with("day") && before.len() < 10
}
