//! Words and phrases that tell the parts of a page from its article.
//!
//! | asked with the hash of | answer |
//! |---|---|
//! | `subscribe` | a [`Word`] with the cue [`Cue::Account`] |
//! | `sign`, then `sign in` | a [`Phrase`] that others go on from, then one with a cue of its own |
//! | `12 comments` | the phrase `0 comments`: all numbers are one |
//!
//! Words and phrases come as hashes, so that a line is read once and nothing is copied. The lists are `page-words.txt` and
//! `page-cues.txt` in `data/lexicon/`.

use crate::lexicon::{PAGE_CUES, PAGE_WORDS};
pub(crate) use crate::text::hash::{EMPTY, push_wide as push};
use std::sync::OnceLock;

/// What a word, a beginning or a whole line speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// Small function words.
    Stop,
    /// Subscriptions, accounts, newsletters.
    Account,
    /// Copyright, privacy, terms.
    Legal,
    /// Social networks and sharing.
    Share,
    Advert,
    /// Photo credits and captions.
    Credit,
    /// Related, recommended, most read.
    Related,
    Comment,
    /// Reporters and what they cover.
    Bio,
    /// Menus.
    Menu,
    /// Published, updated, min read.
    Stamp,
    /// Verbs of speech: prose.
    Speech,
}

/// How many cues there are.
pub(crate) const COUNT: usize = 12;

/// The cues by the names that the lists give them, in order.
const NAMES: [(&str, Cue); COUNT] = [
    ("stop", Cue::Stop),
    ("account", Cue::Account),
    ("legal", Cue::Legal),
    ("share", Cue::Share),
    ("advert", Cue::Advert),
    ("credit", Cue::Credit),
    ("related", Cue::Related),
    ("comment", Cue::Comment),
    ("bio", Cue::Bio),
    ("menu", Cue::Menu),
    ("stamp", Cue::Stamp),
    ("speech", Cue::Speech),
];
/// What else the list says of a word, each a bit of [`Word`] above the cue.
const FLAGS: [&str; 4] = ["header", "address", "view", "past"];

/// What the list says of a word: a cue in the low four bits, [`FLAGS`] above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word(u8);

impl Word {
    pub(crate) fn cue(self) -> Option<Cue> {
        cue(self.0)
    }

    /// Whether stamps and bylines hold it in small letters, so that it says little.
    pub(crate) fn is_header(self) -> bool {
        self.0 & 0x10 != 0
    }

    /// Whether it speaks to the reader: `you`, `our`.
    pub(crate) fn addresses(self) -> bool {
        self.0 & 0x20 != 0
    }

    /// Whether captions use it: `left`, `poses`.
    pub(crate) fn views(self) -> bool {
        self.0 & 0x40 != 0
    }

    /// Whether it is a common verb that tells what happened.
    pub(crate) fn tells(self) -> bool {
        self.0 & 0x80 != 0
    }
}

/// What the list says of the first words of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase(u8);

impl Phrase {
    /// The cue of a line that consists of these words.
    pub(crate) fn whole(self) -> Option<Cue> {
        cue(self.0)
    }

    /// The cue of a line that goes on after these words.
    pub(crate) fn lead(self) -> Option<Cue> {
        cue(self.0).filter(|_| self.0 & 0x10 != 0)
    }
}

fn cue(value: u8) -> Option<Cue> {
    (value & 15).checked_sub(1).and_then(|i| NAMES.get(usize::from(i))).map(|n| n.1)
}

/// The lists by hash.
#[derive(Debug)]
pub(crate) struct Cues {
    words: Table,
    phrases: Table,
}

