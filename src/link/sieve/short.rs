//! One part of a person's name standing for the whole.

use super::{MOST, Sieve};
use crate::document::EntityKind::Person;
use crate::lexicon;
use crate::link::board::{Board, FormId};
use crate::link::form::Form;
use crate::link::gender;
use crate::link::words::WordId;
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
        let near = board.holding(only(board, short)).take(MOST);
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
    let mut words: Vec<(WordId, FormId)> = singles(board).into_iter().map(|f| (only(board, f), f)).collect();
    order::by(&mut words, |&(word, _)| order::of_word(board.word(word)));
    for (at, &(word, short)) in words.iter().enumerate() {
        let word = board.word(word);
        if word.chars().count() < 3 || gender::is_given(word) || lexicon::FAMILY_NAMES_FIRST.has(word) {
            continue;
        }
        let later = words[at + 1..].iter().take(MOST).map(|&(w, f)| (board.word(w), f));
        let fuller = later
            .take_while(|(w, _)| w.starts_with(word))
            .filter(|(w, f)| w.len() > word.len() + 2 && board.uses(*f).first() < board.uses(short).first());
        if let [one] = board.groups(short, fuller.map(|(_, f)| f))[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// Whether the word is the first of the longer name, or that name was given before: then any part may stand for it.
fn leads(board: &Board<'_>, short: FormId, long: FormId) -> bool {
    board.given(&board.forms[long]) == Some(only(board, short)) || board.uses(long).first() < board.uses(short).first()
}

/// `the Prime Minister` taken for a name: the one person in the text who is called so before the name.
pub(super) fn title(board: &mut Board<'_>, sieve: &Sieve) {
    let mut bearers: Map<WordId, Vec<FormId>> = Map::default();
    for &(form, title) in &board.titles {
        bearers.entry(title).or_default().push(form as FormId);
    }
    let mut found = Vec::new();
    for short in singles(board) {
        let near = bearers.get(&only(board, short)).map_or(&[][..], Vec::as_slice);
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
    let Some(list) = lexicon::NICKNAMES.get(board.word(only(board, short))) else { return };
    let listed = list.split(' ').filter_map(|full| board.find(Person, full));
    let near = listed.flat_map(|full| board.starting(full)).take(MOST);
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
        let same = board.ending(only(board, short)).take(MOST);
        let same = same.filter(|&f| board.forms[f].len() == 1 && board.forms[f].gender.is_some());
        if let [one] = board.groups(short, same)[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// People's names of one word that nothing has explained so far.
pub(super) fn singles(board: &Board<'_>) -> Vec<FormId> {
    (0..board.forms.len())
        .filter(|&f| board.is_root(f) && board.forms[f].kind == Person && board.forms[f].len() == 1)
        .collect()
}

/// The one word of such a name.
fn only(board: &Board<'_>, short: FormId) -> WordId {
    board.words_of(&board.forms[short])[0]
}

/// The groups with a full name of which the word is the surname.
pub(super) fn bearers(board: &Board<'_>, short: FormId) -> Vec<FormId> {
    let word = only(board, short);
    let last = board.ending(word);
    let first = board.starting(word).filter(|&f| board.forms[f].family_first);
    let near = last.chain(first).take(MOST);
    board.groups(short, near.filter(|&f| f != short && longer(board, short, f)))
}

/// Whether `long` is a full name that nothing sets apart from `short`.
fn longer(board: &Board<'_>, short: FormId, long: FormId) -> bool {
    let (short, full) = (&board.forms[short], &board.forms[long]);
    let known = board.forms[board.root(long)].gender.or_else(|| stated(board, full));
    full.len() > 1 && !matches!((short.gender, known), (Some(a), Some(b)) if a != b)
}

/// The gender that the given name of a full name tells.
fn stated(board: &Board<'_>, form: &Form) -> Option<gender::Gender> {
    form.gender.or_else(|| board.given(form).and_then(|given| gender::of_given(board.word(given))))
}

/// Whether a courtesy title stands before some use: `Mr James` is nobody's given name.
fn titled(board: &Board<'_>, form: FormId) -> bool {
    board.uses(form).iter().any(|&n| {
        let before = board.word_before(board.names[n as usize].span);
        matches!(before, "Mr" | "Mrs" | "Ms" | "Mr." | "Mrs." | "Ms.")
    })
}
