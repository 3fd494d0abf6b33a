//! What is known of a word without a dictionary: its shape, its last letters, its class, how often such words are cues.
//!
//! | word | shape | class |
//! |---|---|---|
//! | `the`, `who`, `has` | lower | the word itself |
//! | `criticised` | lower | lower `-ed` |
//! | `Merkel`, `UN`, `F` | title, upper, initial | the shape |
//! | `“We will stay,”` (a whole quotation) | quotation, capital, comma | the shape |

use crate::lexicon;
use crate::lexicon::gazetteer::Classes;
use crate::tagger::hash::{self, Feature};
use crate::text::chars::is_dash;
use crate::token::{Case, Token, TokenKind};
use std::sync::OnceLock;

/// Hash that stands for every whole quotation.
pub(super) const QUOTATION: u32 = hash::word("<quotation>");
/// Hash beyond the ends of a block.
pub(super) const EDGE: u32 = hash::word("<edge>");

/// How a unit looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Lower,
    Title,
    /// A capital alone.
    Initial,
    Upper,
    Number,
    Possessive,
    /// Comma, semicolon, colon, bracket, full stop …: the mark itself; dashes are one.
    Mark(char),
    Symbol,
    /// A whole quotation: whether it begins with a capital, and the sign before its closing mark (`w` for a letter).
    Quotation(bool, char),
}

impl Shape {
    /// The shape of one token.
    pub(super) fn of_token(token: &Token, text: &str) -> Shape {
        match token.kind {
            TokenKind::Number => Shape::Number,
            TokenKind::Possessive => Shape::Possessive,
            TokenKind::Symbol => Shape::Symbol,
            TokenKind::Punctuation => {
                let c = token.span.of(text).chars().next().unwrap_or(' ');
                Shape::Mark(if is_dash(c) { '-' } else { c })
            }
            TokenKind::Word => match token.case {
                Case::Lower | Case::None => Shape::Lower,
                Case::Upper => Shape::Upper,
                _ if token.span.len() == 1 => Shape::Initial,
                _ => Shape::Title,
            },
        }
    }

    /// The shape of a whole quotation, marks included.
    pub(super) fn of_quotation(words: &str) -> Shape {
        let marks = |c: char| crate::text::chars::is_quotation_mark(c) || c.is_whitespace();
        let inner = words.trim_matches(marks);
        let capital = inner.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let last = inner.chars().next_back().unwrap_or('w');
        Shape::Quotation(capital, if last.is_alphanumeric() { 'w' } else { last })
    }

    /// A number for it.
    pub(super) fn code(self) -> u32 {
        match self {
            Shape::Lower => 1,
            Shape::Title => 2,
            Shape::Initial => 3,
            Shape::Upper => 4,
            Shape::Number => 5,
            Shape::Possessive => 6,
            Shape::Symbol => 7,
            Shape::Mark(c) => 0x100 + c as u32,
            Shape::Quotation(capital, c) => 0x40_0000 + c as u32 + ((capital as u32) << 21),
        }
    }

    /// Whether it parts clauses: comma, semicolon, colon, dash, bracket.
    pub(super) fn parts_clauses(self) -> bool {
        matches!(self, Shape::Mark(',' | ';' | ':' | '-' | '(' | ')'))
    }

    /// Whether it is a whole quotation.
    pub(super) fn is_quotation(self) -> bool {
        matches!(self, Shape::Quotation(..))
    }
}

/// A hash that stands for the part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class(pub u32);

impl Class {
    /// The class of what has no letters worth a look.
    pub(super) fn of_shape(shape: Shape) -> Class {
        Class(shape.code())
    }
}

/// Frames of verbs of speech or thought (`data/lexicon/speech-verbs.txt` says what the letters mean), a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Frames(u32);

impl Frames {
    /// Those of some letters.
    #[inline(always)]
    fn of(letters: &str) -> Frames {
        Frames(letters.bytes().fold(0, |all, letter| all | 1 << (letter % 32)))
    }

    /// Whether one of these letters is among them.
    #[inline(always)]
    pub(super) fn any(self, letters: &str) -> bool {
        self.0 & Frames::of(letters).0 != 0
    }

    /// Whether it is no such verb.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// One word, mark or whole quotation, alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub shape: Shape,
    /// Hashes of the word in lower case, of its stem, and of its last two and three letters.
    pub lower: u32,
    pub stem: u32,
    pub tail2: u32,
    pub tail3: u32,
    /// What stands for its part of speech.
    pub class: Class,
    /// How often such a word was a cue, 0 to 4.
    pub cue: u8,
    /// What the gazetteers say it may be; bits: 1 part of a person's name, 2 role, 4 place, 8 organisation,
    /// 16 calendar, 32 group.
    pub who: u8,
    /// The first frame of a verb of speech or thought, 0 for other words.
    pub frame: u8,
    /// All its frames.
    pub frames: Frames,
    /// An auxiliary, a negation or an adverb: what may stand between a subject and its verb.
    pub helper: bool,
}

/// What is known of a whole quotation.
pub(super) fn quotation(words: &str) -> Word {
    let shape = Shape::of_quotation(words);
    let (lower, tail, class) = (QUOTATION, shape.code(), Class::of_shape(shape));
    let (frame, frames) = (0, Frames::default());
    Word { shape, lower, stem: lower, tail2: tail, tail3: tail, class, cue: 0, who: 0, frame, frames, helper: false }
}

