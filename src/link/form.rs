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

/// The distinct forms of one kind are compared; a text that says `Smith` a hundred times has one form for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub kind: EntityKind,
    /// Folded; hyphenated words are taken apart, and so are the initials of `J.D.`.
    pub words: Vec<String>,
    /// `jr`, `sr`, `ii`: it tells father and son apart.
    pub suffix: Option<String>,
    /// What a title inside or before the name states.
    pub gender: Option<Gender>,
    /// Titles inside or before the name.
    pub titles: Vec<String>,
    /// Whether a surname stands first: `Xi Jinping`.
    pub family_first: bool,
    /// All letters are capitals: `NATO`, but also `JOE BIDEN` in a headline.
    pub upper: bool,
}

impl Form {
    /// Takes a name apart. `before` is the word before it, for its honorific.
    pub(crate) fn new(name: &str, kind: EntityKind, before: &str) -> Form {
        let upper = !name.chars().any(char::is_lowercase);
        let mut form = Form {
            kind,
            words: Vec::new(),
            suffix: None,
            gender: None,
            titles: Vec::new(),
            family_first: false,
            upper,
        };
        let name = if kind == EntityKind::Person { without_letters(name) } else { name };
        for word in
            name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '/' | ',' | '&' | '(' | ')'))
        {
            form.push(word);
        }
        match kind {
            EntityKind::Person => form.trim_person(before),
            EntityKind::Organisation => form.trim_organisation(),
            EntityKind::Place => form.drop_first(&["the"]),
            EntityKind::Group => form.trim_group(),
        }
        form
    }

    fn push(&mut self, word: &str) {
        let initials = self.kind == EntityKind::Person
            && word.contains('.')
            && word.split('.').all(|p| p.chars().count() <= 1)
            && word.chars().any(char::is_alphabetic);
        if initials {
            self.words.extend(word.split('.').filter(|p| !p.is_empty()).map(super::fold::folded));
            return;
        }
        let mut folded = String::with_capacity(word.len());
        push_folded(word, &mut folded);
        if folded.chars().any(char::is_alphanumeric) {
            self.words.push(folded);
        }
    }

    fn drop_first(&mut self, words: &[&str]) {
        while self.words.len() > 1 && words.contains(&self.words[0].as_str()) {
            self.words.remove(0);
        }
    }

    fn trim_person(&mut self, before: &str) {
        let mut honorific = String::new();
        push_folded(before, &mut honorific);
        self.gender = gender::of_honorific(&honorific);
        while self.words.len() > 1 && is_title(&self.words[0]) {
            let title = self.words.remove(0);
            self.gender = self.gender.or(gender::of_honorific(&title));
            self.titles.push(title);
        }
        if is_title(&honorific) {
            self.titles.push(honorific);
        }
        while self.words.len() > 1 && self.words.last().is_some_and(|w| SUFFIXES.contains(&w.as_str())) {
            self.suffix = self.words.pop();
        }
        // "JD Vance": two or three capitals before a name in ordinary letters are initials.
        if !self.upper
            && self.words.len() > 1
            && (2..=3).contains(&self.words[0].len())
            && !self.words[0].contains(['a', 'e', 'i', 'o', 'u', 'y'])
        {
            let first = self.words.remove(0);
            for (i, c) in first.chars().enumerate() {
                self.words.insert(i, c.to_string());
            }
        }
        self.family_first = self.words.len() > 1
            && lexicon::FAMILY_NAMES_FIRST.has(&self.words[0])
            && !(gender::is_given(&self.words[1]) && gender::is_given(&self.words[0]));
    }

    fn trim_organisation(&mut self) {
        self.drop_first(&["the"]);
        while self.words.len() > 1 && self.words.last().is_some_and(|w| LEGAL.contains(&w.as_str())) {
            self.words.pop();
        }
        self.words.retain(|w| w != "and");
    }

    /// `Democrats` and `Democrat` are the same group.
    fn trim_group(&mut self) {
        self.drop_first(&["the"]);
        if let Some(last) = self.words.last_mut()
            && last.len() > 3
            && last.ends_with('s')
            && !last.ends_with("ss")
        {
            last.pop();
        }
    }

    /// The form by which equal names are found. `Mr Smith` and `Mrs Smith` are not equal.
    pub(crate) fn key(&self) -> String {
        let mut key = self.words.join(" ");
        if self.words.len() == 1 {
            match self.gender {
                Some(Gender::Male) => key.push_str(", mr"),
                Some(Gender::Female) => key.push_str(", ms"),
                None => {}
            }
        }
        if let Some(suffix) = &self.suffix {
            key.push_str(", ");
            key.push_str(suffix);
        }
        key
    }

    /// The given name, if there is one.
    pub(crate) fn given(&self) -> Option<&str> {
        match (self.words.len(), self.family_first) {
            (0 | 1, _) => None,
            (_, true) => Some(&self.words[1]),
            (_, false) => Some(&self.words[0]),
        }
    }

    /// How much of a name it is: full words count more than initials.
    pub(crate) fn fullness(&self) -> usize {
        self.words.iter().map(|w| if w.chars().count() > 1 { 3 } else { 1 }).sum::<usize>()
            + self.suffix.is_some() as usize
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
