//! Tokens to sentences.
//!
//! | text | sentences |
//! |---|---|
//! | `He lives in the U.S. He likes it.` | 2: a word that begins sentences follows |
//! | `He works for the U.S. Treasury.` | 1 |
//! | `“Is it?” he asked.` `“Is it?” Ms. Roe asked.` | 1 each |
//! | `“It is.” She left.` | 2 |
//! | `Well ... maybe.` `It is gone.... She left.` | 1 and 2 |
//! | `1. First thing 2. Second thing` | 2 |
//!
//! A boundary never leaves its block. A candidate is a mark that ends sentences, with the closing marks after it; the
//! word that follows decides.

use super::abbreviation::{self, Class};
use super::{Case, SentenceTokens, Token, TokenKind, lookup};
use crate::lexicon::SENTENCE_STARTERS;
use crate::text::chars::{is_closer, is_quotation_mark};

/// Verbs after a quotation that ended in `?` or `!`: the sentence goes on.
const SPEECH: &[&str] = &[
    "added",
    "adds",
    "asked",
    "asks",
    "continued",
    "cried",
    "exclaimed",
    "explained",
    "insisted",
    "joked",
    "recalled",
    "replied",
    "said",
    "says",
    "shouted",
    "told",
    "whispered",
    "wondered",
    "wrote",
    "yelled",
];
/// Names that end in an exclamation mark.
const EXCLAIMED: &[&str] = &["Yahoo", "Jeopardy", "Kahoot"];
/// What follows a time of day without beginning a sentence.
const AFTER_TIME: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Eastern",
    "Central",
    "Pacific",
    "Mountain",
    "Greenwich",
    "GMT",
    "UTC",
    "EST",
    "EDT",
    "ET",
    "PST",
    "PDT",
    "PT",
    "CST",
    "CDT",
    "CT",
    "MST",
    "BST",
    "CET",
    "IST",
    "AEST",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// With one of these before it, a time of day opens its sentence: `At 5 a.m. Ms. Roe left.`
const OPENS_TIME: &[&str] = &["At", "By", "Around", "About", "Before", "After", "Until", "Since", "From"];

/// What a caption's credit begins with, with a colon after it.
const CREDITS: &[&str] = &["Image", "Photo", "Photograph", "Picture", "Video", "Credit", "Source"];
/// Between small words these begin a sentence even where the full stop is missing.
const SUBJECTS: &[&str] = &["He", "She", "They", "We", "You"];
/// How many tokens a full date stamp has: `Thursday` `,` `May` `7` `,` `2015`.
const STAMP: usize = 6;
/// Words after which a stamp is part of the sentence.
const STAMP_LEADS: &[&str] =
    &["on", "of", "from", "until", "for", "since", "by", "to", "and", "through", "before", "after", "till", "dated"];

