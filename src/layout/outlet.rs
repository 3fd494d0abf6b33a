//! The newspaper, broadcaster or agency that an article comes from.
//!
//! | seen | outlet |
//! |---|---|
//! | `Source: The Guardian` | The Guardian |
//! | `ROME (Reuters) - The council …` | Reuters |
//! | `By Ann Lee, Harbour Post` | Harbour Post |
//! | `BBC News, West Midlands` below the byline | BBC News |
//! | `The Toledo Courier` between headline and article | the same |
//! | `© 2024 Harbour Post. All rights reserved.` | Harbour Post |
//! | `Local News`, `People` | none: a rubric |

use crate::lexicon::gazetteer::{Classes, classes, longest};
use crate::text::Span;
use crate::text::chars::is_dash;

/// Words that outlets' names begin or end with, when another word stands beside.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "Advertiser", "Anzeiger", "Argus", "Bulletin", "Chronicle", "Courier", "Daily", "Dispatch", "Echo", "Examiner",
    "Express", "Gazette", "Globe", "Guardian", "Herald", "Independent", "Inquirer", "Journal", "Kurier", "Ledger", "Mail",
    "Mercury", "Mirror", "Monitor", "Nachrichten", "Observer", "Post", "Presse", "Press", "Recorder", "Register",
    "Rundschau", "Sentinel", "Standard", "Star", "Sun", "Tagblatt", "Telegraph", "Times", "Tribune", "Zeitung",
];
/// Longer names are none, in bytes.
const LONGEST: usize = 60;
/// How far into an article its agency may stand, in bytes.
const DATELINE: usize = 90;

/// Whether a few words are the name of an outlet.
pub(super) fn is_name(name: &str) -> bool {
    let (name, the) = name.strip_prefix("The ").map_or((name, false), |rest| (rest, true));
    let words = || name.split([' ', '\u{A0}']).filter(|w| !w.is_empty());
    let count = words().count();
    if name.len() > LONGEST
        || !(1..=6).contains(&count)
        || !name.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    {
        return false;
    }
    let listed = longest(words()).is_some_and(|p| p.words == count && p.set.classes().any(Classes::MEDIA));
    let titled = || words().all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "the" | "and" | "&"));
    let headed = || words().next().into_iter().chain(words().next_back()).any(|w| HEADS.contains(&w));
    match count {
        // `People` and `Time` are words too; `AFP` is none.
        1 => classes(name).any(Classes::MEDIA) && (the || !name.chars().skip(1).any(char::is_lowercase)),
        _ => listed || titled() && headed(),
    }
}

/// The outlet that a line consists of, or begins with before a comma.
pub(super) fn of_line(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let end = if is_name(words) { words.len() } else { words.find([',', '|', '·'])? };
    let name = words[..end].trim_end();
    (name.contains(' ') && is_name(name)).then(|| Span::at(line.start as usize, line.start as usize + name.len()))
}

/// The outlet among the parts of a line from `from` on, as after the authors of a byline.
pub(super) fn within(text: &str, line: Span, from: u32) -> Option<Span> {
    let mut at = from.max(line.start) as usize;
    let rest = text.get(at..line.end as usize)?;
    for part in rest.split([',', '|', '·', '•', '(', ')', ';']) {
        let name = part.trim_matches(|c: char| c.is_whitespace() || is_dash(c));
        let name = ["for ", "of ", "in "].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
        if is_name(name) || agency(name) {
            let start = at + part.find(name)?;
            return Some(Span::at(start, start + name.len()));
        }
        at += part.len() + 1;
    }
    None
}

/// `Source: The Guardian`.
pub(super) fn labelled(text: &str, line: Span) -> Option<Span> {
    let at = line.of(text).find("Source:")? + "Source:".len();
    let rest = &line.of(text)[at..];
    let start = line.start as usize + at + rest.len() - rest.trim_start().len();
    let name = rest.trim_start();
    let name = name[..name.find(['|', '·', '\t']).unwrap_or(name.len())].trim_end();
    (name.starts_with(char::is_uppercase) && name.len() < LONGEST).then(|| Span::at(start, start + name.len()))
}

/// `ROME (Reuters) -`: the agency in the dateline of a paragraph.
pub(super) fn in_dateline(text: &str, paragraph: Span) -> Option<Span> {
    let line = paragraph.of(text);
    let open = line.bytes().take(DATELINE).position(|b| b == b'(')? + 1;
    let close = open + line[open..].find(')')?;
    let name = &line[open..close];
    let dash = line[close + 1..].trim_start().starts_with(is_dash)
        && line[..open].split(' ').all(|w| !w.starts_with(char::is_lowercase));
    let start = paragraph.start as usize + open;
    (dash && agency(name)).then(|| Span::at(start, start + name.len()))
}

/// `© 2024 Harbour Post. All rights reserved.`
pub(super) fn in_copyright(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let at = words.find('©').map(|i| i + '©'.len_utf8()).or_else(|| words.find("Copyright ").map(|i| i + 10))?;
    let start = words[at..].find(|c: char| c.is_alphabetic() && c != '©').map(|i| at + i)?;
    let rest = &words[start..];
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let start = words.len() - rest.len();
    let end = [". ", ", ", " | ", " All ", " all ", " - ", " – "].iter().filter_map(|m| rest.find(m)).min();
    let name = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ' ']);
    let titled =
        name.split(' ').all(|w| w.starts_with(|c: char| c.is_uppercase() || c == '&') || matches!(w, "of" | "the"));
    let start = line.start as usize + start;
    (titled && (2..LONGEST).contains(&name.len())).then(|| Span::at(start, start + name.len()))
}

/// Whether a word or two are an agency as a dateline names it.
fn agency(name: &str) -> bool {
    let listed = || longest(name.split(' ')).is_some_and(|p| p.set.classes().any(Classes::MEDIA));
    !name.is_empty() && name.len() < LONGEST && (classes(name).any(Classes::MEDIA) || listed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_outlets_and_rubrics() {
        for name in [
            "The Toledo Courier",
            "The Guardian",
            "Deutsche Nachrichten",
            "BBC News",
            "Harbour Post",
            "AFP",
            "Daily Planet",
        ] {
            assert!(is_name(name), "{name}");
        }
        for name in ["Local News", "People", "Ann Lee", "", "The", "post", "World", "Sport", "The mail was late"] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn outlets_where_they_stand() {
        let all = |text: &str| Span::at(0, text.len());
        let dateline = |t: &'static str| in_dateline(t, all(t)).map(|s| s.of(t));
        assert_eq!(dateline("ROME (Reuters) - The council met."), Some("Reuters"));
        assert_eq!(dateline("ROME (Italy) - The council met."), None);
        assert_eq!(dateline("The bank (AFP) said so."), None);
        let copyright = |t: &'static str| in_copyright(t, all(t)).map(|s| s.of(t));
        assert_eq!(copyright("© 2024 Harbour Post. All rights reserved."), Some("Harbour Post"));
        assert_eq!(copyright("Copyright 2024 by The Planet"), Some("The Planet"));
        assert_eq!(copyright("© 2024 all that is here is ours"), None);
        let byline = |t: &'static str| within(t, all(t), 10).map(|s| s.of(t));
        assert_eq!(byline("By Ann Lee, Harbour Post"), Some("Harbour Post"));
        assert_eq!(byline("By Ann Lee, political editor"), None);
    }
}
