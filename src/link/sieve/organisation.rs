//! Short forms of organisations' names.
//!
//! | full | short | sieve |
//! |---|---|---|
//! | `World Health Organization (WHO)` | `WHO` | beside, then initials |
//! | `Department of Justice` | `Justice Department` | same words |
//! | `US Congress`, `Chinese Foreign Ministry` | `Congress`, `Foreign Ministry` | without the country |
//! | `Brookings Institution` | `Brookings` | beginning |
//! | `Harlow Rovers`, `Harlow Courier` | `Rovers`, `Courier` | what makes it a team or a body |

use super::{MOST, Sieve};
use crate::document::EntityKind::{Group, Organisation, Person, Place};
use crate::lexicon;
use crate::lexicon::gazetteer::{self, Classes};
use crate::link::board::{Board, FormId};
use crate::link::form::{Form, SMALL};
use crate::text::hash::Map;
use crate::text::order;

/// `Name (ACRONYM)` and `ACRONYM (Name)`, where the first letters agree.
pub(super) fn acronym_beside(board: &mut Board<'_>, sieve: &Sieve) {
    for n in 1..board.names.len() {
        let (a, b) = (board.names[n - 1].span, board.names[n].span);
        let between = board.tokens.text.get(a.end as usize..b.start as usize).unwrap_or("");
        let after = board.tokens.text.get(b.end as usize..).unwrap_or("");
        if between.trim_matches([' ', '\u{a0}', '“', '"', '‘', '\'']) != "(" && !between.ends_with(", or ")
            || !(after.starts_with(')') || after.starts_with(['”', '"', '’', '\'']) || between.ends_with("or "))
        {
            continue;
        }
        let (fa, fb) = (board.form_of(n - 1), board.form_of(n));
        for (short, long) in [(fb, fa), (fa, fb)] {
            let (s, l) = (&board.forms[short], &board.forms[long]);
            let fits = || {
                let word = board.letters(s).next().unwrap_or("");
                is_acronym(board, s) && loosely(word, &letters(board, l, true))
                    || s.len() == 1 && is_spelt(board, word, l)
            };
            if s.kind == l.kind && s.kind != Person && l.len() > 1 && fits() {
                board.join(short, long, sieve.rule.id, sieve.confidence);
                break;
            }
        }
    }
}

