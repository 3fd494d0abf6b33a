//! Names of two words or more that are the same person's.

use super::{MOST, Sieve};
use crate::document::EntityKind::Person;
use crate::lexicon;
use crate::link::board::{Board, FormId};
use crate::link::form::Form;
use crate::link::words::WordId;
use crate::text::order;

/// Whether the words of a shorter form may stand for those of a fuller one; the board has their letters.
type Fits = fn(&Board<'_>, &[WordId], &[WordId]) -> bool;

/// Joins every full name to the one fuller group that `fits`, among forms that end in the same word.
fn join_by_last(board: &mut Board<'_>, sieve: &Sieve, fits: Fits) {
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        if form.kind != Person || form.len() < 2 {
            continue;
        }
        let near = board.ending(board.words_of(form)[form.len() - 1]);
        join_one(board, sieve, short, near.take(MOST).collect(), fits);
    }
}

fn join_one(board: &mut Board<'_>, sieve: &Sieve, short: FormId, near: Vec<FormId>, fits: Fits) {
    let form = &board.forms[short];
    let words = board.words_of(form);
    let fuller = |f: FormId| (board.forms[f].fullness, std::cmp::Reverse(f));
    let fit: Vec<FormId> = near
        .into_iter()
        .filter(|&f| {
            let other = &board.forms[f];
            f != short && fuller(f) > fuller(short) && !apart(form, other) && fits(board, words, board.words_of(other))
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
    let suffixes = matches!((a.suffix, b.suffix), (Some(x), Some(y)) if x != y);
    genders || suffixes
}

/// `Jinping Xi`, `Wenti Sung` and `Wen-ti Sung`.
pub(super) fn same_words(board: &mut Board<'_>, sieve: &Sieve) {
    let mut seen: crate::text::hash::Map<String, FormId> = crate::text::hash::Map::default();
    for id in 0..board.forms.len() {
        let form = &board.forms[id];
        if form.kind != Person || form.len() < 2 {
            continue;
        }
        // Hyphens are gone already: the letters run together tell "Wenti Sung" from no other name.
        let mut sorted: Vec<&str> = board.letters(form).collect();
        let mut run = sorted.concat();
        run.push_str(form.suffix());
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
    join_by_last(board, sieve, |board, short, long| {
        short[0] == long[0] && !is_letter(board.word(short[0])) && within(board, &short[1..], &long[1..])
    });
}

/// `J D Vance` and `James David Vance`; `J Smith`, `J R Smith` and `Jane Smith`.
pub(super) fn initials(board: &mut Board<'_>, sieve: &Sieve) {
    join_by_last(board, sieve, |board, short, long| {
        let unsaid = || long.len() == 2 && short.len() == 3 && is_letter(board.word(short[1]));
        begins(board.word(short[0]), board.word(long[0])) && (unsaid() || within(board, short, long))
    });
}

/// `Joe Biden` and `Joseph Robinette Biden`.
pub(super) fn nickname(board: &mut Board<'_>, sieve: &Sieve) {
    join_by_last(board, sieve, |board, a, b| {
        nicknames(board.word(a[0]), board.word(b[0]))
            && (within(board, &a[1..], &b[1..]) || within(board, &b[1..], &a[1..]))
    });
}

/// `Pedro Sánchez` and `Pedro Sánchez Pérez-Castejón`; `López Obrador` and `Andrés Manuel López Obrador`.
pub(super) fn part(board: &mut Board<'_>, sieve: &Sieve) {
    // Twice: "De la Vega" fits the one person whom the first pass makes of two longer forms.
    for _ in 0..2 {
        join_by_last(board, sieve, |_, short, long| long.ends_with(short));
    }
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        if form.kind != Person || form.len() < 2 || !board.is_root(short) {
            continue;
        }
        let near = board.starting(board.words_of(form)[0]).take(MOST).collect();
        join_one(board, sieve, short, near, |board, short, long| {
            board.word(short[0]).len() > 1 && long.starts_with(short)
        });
    }
}

/// Whether the words of `short` stand in `long` in the same order, initials standing for words.
fn within(board: &Board<'_>, short: &[WordId], long: &[WordId]) -> bool {
    let stands =
        |s: WordId, l: WordId| s == l || begins(board.word(s), board.word(l)) || begins(board.word(l), board.word(s));
    let mut rest = long.iter();
    short.last().zip(long.last()).is_some_and(|(a, b)| a == b) && short.iter().all(|&s| rest.any(|&l| stands(s, l)))
}

/// Whether a word is an initial.
fn is_letter(word: &str) -> bool {
    word.chars().count() == 1
}

/// Whether `initial` is one letter that begins `word`.
fn begins(initial: &str, word: &str) -> bool {
    is_letter(initial) && word.starts_with(initial)
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
        if form.kind != Person || form.len() < 2 || !board.is_root(id) {
            continue;
        }
        let words = board.words_of(form);
        let near = board.starting(words[0]).chain(board.ending(words[words.len() - 1])).take(MOST);
        let better = |f: FormId| (board.uses(f).len(), std::cmp::Reverse(f));
        let near = near.filter(|&f| better(f) > better(id) && !apart(form, &board.forms[f]));
        let fit: Vec<FormId> = near.filter(|&f| one_letter(board, words, board.words_of(&board.forms[f]))).collect();
        if let [one] = board.groups(id, fit)[..] {
            board.join(id, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// Whether exactly one word of six letters or more differs, by one letter replaced, left out or put in.
fn one_letter(board: &Board<'_>, a: &[WordId], b: &[WordId]) -> bool {
    let mut different = a.iter().zip(b).filter(|(x, y)| x != y).map(|(&x, &y)| (board.word(x), board.word(y)));
    a.len() == b.len()
        && different.next().is_some_and(|(x, y)| x.len().min(y.len()) >= 6 && close(x.as_bytes(), y.as_bytes()))
        && different.next().is_none()
}

fn close(a: &[u8], b: &[u8]) -> bool {
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| x == y).count();
    (a.len() - front - back).max(b.len() - front - back) <= 1
}
