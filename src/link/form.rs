//! A name taken apart: folded words, without what does not tell people or bodies apart.
//!
//! | name | words | left out |
//! |---|---|---|
//! | `Mr J.D. Vance` | j, d, vance | mr |
//! | `Ocasio-Cortez` | ocasio, cortez | |
//! | `Martin Luther King Jr.` | martin, luther, king | jr |
//! | `The Acme Widget Co., Ltd` | acme, widget | the, co, ltd |

use super::fold::push_folded;
use super::gender::{self, Gender};
use crate::document::EntityKind;
use crate::lexicon;
use crate::lexicon::gazetteer::{Classes, classes};
use std::ops::Range;

/// What follows a surname without being one.
const SUFFIXES: &[&str] =
    &["jr", "sr", "ii", "iii", "iv", "junior", "senior", "phd", "md", "mp", "qc", "kc", "obe", "mbe", "cbe"];

/// What follows the name of a company, party or club without telling it apart.
const LEGAL: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "plc",
    "ag",
    "sa",
    "se",
    "nv",
    "spa",
    "gmbh",
    "fc",
    "afc",
    "cf",
    "ab",
    "asa",
    "oyj",
    "bv",
    "pty",
    "pte",
    "holdings",
    "group",
];

/// Small words inside names that an acronym may skip.
pub(crate) const SMALL: &[&str] =
    &["of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "du", "des", "del", "against"];

/// A distinct name: a text that says `Smith` a hundred times has one form for it. Its words are on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// Where its words stand among those of all forms.
    pub(super) words: (u32, u32),
    /// How much of a name it is: full words count more than initials.
    pub fullness: u32,
    pub kind: EntityKind,
    /// Which of [`SUFFIXES`]: it tells father and son apart.
    pub suffix: Option<u8>,
    /// What a title inside or before the name states.
    pub gender: Option<Gender>,
    /// Whether a surname stands first: `Xi Jinping`.
    pub family_first: bool,
    /// All letters are capitals: `NATO`, but also `JOE BIDEN` in a headline.
    pub upper: bool,
}

impl Form {
    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        (self.words.1 - self.words.0) as usize
    }

    /// Which word is the given name, if there is one.
    pub(crate) fn given(&self) -> Option<usize> {
        (self.len() > 1).then_some(self.family_first as usize)
    }

    /// The letters of the suffix, if there is one.
    pub(crate) fn suffix(&self) -> &'static str {
        self.suffix.map_or("", |suffix| SUFFIXES[usize::from(suffix)])
    }
}

/// Takes one name after the other apart.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// Letters of the words, folded.
    folded: String,
    /// Folded; hyphenated words are taken apart, and so are the initials of `J.D.`
    words: Vec<Range<usize>>,
    /// Titles inside or before the name.
    titles: Vec<Range<usize>>,
}