/// Capitals that are the initials of exactly one name in the text, wherever it stands.
pub(super) fn acronym(board: &mut Board<'_>, sieve: &Sieve) {
    let mut initials: Map<String, Vec<FormId>> = Map::default();
    for id in 0..board.forms.len() {
        let form = &board.forms[id];
        if form.kind == Organisation && form.len() > 1 {
            let (with, without) = (letters(board, form, true), letters(board, form, false));
            if with != without {
                initials.entry(with).or_default().push(id);
            }
            initials.entry(without).or_default().push(id);
        }
    }
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        if form.kind != Organisation || !board.is_root(short) || !is_acronym(board, form) {
            continue;
        }
        let near = initials.get(board.word(board.words_of(form)[0])).map_or(&[][..], Vec::as_slice);
        if let [one] = board.groups(short, near.iter().copied().take(MOST))[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

fn is_acronym(board: &Board<'_>, form: &Form) -> bool {
    form.len() == 1 && form.upper && board.letters(form).all(|word| (2..=7).contains(&word.len()))
}

/// Whether a word is made of the initials, though it is written as a name: `Defra`.
fn is_spelt(board: &Board<'_>, word: &str, long: &Form) -> bool {
    word.len() > 3 && [true, false].iter().any(|&small| letters(board, long, small) == *word)
}

fn letters(board: &Board<'_>, form: &Form, small: bool) -> String {
    let words = board.letters(form).filter(|w| small || !SMALL.contains(w));
    words.filter_map(|w| w.chars().next()).collect()
}

/// Whether the letters of an acronym come one after the other in the name, the first at its very beginning and each
/// at least two thirds of them at the beginning of a word.
fn loosely(acronym: &str, initials: &str) -> bool {
    let mut rest = initials.chars();
    let hit = acronym.chars().filter(|&c| rest.clone().any(|r| r == c) && rest.any(|r| r == c)).count();
    initials.starts_with(&acronym[..acronym.chars().next().map_or(0, char::len_utf8)])
        && hit * 3 >= acronym.chars().count() * 2
}

/// The same content words in any order.
pub(super) fn same_words(board: &mut Board<'_>, sieve: &Sieve) {
    let mut seen: Map<String, FormId> = Map::default();
    for id in 0..board.forms.len() {
        let form = &board.forms[id];
        if form.kind != Organisation || form.len() < 2 {
            continue;
        }
        let mut words: Vec<&str> = board.letters(form).filter(|w| !SMALL.contains(w)).collect();
        order::by(&mut words, |word| order::of_word(word));
        match seen.get(&words.join(" ")) {
            Some(&other) => board.join(id, other, sieve.rule.id, sieve.confidence),
            None => {
                seen.insert(words.join(" "), id);
            }
        }
    }
}

/// `Congress` and `US Congress`: the longer name begins with a place or a nationality.
pub(super) fn without_country(board: &mut Board<'_>, sieve: &Sieve) {
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        if form.kind != Organisation || !board.is_root(short) {
            continue;
        }
        let Some(&last) = board.words_of(form).last() else { continue };
        let near = board.ending(last).take(MOST);
        let near = near.filter(|&f| f != short && country_before(board, short, f));
        if let [one] = board.groups(short, near)[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

fn country_before(board: &Board<'_>, short: FormId, long: FormId) -> bool {
    let (short, long) = (board.words_of(&board.forms[short]), board.words_of(&board.forms[long]));
    if long.len() <= short.len() || !long.ends_with(short) {
        return false;
    }
    let prefix: Vec<&str> = long[..long.len() - short.len()].iter().map(|&word| board.word(word)).collect();
    let prefix = prefix.join(" ");
    let known = |kind| {
        let word = board.find(kind, &prefix);
        word.is_some_and(|word| board.starting(word).any(|f| board.forms[f].len() == 1))
    };
    lexicon::PLACE_ALIASES.has(&prefix)
        || prefix == "united states"
        || known(Place)
        || known(Group)
        || group_like(&prefix)
}

/// Endings of adjectives of nationality.
fn group_like(word: &str) -> bool {
    !word.contains(' ')
        && word.len() > 4
        && ["ian", "ish", "ese", "ean", "can", "aeli", "qi"].iter().any(|e| word.ends_with(e))
}

/// `Brookings` and `Brookings Institution`: the one longer name that begins so, unless the word alone names a place
/// or a person of the text as well.
pub(super) fn beginning(board: &mut Board<'_>, sieve: &Sieve) {
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        let words = board.words_of(form);
        if form.kind != Organisation || !board.is_root(short) || words.is_empty() {
            continue;
        }
        let near = board.starting(words[0]).take(MOST).filter(|&f| {
            let longer = board.words_of(&board.forms[f]);
            f != short && longer.len() > words.len() && longer.starts_with(words)
        });
        if let [one] = board.groups(short, near)[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}

/// `Rovers` and `Harlow Rovers`, `the Courier` and `Harlow Courier`: the one team or body of the text that ends so.
pub(super) fn head(board: &mut Board<'_>, sieve: &Sieve) {
    for short in 0..board.forms.len() {
        let form = &board.forms[short];
        let &[word] = board.words_of(form) else { continue };
        let is_head = || gazetteer::classes(board.word(word)).any(Classes::TEAM_HEAD | Classes::ORG_HEAD);
        if form.kind != Organisation || !board.is_root(short) || !is_head() {
            continue;
        }
        let near = board.ending(word).take(MOST);
        let near = near.filter(|&f| f != short && board.forms[f].len() > 1);
        if let [one] = board.groups(short, near)[..] {
            board.join(short, one, sieve.rule.id, sieve.confidence);
        }
    }
}
