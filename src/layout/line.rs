//! One line of the text and what its shape says: counted in a single pass over its bytes.

use super::cue::{self, Cue, Cues};
use crate::text::{Span, room};

/// Shorter words say nothing about the topic, in bytes.
const SHORTEST: usize = 5;
/// No more long words of a line are kept.
const MOST: usize = 80;

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
    /// Words that speak to the reader, words of captions, verbs that tell what happened.
    pub address: u8,
    pub view: u8,
    pub past: u8,
    pub commas: u8,
    /// Double quotation marks.
    pub quotes: u8,
    /// Bars, slashes, bullets and the like.
    pub bars: u8,
    /// Words before the first colon, 255 without one.
    pub colon: u8,
    /// Words glued to each other: a capital after a small letter.
    pub glued: u8,
    /// Whether a word in small letters stands in it that stamps and bylines do not use.
    pub speaks: bool,
    pub first: char,
    pub last: char,
    /// Hash of its words in small letters, to find repeats by.
    pub key: u64,
    /// Hash of its first word.
    pub head: u32,
    /// Where its long words begin among [`Lines::slots`], and how many they are.
    slots: u32,
    long_words: u8,
}

/// The lines of a text.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Those that are not blank, in order.
    pub lines: Vec<Line>,
    /// A small hash of every long word, line by line.
    slots: Vec<u16>,
}

impl Lines {
    /// The hashes of a line's long words.
    pub(crate) fn slots(&self, line: &Line) -> &[u16] {
        let start = line.slots as usize;
        self.slots.get(start..start + usize::from(line.long_words)).unwrap_or(&[])
    }
}

/// Bits of [`Lines::slots`].
pub(crate) const SLOT_BITS: u32 = 12;

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

    /// Whether it is a sentence, however short: it says something and ends as a sentence does.
    pub(crate) fn sentence(&self) -> bool {
        self.terminal() && self.last != ')' && self.words > 2 && self.speaks
    }

    /// Whether its beginning or all of it is a phrase of the page and not of the article.
    pub(crate) fn is_cue(&self) -> bool {
        self.whole.is_some() || self.lead.is_some()
    }

    pub(crate) fn cue(&self, cue: Cue) -> bool {
        self.cues[cue as usize] > 0 || self.whole == Some(cue) || self.lead == Some(cue)
    }
}

/// Where the paragraph begins that goes on at line `at`: hard-wrapped lines go on in small letters, without a gap.
pub(crate) fn paragraph(lines: &[Line], mut at: usize) -> usize {
    while at > 0 && lines.get(at).is_some_and(|l| !l.gap && l.first.is_lowercase()) && !lines[at - 1].terminal() {
        at -= 1;
    }
    at
}

/// The lines of `text` that are not blank.
pub(crate) fn read(text: &str) -> Lines {
    let mut reader = Reader { text, bytes: text.as_bytes(), cues: Cues::get(), slots: Vec::new() };
    let mut lines = Vec::new();
    let (mut at, mut gap) = (0, true);
    loop {
        let (start, breaks) = reader.skip(at);
        gap |= breaks > 0;
        if start == text.len() {
            return Lines { lines, slots: reader.slots };
        }
        room::make(&mut lines, 1, start, text.len());
        let (line, next) = reader.line(start, gap);
        lines.push(line);
        (at, gap) = (next, false);
    }
}

/// What a byte is; those beyond ASCII are looked at as characters.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const SIGN: u8 = 8;
const APOSTROPHE: u8 = 16;
const BREAK: u8 = 32;
const BLANK: u8 = 64;
const MARK: u8 = 128;
/// What words consist of.
const WORD: u8 = LOWER | UPPER | DIGIT | SIGN | APOSTROPHE;

static CLASSES: [u8; 256] = {
    let mut classes = [MARK; 256];
    let mut b = 0;
    while b < 256 {
        classes[b] = match b as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'@' => SIGN,
            b'\'' => APOSTROPHE,
            b'\n' => BREAK,
            b' ' | 9 | 11..=13 => BLANK,
            128.. => 0,
            _ => MARK,
        };
        b += 1;
    }
    classes
};

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    cues: &'static Cues,
    slots: Vec<u16>,
}

