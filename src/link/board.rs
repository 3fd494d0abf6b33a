//! The state that the sieves work on: distinct forms, joined step by step into groups that mean one entity.

use super::form::{Form, Reader};
use super::words::{Lists, WordId, Words};
use crate::document::EntityKind;
use crate::entity::Name;
use crate::text::Span;
use crate::text::hash;
use crate::text::index::Index;
use crate::token::Tokens;

/// Index of a form on the board.
pub(crate) type FormId = usize;

/// Why a form, or one mention, stands where it does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reason {
    pub rule: &'static str,
    pub confidence: f32,
    /// The fuller mention that it was joined to.
    pub evidence: Option<Span>,
}

/// A mention that its form alone does not decide: `Clinton` where there are two.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    pub form: FormId,
    pub alternatives: Vec<FormId>,
    pub reason: Reason,
}

/// Names by form, and forms by group.
pub(crate) struct Board<'a> {
    pub tokens: &'a Tokens<'a>,
    pub names: Vec<Name>,
    /// Form of each name.
    form_of: Vec<u32>,
    pub forms: Vec<Form>,
    /// Per form: why it was joined to another; `None` while it stands for itself.
    pub reasons: Vec<Option<Box<Reason>>>,
    /// Per name: a decision that holds for this mention only. None at all while there is none.
    choices: Vec<Option<Box<Choice>>>,
    /// Titles of forms, form by form.
    pub titles: Vec<(u32, WordId)>,
    parent: Vec<u32>,
    words: Words,
    /// The words of the forms, one form after the other.
    of_forms: Vec<WordId>,
    /// Names of each form, and forms of each first, last or any word, in order of the text.
    uses: Lists,
    first_word: Lists,
    last_word: Lists,
    any_word: Lists,
}

