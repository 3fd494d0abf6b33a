//! The distinct words of a text (types, as against tokens), so that what depends on a word alone is looked up once.
//!
//! | tokens | types |
//! |---|---|
//! | `the·dog·saw·the·dog` | `the·dog·saw`, numbered 0, 1, 2: `0·1·2·0·1` |
//!
//! Two tokens of one type have the same bytes, kind and case. The reverse holds but for odd texts, in which hashes of
//! many words meet: then a word may get a second number, and the work stays linear.

use super::Token;
use crate::text::hash;

/// So many slots are looked at for a word.
const PROBES: usize = 16;

/// Numbers of distinct words, in order of their first tokens.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// Per token, the number of its type.
    of: Vec<u32>,
    /// Per type, its first token.
    first: Vec<u32>,
}

impl Types {
    /// Numbers the words of `text`.
    pub(super) fn read(text: &str, tokens: &[Token]) -> Types {
        let mut types = Types { of: Vec::with_capacity(tokens.len()), first: Vec::new() };
        let mut table = Table::of(10);
        for (at, token) in tokens.iter().enumerate() {
            let hash = hash_of(token, text);
            let same = |number: u32| {
                let other = &tokens[types.first[number as usize] as usize];
                (other.kind, other.case) == (token.kind, token.case) && other.span.of(text) == token.span.of(text)
            };
            let number = table.find(hash, same).unwrap_or_else(|| {
                let number = types.first.len() as u32;
                types.first.push(at as u32);
                table.insert(hash, number);
                number
            });
            types.of.push(number);
        }
        types
    }

    /// The number of a token's type.
    pub(crate) fn of(&self, token: usize) -> usize {
        self.of.get(token).map_or(0, |&number| number as usize)
    }

    /// What `read` says of every type, given its first token.
    pub(crate) fn each<T>(&self, read: impl FnMut(usize) -> T) -> Vec<T> {
        self.first.iter().map(|&token| token as usize).map(read).collect()
    }
}

/// Open addressing: hash, and number + 1.
struct Table {
    slots: Vec<(u32, u32)>,
    taken: usize,
}

impl Table {
    fn of(bits: u32) -> Table {
        Table { slots: vec![(0, 0); 1 << bits], taken: 0 }
    }

    fn find(&self, hash: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len() - 1;
        (0..PROBES)
            .map(|i| self.slots[(hash as usize + i) & mask])
            .take_while(|slot| slot.1 != 0)
            .find(|slot| slot.0 == hash && same(slot.1 - 1))
            .map(|slot| slot.1 - 1)
    }

    fn insert(&mut self, hash: u32, number: u32) {
        if self.taken * 2 >= self.slots.len() {
            let mut larger = Table::of(self.slots.len().ilog2() + 1);
            let taken = self.slots.iter().filter(|slot| slot.1 != 0);
            taken.for_each(|slot| larger.insert(slot.0, slot.1 - 1));
            *self = larger;
        }
        let mask = self.slots.len() - 1;
        // Without room it has no slot, and will be a type of its own each time.
        let free = (0..PROBES).map(|i| (hash as usize + i) & mask).find(|&at| self.slots[at].1 == 0);
        if let Some(at) = free {
            self.slots[at] = (hash, number + 1);
            self.taken += 1;
        }
    }
}

fn hash_of(token: &Token, text: &str) -> u32 {
    let start = hash::push(hash::word(""), token.kind as u8 * 8 + token.case as u8);
    let hash = token.span.of(text).bytes().fold(start, hash::push);
    hash ^ hash >> 15
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
        assert_eq!(found.each(|token| token), [0, 1, 2, 5]);
    }

    #[test]
    fn many_words_are_told_apart() {
        let words: Vec<String> = (0..20_000).map(|i| format!("w{}", i % 15_000)).collect();
        let found = types(&words.join(" "));
        let doubled = found.first.len() - 15_000;
        assert!(doubled < 100, "{doubled} of 20,000 have no slot");
        assert!(found.of.iter().zip(&words).all(|(&n, w)| *w == words[found.first[n as usize] as usize]));
    }
}