impl Reader<'_> {
    #[inline]
    fn class(&self, at: usize) -> u8 {
        // The end of the text is the end of a line.
        self.bytes.get(at).map_or(BREAK, |b| CLASSES[usize::from(*b)])
    }

    /// The character at `at`, its class and its length; for what is no ASCII.
    fn wide(&self, at: usize) -> (char, u8, usize) {
        let c = self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\n');
        let class = match c {
            '\u{2028}' | '\u{2029}' => BREAK,
            '’' => APOSTROPHE,
            '©' => SIGN,
            '\u{FEFF}' | '\u{200B}' => BLANK,
            _ if c.is_whitespace() => BLANK,
            _ if c.is_lowercase() => LOWER,
            _ if c.is_uppercase() => UPPER,
            _ if c.is_numeric() => DIGIT,
            _ if c.is_alphanumeric() => SIGN,
            _ => MARK,
        };
        (c, class, c.len_utf8())
    }

    /// The class and the length of the character at `at`.
    #[inline]
    fn read_class(&self, at: usize) -> (u8, usize) {
        match self.class(at) {
            0 => {
                let (_, class, length) = self.wide(at);
                (class, length)
            }
            class => (class, 1),
        }
    }

    /// The first byte from `at` on that is not blank, and how many lines end before it.
    fn skip(&self, mut at: usize) -> (usize, usize) {
        let mut breaks = 0;
        while at < self.bytes.len() {
            let (class, length) = self.read_class(at);
            if class & (BREAK | BLANK) == 0 {
                break;
            }
            breaks += usize::from(class == BREAK);
            at += length;
        }
        (at, breaks)
    }

    /// The line that begins at `start`, and where the next begins.
    fn line(&mut self, start: usize, gap: bool) -> (Line, usize) {
        let mut line = Line {
            span: Span::at(start, start),
            gap,
            words: 0,
            stops: 0,
            capitals: 0,
            shouted: 0,
            numbers: 0,
            cues: [0; cue::COUNT],
            whole: None,
            lead: None,
            tail: 255,
            inner_stops: 0,
            address: 0,
            view: 0,
            past: 0,
            commas: 0,
            quotes: 0,
            bars: 0,
            colon: 255,
            glued: 0,
            speaks: false,
            first: ' ',
            last: ' ',
            key: cue::EMPTY,
            head: 0,
            slots: self.slots.len() as u32,
            long_words: 0,
        };
        let mut phrase = Phrase { hash: 0, open: true, lead: None };
        let (mut at, mut end) = (start, start);
        let next = loop {
            let class = self.class(at);
            if class & (LOWER | UPPER | DIGIT | SIGN) != 0 {
                at = self.word(at, &mut line, &mut phrase);
                end = at;
            } else if class & BLANK != 0 {
                at += 1;
            } else if class & BREAK != 0 {
                break at + 1;
            } else if class != 0 {
                let mark = self.bytes[at];
                at += 1;
                end = at;
                match mark {
                    b'.' if self.bytes.get(at) == Some(&b' ') => line.inner_stops = line.inner_stops.saturating_add(1),
                    b',' => line.commas = line.commas.saturating_add(1),
                    b'"' => line.quotes = line.quotes.saturating_add(1),
                    b'|' | b'/' | b'>' | b'*' => line.bars = line.bars.saturating_add(1),
                    b':' if line.colon == 255 => line.colon = line.words.min(254) as u8,
                    _ => {}
                }
            } else {
                let (c, class, length) = self.wide(at);
                match class {
                    BREAK => break at + length,
                    BLANK => at += length,
                    MARK | APOSTROPHE => {
                        at += length;
                        end = at;
                        match c {
                            '“' | '”' | '«' | '»' => line.quotes = line.quotes.saturating_add(1),
                            '•' | '·' | '›' | '▪' => line.bars = line.bars.saturating_add(1),
                            _ => {}
                        }
                    }
                    _ => {
                        at = self.word(at, &mut line, &mut phrase);
                        end = at;
                    }
                }
            }
        };
        line.span = Span::at(start, end);
        let body = line.span.of(self.text);
        line.first = body.chars().next().unwrap_or(' ');
        line.last = body.chars().next_back().unwrap_or(' ');
        (line, next.min(self.bytes.len()))
    }

    /// Counts the word that begins at `start`, and gives where it ends.
    #[inline]
    fn word(&mut self, start: usize, line: &mut Line, phrase: &mut Phrase) -> usize {
        let (mut hash, mut seen, mut before, mut glued) = (cue::EMPTY, 0, 0, 0);
        let mut stem = None;
        let mut at = start;
        let first = self.read_class(start).0;
        loop {
            for &byte in &self.bytes[at..] {
                let class = CLASSES[usize::from(byte)];
                if class & (LOWER | UPPER | DIGIT | SIGN) == 0 {
                    break;
                }
                // A capital and its small letter differ by one bit.
                hash = cue::push(hash, byte | (class & UPPER) << 4);
                if class == UPPER {
                    glued += u32::from(before == LOWER);
                }
                seen |= class;
                before = class;
                at += 1;
            }
            let (class, length) = self.read_class(at);
            if class & WORD == 0 {
                break;
            }
            if class == APOSTROPHE {
                stem = Some((at, hash, at + length));
            } else {
                hash = self.bytes[at..at + length].iter().fold(hash, |h, b| cue::push(h, *b));
            }
            glued += u32::from(before == LOWER && class == UPPER);
            seen |= class;
            before = class;
            at += length;
        }
        line.glued = line.glued.saturating_add(glued.min(255) as u8);
        line.words += 1;
        line.tail = line.tail.saturating_add(1);
        let length = at - start;
        if first == DIGIT {
            line.numbers += 1;
        } else if first == UPPER {
            line.capitals += 1;
            line.shouted += u32::from(length > 1 && seen & LOWER == 0);
        }
        line.key = cue::push(line.key, 0) ^ hash;
        if line.words == 1 {
            line.head = (hash ^ hash >> 32) as u32;
        }
        let sealed = cue::seal(hash);
        let word = self.cues.word(sealed);
        match word.and_then(cue::Word::cue) {
            Some(Cue::Stop) => line.stops += 1,
            Some(cue) => {
                line.cues[cue as usize] = line.cues[cue as usize].saturating_add(1);
                if cue == Cue::Credit {
                    line.tail = 0;
                }
            }
            None => {}
        }
        if let Some(word) = word {
            line.address = line.address.saturating_add(u8::from(word.addresses()));
            line.view = line.view.saturating_add(u8::from(word.views()));
            line.past = line.past.saturating_add(u8::from(word.tells()));
        } else if first == LOWER && length > 3 && self.bytes[..at].ends_with(b"ed") {
            line.past = line.past.saturating_add(1);
        }
        line.speaks |= first == LOWER && length > 1 && !word.is_some_and(cue::Word::is_header);
        if phrase.open {
            self.phrase(if seen == DIGIT { cue::NUMBER } else { hash }, line, phrase);
        }
        // `mayor’s` speaks of the mayor.
        let (until, stem) = match stem {
            Some((until, hash, after)) if matches!(self.bytes.get(after..at), Some(b"s" | b"S")) => (until, hash),
            _ => (at, hash),
        };
        if until - start >= SHORTEST && usize::from(line.long_words) < MOST {
            self.slots.push((cue::seal(stem) >> (64 - SLOT_BITS)) as u16);
            line.long_words += 1;
        }
        at
    }

    /// Goes on with the phrase that the line begins with.
    fn phrase(&self, word: u64, line: &mut Line, phrase: &mut Phrase) {
        phrase.hash = cue::after(phrase.hash, word);
        let found = self.cues.phrase(phrase.hash);
        phrase.open = found.is_some();
        line.lead = phrase.lead.or(line.lead);
        line.whole = found.and_then(cue::Phrase::whole);
        phrase.lead = found.and_then(cue::Phrase::lead);
    }
}

