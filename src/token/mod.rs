//! Tokens and sentences, in one pass over the readable blocks.
//!
//! | text | tokens (`·` between them) | why |
//! |---|---|---|
//! | `Wen-ti`, `al-Assad`, `Jean-Claude`, `well-known` | one | a hyphen joins, unless a line below splits it |
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

mod abbreviation;
mod apostrophe;
mod glue;
mod hyphen;
mod sentence;
mod split;
#[cfg(test)]
mod tests;
mod types;
mod word;

use crate::document::Block;
use crate::lexicon::WordList;
use crate::text::Span;
pub(crate) use types::Types;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the full stops of an abbreviation: `Wen-ti`, `U.S.`, `O’Brien`,
    /// `don't`, `’em`.
    Word,
    /// `'s`, `’s`, or the bare apostrophe after a plural; `n't` and `'ll` stay in their word. `it's` has one too.
    Possessive,
    /// Begins with a digit, or with the apostrophe of `’90s`: `14`, `2022`, `1.5`, `21:49`, `20th`, `5bn`, `7pm`.
    Number,
    /// One mark, or a run of full stops or hyphens.
    Punctuation,
    /// Anything else: `$`, `%`, emoji, URLs, handles.
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
    pub types: Types,
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
    let mut out =
        Tokens { text, tokens: Vec::with_capacity(text.len() / 6), sentences: Vec::new(), types: Types::default() };
    for (index, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind.is_readable()) {
        let first = out.tokens.len();
        split::split(text, block.span, &mut out.tokens);
        sentence::split(text, &out.tokens, first, index as u32, &mut out.sentences);
    }
    out.tokens.shrink_to_fit();
    out.types = Types::read(text, &out.tokens);
    out
}

/// Looks a word up without regard to case and without allocating; no list holds a key over 24 bytes.
fn lookup(list: &WordList, word: &str) -> Option<&'static str> {
    let mut key = [0; 24];
    let key = key.get_mut(..word.len())?;
    key.copy_from_slice(word.as_bytes());
    key.make_ascii_lowercase();
    list.get(std::str::from_utf8(key).ok()?)
}
