//! Lines to blocks, and what the page says about itself.

mod block;
mod byline;
mod cue;
mod dateline;
mod feature;
mod forest;
mod header;
mod headline;
mod line;
mod model;
mod outlet;
mod stamp;
#[cfg(test)]
mod tests;
mod title;
mod topic;
#[cfg(feature = "train")]
pub(crate) mod training;
mod zone;

use crate::calendar::Day;
use crate::document::{Block, BlockKind, DateField, Field, Metadata, Warning};
use crate::options::Options;
use crate::text::Span;
use model::Model;
use zone::Zone;

/// What the layout stage gives.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// In order; every non-blank line in exactly one.
    pub blocks: Vec<Block>,
    /// Header fields.
    pub metadata: Metadata,
    /// `options.published`: wins over what the page states.
    given: Option<String>,
}

impl Layout {
    /// When the article was published, as ISO date (`2022-03-14`) or date and time (`2022-03-14T21:49`, perhaps with
    /// `Z` or an offset): what relative dates are resolved against.
    ///
    /// What the caller gave wins, so that a wrong stamp can be put right; then the page's own stamp, then the dateline.
    pub(crate) fn reference(&self) -> Option<&str> {
        let dateline = || self.metadata.dateline.as_ref()?.date.as_ref().map(|d| d.value.as_str());
        let stamp = self.metadata.published.as_ref().map(|d| d.value.as_str());
        self.given.as_deref().or(stamp).or_else(dateline)
    }
}

/// Fewer lines of menus, notices and the like than this, and the text is an article without its page.
const NOISE: usize = 3;

/// Reads the lines of `text`.
pub(crate) fn read(text: &str, options: &Options, warnings: &mut Vec<Warning>) -> Layout {
    read_with(text, options, warnings, &Model::shipped())
}

fn read_with(text: &str, options: &Options, warnings: &mut Vec<Warning>, model: &Model) -> Layout {
    let all = line::read(text);
    let lines = &all.lines[..];
    let whole = is_page(lines);
    let page = feature::Page::new(&all, whole);
    let chances = if whole { zone::chances(&page, model) } else { Vec::new() };
    let mut zones = if whole { zone::decode(&page, &chances) } else { plain(lines) };
    if whole {
        live(text, lines, &mut zones);
    }
    let seen = header::Seen { text, lines, page: &page, zones: &zones, chances: &chances };
    let header = header::read(&seen, options.date_order, whole, model);
    let kinds = block::kinds(text, lines, &zones, &header, whole);
    let field = |i: usize| Field { span: lines[i].span };
    let date = |(_, stamp): &(usize, stamp::Stamp)| DateField { span: stamp.span, value: stamp.value.clone() };
    let stated = header.published.as_ref().map(|(_, s)| s.value.as_str()).or(options.published.as_deref());
    let reference = stated.and_then(Day::parse);
    let first = kinds.iter().position(|k| *k == BlockKind::Paragraph);
    let metadata = Metadata {
        headline: header.title.map(|span| Field { span }),
        standfirst: header.standfirst.map(field),
        section: header.section.map(field),
        source: header.source.map(|span| Field { span }),
        byline: header.byline.iter().map(|&span| Field { span }).collect(),
        published: header.published.as_ref().map(date),
        updated: header.updated.as_ref().map(date),
        dateline: first.and_then(|i| dateline::read(text, lines[i].span, reference)),
        keywords: keywords(text, lines, &kinds),
    };
    if let Some(span) = header.doubtful {
        warnings.push(Warning {
            code: "ambiguous-date-order",
            message: "The publication date may be day first or month first; it was read month first. \
                      Set dateOrder to decide."
                .into(),
            span: Some(span),
        });
    }
    Layout { blocks: block::join(text, &page, &kinds), metadata, given: options.published.clone() }
}

/// Whether there is a page around the article.
fn is_page(lines: &[line::Line]) -> bool {
    lines.iter().filter(|l| l.whole.is_some() || l.lead.is_some() && !l.prose()).take(NOISE).count() >= NOISE
        && lines.iter().any(|l| l.prose() || l.words >= 14)
}

/// The zones of an article without its page: a short first line stands before the body, all else is body.
fn plain(lines: &[line::Line]) -> Vec<Zone> {
    // A long headline reads like prose but for its end, and so does a standfirst above a short line; below a rubric a
    // headline may end in a quotation or a question.
    let rubric = lines.first().is_some_and(|l| l.words <= 2 && l.shouted == l.words && !l.terminal());
    let asks = |l: &line::Line| l.words <= 16 && l.last != '.' && l.last != ')';
    let headline = |i: usize| match i {
        0 => lines.len() > 1 && !lines[0].terminal() && lines[0].words <= 24,
        1 if rubric && lines.len() > 2 && asks(&lines[1]) => true,
        1 => {
            !lines[1].terminal() && lines[1].words <= 30 && lines.get(2).is_some_and(|l| l.words <= 12 && !l.terminal())
        }
        _ => false,
    };
    let first = (0..lines.len()).find(|&i| lines[i].prose() && !headline(i)).unwrap_or(0);
    let first = line::paragraph(lines, first);
    let header = |i: usize| i < first && first <= 8 && lines[i].words <= 30;
    (0..lines.len()).map(|i| if header(i) { Zone::Before } else { Zone::Body }).collect()
}

/// The posts of a live blog are short and would pass for teasers: from the first of three or more lines with nothing
/// but a time to the last sentence, all is article but what the page says of itself.
fn live(text: &str, lines: &[line::Line], zones: &mut [Zone]) {
    let mut stamps = (0..lines.len()).filter(|&i| stamp::is_clock(lines[i].span.of(text)));
    let Some(first) = stamps.next().filter(|_| stamps.nth(1).is_some()) else { return };
    let Some(last) = (first..lines.len()).rev().find(|&i| lines[i].prose() && !lines[i].is_cue()) else { return };
    for i in first..=last {
        if !lines[i].is_cue() || stamp::is_clock(lines[i].span.of(text)) {
            zones[i] = Zone::Body;
        }
    }
}

fn keywords(text: &str, lines: &[line::Line], kinds: &[BlockKind]) -> Vec<Field> {
    let marked = lines.iter().zip(kinds).filter(|(_, k)| **k == BlockKind::Keywords);
    marked.flat_map(|(l, _)| block::keyword_values(text, l.span)).map(|span: Span| Field { span }).collect()
}