/// The phrase that a line begins with, as far as it was read.
struct Phrase {
    hash: u64,
    /// Whether a cue begins with it.
    open: bool,
    /// The cue, if the line goes on.
    lead: Option<Cue>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Line {
        read(text).lines[0]
    }

    #[test]
    fn words_are_counted_by_their_kinds() {
        let line = one("  BBC News’s Ann said, “We left in 2021.” She was pleased… \r\n");
        assert_eq!((line.words, line.capitals, line.shouted, line.numbers), (11, 5, 1, 1));
        assert_eq!((line.first, line.last, line.quotes, line.commas), ('B', '…', 2, 1));
        assert_eq!((line.past, line.address, line.view), (3, 1, 1));
        assert!(line.speaks && line.gap);
    }

    #[test]
    fn lines_part_at_every_kind_of_break() {
        let text = "one\ntwo\r\n\n \u{200B}\nthree\u{2028}four \u{A0}\n";
        let lines = read(text).lines;
        let found: Vec<_> = lines.iter().map(|l| (l.span.of(text), l.gap)).collect();
        assert_eq!(found, [("one", true), ("two", false), ("three", true), ("four", false)]);
    }

    #[test]
    fn cues_are_whole_lines_or_beginnings() {
        for (text, whole, lead) in [
            ("Sign in", Some(Cue::Account), None),
            ("SIGN IN!", Some(Cue::Account), None),
            ("Sign in the times", None, None),
            ("Read more: Ferry runs", None, Some(Cue::Related)),
            ("12 comments", Some(Cue::Comment), None),
            ("Don’t miss this", None, Some(Cue::Related)),
            ("Signs", None, None),
        ] {
            let line = one(text);
            assert_eq!((line.whole, line.lead), (whole, lead), "{text}");
        }
    }

    #[test]
    fn long_words_are_the_same_with_a_possessive() {
        let text = "The mayor’s Bridge and the Mayor's bridges\nmayor bridge mayor";
        let lines = read(text);
        let (a, b) = (lines.slots(&lines.lines[0]), lines.slots(&lines.lines[1]));
        assert_eq!((a.len(), b.len()), (4, 3));
        assert_eq!((a[0], a[1], a[2]), (b[0], b[1], b[0]));
        assert_ne!(a[3], b[1]);
    }
}
