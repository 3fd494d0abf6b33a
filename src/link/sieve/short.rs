//! One part of a person's name standing for the whole.

use super::{MOST, Sieve};
use crate::document::EntityKind::Person;
use crate::lexicon;
use crate::link::board::{Board, FormId};
use crate::link::form::Form;
use crate::link::gender;
use crate::text::hash::Map;
use crate::text::order;

/// `Sullivan` for Jake Sullivan, `Xi` for Xi Jinping, `Ocasio-Cortez` and `van der Leyen` by their last words.
pub(super) fn surname(board: &mut Board<'_>, sieve: &Sieve) {
    for short in singles(board) {
        let fit = bearers(board, short);
        if let [one] = fit[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// `Boris` for Boris Johnson, `Jinping` for Xi Jinping, unless a title marks the word as a surname.
pub(super) fn given(board: &mut Board<'_>, sieve: &Sieve) {
    for short in singles(board) {
        if !bearers(board, short).is_empty() || titled(board, short) {
            continue;
        }
        let near = board.holding(Person, &board.forms[short].words[0]).iter().copied().take(MOST);
        let near = near.filter(|&f| f != short && longer(board, short, f) && leads(board, short, f));
        let fit = board.groups(short, near);
        if let [one] = fit[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        } else if fit.is_empty() {
            nickname(board, short, sieve);
        }
    }
}

/// `Bey` for Beyoncé: the beginning of the one name that a person goes by, used later and no name of its own.
pub(super) fn clipped(board: &mut Board<'_>, sieve: &Sieve) {
    let mut words: Vec<(String, FormId)> =
        singles(board).into_iter().map(|f| (board.forms[f].words[0].clone(), f)).collect();
    order::by(&mut words, |(word, _)| order::of_word(word));
    for (at, (word, short)) in words.iter().enumerate() {
        if word.chars().count() < 3 || gender::is_given(word) || lexicon::FAMILY_NAMES_FIRST.has(word) {
            continue;
        }
        let later = words[at + 1..].iter().take(MOST).take_while(|(w, _)| w.starts_with(word.as_str()));
        let fuller =
            later.filter(|(w, f)| w.len() > word.len() + 2 && board.uses[*f].first() < board.uses[*short].first());
        if let [one] = board.groups(*short, fuller.map(|(_, f)| *f))[..] {
            board.join(*short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// Whether the word is the first of the longer name, or that name was given before: then any part may stand for it.
fn leads(board: &Board<'_>, short: FormId, long: FormId) -> bool {
    board.forms[long].given() == Some(&board.forms[short].words[0])
        || board.uses[long].first() < board.uses[short].first()
}

/// `the Prime Minister` taken for a name: the one person in the text who is called so before the name.
pub(super) fn title(board: &mut Board<'_>, sieve: &Sieve) {
    let mut bearers: Map<&str, Vec<FormId>> = Map::default();
    for (id, form) in board.forms.iter().enumerate().filter(|(_, f)| f.kind == Person) {
        for title in &form.titles {
            bearers.entry(title).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    for short in singles(board) {
        let near = bearers.get(board.forms[short].words[0].as_str()).map_or(&[][..], Vec::as_slice);
        if let [one] = board.groups(short, near.iter().copied().take(MOST))[..] {
            found.push((short, one));
        }
    }
    for (short, one) in found {
        board.join(short, one, sieve.rule.id, sieve.confidence);
    }
}

/// `Joe` where the text has one Joseph.
fn nickname(board: &mut Board<'_>, short: FormId, sieve: &Sieve) {
    let Some(list) = crate::lexicon::NICKNAMES.get(&board.forms[short].words[0]) else { return };
    let near = list.split(' ').flat_map(|full| board.starting(Person, full)).copied().take(MOST);
    let fit = board.groups(short, near.filter(|&f| longer(board, short, f)));
    if let [one] = fit[..] {
        board.join(short, one, sieve.rule.id, sieve.confidence - 0.1);
    }
}

/// `Mr Smith` and `Smith`, where no Mrs Smith is about.
pub(super) fn untitled(board: &mut Board<'_>, sieve: &Sieve) {
    for short in singles(board) {
        if board.forms[short].gender.is_some() || bearers(board, short).len() > 1 {
            continue;
        }
        let same = board.ending(Person, &board.forms[short].words[0]).iter().copied().take(MOST);
        let same = same.filter(|&f| board.forms[f].words.len() == 1 && board.forms[f].gender.is_some());
        if let [one] = board.groups(short, same)[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// People's names of one word that nothing has explained so far.
pub(super) fn singles(board: &Board<'_>) -> Vec<FormId> {
    (0..board.forms.len())
        .filter(|&f| board.is_root(f) && board.forms[f].kind == Person && board.forms[f].words.len() == 1)
        .collect()
}

/// The groups with a full name of which the word is the surname.
pub(super) fn bearers(board: &Board<'_>, short: FormId) -> Vec<FormId> {
    let word = &board.forms[short].words[0];
    let last = board.ending(Person, word).iter().copied();
    let first = board.starting(Person, word).iter().copied().filter(|&f| board.forms[f].family_first);
    let near = last.chain(first).take(MOST);
    board.groups(short, near.filter(|&f| f != short && longer(board, short, f)))
}

/// Whether `long` is a full name that nothing sets apart from `short`.
fn longer(board: &Board<'_>, short: FormId, long: FormId) -> bool {
    let (short, full) = (&board.forms[short], &board.forms[long]);
    let known = board.forms[board.root(long)].gender.or_else(|| stated(full));
    full.words.len() > 1 && !matches!((short.gender, known), (Some(a), Some(b)) if a != b)
}

/// The gender that the given name of a full name tells.
fn stated(form: &Form) -> Option<gender::Gender> {
    form.gender.or_else(|| form.given().and_then(gender::of_given))
}

/// Whether a courtesy title stands before some use: `Mr James` is nobody's given name.
fn titled(board: &Board<'_>, form: FormId) -> bool {
    board.uses[form].iter().any(|&n| {
        let before = board.word_before(board.names[n as usize].span);
        matches!(before, "Mr" | "Mrs" | "Ms" | "Mr." | "Mrs." | "Ms.")
    })
}
