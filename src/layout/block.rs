//! Lines to blocks: what each line is, and which lines belong together.

use super::cue::Cue;
use super::feature::Page;
use super::header::Header;
use super::line::Line;
use super::zone::Zone;
use crate::document::{Block, BlockKind};
use crate::text::Span;
use std::ops::Range;

/// More lines above the headline of an article alone are no links.
const LINKS: usize = 6;
/// Share of lines going on in a small letter, in tenths, above which the text counts as hard-wrapped.
const WRAPPED: usize = 3;

/// The kind of every line. Only a whole page, not an article alone, has boilerplate.
pub(super) fn kinds(text: &str, lines: &[Line], zones: &[Zone], header: &Header, whole: bool) -> Vec<BlockKind> {
    let last = zones.iter().rposition(|z| *z == Zone::Body).unwrap_or(0);
    let head = header.headline.unwrap_or(0);
    let edges = if whole { 0..lines.len() } else { edges(lines, header) };
    let mut kinds: Vec<BlockKind> = (0..lines.len())
        .map(|i| {
            let line = &lines[i];
            let inside = i >= head && i <= last;
            match zones[i] {
                _ if keywords(text, line) => BlockKind::Keywords,
                _ if !edges.contains(&i) || !whole && header.source == Some(line.span) => BlockKind::Boilerplate,
                Zone::Body if credited(text, line) => BlockKind::Caption,
                _ if !whole || zones[i] == Zone::Body => body(text, lines, zones, i),
                _ if inside && (credited(text, line) || line.cue(Cue::Credit) && line.words > 3) => BlockKind::Caption,
                _ => BlockKind::Boilerplate,
            }
        })
        .collect();
    for i in header.points.clone() {
        kinds[i] = if i == header.points.start { BlockKind::Subheading } else { BlockKind::ListItem };
    }
    let stamps = header.stamp_lines.iter().map(|i| (*i, BlockKind::Published));
    let authors = header.byline_lines.iter().map(|i| (*i, BlockKind::Byline));
    let once = [
        (header.section, BlockKind::Section),
        (header.standfirst, BlockKind::Standfirst),
        (header.headline, BlockKind::Headline),
    ];
    let once = once.into_iter().filter_map(|(i, kind)| Some((i?, kind)));
    for (i, kind) in stamps.chain(authors).filter(|(i, _)| !lines[*i].prose()).chain(once) {
        kinds[i] = kind;
    }
    kinds
}

/// What of an article without its page is the article: not the links above a headline with a byline or date, nor what
/// follows the last sentence from a phrase of the page on.
fn edges(lines: &[Line], header: &Header) -> Range<usize> {
    let link = |l: &Line| (l.words <= 3 || l.words <= 8 && !l.speaks) && !matches!(l.last, '.' | '?' | '!' | '”' | '"');
    let known = !header.byline.is_empty() || header.published.is_some();
    let head = header.headline.filter(|h| known && *h <= LINKS && lines[..*h].iter().all(link)).unwrap_or(0);
    let last = lines.iter().rposition(|l| l.sentence() && !l.is_cue()).map_or(lines.len(), |i| i + 1);
    let foot = (last..lines.len()).find(|&i| lines[i].whole.is_some_and(|c| c != Cue::Menu)).unwrap_or(lines.len());
    head..foot
}

