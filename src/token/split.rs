//! One block's text to tokens: a single pass that looks ahead by a word at most.

use super::{Case, Token, TokenKind, apostrophe, glue, hyphen, word};
use crate::text::chars::{is_apostrophe, is_combining, is_hyphen, is_invisible, is_joiner};
use crate::text::{Span, room};

/// Splits `span` of `text` and appends to `out`.
pub(super) fn split(text: &str, span: Span, out: &mut Vec<Token>) {
    let span = span.range();
    let mut splitter =
        Splitter { text: &text[..span.end], begin: span.start, first: out.len(), out, single_open: false };
    let mut at = span.start;
    while let Some(c) = splitter.char_at(at) {
        room::make(splitter.out, 1, at, text.len());
        at = match splitter.plain(at) {
            Some((end, case)) => {
                splitter.out.push(Token { span: Span::at(at, end), kind: TokenKind::Word, case });
                // What ends a plain word is most often a space.
                end + usize::from(splitter.text.as_bytes().get(end) == Some(&b' '))
            }
            None => splitter.step(at, c),
        };
    }
}

/// What the letters of a plain word are, as bits.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
/// What may follow a plain word.
const STOP: u8 = 4;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut b = 0;
    while b < 128 {
        classes[b] = match b as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b' ' | b'\n' | b'\t' | b',' | b';' | b'?' | b'!' | b')' | b'(' | b']' | b'"' | b'/' => STOP,
            _ => 0,
        };
        b += 1;
    }
    classes
};

/// The text up to the block's end, what was found so far, and the one thing to remember.
pub(super) struct Splitter<'t> {
    pub(super) text: &'t str,
    /// Where the block begins.
    pub(super) begin: usize,
    /// Index of the block's first token.
    first: usize,
    out: &'t mut Vec<Token>,
    /// Whether a single quotation mark was opened and not closed.
    pub(super) single_open: bool,
}

