//! A few marked words that stand in a longer quotation of the article as well, as in its headline.
//!
//! | text | is |
//! |---|---|
//! | `held “intense” talks` … `“It was an intense session,” Roe said` | Roe's word |
//! | `a “smart” lock`, and nobody is quoted with it | not a quotation |

use crate::rule::Rule;
use crate::tagger::hash;
use crate::text::Span;
use crate::text::chars::is_quotation_mark;
use crate::text::order;
use crate::token::{TokenKind, Tokens};

pub(super) const ECHO: Rule =
    Rule::new("quote.echo", "The same words stand in a longer quotation of the article, whose speaker is taken.");

/// So many places of a word are tried.
const TRIES: usize = 12;

/// The words of all longer quotations, to look fragments up in.
#[derive(Debug, Default)]
pub(super) struct Echoes {
    /// Hash of a word in lower case, its token, and the index of its quotation; sorted.
    words: Vec<(u32, u32, u32)>,
}

impl Echoes {
    /// Adds the words of a stretch that belongs to quotation `index`.
    pub(super) fn add(&mut self, tokens: &Tokens<'_>, stretch: Span, index: usize) {
        let range = tokens.at(stretch.start)..tokens.at(stretch.end);
        self.words.extend(range.filter(|t| is_word(tokens, *t)).map(|t| (key(tokens, t), t as u32, index as u32)));
    }

    /// Call once, after the last [`Echoes::add`].
    pub(super) fn finish(&mut self) {
        order::by(&mut self.words, |w| (u64::from(w.0) << 32 | u64::from(w.1), u64::from(w.2)));
    }

    /// The quotation that holds the words of `fragment` one after the other, elsewhere in the text.
    pub(super) fn find(&self, tokens: &Tokens<'_>, fragment: Span) -> Option<usize> {
        let range = tokens.at(fragment.start)..tokens.at(fragment.end);
        let keys: Vec<u32> = range.clone().filter(|t| is_word(tokens, *t)).map(|t| key(tokens, t)).collect();
        let (first, long) = (*keys.first()?, fragment.of(tokens.text).trim_matches(is_quotation_mark).len() >= 4);
        let from = self.words.partition_point(|w| w.0 < first);
        let mut places = self.words[from..].iter().take_while(|w| w.0 == first).take(TRIES);
        let follows = |at: usize| {
            let next = (at..tokens.tokens.len()).filter(|t| is_word(tokens, *t)).take(keys.len());
            next.map(|t| key(tokens, t)).eq(keys.iter().copied())
        };
        let apart = |at: usize| !range.contains(&at);
        places.find(|w| long && apart(w.1 as usize) && follows(w.1 as usize)).map(|w| w.2 as usize)
    }
}

fn is_word(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.tokens[at].kind, TokenKind::Word | TokenKind::Number)
}

fn key(tokens: &Tokens<'_>, at: usize) -> u32 {
    tokens.word(at).bytes().fold(hash::word(""), |h, b| hash::push(h, b.to_ascii_lowercase()))
}
