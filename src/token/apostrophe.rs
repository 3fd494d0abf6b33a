//! What a single mark is: part of a word, a possessive, or a quotation mark.
//!
//! | text | reading |
//! |---|---|
//! | `Sullivan’s`, `Bernoulli 's` | possessive |
//! | `James’ car` | possessive while no single quotation is open |
//! | `the ‘players’ union` | quotation mark |
//! | `‘The players’ union won,’ he said` | possessive: a better closing mark follows |
//! | `’em`, `’n’`, `’90s`, `runnin’` | part of the word |

use super::TokenKind;
use super::split::Splitter;
use crate::text::chars::is_apostrophe;

/// Words with their first letters left out.
const ELIDED: &[&str] = &["em", "til", "till", "cause", "cos", "tis", "twas", "n", "bout", "nuff", "neath", "twill"];
/// What the tokenised corpora cut off: `I 'm`.
const CLITICS: &[&str] = &["m", "ll", "re", "ve", "d"];
/// How far a better closing mark is looked for.
const REACH: usize = 400;

/// Marks that may be an apostrophe or a single quotation mark.
pub(super) fn is_single_mark(c: char) -> bool {
    is_apostrophe(c) || c == '‘'
}

/// Reads a single mark that does not follow a letter directly.
pub(super) fn read(s: &mut Splitter<'_>, at: usize, c: char) -> usize {
    let next = at + c.len_utf8();
    let before = s.char_before(at);
    if !before.is_some_and(char::is_alphanumeric) && s.char_at(next).is_some_and(char::is_alphanumeric) {
        let end = s.run_end(next);
        let word = &s.text[next..end];
        if is_apostrophe(c) && word == "s" && before.is_some_and(char::is_whitespace) {
            s.push(at, end, TokenKind::Possessive);
            return end;
        }
        if decade(word) || is_apostrophe(c) && CLITICS.contains(&word) {
            s.push_word(at, end);
            return end;
        }
        if ELIDED.contains(&word) {
            let close = s.char_at(end).filter(|&m| word == "n" && is_apostrophe(m));
            let end = end + close.map_or(0, char::len_utf8);
            s.push_word(at, end);
            return end;
        }
        s.single_open |= c != '’';
    } else if c != '‘' && before.is_some_and(|b| !b.is_whitespace()) {
        s.single_open = false;
    }
    s.push(at, next, TokenKind::Punctuation);
    next
}

/// Reads what may follow a word directly, `’s` or a bare apostrophe; gives where it ends.
pub(super) fn possessive(s: &mut Splitter<'_>, at: usize) -> usize {
    let Some(mark) = s.char_at(at).filter(|&c| is_apostrophe(c)) else { return at };
    let next = at + mark.len_utf8();
    let after = s.char_at(next);
    if matches!(after, Some('s' | 'S')) && s.run_end(next) == next + 1 {
        s.push(at, next + 1, TokenKind::Possessive);
        return next + 1;
    }
    if after.is_some_and(char::is_alphanumeric) {
        return at;
    }
    let plural = matches!(s.char_before(at), Some('s' | 'S' | 'x' | 'z'));
    if plural && (!s.single_open || closes_later(s, next)) {
        s.push(at, next, TokenKind::Possessive);
        return next;
    }
    at
}

/// `’90s`: two digits and an s.
fn decade(word: &str) -> bool {
    matches!(word.as_bytes(), [a, b, b's'] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// Whether a single mark that closes for certain follows before another opens.
fn closes_later(s: &Splitter<'_>, from: usize) -> bool {
    if !s.text[from..].starts_with(' ') || !s.text[from..].trim_start().starts_with(char::is_alphabetic) {
        return false;
    }
    let mut before = ' ';
    let mut chars = s.text[from..].char_indices().take_while(|(i, _)| *i < REACH).map(|(_, c)| c).peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if c == '‘' || c == '\'' && !before.is_alphanumeric() && after.is_alphanumeric() {
            return false;
        }
        if is_apostrophe(c) && !after.is_alphanumeric() && !before.is_whitespace() {
            return !matches!(before, 's' | 'S' | 'x' | 'z');
        }
        before = c;
    }
    false
}