/// Looks at one word or mark, of these classes.
pub(super) fn read(token: &Token, text: &str, classes: Classes) -> Word {
    let (word, shape) = (token.span.of(text), Shape::of_token(token, text));
    let mut buffer = [0u8; 32];
    let bytes = word.as_bytes();
    let size = bytes.len().min(buffer.len());
    buffer[..size].copy_from_slice(&bytes[..size]);
    buffer[..size].make_ascii_lowercase();
    let low = &buffer[..size];
    let lower = hash_of(low);
    let stem = &low[..stem_length(low)];
    let tail = |n: usize| hash_of(&low[size.saturating_sub(n)..]);
    let (tail2, tail3) = (tail(2), tail(3));
    let listed = listed(lower);
    let class = match shape {
        _ if listed.function => Class(lower),
        Shape::Lower => Class(Feature::new(tail2).finish()),
        _ => Class::of_shape(shape),
    };
    let (cue, frame, frames) = match shape {
        Shape::Lower if !listed.function => (listed.cue, listed.frame, listed.frames),
        Shape::Lower | Shape::Title | Shape::Upper | Shape::Mark(':' | '-') => (listed.cue, 0, Frames::default()),
        _ => (0, 0, Frames::default()),
    };
    let who = match shape {
        Shape::Lower | Shape::Title | Shape::Upper if !listed.function => who(classes),
        _ => 0,
    };
    let helper = shape == Shape::Lower && (listed.helper || low.ends_with(b"ly"));
    Word { shape, lower, stem: hash_of(stem), tail2, tail3, class, cue, who, frame, frames, helper }
}

fn hash_of(bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash::word(""), |h, &b| hash::push(h, b))
}

/// Length of what is left of a word without the endings of verbs and plurals; rough on purpose.
fn stem_length(word: &[u8]) -> usize {
    for ending in [&b"ing"[..], b"ied", b"ies", b"ed", b"es", b"s", b"e", b"y"] {
        if word.len() >= ending.len() + 3 && word.ends_with(ending) {
            return word.len() - ending.len();
        }
    }
    word.len()
}

/// What the lists say of a word.
#[derive(Debug, Clone, Copy, Default)]
struct Listed {
    lower: u32,
    cue: u8,
    frame: u8,
    frames: Frames,
    function: bool,
    helper: bool,
}

/// What all lists say of a word, by the hash of its lower case: one look for all of them.
fn listed(lower: u32) -> Listed {
    let table = LISTED.get_or_init(tabulate);
    table[slot(table, lower)]
}

/// More than twice as many as words are listed.
const SLOTS: usize = 8192;
static LISTED: OnceLock<Vec<Listed>> = OnceLock::new();

/// Where a word is in the table, or an empty slot.
fn slot(table: &[Listed], lower: u32) -> usize {
    let mut slot = lower as usize % SLOTS;
    while table[slot].lower != 0 && table[slot].lower != lower {
        slot = (slot + 1) % SLOTS;
    }
    slot
}

fn first(value: &str) -> u8 {
    value.bytes().next().unwrap_or(0)
}

fn tabulate() -> Vec<Listed> {
    let mut table = vec![Listed::default(); SLOTS];
    let mut put = |word: &str, says: fn(&mut Listed, &str), value: &str| {
        let lower = hash::word(word);
        let at = slot(&table, lower);
        table[at].lower = lower;
        says(&mut table[at], value);
    };
    for (word, class) in lexicon::CUE_WORDS.iter() {
        put(word, |listed, class| listed.cue = first(class).saturating_sub(b'0').min(4), class);
    }
    for (word, frames) in lexicon::SPEECH_VERBS.iter() {
        put(word, |listed, letters| (listed.frame, listed.frames) = (first(letters), Frames::of(letters)), frames);
    }
    FUNCTION.iter().for_each(|word| put(word, |listed, _| listed.function = true, ""));
    HELPERS.iter().for_each(|word| put(word, |listed, _| listed.helper = true, ""));
    table
}

fn who(classes: Classes) -> u8 {
    let sets = [
        Classes::PERSON,
        Classes::ROLE,
        Classes::ANY_PLACE,
        Classes::ANY_ORGANISATION,
        Classes::CALENDAR,
        Classes::GROUP,
    ];
    sets.iter().enumerate().map(|(bit, set)| (classes.any(*set) as u8) << bit).sum()
}

/// Words that are a class of their own.
const FUNCTION: &[&str] = &[
    "a", "about", "after", "against", "also", "am", "an", "and", "are", "as", "at", "be", "because", "been", "before",
    "being", "between", "but", "by", "can", "could", "did", "do", "does", "during", "even", "for", "from", "had",
    "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may",
    "me", "might", "more", "most", "must", "my", "no", "nor", "not", "of", "on", "only", "or", "our", "over", "shall",
    "she", "should", "so", "still", "than", "that", "the", "their", "them", "there", "these", "they", "this", "those",
    "to", "under", "us", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "who", "whom",
    "whose", "why", "will", "with", "would", "yet", "you", "your",
];

/// What stands between a subject and its verb, beside adverbs in `-ly`.
const HELPERS: &[&str] = &[
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "will", "would", "can", "could", "may",
    "might", "must", "should", "do", "does", "did", "also", "not", "never", "still", "just", "now", "then", "later",
    "again", "once", "already", "often", "to",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_meet() {
        let stem = |w: &str| w[..stem_length(w.as_bytes())].to_string();
        assert_eq!(stem("denies"), stem("denied"));
        assert_eq!(stem("argues"), stem("arguing"));
        assert_eq!(stem("is"), "is");
    }
}
