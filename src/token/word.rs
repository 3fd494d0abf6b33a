//! One part of a word: letters with inner apostrophes, the full stops of abbreviations, numbers, addresses.

use super::Case;
use super::split::{Splitter, case};
use super::{abbreviation, lookup};
use crate::lexicon::ABBREVIATIONS;
use crate::text::chars::is_apostrophe;

/// Endings by which `name.ending` is one word.
const DOMAINS: &[&str] =
    &["com", "org", "net", "edu", "gov", "co", "uk", "io", "tv", "info", "eu", "de", "fr", "ru", "cn", "ai", "app"];
/// No e-mail address has a longer part before its `@`.
const LOCAL_PART: usize = 64;

/// End of the part, without hyphens, that starts at `at` with `c`.
pub(super) fn part(s: &Splitter<'_>, at: usize, c: char) -> usize {
    if c.is_numeric() {
        return number(s, at);
    }
    let mut end = s.run_end(at);
    let mut component = at;
    let mut dotted = false;
    while let Some(mark) = s.char_at(end) {
        let next = end + mark.len_utf8();
        let after = s.char_at(next);
        match mark {
            '.' => match after {
                Some(a) if a.is_alphabetic() => {
                    let next_end = s.run_end(next);
                    let single = one_letter(&s.text[component..end]);
                    let whole = &s.text[at..next_end];
                    if single && one_letter(&s.text[next..next_end]) || lookup(&ABBREVIATIONS, whole).is_some() {
                        dotted = true;
                    } else if dotted || single && case(&s.text[component..end]) == Case::Title && a.is_uppercase() {
                        return next;
                    } else if !DOMAINS.contains(&&s.text[next..next_end]) {
                        return end;
                    }
                    (component, end) = (next, next_end);
                }
                _ if dotted || abbreviation::before_stop(s, at, end) => return next,
                _ => return end,
            },
            '&' if after.is_some_and(char::is_uppercase) && s.text[at..end].chars().all(char::is_uppercase) => {
                end = s.run_end(next);
            }
            _ if is_apostrophe(mark) || matches!(mark, '‘' | '`' | '´') => {
                let Some(_) = after.filter(|a| a.is_alphabetic()) else {
                    return if dropped_g(s, at, end) && is_apostrophe(mark) { next } else { end };
                };
                let next_end = s.run_end(next);
                if s.text[next..next_end].eq_ignore_ascii_case("s") {
                    return end;
                }
                end = next_end;
            }
            _ => return end,
        }
    }
    end
}

/// `1,000.5`, `21:49`, `5bn`; a capitalised word glued to it is left out.
fn number(s: &Splitter<'_>, at: usize) -> usize {
    let bytes = s.text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    loop {
        while digit(end) {
            end += 1;
        }
        match bytes.get(end) {
            Some(b',' | b'.' | b':') if digit(end + 1) && end > at => end += 1,
            _ => break,
        }
    }
    let run = s.run_end(end);
    let word = &s.text[end..run];
    if end > at && case(word) == Case::Title && word.chars().count() > 2 { end } else { run.max(end) }
}

/// End of the web or e-mail address that starts at `at`.
pub(super) fn address(s: &Splitter<'_>, at: usize, c: char) -> Option<usize> {
    let bytes = s.text.as_bytes();
    if matches!(c, 'h' | 'H' | 'w' | 'W' | 'f') {
        let head = &bytes[at..bytes.len().min(at + 8)];
        let web = [&b"http://"[..], b"https://", b"www.", b"ftp://"]
            .iter()
            .any(|p| head.len() >= p.len() && head[..p.len()].eq_ignore_ascii_case(p));
        if web {
            let rest = &s.text[at..];
            let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '|');
            let url = rest[..rest.find(stop).unwrap_or(rest.len())]
                .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '’']);
            return (url.len() > 4).then_some(at + url.len());
        }
    }
    let run = at + bytes[at..].iter().take(LOCAL_PART).take_while(|b| b.is_ascii_alphanumeric()).count();
    if !matches!(bytes.get(run), Some(b'@' | b'.' | b'-' | b'+' | b'_')) {
        return None;
    }
    let local = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-' | b'%');
    let sign = at + bytes[at..].iter().take(LOCAL_PART).take_while(|b| local(b)).count();
    if bytes.get(sign) != Some(&b'@') || !bytes.get(sign + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let host = bytes[sign + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
    Some(at + s.text[at..sign + 1 + host].trim_end_matches(['.', '-']).len())
}

fn one_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// `runnin’`, `o’`, `ol’`, where no quotation could close.
fn dropped_g(s: &Splitter<'_>, at: usize, end: usize) -> bool {
    let word = &s.text[at..end];
    !s.single_open && (word.len() > 4 && word.ends_with("in") || matches!(word, "o" | "ol" | "lil" | "th"))
}
