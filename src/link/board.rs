//! The state that the sieves work on: distinct forms, joined step by step into groups that mean one entity.

use super::form::Form;
use crate::document::EntityKind;
use crate::entity::Name;
use crate::text::Span;
use crate::text::hash::Map;
use crate::token::Tokens;
use std::collections::hash_map::Entry;

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
    pub form_of: Vec<FormId>,
    pub forms: Vec<Form>,
    /// Names of each form, in order of the text.
    pub uses: Vec<Vec<u32>>,
    /// Per form: why it was joined to another; `None` while it stands for itself.
    pub reasons: Vec<Option<Reason>>,
    /// Per name: a decision that holds for this mention only.
    pub choices: Vec<Option<Box<Choice>>>,
    parent: Vec<FormId>,
    /// Per kind, the forms by their words.
    words: [Map<String, Holders>; 4],
}

/// The forms that have a word in them.
#[derive(Default)]
struct Holders {
    first: Vec<FormId>,
    last: Vec<FormId>,
    any: Vec<FormId>,
}

impl<'a> Board<'a> {
    /// Takes every name apart and puts equal forms together.
    pub(crate) fn new(tokens: &'a Tokens<'a>, names: Vec<Name>) -> Board<'a> {
        let mut board = Board {
            tokens,
            form_of: Vec::with_capacity(names.len()),
            choices: vec![None; names.len()],
            forms: Vec::new(),
            uses: Vec::new(),
            reasons: Vec::new(),
            parent: Vec::new(),
            words: Default::default(),
            names: Vec::new(),
        };
        let mut seen: Map<(EntityKind, String), FormId> = Map::default();
        for (i, name) in names.iter().enumerate() {
            let form = Form::new(name.span.of(tokens.text), name.kind, board.word_before(name.span));
            let id = match seen.entry((name.kind, form.key())) {
                Entry::Occupied(known) => {
                    let known = *known.get();
                    board.forms[known].gender = board.forms[known].gender.or(form.gender);
                    board.forms[known].upper &= form.upper;
                    known
                }
                Entry::Vacant(free) => *free.insert(board.add(form)),
            };
            board.uses[id].push(i as u32);
            board.form_of.push(id);
        }
        board.names = names;
        board
    }

    fn add(&mut self, form: Form) -> FormId {
        let id = self.forms.len();
        let words = &mut self.words[form.kind as usize];
        for (i, word) in form.words.iter().enumerate() {
            let holders = match words.get_mut(word) {
                Some(holders) => holders,
                None => words.entry(word.clone()).or_default(),
            };
            if i == 0 {
                holders.first.push(id);
            }
            if i + 1 == form.words.len() {
                holders.last.push(id);
            }
            if holders.any.last() != Some(&id) {
                holders.any.push(id);
            }
        }
        self.forms.push(form);
        self.uses.push(Vec::new());
        self.reasons.push(None);
        self.parent.push(id);
        id
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

    fn holders(&self, kind: EntityKind, word: &str) -> Option<&Holders> {
        self.words[kind as usize].get(word)
    }

    /// Forms of a kind whose first word is `word`.
    pub(crate) fn starting(&self, kind: EntityKind, word: &str) -> &[FormId] {
        self.holders(kind, word).map_or(&[], |holders| &holders.first)
    }

    /// Forms of a kind whose last word is `word`.
    pub(crate) fn ending(&self, kind: EntityKind, word: &str) -> &[FormId] {
        self.holders(kind, word).map_or(&[], |holders| &holders.last)
    }

    /// Forms of a kind that hold `word` anywhere.
    pub(crate) fn holding(&self, kind: EntityKind, word: &str) -> &[FormId] {
        self.holders(kind, word).map_or(&[], |holders| &holders.any)
    }

    /// The form that stands for the group of a form.
    pub(crate) fn root(&self, form: FormId) -> FormId {
        let mut at = form;
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    /// Whether a form still stands for itself alone or for others that joined it.
    pub(crate) fn is_root(&self, form: FormId) -> bool {
        self.parent[form] == form
    }

    /// Joins the group of `form` to that of `fuller`, and remembers why.
    pub(crate) fn join(&mut self, form: FormId, fuller: FormId, rule: &'static str, confidence: f32) {
        let (from, to) = (self.root(form), self.root(fuller));
        if from == to {
            return;
        }
        self.parent[from] = to;
        self.forms[to].gender = self.forms[to].gender.or(self.forms[from].gender);
        let evidence = self.first_span(fuller);
        self.reasons[from] = Some(Reason { rule, confidence, evidence });
    }

    /// Where a form is first used.
    pub(crate) fn first_span(&self, form: FormId) -> Option<Span> {
        self.uses[form].first().map(|&n| self.names[n as usize].span)
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