impl Cues {
    /// The lists, hashed at the first call.
    pub(crate) fn get() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(Cues::new)
    }

    fn new() -> Cues {
        let named = |name: &str| NAMES.iter().position(|n| n.0 == name).map_or(0, |i| i as u8 + 1);
        let (mut words, mut phrases) = (Table::of(10), Table::of(12));
        for (word, value) in PAGE_WORDS.iter() {
            let flags = value.split(' ').map(|v| match FLAGS.iter().position(|f| *f == v) {
                Some(bit) => 0x10 << bit,
                None => named(v),
            });
            words.add(seal(of_word(word)), flags.fold(0, |all, flag| all | flag));
        }
        for (phrase, value) in PAGE_CUES.iter() {
            let leads = value.strip_suffix('+');
            let value = named(leads.unwrap_or(value)) | if leads.is_some() { 0x10 } else { 0 };
            let mut parts = phrase.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'').filter(|w| !w.is_empty());
            let mut hash = 0;
            while let Some(part) = parts.next() {
                let number = part.bytes().all(|b| b.is_ascii_digit());
                hash = after(hash, if number { NUMBER } else { of_word(part) });
                // Beginnings of phrases are listed too: where there is none, no phrase goes on.
                phrases.add(hash, if parts.clone().next().is_none() { value } else { 0x80 });
            }
        }
        Cues { words, phrases }
    }

    /// What is said of the word with a sealed hash.
    #[inline]
    pub(crate) fn word(&self, sealed: u64) -> Option<Word> {
        self.words.get(sealed).map(Word)
    }

    /// What is said of the first words of a line; `None` where no longer phrase begins with them either.
    #[inline]
    pub(crate) fn phrase(&self, hash: u64) -> Option<Phrase> {
        self.phrases.get(hash).map(Phrase)
    }
}

/// Stands for any number in a phrase.
pub(crate) const NUMBER: u64 = 1;

/// Spreads the hash of a whole word over all bits.
#[inline]
pub(crate) const fn seal(hash: u64) -> u64 {
    (hash ^ hash >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hash of a phrase that goes on with a word.
#[inline]
pub(crate) const fn after(phrase: u64, word: u64) -> u64 {
    seal(phrase.rotate_left(5) ^ word)
}

/// The hash of a word in small letters, apostrophes left out.
fn of_word(word: &str) -> u64 {
    word.bytes().filter(|b| *b != b'\'').fold(EMPTY, |hash, b| push(hash, b.to_ascii_lowercase()))
}

/// Open addressing: 32 bits of the hash and a value, which is never 0.
#[derive(Debug)]
struct Table(Vec<(u32, u8)>);

impl Table {
    fn of(bits: u32) -> Table {
        Table(vec![(0, 0); 1 << bits])
    }

    /// The slot of a hash, or the free one that it would take.
    #[inline]
    fn slot(&self, hash: u64) -> usize {
        let mask = self.0.len() - 1;
        let mut at = (hash >> 32) as usize & mask;
        while self.0[at].1 != 0 && self.0[at].0 != hash as u32 {
            at = (at + 1) & mask;
        }
        at
    }

    fn add(&mut self, hash: u64, value: u8) {
        let at = self.slot(hash);
        let before = if self.0[at].1 == 0x80 { 0 } else { self.0[at].1 };
        // A phrase that others begin with keeps its cue.
        self.0[at] = (hash as u32, if value == 0x80 && before != 0 { before } else { value });
    }

    #[inline]
    fn get(&self, hash: u64) -> Option<u8> {
        let value = self.0[self.slot(hash)].1;
        (value != 0).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_and_its_beginnings_go_on() {
        let cues = Cues::get();
        for (word, value) in PAGE_WORDS.iter() {
            let found = cues.word(seal(of_word(word))).expect(word);
            let named = NAMES.iter().find(|n| value.split(' ').any(|v| v == n.0)).map(|n| n.1);
            assert_eq!(found.cue(), named, "{word}");
            assert_eq!(found.is_header(), value.contains("header"), "{word}");
        }
        let (sign, sign_in) = (after(0, of_word("sign")), after(after(0, of_word("sign")), of_word("in")));
        assert_eq!(cues.phrase(sign).map(Phrase::whole), Some(None));
        assert_eq!(cues.phrase(sign_in).and_then(Phrase::whole), Some(Cue::Account));
        assert_eq!(cues.phrase(after(sign_in, of_word("zebras"))), None);
        assert!(cues.words.0.iter().filter(|s| s.1 != 0).count() * 2 < cues.words.0.len());
        assert!(cues.phrases.0.iter().filter(|s| s.1 != 0).count() * 2 < cues.phrases.0.len());
    }
}
