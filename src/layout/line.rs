//! One line of the text and what its shape says: counted in a single pass over its words.

use super::cue::{self, Cue};
use crate::text::Span;
use crate::text::chars::is_apostrophe;

/// Words in small letters that stamps and bylines hold, however little they say.
#[rustfmt::skip]
const HEADER_WORDS: &[&str] = &[
    "ago", "am", "and", "as", "at", "author", "by", "chief", "columnist", "contributing", "contributor", "correspondent",
    "created", "day", "days", "edited", "editing", "editor", "editors", "et", "first", "for", "freelance", "from",
    "gmt", "hour", "hours", "hrs", "in", "is", "it", "last", "local", "min", "mins", "minute", "minutes", "modified",
    "nd", "of", "on", "originally", "photographer", "pm", "posted", "published", "rd", "read", "reporter", "reporters",
    "reporting", "reviewed", "senior", "special", "st", "staff", "the", "th", "time", "to", "updated", "via", "with",
    "writer", "writers", "writing", "written",
];

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// Without the white space around it.
    pub span: Span,
    /// Whether a blank line, or nothing, stands before it.
    pub gap: bool,
    pub words: u32,
    /// Small function words: plenty in prose, none in menus.
    pub stops: u32,
    /// Words with a capital first.
    pub capitals: u32,
    /// Words without a small letter, two letters or more.
    pub shouted: u32,
    /// Words that begin with a digit.
    pub numbers: u32,
    /// How often each [`Cue`] is given by a word.
    pub cues: [u8; cue::COUNT],
    /// The cue of the line as a whole: `Privacy Policy`.
    pub whole: Option<Cue>,
    /// The cue of how it begins: `Read more: …`.
    pub lead: Option<Cue>,
    /// Words after the last one that speaks of a picture's credit, 255 without one.
    pub tail: u8,
    /// Full stops with a space after them.
    pub inner_stops: u8,
    pub first: char,
    pub last: char,
    /// Hash of its words in small letters, to find repeats by.
    pub key: u64,
}

impl Line {
    /// Whether it ends as a sentence does.
    pub(crate) fn terminal(&self) -> bool {
        matches!(self.last, '.' | '?' | '!' | '”' | '"' | '’' | ')')
    }

    /// Whether it reads like running text.
    pub(crate) fn prose(&self) -> bool {
        self.words >= 14 && self.stops * 5 >= self.words
            || self.words >= 8 && self.terminal() && self.stops * 4 >= self.words
    }

    /// Whether it says something: a word in small letters stands in it that stamps and bylines do not use.
    pub(crate) fn speaks(&self, text: &str) -> bool {
        let words = self.span.of(text).split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c));
        words.take(60).any(|w| w.len() > 1 && w.starts_with(char::is_lowercase) && !HEADER_WORDS.contains(&w))
    }

    /// Whether it is a sentence, however short: it says something and ends as a sentence does.
    pub(crate) fn sentence(&self, text: &str) -> bool {
        self.terminal() && self.last != ')' && self.words > 2 && self.speaks(text)
    }

    /// Whether its beginning or all of it is a phrase of the page and not of the article.
    pub(crate) fn is_cue(&self) -> bool {
        self.whole.is_some() || self.lead.is_some()
    }

    pub(crate) fn cue(&self, cue: Cue) -> bool {
        self.cues[cue as usize] > 0 || self.whole == Some(cue) || self.lead == Some(cue)
    }
}

/// The lines of `text` that are not blank.
pub(crate) fn read(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut gap = true;
    for raw in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let body = raw.trim_matches(blank);
        if body.is_empty() {
            gap = true;
        } else {
            let start = at + raw.len() - raw.trim_start_matches(blank).len();
            lines.push(one(text, Span::at(start, start + body.len()), gap));
            gap = false;
        }
        at += raw.len();
    }
    lines
}

/// Where the paragraph begins that goes on at line `at`: hard-wrapped lines go on in small letters, without a gap.
pub(crate) fn paragraph(lines: &[Line], mut at: usize) -> usize {
    while at > 0 && lines.get(at).is_some_and(|l| !l.gap && l.first.is_lowercase()) && !lines[at - 1].terminal() {
        at -= 1;
    }
    at
}

fn blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}'
}

fn one(text: &str, span: Span, gap: bool) -> Line {
    let body = span.of(text);
    let mut line = Line {
        span,
        gap,
        words: 0,
        stops: 0,
        capitals: 0,
        shouted: 0,
        numbers: 0,
        cues: [0; cue::COUNT],
        tail: 255,
        inner_stops: body.as_bytes().windows(2).filter(|w| *w == b". ").take(255).count() as u8,
        whole: None,
        lead: None,
        first: body.chars().next().unwrap_or(' '),
        last: body.chars().next_back().unwrap_or(' '),
        key: 0xcbf2_9ce4_8422_2325,
    };
    let mut small = [0; 16];
    for word in words(body, |c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '@' | '©')) {
        let Some(first) = word.chars().next().filter(|c| *c != '\'' && *c != '’') else { continue };
        line.words += 1;
        line.tail = line.tail.saturating_add(1);
        if first.is_numeric() {
            line.numbers += 1;
        } else if first.is_uppercase() {
            line.capitals += 1;
            line.shouted += u32::from(word.len() > 1 && !word.chars().any(char::is_lowercase));
        }
        for b in word.bytes() {
            line.key = (line.key ^ u64::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
        }
        line.key = (line.key ^ 0x20).wrapping_mul(0x0100_0000_01b3);
        let Some(small) = small.get_mut(..word.len()) else { continue };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        match cue::of_word(small) {
            Some(Cue::Stop) => line.stops += 1,
            Some(cue) => {
                line.cues[cue as usize] = line.cues[cue as usize].saturating_add(1);
                if cue == Cue::Credit {
                    line.tail = 0;
                }
            }
            None => {}
        }
    }
    if line.words > 0 {
        (line.whole, line.lead) = cue::of_line(body);
    }
    line
}

/// The stretches of `text` that consist of such characters; what is ASCII is looked at as bytes.
fn words(text: &str, within: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let step = move |at: usize| match bytes.get(at) {
        Some(&b) if b < 0x80 => Some((within(b as char), 1)),
        Some(_) => text[at..].chars().next().map(|c| (within(c), c.len_utf8())),
        None => None,
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some((false, length)) = step(at) {
            at += length;
        }
        let start = at;
        while let Some((true, length)) = step(at) {
            at += length;
        }
        (start < at).then(|| &text[start..at])
    })
}
