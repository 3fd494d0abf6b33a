//! Folded words by number, so that names are compared without their letters and each word is kept once.

use crate::text::hash;
use crate::text::index::Index;

/// Number of a word among [`Words`].
pub(super) type WordId = u32;

/// Distinct words in order of appearance. A word of a person's name and one of a place's may have numbers of their own:
/// they are of another `kind`.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// One after the other, each behind its kind, which is below 128.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    index: Index,
}

fn hash(kind: u8, word: &str) -> u32 {
    word.bytes().fold(hash::push(hash::word(""), kind), hash::push)
}

impl Words {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a word, if it has one.
    pub(super) fn find(&self, kind: u8, word: &str) -> Option<WordId> {
        self.index.find(hash(kind, word), |other| self.whole(other) == (kind, word))
    }

    /// The number of a word, which may be a new one.
    pub(super) fn add(&mut self, kind: u8, word: &str) -> WordId {
        if let Some(found) = self.find(kind, word) {
            return found;
        }
        self.text.push(char::from(kind));
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let mut index = std::mem::take(&mut self.index);
        let hash = |id| {
            let (kind, word) = self.whole(id);
            hash(kind, word)
        };
        index.add(self.ends.len(), hash);
        self.index = index;
        self.ends.len() as WordId - 1
    }

    /// The letters of a word.
    pub(super) fn of(&self, id: WordId) -> &str {
        self.whole(id).1
    }

    fn whole(&self, id: WordId) -> (u8, &str) {
        let id = id as usize;
        let start = if id == 0 { 0 } else { self.ends[id - 1] as usize };
        let whole = &self.text[start..self.ends[id] as usize];
        (whole.as_bytes()[0], &whole[1..])
    }
}

/// A list for each of some numbers, all in one piece.
#[derive(Debug, Default)]
pub(super) struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Of pairs of a number below `count` and an item; each list keeps their order.
    pub(super) fn new(count: usize, pairs: &[(u32, u32)]) -> Lists {
        // Two places ahead: filling the list of a number moves its start to its end, where the next one begins.
        let mut starts = vec![0; count + 2];
        for &(number, _) in pairs {
            starts[number as usize + 2] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut items = vec![0; sum as usize];
        for &(number, item) in pairs {
            let end = &mut starts[number as usize + 1];
            items[*end as usize] = item;
            *end += 1;
        }
        Lists { starts, items }
    }

    /// The list of a number.
    pub(super) fn of(&self, number: u32) -> &[u32] {
        let at = number as usize;
        self.starts.get(at + 1).map_or(&[], |&end| &self.items[self.starts[at] as usize..end as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: u8 = 0;
    const PLACE: u8 = 2;

    #[test]
    fn a_word_has_one_number_for_each_kind() {
        let mut words = Words::default();
        let (jane, roe) = (words.add(PERSON, "jane"), words.add(PERSON, "roe"));
        assert_ne!(jane, roe);
        assert_eq!(words.add(PERSON, "jane"), jane);
        assert_eq!((words.of(jane), words.of(roe)), ("jane", "roe"));
        assert_eq!(words.find(PLACE, "jane"), None);
        assert_ne!(words.add(PLACE, "jane"), jane);
        assert_eq!((words.add(PERSON, ""), words.len()), (3, 4));
    }

    #[test]
    fn many_words_are_told_apart() {
        let mut words = Words::default();
        for round in 0..2 {
            for i in 0..5_000 {
                assert_eq!(words.add(PERSON, &format!("w{i}")), i, "in round {round}");
            }
        }
        assert_eq!(words.find(PERSON, "w5000"), None);
    }

    #[test]
    fn lists_keep_the_order() {
        let lists = Lists::new(4, &[(2, 7), (0, 9), (2, 3), (3, 1)]);
        assert_eq!([0, 1, 2, 3, 4].map(|n| lists.of(n).to_vec()), [vec![9], vec![], vec![7, 3], vec![1], vec![]]);
        assert!(Lists::new(0, &[]).of(0).is_empty());
    }
}