impl Reader {
    /// Takes a name apart. `before` is the word before it, for its honorific.
    pub(crate) fn read(&mut self, name: &str, kind: EntityKind, before: &str) -> Form {
        self.folded.clear();
        self.words.clear();
        self.titles.clear();
        let upper = !name.chars().any(char::is_lowercase);
        let mut form =
            Form { words: (0, 0), fullness: 0, kind, suffix: None, gender: None, family_first: false, upper };
        let name = if kind == EntityKind::Person { without_letters(name) } else { name };
        for word in
            name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '/' | ',' | '&' | '(' | ')'))
        {
            self.push(word, kind);
        }
        match kind {
            EntityKind::Person => self.trim_person(before, &mut form),
            EntityKind::Organisation => self.trim_organisation(),
            EntityKind::Place => self.drop_the(),
            EntityKind::Group => self.trim_group(),
        }
        let fullness = |word: &str| if word.chars().nth(1).is_some() { 3 } else { 1 };
        form.fullness = self.words().map(fullness).sum::<u32>() + form.suffix.is_some() as u32;
        form
    }

    /// The words of the name read last.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.folded[word.clone()])
    }

    /// Titles inside or before it.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(|title| &self.folded[title.clone()])
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.folded[word.clone()])
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", |word| &self.folded[word.clone()])
    }

    fn fold(&mut self, word: &str) -> Range<usize> {
        let start = self.folded.len();
        push_folded(word, &mut self.folded);
        start..self.folded.len()
    }

    fn push(&mut self, word: &str, kind: EntityKind) {
        let initials = kind == EntityKind::Person
            && word.contains('.')
            && word.split('.').all(|p| p.chars().count() <= 1)
            && word.chars().any(char::is_alphabetic);
        if initials {
            for part in word.split('.').filter(|p| !p.is_empty()) {
                let folded = self.fold(part);
                self.words.push(folded);
            }
            return;
        }
        let folded = self.fold(word);
        if self.folded[folded.clone()].chars().any(char::is_alphanumeric) {
            self.words.push(folded);
        }
    }

    fn drop_the(&mut self) {
        while self.words.len() > 1 && self.word(0) == "the" {
            self.words.remove(0);
        }
    }

    fn trim_person(&mut self, before: &str, form: &mut Form) {
        let honorific = self.fold(before);
        form.gender = gender::of_honorific(&self.folded[honorific.clone()]);
        while self.words.len() > 1 && is_title(self.word(0)) {
            form.gender = form.gender.or(gender::of_honorific(self.word(0)));
            let title = self.words.remove(0);
            self.titles.push(title);
        }
        if is_title(&self.folded[honorific.clone()]) {
            self.titles.push(honorific);
        }
        while self.words.len() > 1
            && let Some(suffix) = SUFFIXES.iter().position(|suffix| *suffix == self.last())
        {
            form.suffix = Some(suffix as u8);
            self.words.pop();
        }
        // "JD Vance": two or three capitals before a name in ordinary letters are initials.
        if !form.upper
            && self.words.len() > 1
            && (2..=3).contains(&self.word(0).len())
            && !self.word(0).contains(['a', 'e', 'i', 'o', 'u', 'y'])
        {
            let first = self.words.remove(0);
            for (i, (at, c)) in self.folded[first.clone()].char_indices().enumerate() {
                self.words.insert(i, first.start + at..first.start + at + c.len_utf8());
            }
        }
        form.family_first = self.words.len() > 1
            && lexicon::FAMILY_NAMES_FIRST.has(self.word(0))
            && !(gender::is_given(self.word(1)) && gender::is_given(self.word(0)));
    }

    fn trim_organisation(&mut self) {
        self.drop_the();
        while self.words.len() > 1 && LEGAL.contains(&self.last()) {
            self.words.pop();
        }
        let folded = &self.folded;
        self.words.retain(|word| folded[word.clone()] != *"and");
    }

    /// `Democrats` and `Democrat` are the same group.
    fn trim_group(&mut self) {
        self.drop_the();
        let last = self.last();
        if last.len() > 3
            && last.ends_with('s')
            && !last.ends_with("ss")
            && let Some(last) = self.words.last_mut()
        {
            last.end -= 1;
        }
    }
}

/// Whether a folded word before a person's name is no part of it: `mr`, `saint`, `ambassador`. Words that are given
/// names as well (`Dean`, `Judge`) are not taken for titles.
pub(crate) fn is_title(word: &str) -> bool {
    classes(word).any(Classes::HONORIFIC) && !gender::is_given(word)
        || matches!(word, "st" | "saint")
        || gender::of_honorific(word).is_some()
        || (lexicon::PERSON_NOUNS.get(word).is_some_and(|v| v.starts_with("role")) && !gender::is_given(word))
}

/// A person's name without the letters of degrees and honours behind it: `Jane Roe OBE`.
fn without_letters(name: &str) -> &str {
    let mut rest = name.trim_end();
    while let Some((before, last)) = rest.rsplit_once(' ') {
        let honour = last.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !last.chars().any(char::is_lowercase)
            && before.chars().any(char::is_lowercase)
            && before.trim_end_matches(',').contains(' ')
            && !matches!(last, "II" | "III" | "IV" | "VI" | "VII" | "XIV" | "XVI");
        if !honour {
            break;
        }
        rest = before.trim_end();
    }
    rest.trim_end_matches(',')
}
