//! Tokens and sentences, in one pass over the readable blocks.
//!
//! | text | tokens (`·` between them) | why |
//! |---|---|---|
//! | `Wen-ti`, `al-Assad`, `Jean-Claude`, `all-day` | one | a hyphen joins, unless a line below splits it |
//! | `three-year`, `10-year-old`, `mid-1980s`, `2015-16`, `month-long` | `three·-·year`, `10·-·year·-·old`, … | a part is a number, a number word or a unit of time |
//! | `US-China`, `UK-based`, `Trump-like`, `pro-Putin`, `Russia-Ukraine` | `US·-·China`, `UK·-·based`, … | acronym, country or group, prefix or suffix beside a name |
//! | `COVID-19`, `F-16` | one | a capital before a number |
//! | `2015–16`, `Getty/AP`, `and/or`, `9/11` | three each | en dash and slash always split |
//! | `don't`, `they’ll`, `O’Brien`, `’em`, `rock ’n’ roll` | `don't`, …, `rock·’n’·roll` | contractions and elisions stay whole |
//! | `Sullivan’s`, `James’` | `Sullivan·’s`, `James·’` | [`TokenKind::Possessive`] |
//! | `U.S.`, `a.m.`, `Jan.`, `Mr.`, `J.K.` | one, with its full stops | an abbreviation; the sentence may still end there |
//! | `$5bn`, `7pm`, `1980s`, `’90s`, `20th`, `1,000.5`, `21:49` | `$·5bn`, the others one each | [`TokenKind::Number`] |
//! | `6'2"` | `6·'·2·"` | feet and inches |
//! | `www.x.com`, `a@b.org`, `@handle`, `#tag` | one [`TokenKind::Symbol`] | |
//! | `Amazon.com`, `AT&T` | one word | |
//! | `...`, `--` | one mark each | a run of the same |
//! | `TimesNew`, `theNew` | `Times·New`, `the·New` | words glued where a link's markup was lost; `YouTube` and `McCain` stay |
//!
//! Parts that were split touch: the next token starts where the one before ends.

use crate::document::Block;
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the full stops of an abbreviation: `Wen-ti`, `U.S.`, `O’Brien`.
    Word,
    /// `'s`, `’s`, or the bare apostrophe after a plural; `n't` and `'ll` stay in their word.
    Possessive,
    /// Begins with a digit: `14`, `2022`, `1.5`, `21:49`, `20th`, `10-year-old` is three tokens.
    Number,
    /// One mark.
    Punctuation,
    /// Anything else: `$`, emoji, URLs, handles.
    Symbol,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Case {
    /// No letter.
    None,
    /// `word`.
    Lower,
    /// `Word`.
    Title,
    /// `WORD`, two letters or more.
    Upper,
    /// `McCain`, `iPhone`.
    Mixed,
}

/// One token. Tokens never overlap and hold no white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub case: Case,
}

/// One sentence: its span and its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SentenceTokens {
    pub span: Span,
    /// Indices into [`Tokens::tokens`].
    pub tokens: std::ops::Range<u32>,
    /// Index of the block that it stands in.
    pub block: u32,
}

/// The tokens of the readable blocks and the sentences that they make.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    /// In order; every token lies in exactly one.
    pub sentences: Vec<SentenceTokens>,
}

impl<'a> Tokens<'a> {
    /// The words of a token.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// Index of the first token that starts at or after `byte`.
    pub(crate) fn at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// Index of the sentence that holds a byte, if one does.
    pub(crate) fn sentence_at(&self, byte: u32) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= byte);
        self.sentences.get(i).filter(|s| s.span.start <= byte).map(|_| i)
    }
}

/// Splits the readable blocks of `text`.
pub(crate) fn read<'a>(text: &'a str, blocks: &[Block]) -> Tokens<'a> {
    let mut out = Tokens { text, tokens: Vec::new(), sentences: Vec::new() };
    for (index, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind.is_readable()) {
        let mut first = out.tokens.len();
        let words = split(text, block.span);
        for (i, token) in words.iter().enumerate() {
            out.tokens.push(*token);
            let word = token.span.of(text);
            let ends = matches!(word, "." | "?" | "!")
                && words.get(i + 1).is_none_or(|n| n.span.start > token.span.end && n.case != Case::Lower);
            if ends || i + 1 == words.len() {
                let range = first as u32..out.tokens.len() as u32;
                let span = Span::new(out.tokens[first].span.start, token.span.end);
                out.sentences.push(SentenceTokens { span, tokens: range, block: index as u32 });
                first = out.tokens.len();
            }
        }
    }
    out
}

fn split(text: &str, span: Span) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = span.of(text).char_indices().peekable();
    let base = span.start as usize;
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        let kind = if c.is_alphanumeric() {
            while let Some(&(next, d)) = chars.peek() {
                let inner = matches!(d, '-' | '\'' | '’' | '.' | ':' | ',')
                    && text[base + next + d.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
                if !(d.is_alphanumeric() || inner) {
                    break;
                }
                end = next + d.len_utf8();
                chars.next();
            }
            if c.is_numeric() { TokenKind::Number } else { TokenKind::Word }
        } else if c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…') {
            TokenKind::Punctuation
        } else {
            TokenKind::Symbol
        };
        let token = Span::at(base + at, base + end);
        out.push(Token { span: token, kind, case: case(token.of(text)) });
    }
    out
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::None };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}