/// Paragraph, subheading or list item.
fn body(text: &str, lines: &[Line], zones: &[Zone], i: usize) -> BlockKind {
    let line = &lines[i];
    let words = line.span.of(text);
    let numbered = words.find(|c: char| !c.is_ascii_digit()).filter(|n| (1..3).contains(n));
    let item = matches!(line.first, '•' | '▪' | '◦' | '‣' | '*' | '⁃')
        || (words.starts_with("- ") || words.starts_with("– "))
        || numbered.is_some_and(|n| words[n..].starts_with([')', '.']) && words[n + 1..].starts_with(' '));
    let next = lines.get(i + 1).filter(|_| zones[i + 1] == Zone::Body);
    if item {
        BlockKind::ListItem
    } else if line.words <= 12
        && !line.prose()
        && (!line.terminal() || line.last == '?')
        && next.is_some_and(|n| n.prose() && (n.gap || !n.first.is_lowercase()))
        && line.first.is_alphanumeric()
    {
        BlockKind::Subheading
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a line closes with the credit of a picture.
pub(super) fn credited(text: &str, line: &Line) -> bool {
    if bracketed(text, line) {
        return true;
    }
    if line.cues[Cue::Credit as usize] == 0 && line.lead != Some(Cue::Credit) || line.words > 90 {
        return false;
    }
    let line_text = line.span.of(text);
    let labelled = [
        "Photograph: ",
        "Photo: ",
        "Picture: ",
        "Image: ",
        "Illustration: ",
        "Credit: ",
        "Photo by ",
        "Photograph by ",
    ];
    let tail = line_text.len().saturating_sub(80);
    let tail = (tail..line_text.len()).find(|&i| line_text.is_char_boundary(i)).map_or("", |i| &line_text[i..]);
    labelled.iter().any(|l| tail.contains(l)) && line.words < 60
        || tail.contains("(AP Photo")
        || ["Getty Images", "Shutterstock", "Alamy", "iStock", "Unsplash"].iter().any(|a| tail.contains(a))
            && !line.terminal()
        || tail.contains("via AP") && !tail.ends_with('.')
        || line.lead == Some(Cue::Credit) && line.words < 60
}

/// `The bridge at dawn (Ann Lee/Harbour Post)`: the last bracket holds two names.
fn bracketed(text: &str, line: &Line) -> bool {
    if line.last != ')' || line.bars == 0 || line.words > 60 {
        return false;
    }
    let name = |part: &str| part.trim().starts_with(char::is_uppercase) && part.split_whitespace().count() <= 5;
    let bracket = line.span.of(text).trim_end_matches(')').rsplit('(').next().unwrap_or("");
    bracket.split_once('/').is_some_and(|(left, right)| name(left) && name(right))
}

/// `Keywords: a, b`, `Tags a b` and the bare label.
pub(super) fn keywords(text: &str, line: &Line) -> bool {
    let words = line.span.of(text);
    let labels = ["Keywords", "Key words", "Tags"];
    let label = labels.iter().find(|k| words.get(..k.len()).is_some_and(|w| w.eq_ignore_ascii_case(k)));
    label.is_some_and(|k| {
        let values = &words[k.len()..];
        values.is_empty() || values.starts_with([':', ' ', '\u{A0}']) && !line.sentence() && !values.ends_with('.')
    })
}

/// The values after `Keywords:` or `Tags:`.
pub(super) fn keyword_values(text: &str, span: Span) -> Vec<Span> {
    let line = span.of(text);
    let Some(colon) = line.find(':') else { return Vec::new() };
    let mut out = Vec::new();
    let mut at = colon + 1;
    for part in line[colon + 1..].split([',', ';', '|']) {
        let value = part.trim();
        if !value.is_empty() {
            let start = span.start as usize + at + (part.len() - part.trim_start().len());
            out.push(Span::at(start, start + value.len()));
        }
        at += part.len() + 1;
    }
    out
}

/// Joins the lines of hard-wrapped paragraphs and marks repeats.
pub(super) fn join(text: &str, page: &Page<'_>, kinds: &[BlockKind]) -> Vec<Block> {
    let lines = page.lines;
    let wrapped = wrapped(lines, kinds);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    // By the number of a line's words, the block that it was first the first line of.
    let mut seen: Vec<u32> = vec![u32::MAX; page.numbers()];
    for (i, (line, &kind)) in lines.iter().zip(kinds).enumerate() {
        if i > 0
            && goes_on(&lines[i - 1], line, kinds[i - 1], kind, wrapped)
            && let Some(last) = blocks.last_mut()
        {
            last.span = last.span.to(line.span);
            continue;
        }
        let index = blocks.len() as u32;
        let earlier = &mut seen[page.number(i)];
        *earlier = (*earlier).min(index);
        let earlier = *earlier;
        let same = |b: &Block| b.span.of(text).eq_ignore_ascii_case(line.span.of(text));
        let duplicate = blocks.get(earlier as usize).is_some_and(same).then_some(earlier);
        blocks.push(Block { kind, span: line.span, duplicate_of: duplicate });
    }
    blocks
}

fn goes_on(before: &Line, line: &Line, kind_before: BlockKind, kind: BlockKind, wrapped: bool) -> bool {
    let running =
        |k| matches!(k, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Caption | BlockKind::Standfirst);
    if line.gap
        || !running(kind_before)
        || kind != BlockKind::Paragraph && kind != kind_before
        || kind == BlockKind::ListItem
    {
        return false;
    }
    let small = line.first.is_lowercase() && !before.terminal() && before.first.is_uppercase() && before.words > 2;
    small || wrapped && before.span.len() >= 45
}

/// Whether paragraphs are broken into lines of like width.
fn wrapped(lines: &[Line], kinds: &[BlockKind]) -> bool {
    let follows = |i: &usize| {
        *i > 0 && !lines[*i].gap && kinds[*i] == BlockKind::Paragraph && kinds[*i - 1] == BlockKind::Paragraph
    };
    let (mut all, mut small, mut long) = (0, 0, 0);
    for i in (0..lines.len()).filter(follows) {
        all += 1;
        small += usize::from(lines[i].first.is_lowercase());
        long += usize::from(lines[i - 1].span.len() > 110);
    }
    all >= 3 && small * 10 >= all * WRAPPED && long * 10 < all
}