/// Appends the sentences of the tokens from `first` on, all of one block.
pub(super) fn split(text: &str, tokens: &[Token], first: usize, block: u32, out: &mut Vec<SentenceTokens>) {
    let mut scan = Scan { text, tokens, first, list: None };
    scan.open_list();
    let mut at = first;
    while at < tokens.len() {
        let end = scan.after(at);
        if let Some(end) = end.or((at + 1 == tokens.len()).then_some(at + 1)) {
            let span = tokens[scan.first].span.to(tokens[end - 1].span);
            out.push(SentenceTokens { span, tokens: scan.first as u32..end as u32, block });
            scan.first = end;
            scan.open_list();
            at = end;
        } else {
            at += 1;
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// First token of the sentence in progress.
    first: usize,
    /// The item that comes next, where the block has begun with one: `2` with its full stop or bracket.
    list: Option<(u32, bool)>,
}

impl<'a> Scan<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    fn touches(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| t.span.start == self.tokens[at - 1].span.end)
    }

    /// Where the sentence ends, if it does with the token at `at` and what clings to it.
    fn after(&self, at: usize) -> Option<usize> {
        let token = self.tokens[at];
        let word = token.span.of(self.text);
        let class = match token.kind {
            TokenKind::Punctuation if is_terminal(word) => None,
            TokenKind::Word if word.ends_with('.') => Some(abbreviation::class(word)?),
            _ => return self.begins_unmarked(at + 1).then_some(at + 1),
        };
        let (next, quoted) = self.closers(at + 1);
        if next >= self.tokens.len() {
            return Some(next);
        }
        if self.begins_unmarked(next) {
            return Some(next);
        }
        let start = self.opened_word(next);
        let ends = match class {
            None => self.mark_ends(at, next, start, quoted),
            Some(_) if self.touches(next) => false,
            Some(Class::Never) => false,
            Some(Class::Initial) => self.starter(start),
            Some(Class::May) => self.abbreviation_ends(at, word, start),
        };
        ends.then_some(next)
    }

    /// First token that neither repeats the end mark nor closes a quotation, bracket or footnote; whether a quotation
    /// was closed.
    fn closers(&self, mut at: usize) -> (usize, bool) {
        let mut quoted = false;
        loop {
            let word = self.word(at);
            let Some(c) = word.chars().next() else { return (at, quoted) };
            let one = word.len() == c.len_utf8();
            if self.tokens[at].kind == TokenKind::Punctuation && is_terminal(word) {
                at += 1;
            } else if one && is_closer(c) && (self.touches(at) || matches!(c, '”' | '»' | ')' | ']')) {
                quoted |= is_quotation_mark(c);
                at += 1;
            } else if let Some(end) = self.note(at) {
                at = end;
            } else {
                return (at, quoted);
            }
        }
    }

    /// End of the note in square brackets at `at`: `[13]`, `[citation needed]`.
    fn note(&self, at: usize) -> Option<usize> {
        let small = |t: &Token| t.kind == TokenKind::Number || t.case == Case::Lower;
        let inner = self.tokens.get(at + 1..)?.iter().take(4).take_while(|t| small(t)).count();
        (self.word(at) == "[" && inner > 0 && self.word(at + 1 + inner) == "]").then_some(at + inner + 2)
    }

    /// The first token from `at` on that is no opening mark.
    fn opened_word(&self, at: usize) -> usize {
        let mark = |i: usize| {
            let mut chars = self.word(i).chars();
            let c = chars.next();
            chars.next().is_none() && c.is_some_and(|c| is_quotation_mark(c) || matches!(c, '(' | '[' | '¿' | '¡'))
        };
        (at..at + 3).find(|&i| !mark(i)).unwrap_or(at)
    }

    fn mark_ends(&self, at: usize, next: usize, start: usize, quoted: bool) -> bool {
        let Some(&token) = self.tokens.get(start) else { return true };
        let before = at.checked_sub(1).filter(|&b| b >= self.first).map(|b| self.tokens[b]);
        if self.touches(next) {
            let lower = before.is_some_and(|b| b.case == Case::Lower && b.span.len() > 1);
            return lower && token.kind == TokenKind::Word && matches!(token.case, Case::Title | Case::Upper);
        }
        let word = self.word(at);
        if word == "." && (self.is_marker(at) || at.checked_sub(1).is_some_and(|b| self.is_letter(b))) {
            return false;
        }
        if matches!(word, "?" | "!" | "...") && self.word(next) == "(" || at > 0 && self.word(at - 1) == "°" {
            return false; // a title with its year, an omission with its source, a number sign
        }
        if word.starts_with("..") && !self.touches(at) && !self.starter(start) {
            return false; // a pause
        }
        if word.starts_with('!') && before.is_some_and(|b| EXCLAIMED.contains(&b.span.of(self.text))) {
            return self.starter(start);
        }
        match token.case {
            _ if token.kind == TokenKind::Symbol => true,
            Case::Lower => false,
            Case::None => {
                token.kind != TokenKind::Punctuation || !self.word(start).starts_with([',', ';', ':', '-', '–', '—'])
            }
            _ => !(quoted && matches!(word, "?" | "!") && self.attributes(start)),
        }
    }

    /// Whether the full stop at `at` belongs to the item mark that opens the sentence: `1.`
    fn is_marker(&self, at: usize) -> bool {
        let first = self.first + usize::from(self.bullet(self.first));
        at == first + 1 && {
            let head = self.tokens[first];
            head.kind == TokenKind::Number || head.kind == TokenKind::Word && head.span.len() == 1
        }
    }

    /// Whether a lone small letter stands at `at`, as in `(b. 1970)`.
    fn is_letter(&self, at: usize) -> bool {
        matches!(self.word(at).as_bytes(), [b'a'..=b'z'])
    }

    fn abbreviation_ends(&self, at: usize, word: &str, start: usize) -> bool {
        let time = matches!(word, "a.m." | "p.m." | "A.M." | "P.M.");
        if time {
            let opens = at - self.first <= 3 && OPENS_TIME.contains(&self.word(self.first));
            let title = self.tokens.get(start).is_some_and(|t| t.case == Case::Title);
            return title && !opens && !AFTER_TIME.contains(&self.word(start));
        }
        word == "etc." && self.tokens.get(start).is_some_and(|t| t.case == Case::Title) || self.starter(start)
    }

    /// Whether the capitalised word at `at` is one that begins sentences.
    fn starter(&self, at: usize) -> bool {
        let word = self.word(at);
        word.starts_with(char::is_uppercase)
            && lookup(&SENTENCE_STARTERS, word.split(['\'', '’']).next().unwrap_or(word)).is_some()
    }

    /// Whether a name and a verb of speech follow.
    fn attributes(&self, at: usize) -> bool {
        let names = (at..at + 5).take_while(|&i| self.tokens.get(i).is_some_and(|t| t.case != Case::Lower)).count();
        !self.starter(at) && SPEECH.contains(&self.word(at + names))
    }

    /// Remembers the number that the sentence begins with, if it is an item of a list.
    fn open_list(&mut self) {
        if let Some((number, letter)) = self.item(self.first) {
            self.list = Some((number + 1, letter));
        }
    }

    /// Whether something begins at `at` that needs no mark before it: an item, a credit, a date stamp, or what follows
    /// the stamp that the sentence consists of.
    fn begins_unmarked(&self, at: usize) -> bool {
        if at <= self.first || at >= self.tokens.len() {
            return false;
        }
        let before = self.tokens[at - 1];
        match self.tokens[at].case {
            Case::Title => {
                before.kind != TokenKind::Punctuation && self.word(at + 1) == ":" && CREDITS.contains(&self.word(at))
                    || before.case == Case::Lower
                        && self.tokens.get(at + 1).is_some_and(|t| t.case == Case::Lower)
                        && SUBJECTS.contains(&self.word(at))
                    || at == self.first + STAMP && before.kind == TokenKind::Number && self.is_stamp(self.first)
                    || at + STAMP == self.tokens.len()
                        && before.kind == TokenKind::Word
                        && !STAMP_LEADS.contains(&self.word(at - 1))
                        && self.is_stamp(at)
            }
            _ => self.item_begins(at),
        }
    }

    /// `Thursday, May 7, 2015`, which pages glue to a headline or a first sentence.
    fn is_stamp(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Word
            && self.word(at).ends_with("day")
            && [1, 4].iter().all(|i| self.word(at + i) == ",")
            && [3, 5].iter().all(|i| self.tokens.get(at + i).is_some_and(|t| t.kind == TokenKind::Number))
    }

    /// Whether the next item of the list stands at `at`, or a bullet.
    fn item_begins(&self, at: usize) -> bool {
        at > self.first
            && (self.bullet(at) || self.list.is_some() && self.item(at) == self.list && !self.bullet(at - 1))
    }

    fn bullet(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.case == Case::None)
            && matches!(self.word(at), "•" | "⁃" | "▪" | "◦" | "‣")
    }

    /// The number of the item mark at `at`: `2.`, `2)`, `2.)` or `b.`, and whether it is a letter.
    fn item(&self, at: usize) -> Option<(u32, bool)> {
        let token = self.tokens.get(at)?;
        if !self.touches(at + 1) || !matches!(self.word(at + 1), "." | ")" | ".)") {
            return None;
        }
        let word = token.span.of(self.text);
        match (token.kind, word.as_bytes()) {
            (TokenKind::Number, _) if word.len() < 4 => Some((word.parse().ok()?, false)),
            (TokenKind::Word, [letter @ b'a'..=b'z']) => Some((u32::from(*letter), true)),
            _ => None,
        }
    }
}

fn is_terminal(word: &str) -> bool {
    matches!(word, "?" | "!" | "…" | "。" | "！" | "？" | "‼" | "⁇" | "⁈" | "⁉" | "؟")
        || word.bytes().all(|b| b == b'.')
}
