//! The distinct words of a text (types, as against tokens), so that what depends on a word alone is looked up once.
//!
//! | tokens | types |
//! |---|---|
//! | `the·dog·saw·the·dog` | `the·dog·saw`, numbered 0, 1, 2: `0·1·2·0·1` |
//!
//! Two tokens of one type have the same bytes, kind and case. The reverse holds but for odd texts, in which hashes of
//! many words meet: then a word may get a second number, and the work stays linear.

use super::{Token, TokenKind};
use crate::lexicon::gazetteer::{Classes, classes};

/// So many slots are looked at for a word.
const PROBES: usize = 16;

/// Numbers of distinct words, in order of their first tokens.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// Per token, the number of its type.
    of: Vec<u32>,
    /// Per type, its first token, and whether it has more of them.
    first: Vec<(u32, bool)>,
    /// Per type, what the gazetteers say of it, nothing of what is neither word nor number.
    classes: Vec<Classes>,
}

impl Types {
    /// Numbers the words of `text`.
    pub(super) fn read(text: &str, tokens: &[Token]) -> Types {
        let mut types = Types { of: Vec::with_capacity(tokens.len()), first: Vec::new(), classes: Vec::new() };
        let mut table = Table::of(10);
        for (at, token) in tokens.iter().enumerate() {
            let key = key(token, text);
            let same = |number: u32| {
                let other = &tokens[types.first[number as usize].0 as usize];
                key & LONG == 0 || other.span.of(text) == token.span.of(text)
            };
            let number = match table.find(key, same) {
                Some(number) => {
                    types.first[number as usize].1 = true;
                    number
                }
                None => {
                    let number = types.first.len() as u32;
                    types.first.push((at as u32, false));
                    let named = matches!(token.kind, TokenKind::Word | TokenKind::Number);
                    types.classes.push(if named { classes(token.span.of(text)) } else { Classes::NONE });
                    table.insert(key, number);
                    number
                }
            };
            types.of.push(number);
        }
        types
    }

    /// How many types there are.
    pub(crate) fn len(&self) -> usize {
        self.first.len()
    }

    /// The number of a token's type.
    pub(crate) fn of(&self, token: usize) -> usize {
        self.of.get(token).map_or(0, |&number| number as usize)
    }

    /// The number of a token's type if another token has it too.
    pub(crate) fn repeated(&self, token: usize) -> Option<u32> {
        let number = *self.of.get(token)?;
        self.first[number as usize].1.then_some(number)
    }

    /// What `read` says of every type, given its first token and its classes.
    pub(crate) fn each<T>(&self, mut read: impl FnMut(usize, Classes) -> T) -> Vec<T> {
        self.first.iter().zip(&self.classes).map(|(first, classes)| read(first.0 as usize, *classes)).collect()
    }
}

/// Open addressing: key, and number + 1.
struct Table {
    slots: Vec<(u64, u32)>,
    taken: usize,
}

impl Table {
    fn of(bits: u32) -> Table {
        Table { slots: vec![(0, 0); 1 << bits], taken: 0 }
    }

    /// The first slot that a key may have.
    fn place(&self, key: u64) -> usize {
        ((key ^ key >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
    }

    fn find(&self, key: u64, same: impl Fn(u32) -> bool) -> Option<u32> {
        let (place, mask) = (self.place(key), self.slots.len() - 1);
        for i in 0..PROBES {
            match self.slots[(place + i) & mask] {
                (_, 0) => return None,
                (found, number) if found == key && same(number - 1) => return Some(number - 1),
                _ => {}
            }
        }
        None
    }

    fn insert(&mut self, key: u64, number: u32) {
        if self.taken * 2 >= self.slots.len() {
            let mut larger = Table::of(self.slots.len().ilog2() + 1);
            let taken = self.slots.iter().filter(|slot| slot.1 != 0);
            taken.for_each(|slot| larger.insert(slot.0, slot.1 - 1));
            *self = larger;
        }
        // Without room it has no slot, and will be a type of its own each time.
        let (place, mask) = (self.place(key), self.slots.len() - 1);
        let free = (0..PROBES).map(|i| (place + i) & mask).find(|&at| self.slots[at].1 == 0);
        if let Some(at) = free {
            self.slots[at] = (key, number + 1);
            self.taken += 1;
        }
    }
}

/// Set in the keys of words of more than seven bytes, which are hashes.
const LONG: u64 = 1 << 63;

/// Kind, case and bytes of a word; of a long word a hash of the bytes.
fn key(token: &Token, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let kind = (token.kind as u64 * 8 + token.case as u64) << 56;
    let length = end - start;
    if length < 8 {
        let word = match bytes.get(start..start + 8).and_then(|w| w.first_chunk()) {
            Some(eight) => u64::from_le_bytes(*eight) & ((1 << (8 * length)) - 1),
            None => bytes[start..end].iter().rev().fold(0, |word, b| word << 8 | u64::from(*b)),
        };
        return kind | word;
    }
    let (eights, rest) = bytes[start..end].as_chunks::<8>();
    let mix = |hash: u64, part: u64| (hash.rotate_left(23) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let hash = eights.iter().fold(0, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    let hash = rest.iter().fold(hash, |hash, b| mix(hash, u64::from(*b)));
    LONG | kind | (hash ^ hash >> 32) & ((1 << 56) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::token::{Case, TokenKind};

    fn types(text: &str) -> Types {
        let mut at = 0;
        let tokens: Vec<Token> = text
            .split(' ')
            .map(|word| {
                let span = Span::at(at, at + word.len());
                at += word.len() + 1;
                Token { span, kind: TokenKind::Word, case: Case::Lower }
            })
            .collect();
        Types::read(text, &tokens)
    }

    #[test]
    fn the_same_word_has_the_same_number() {
        let found = types("the dog saw the dog The");
        assert_eq!(found.of, [0, 1, 2, 0, 1, 3]);
        assert_eq!(found.each(|token, _| token), [0, 1, 2, 5]);
    }

    #[test]
    fn many_words_are_told_apart() {
        let words: Vec<String> = (0..20_000).map(|i| format!("w{}", i % 15_000)).collect();
        let found = types(&words.join(" "));
        let doubled = found.first.len() - 15_000;
        assert!(doubled < 100, "{doubled} of 20,000 have no slot");
        assert!(found.of.iter().zip(&words).all(|(&n, w)| *w == words[found.first[n as usize].0 as usize]));
    }
}
