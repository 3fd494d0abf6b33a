//! Gazetteers: what is known of a word or a name before its sentence is read.
//!
//! | asked | answer ([`Classes`], a `u32` of bits) |
//! |---|---|
//! | `classes("Jordan")`, `classes("jordan")` | GIVEN, SURNAME, COUNTRY, CITY … : an ambiguous word carries all its classes |
//! | `classes("WHO")`, `classes("W.H.O.")` | ORGANISATION and the classes of `who`: acronyms match capitals only |
//! | `classes("who")` | FUNCTION |
//! | `longest(["Bank", "of", "England", "governor"])` | 3 words, AGENCY |
//! | `longest(["Marks", "&", "Spencer"])`, `["McDonald", "'s"]` | COMPANY: `&` is `and`, a possessive joins its word |
//! | `longest(["Jordan", "said"])` | `None`: single words are the business of `classes` |
//!
//! The lists are `data/gazetteer/NAME.txt`, one class a list; `build.rs` packs them. Names are kept as hashes
//! ([`key`]): 1.9 bytes an entry in the download with its classes, whatever its length (as front-coded strings 2.7),
//! and 5 to 15 ns a look-up without allocation. The price is that a stranger is taken for a listed name about once in
//! 700 single words and once in 7,000 phrases; so classes are evidence for the tagger, never a decision by themselves.
//!
//! ```text
//! for (i, token) in sentence.iter().enumerate() {
//!     let alone = gazetteer::classes(word(i));                    // features of the token
//!     if let Some(m) = gazetteer::longest(sentence[i..].iter().map(word)) {
//!         // tokens i .. i + m.words are m.classes together: features "B-CITY", "I-CITY", …
//!     }
//! }
//! ```

use std::sync::OnceLock;

pub(crate) mod classes;
pub(crate) mod key;
mod table;

pub(crate) use classes::Classes;
use key::Key;
use table::{Packed, Table};

include!(concat!(env!("OUT_DIR"), "/gazetteer.rs"));

/// The longest phrase in the lists, in tokens that [`longest`] looks at.
const WINDOW: usize = 7;

static WORD_TABLE: OnceLock<Table> = OnceLock::new();
static PHRASE_TABLE: OnceLock<Table> = OnceLock::new();

/// A phrase found by [`longest`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// How many of the words given belong to it, two at least.
    pub words: usize,
    /// What it may be.
    pub set: PhraseSet,
}

/// The classes of a phrase, as the number of their set: half as large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PhraseSet(u16);

impl PhraseSet {
    /// What the phrase may be; nothing for the default, which no phrase has.
    #[inline(always)]
    pub(crate) fn classes(self) -> Classes {
        Classes(usize::from(self.0).checked_sub(1).and_then(|set| PHRASES.sets.get(set)).copied().unwrap_or(0))
    }
}

/// What a single word may be, in any case. Acronyms (`US`, `WHO`) are found in capitals only, with or without dots;
/// a word in capitals gets the classes of both readings, as in a headline.
pub(crate) fn classes(word: &str) -> Classes {
    let table = WORD_TABLE.get_or_init(|| Table::new(&WORDS));
    let acronym = Key::acronym(word).and_then(Key::get).map_or(Classes::NONE, |hash| table.get(hash));
    let mut key = Key::new();
    key.push(word);
    let plain = key.get().map_or(Classes::NONE, |hash| table.get(hash));
    // A hyphen inside one token: `Al-Jazeera` is listed with a space.
    let hyphenated = plain.is_empty() && word.contains(['-', '–', '&']);
    let phrase = if hyphenated { phrase(key).unwrap_or_default().classes() } else { Classes::NONE };
    acronym | plain | phrase
}

/// The longest listed phrase that begins with the first word given, if one of two words or more does. Looks at
/// [`WINDOW`] words at most and stops at a word without letters and digits, except `&` and possessives.
pub(crate) fn longest<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<Phrase> {
    let mut key = Key::new();
    let mut best = None;
    for (i, word) in words.into_iter().take(WINDOW).enumerate() {
        let joins = matches!(word, "&" | "'" | "’" | "." | "-" | "–");
        if !joins && !word.chars().any(char::is_alphanumeric) {
            break;
        }
        key.push(word);
        if i > 0
            && !joins
            && let Some(set) = phrase(key)
        {
            best = Some(Phrase { words: i + 1, set });
        }
    }
    best
}

fn phrase(key: Key) -> Option<PhraseSet> {
    let table = PHRASE_TABLE.get_or_init(|| Table::new(&PHRASES));
    Some(PhraseSet(table.set(key.get()?)? + 1))
}

#[cfg(test)]
mod tests;
