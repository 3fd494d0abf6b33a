//! Names of two words or more that are the same person's.

use super::{MOST, Sieve};
use crate::document::EntityKind::Person;
use crate::lexicon;
use crate::link::board::{Board, FormId};
use crate::link::form::Form;
use crate::text::order;

/// Joins every full name to the one fuller group that `fits`, among forms that end in the same word.
fn join_by_last(board: &mut Board<'_>, sieve: &Sieve, fits: fn(&Form, &Form) -> bool) {
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        if form.kind != Person || form.words.len() < 2 {
            continue;
        }
        let near = board.ending(Person, &form.words[form.words.len() - 1]);
        join_one(board, sieve, short, near.iter().copied().take(MOST).collect(), fits);
    }
}

fn join_one(board: &mut Board<'_>, sieve: &Sieve, short: FormId, near: Vec<FormId>, fits: fn(&Form, &Form) -> bool) {
    let form = &board.forms[short];
    let fuller = |f: FormId| (board.forms[f].fullness(), std::cmp::Reverse(f));
    let fit: Vec<FormId> = near
        .into_iter()
        .filter(|&f| {
            f != short && fuller(f) > fuller(short) && !apart(form, &board.forms[f]) && fits(form, &board.forms[f])
        })
        .collect();
    if let [one] = board.groups(short, fit.iter().copied())[..] {
        let through = fit.iter().copied().find(|&f| board.root(f) == one).unwrap_or(one);
        board.join(short, through, sieve.rule.id, sieve.confidence);
    }
}

/// Whether two forms cannot be one person's: other titles, or father and son.
fn apart(a: &Form, b: &Form) -> bool {
    let genders = matches!((a.gender, b.gender), (Some(x), Some(y)) if x != y);
    let suffixes = matches!((&a.suffix, &b.suffix), (Some(x), Some(y)) if x != y);
    genders || suffixes
}

/// `Jinping Xi`, `Wenti Sung` and `Wen-ti Sung`.
pub(super) fn same_words(board: &mut Board<'_>, sieve: &Sieve) {
    let mut seen: crate::text::hash::Map<String, FormId> = crate::text::hash::Map::default();
    for id in 0..board.forms.len() {
        let form = &board.forms[id];
        if form.kind != Person || form.words.len() < 2 {
            continue;
        }
        // Hyphens are gone already: the letters run together tell "Wenti Sung" from no other name.
        let mut run = form.words.concat();
        run.extend(form.suffix.iter().map(String::as_str));
        let mut sorted: Vec<&str> = form.words.iter().map(String::as_str).collect();
        order::by(&mut sorted, |word| order::of_word(word));
        let sorted = sorted.join(" ");
        for key in [run, sorted] {
            match seen.get(&key) {
                Some(&other) if !apart(&board.forms[id], &board.forms[other]) => {
                    board.join(id, other, sieve.rule.id, sieve.confidence);
                }
                Some(_) => {}
                None => {
                    seen.insert(key, id);
                }
            }
        }
    }
}

/// `Joshua Norton` and `Joshua Abraham Norton`; `Donald J Trump` and `Donald John Trump`.
pub(super) fn middle(board: &mut Board<'_>, sieve: &Sieve) {
    join_by_last(board, sieve, |short, long| {
        short.words[0] == long.words[0]
            && short.words[0].chars().count() > 1
            && within(&short.words[1..], &long.words[1..])
    });
}

/// `J D Vance` and `James David Vance`; `J Smith`, `J R Smith` and `Jane Smith`.
pub(super) fn initials(board: &mut Board<'_>, sieve: &Sieve) {
    join_by_last(board, sieve, |short, long| {
        let unsaid = long.words.len() == 2 && short.words.len() == 3 && short.words[1].chars().count() == 1;
        short.words[0].chars().count() == 1
            && (unsaid || within(&short.words, &long.words))
            && begins(&short.words[0], &long.words[0])
    });
}

/// `Joe Biden` and `Joseph Robinette Biden`.
pub(super) fn nickname(board: &mut Board<'_>, sieve: &Sieve) {
    join_by_last(board, sieve, |a, b| {
        nicknames(&a.words[0], &b.words[0])
            && (within(&a.words[1..], &b.words[1..]) || within(&b.words[1..], &a.words[1..]))
    });
}

/// `Pedro Sánchez` and `Pedro Sánchez Pérez-Castejón`; `López Obrador` and `Andrés Manuel López Obrador`.
pub(super) fn part(board: &mut Board<'_>, sieve: &Sieve) {
    // Twice: "De la Vega" fits the one person whom the first pass makes of two longer forms.
    for _ in 0..2 {
        join_by_last(board, sieve, |short, long| long.words.ends_with(&short.words));
    }
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        if form.kind != Person || form.words.len() < 2 || !board.is_root(short) {
            continue;
        }
        let near = board.starting(Person, &form.words[0]).iter().copied().take(MOST).collect();
        join_one(board, sieve, short, near, |short, long| {
            short.words[0].len() > 1 && long.words.starts_with(&short.words)
        });
    }
}

/// Whether the words of `short` stand in `long` in the same order, initials standing for words.
fn within(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|s| rest.any(|l| s == l || begins(s, l) || begins(l, s)))
        && short.last().zip(long.last()).is_some_and(|(a, b)| a == b)
}

/// Whether `initial` is one letter that begins `word`.
fn begins(initial: &str, word: &str) -> bool {
    initial.chars().count() == 1 && word.starts_with(initial)
}

/// Whether two given names are forms of one: `bill` and `william`, `bill` and `billy`.
pub(in crate::link) fn nicknames(a: &str, b: &str) -> bool {
    let full = |n: &str| lexicon::NICKNAMES.get(n);
    let lists = |list: Option<&'static str>, n: &str| list.is_some_and(|l| l.split(' ').any(|x| x == n));
    let (la, lb) = (full(a), full(b));
    a != b && (lists(la, b) || lists(lb, a) || la.is_some_and(|l| l.split(' ').any(|x| lists(lb, x))))
}

/// `Timothée Chalamet` and `Timothée Chalamat`: the spelling that is used more often, or first, stands.
pub(super) fn misspelt(board: &mut Board<'_>, sieve: &Sieve) {
    for id in 0..board.forms.len() {
        let form = &board.forms[id];
        if form.kind != Person || form.words.len() < 2 || !board.is_root(id) {
            continue;
        }
        let (first, last) = (&form.words[0], &form.words[form.words.len() - 1]);
        let near = board.starting(Person, first).iter().chain(board.ending(Person, last)).copied().take(MOST);
        let better = |f: FormId| (board.uses[f].len(), std::cmp::Reverse(f));
        let near = near.filter(|&f| better(f) > better(id) && !apart(form, &board.forms[f]));
        let fit: Vec<FormId> = near.filter(|&f| one_letter(&form.words, &board.forms[f].words)).collect();
        if let [one] = board.groups(id, fit)[..] {
            board.join(id, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// Whether exactly one word of six letters or more differs, by one letter replaced, left out or put in.
fn one_letter(a: &[String], b: &[String]) -> bool {
    let mut different = a.iter().zip(b).filter(|(x, y)| x != y);
    a.len() == b.len()
        && different.next().is_some_and(|(x, y)| x.len().min(y.len()) >= 6 && close(x.as_bytes(), y.as_bytes()))
        && different.next().is_none()
}

fn close(a: &[u8], b: &[u8]) -> bool {
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| x == y).count();
    (a.len() - front - back).max(b.len() - front - back) <= 1
}