impl<'t> Splitter<'t> {
    #[inline]
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        match *self.text.as_bytes().get(at)? {
            b if b < 0x80 => Some(b as char),
            _ => self.text[at..].chars().next(),
        }
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.text[self.begin..at].chars().next_back()
    }

    /// The token before, if it belongs to the same block.
    pub(super) fn last(&self) -> Option<Token> {
        self.out.get(self.first..)?.last().copied()
    }

    /// End and case of the word of ASCII letters at `at` that no rule can join to what follows, part or question: most
    /// words are like that.
    #[inline]
    fn plain(&self, at: usize) -> Option<(usize, Case)> {
        let rest = &self.text.as_bytes()[at..];
        let first = CLASSES[usize::from(*rest.first()?)];
        let (mut seen, mut length, mut stop) = (0, 1, STOP);
        for &b in &rest[1..] {
            let class = CLASSES[usize::from(b)];
            if class & (LOWER | UPPER) == 0 {
                stop = class;
                break;
            }
            seen |= class;
            length += 1;
        }
        let case = match (first, seen) {
            (LOWER, 0 | LOWER) => Case::Lower,
            (UPPER, 0 | LOWER) => Case::Title,
            (UPPER, UPPER) => Case::Upper,
            _ => return None,
        };
        (stop == STOP).then_some((at + length, case))
    }

    /// Reads what starts at `at` and gives where it ends.
    fn step(&mut self, at: usize, c: char) -> usize {
        if c.is_ascii_alphanumeric() || c > '\x7F' && c.is_alphanumeric() {
            return self.alphanumeric(at, c);
        }
        let next = at + c.len_utf8();
        if c.is_whitespace() || c > '\x7F' && is_invisible(c) {
            return next;
        }
        match c {
            _ if c > '\x7F' && is_combining(c) => self.combining(at, next),
            '@' | '#' => self.handle(at, next),
            '.' | '-' => self.run(at, c),
            _ if apostrophe::is_single_mark(c) => apostrophe::read(self, at, c),
            _ => self.mark(at, next, c),
        }
    }

    fn alphanumeric(&mut self, at: usize, c: char) -> usize {
        if let Some(end) = word::address(self, at, c) {
            self.push(at, end, TokenKind::Symbol);
            return end;
        }
        let (mut start, mut part) = (at, at);
        let mut end = word::part(self, at, c);
        let mut numeric = false;
        while let Some(h) = self.char_at(end).filter(|&h| is_hyphen(h)) {
            let next = end + h.len_utf8();
            let Some(d) = self.char_at(next).filter(|d| d.is_alphanumeric()) else { break };
            let next_end = word::part(self, next, d);
            let (left, right) = (&self.text[part..end], &self.text[next..next_end]);
            if hyphen::splits(left, right, &mut numeric) {
                self.push_word(start, end);
                self.push(end, next, TokenKind::Punctuation);
                start = next;
            }
            (part, end) = (next, next_end);
        }
        self.push_word(start, end);
        apostrophe::possessive(self, end)
    }

    /// Appends a word or number, in two where two were glued.
    pub(super) fn push_word(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let digit = word.bytes().find(|b| !matches!(b, b'\'' | 0x80..)).is_some_and(|b| b.is_ascii_digit());
        let kind = if digit || word.starts_with(char::is_numeric) { TokenKind::Number } else { TokenKind::Word };
        let case = case(word);
        if case == Case::Mixed
            && kind == TokenKind::Word
            && let Some(cut) = glue::find(self, start, end)
        {
            self.push(start, cut, kind);
            self.push(cut, end, kind);
        } else {
            self.out.push(Token { span: Span::at(start, end), kind, case });
        }
    }

    pub(super) fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let case = case(&self.text[start..end]);
        self.out.push(Token { span: Span::at(start, end), kind, case });
    }

    /// A mark that joins the token before it; alone it is a symbol.
    fn combining(&mut self, at: usize, next: usize) -> usize {
        match self.out[self.first..].last_mut() {
            Some(last) if last.span.end as usize == at => last.span.end = next as u32,
            _ => self.push(at, next, TokenKind::Symbol),
        }
        next
    }

    /// `@handle` and `#tag`, unless the mark stands inside a word.
    fn handle(&mut self, at: usize, next: usize) -> usize {
        let inside = self.char_before(at).is_some_and(char::is_alphanumeric);
        let named = self.char_at(next).is_some_and(|c| c.is_alphabetic() || c == '_');
        let end = if named && !inside { self.run_end(next) } else { next };
        self.push(at, end, TokenKind::Symbol);
        end
    }

    /// A run of full stops or hyphens is one mark.
    fn run(&mut self, at: usize, c: char) -> usize {
        let length = self.text.as_bytes()[at..].iter().take_while(|&&b| b == c as u8).count();
        self.push_mark(at, at + length, TokenKind::Punctuation);
        at + length
    }

    fn mark(&mut self, at: usize, next: usize, c: char) -> usize {
        let symbol = match c {
            '$' | '%' | '&' | '+' | '=' | '<' | '>' | '^' | '|' | '~' | '*' | '_' | '\\' => true,
            _ => !(c.is_ascii_punctuation() || crate::text::chars::is_mark(c)),
        };
        self.push_mark(at, next, if symbol { TokenKind::Symbol } else { TokenKind::Punctuation });
        next
    }

    /// Appends what holds no letter.
    fn push_mark(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.out.push(Token { span: Span::at(start, end), kind, case: Case::None });
    }

    /// End of the letters, digits, joining marks and underscores from `at` on.
    pub(super) fn run_end(&self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
                at += 1;
            }
            let Some(c) = self.char_at(at).filter(|c| !c.is_ascii()) else { return at };
            let next = at + c.len_utf8();
            let joins = is_joiner(c) && self.char_at(next).is_some_and(char::is_alphanumeric);
            if !(c.is_alphanumeric() || is_combining(c) || joins) || is_apostrophe(c) {
                return at;
            }
            at = next;
        }
    }
}

/// How `word` is written.
pub(super) fn case(word: &str) -> Case {
    // Most words: small letters, after a capital or not.
    if let [first, rest @ ..] = word.as_bytes()
        && first.is_ascii_alphabetic()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        return if first.is_ascii_lowercase() { Case::Lower } else { Case::Title };
    }
    let mut first = None;
    let (mut upper, mut lower) = (false, false);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        match first {
            None => first = Some(c.is_uppercase()),
            Some(_) if c.is_uppercase() => upper = true,
            Some(_) => lower = true,
        }
    }
    match (first, upper, lower) {
        (None, ..) => Case::None,
        (Some(false), false, _) => Case::Lower,
        (Some(true), false, _) => Case::Title,
        (Some(true), true, false) => Case::Upper,
        _ => Case::Mixed,
    }
}