impl<'a> Board<'a> {
    /// Takes every name apart and puts equal forms together.
    pub(crate) fn new(tokens: &'a Tokens<'a>, names: Vec<Name>) -> Board<'a> {
        let mut board = Board {
            tokens,
            form_of: Vec::with_capacity(names.len()),
            choices: Vec::new(),
            forms: Vec::new(),
            reasons: Vec::new(),
            titles: Vec::new(),
            parent: Vec::new(),
            words: Words::default(),
            of_forms: Vec::new(),
            uses: Lists::default(),
            first_word: Lists::default(),
            last_word: Lists::default(),
            any_word: Lists::default(),
            names: Vec::new(),
        };
        let mut reader = Reader::default();
        let mut seen = Index::default();
        for name in &names {
            let form = reader.read(name.span.of(tokens.text), name.kind, board.word_before(name.span));
            let id = board.add(form, &reader, &mut seen);
            board.form_of.push(id);
        }
        board.names = names;
        board.list();
        board
    }

    /// The number of a form, which is a new one unless it is known. `Mr Smith` and `Mrs Smith` are not equal.
    fn add(&mut self, mut form: Form, reader: &Reader, seen: &mut Index) -> u32 {
        let start = self.of_forms.len();
        for word in reader.words() {
            self.of_forms.push(self.words.add(form.kind as u8, word));
        }
        form.words = (start as u32, self.of_forms.len() as u32);
        let own = &self.of_forms[start..];
        // Words are of one kind: those of two kinds never have the same number.
        let same = |other: u32| {
            let other = &self.forms[other as usize];
            self.words_of(other) == own
                && other.suffix == form.suffix
                && other.kind == form.kind
                && (own.len() != 1 || other.gender == form.gender)
        };
        if let Some(known) = seen.find(self.hash(&form), same) {
            self.of_forms.truncate(start);
            let known_form = &mut self.forms[known as usize];
            known_form.gender = known_form.gender.or(form.gender);
            known_form.upper &= form.upper;
            return known;
        }
        let id = self.forms.len() as u32;
        self.titles.extend(reader.titles().map(|title| (id, self.words.add(form.kind as u8, title))));
        self.forms.push(form);
        seen.add(self.forms.len(), |id| self.hash(&self.forms[id as usize]));
        id
    }

    /// Forms that are equal have the same.
    fn hash(&self, form: &Form) -> u32 {
        let words = self.words_of(form).iter().flat_map(|word| word.to_le_bytes());
        words.chain(form.suffix).fold(hash::word(""), hash::push)
    }

    /// Lists what stands where.
    fn list(&mut self) {
        let words = self.words.len();
        let mut pairs: Vec<(u32, u32)> = (0..).zip(&self.form_of).map(|(name, &form)| (form, name)).collect();
        self.uses = Lists::new(self.forms.len(), &pairs);
        let (mut first, mut last) = (Vec::new(), Vec::new());
        pairs.clear();
        for (id, form) in (0..).zip(&self.forms) {
            let own = self.words_of(form);
            first.extend(own.first().map(|&word| (word, id)));
            last.extend(own.last().map(|&word| (word, id)));
            // A word that a form has twice counts once.
            let distinct = own.iter().enumerate().filter(|(i, word)| !own[..*i].contains(word));
            pairs.extend(distinct.map(|(_, &word)| (word, id)));
        }
        self.first_word = Lists::new(words, &first);
        self.last_word = Lists::new(words, &last);
        self.any_word = Lists::new(words, &pairs);
        self.reasons = vec![None; self.forms.len()];
        self.parent = (0..self.forms.len() as u32).collect();
    }

    /// The words of a form, by number: for comparing forms of one kind.
    pub(crate) fn words_of(&self, form: &Form) -> &[WordId] {
        &self.of_forms[form.words.0 as usize..form.words.1 as usize]
    }

    /// The letters of a word.
    pub(crate) fn word(&self, word: WordId) -> &str {
        self.words.of(word)
    }

    /// The letters of a form's words.
    pub(crate) fn letters(&self, form: &Form) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.words_of(form).iter().map(|&word| self.words.of(word))
    }

    /// The number of a word in names of a kind, if one has it.
    pub(crate) fn find(&self, kind: EntityKind, word: &str) -> Option<WordId> {
        self.words.find(kind as u8, word)
    }

    /// The given name of a form, if it has one.
    pub(crate) fn given(&self, form: &Form) -> Option<WordId> {
        form.given().map(|at| self.words_of(form)[at])
    }

    /// The form of a name.
    pub(crate) fn form_of(&self, name: usize) -> FormId {
        self.form_of[name] as FormId
    }

    /// Names of a form, in order of the text.
    pub(crate) fn uses(&self, form: FormId) -> &[u32] {
        self.uses.of(form as u32)
    }

    /// What was decided for one name only.
    pub(crate) fn choice(&self, name: usize) -> Option<&Choice> {
        self.choices.get(name)?.as_deref()
    }

    /// Decides for one name only.
    pub(crate) fn choose(&mut self, name: u32, choice: Choice) {
        self.choices.resize(self.names.len(), None);
        self.choices[name as usize] = Some(Box::new(choice));
    }

    /// The word before a name in the same sentence, without its full stop; empty if there is none.
    pub(crate) fn word_before(&self, span: Span) -> &'a str {
        let at = self.tokens.at(span.start);
        let mut before = at.wrapping_sub(1);
        if self.tokens.word(before) == "."
            && self.tokens.tokens.get(before).is_some_and(|t| t.span.end + 1 >= span.start)
        {
            before = before.wrapping_sub(1);
        }
        match self.tokens.tokens.get(before) {
            Some(token) if span.start.saturating_sub(token.span.end) <= 2 => self.tokens.word(before),
            _ => "",
        }
    }

    /// Forms whose first word this is.
    pub(crate) fn starting(&self, word: WordId) -> impl Iterator<Item = FormId> {
        self.first_word.of(word).iter().map(|&form| form as FormId)
    }

    /// Forms whose last word this is.
    pub(crate) fn ending(&self, word: WordId) -> impl Iterator<Item = FormId> {
        self.last_word.of(word).iter().map(|&form| form as FormId)
    }

    /// Forms that hold the word anywhere.
    pub(crate) fn holding(&self, word: WordId) -> impl Iterator<Item = FormId> {
        self.any_word.of(word).iter().map(|&form| form as FormId)
    }

    /// The form that stands for the group of a form.
    pub(crate) fn root(&self, form: FormId) -> FormId {
        let mut at = form;
        while !self.is_root(at) {
            at = self.parent[at] as FormId;
        }
        at
    }

    /// Whether a form still stands for itself alone or for others that joined it.
    pub(crate) fn is_root(&self, form: FormId) -> bool {
        self.parent[form] as FormId == form
    }

    /// Joins the group of `form` to that of `fuller`, and remembers why.
    pub(crate) fn join(&mut self, form: FormId, fuller: FormId, rule: &'static str, confidence: f32) {
        let (from, to) = (self.root(form), self.root(fuller));
        if from == to {
            return;
        }
        self.parent[from] = to as u32;
        self.forms[to].gender = self.forms[to].gender.or(self.forms[from].gender);
        let evidence = self.first_span(fuller);
        self.reasons[from] = Some(Box::new(Reason { rule, confidence, evidence }));
    }

    /// Where a form is first used.
    pub(crate) fn first_span(&self, form: FormId) -> Option<Span> {
        self.uses(form).first().map(|&n| self.names[n as usize].span)
    }

    /// The distinct groups among `forms`, without that of `form` itself, in order.
    pub(crate) fn groups(&self, form: FormId, forms: impl IntoIterator<Item = FormId>) -> Vec<FormId> {
        let own = self.root(form);
        let mut out = Vec::new();
        for root in forms.into_iter().map(|f| self.root(f)) {
            if root != own && !out.contains(&root) {
                out.push(root);
            }
        }
        out
    }
}
