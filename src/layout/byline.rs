//! Authors out of the lines that name them.
//!
//! | line | authors |
//! |---|---|
//! | `By Ann Lee and Bo Roe, Daily Planet` | Ann Lee · Bo Roe |
//! | `BY ANN LEE, BO ROE AND CY DOE` | the three |
//! | `By Ann Lee, Political Editor, and Bo Roe in Rome` | Ann Lee · Bo Roe |
//! | `ByAnn Lee`, `Written by Ann Lee, Senior Writer` | Ann Lee |
//! | `ANN LEE   Daily Planet` (wide gap) | ANN LEE |
//! | `Dec 21, 2023 at 1:39 pm | By Ann Lee` | Ann Lee |
//! | `Ann Lee - Dec 21, 2023 1:00 pm UTC` | Ann Lee |
//! | `Author: Editors Desk Source: The Guardian` | Editors Desk |
//! | `Ann LeeWriterDec 21, 2023` | Ann Lee |

use super::dateline::is_place;
use crate::lexicon::gazetteer::{Classes, classes};
use crate::text::{Span, chars};

/// Words that are no part of a name: roles, outlets, what a page puts beside the author.
const ROLES: &[&str] = &[
    "staff",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "editor",
    "editors",
    "correspondent",
    "contributor",
    "contributors",
    "columnist",
    "contributing",
    "senior",
    "news",
    "published",
    "updated",
    "posted",
    "writer",
    "analyst",
    "chief",
    "deputy",
    "editorial",
    "freelance",
    "photographer",
    "manufacturer",
    "political",
    "special",
    "for",
    "in",
    "on",
    "at",
    "from",
    "via",
    "as",
    "source",
    "last",
    "contributions",
    "producer",
    "intern",
    "host",
    "executive",
    "author",
    "executive",
    "associate",
    "assistant",
    "opinion",
    "comment",
    "comments",
    "share",
    "follow",
    "is",
    "one",
    "with",
    "min",
    "months",
    "month",
    "weeks",
    "days",
    "hours",
    "ago",
    "expert",
    "fox",
    "cnn",
    "bbc",
    "nbc",
    "cbs",
    "abc",
    "ap",
    "afp",
    "reuters",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
];
/// Short months, glued to a name before them.
const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];
/// Months that are given names as well.
const NAMED_MONTHS: &[&str] = &["Jan", "Jun", "June", "April", "May", "August"];
/// Words of outlets' names.
const OUTLETS: &[&str] = &[
    "News",
    "Times",
    "Post",
    "Press",
    "Journal",
    "Daily",
    "Today",
    "Media",
    "Network",
    "Tribune",
    "Herald",
    "Chronicle",
    "Gazette",
    "Express",
    "Telegraph",
    "Observer",
    "Bureau",
    "Agency",
];
/// What a name may hold in small letters.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "del", "della", "bin", "ibn", "al", "el", "y",
    "dos", "ter", "ten", "st", "mac",
];
/// What an author is introduced by; the longer first.
const LEADS: &[&str] = &[
    "written by",
    "words by",
    "story by",
    "review by",
    "news by",
    "feature by",
    "posted by",
    "published by",
    "text by",
    "reporting by",
    "analysis by",
    "opinion by",
    "interview by",
    "report by",
    "photos by",
    "author:",
    "authors:",
    "author",
    "by:",
    "by",
];

/// Where the authors begin in a line that introduces them, after `By`.
pub(super) fn introduced(line: &str) -> Option<usize> {
    let skip = line.len() - line.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let body = &line[skip..];
    let lead = |from: usize| {
        let rest = body.get(from..)?;
        let first = rest.as_bytes().first()?.to_ascii_lowercase();
        LEADS.iter().filter(|lead| lead.as_bytes()[0] == first).find_map(|lead| {
            let head = rest.get(..lead.len()).filter(|h| h.eq_ignore_ascii_case(lead))?;
            let after = rest[lead.len()..].chars().next();
            let glued = after.is_some_and(char::is_uppercase) && head.ends_with('y') && head.starts_with('B');
            (lead.ends_with(':') || glued || !after.is_some_and(char::is_alphanumeric)).then_some(from + lead.len())
        })
    };
    if let Some(at) = lead(0) {
        return Some(skip + at);
    }
    // `Dec 21, 2023 | By Ann Lee`, `posted on 2023-12-19 23:30 EST by Ann Lee`
    let digit = body.bytes().take(120).position(|b| b.is_ascii_digit()).filter(|_| body.len() < 120)?;
    let by = |i: &usize| match &body.as_bytes()[*i..] {
        [b'B', b'y', b' ', ..] => true,
        [b'b', b'y', b' ', ..] => body.as_bytes()[*i - 1] == b' ',
        _ => false,
    };
    (digit + 1..body.len()).filter(by).find_map(lead).map(|at| skip + at)
}

/// The authors named from `from` on in the line at `span`.
pub(super) fn names(text: &str, span: Span, from: usize, loose: bool) -> Vec<Span> {
    let line = span.of(text);
    let mut scan = Scan { line, at: from, loose };
    let outlet = |s: Span| s.of(text).split(' ').any(|w| OUTLETS.contains(&w));
    let mut out = Vec::new();
    let mut commas = Vec::new();
    loop {
        scan.skip();
        let Some((start, end)) = scan.name() else {
            // `Ann Lee, Political Editor, and Bo Roe`: who comes after a role is an author too.
            if out.is_empty() || !scan.role() || scan.joint().is_none() {
                break;
            }
            commas.pop();
            commas.push(false);
            continue;
        };
        out.push(Span::at(span.start as usize + start, span.start as usize + end));
        scan.at = end;
        scan.loose = false;
        scan.place();
        match scan.joint() {
            Some(Joint::And) => commas.push(false),
            Some(Joint::Comma) => commas.push(true),
            None => break,
        }
    }
    // `Ann Lee, Harlow Chronicle, New Delhi`
    let apart = |s: Span| outlet(s) || is_place(s.of(text));
    if let Some(stop) = (1..out.len()).find(|&i| commas[i - 1] && apart(out[i])) {
        out.truncate(stop);
        commas.truncate(stop);
    }
    // `A, B` may be an author and an outlet; `A, B and C` and `A, B, C` are authors, `A and B, C` are two.
    commas.truncate(out.len().saturating_sub(1));
    let last_and = commas.iter().rposition(|c| !c);
    let keep = match last_and {
        Some(i) => i + 2,
        None if commas.len() >= 2 => out.len(),
        None if out.len() == 2 && !outlet(out[1]) && (given(out[1].of(text)) || out[1].of(text).contains(". ")) => 2,
        None => 1,
    };
    out.truncate(keep);
    out
}

/// Whether the first word is a given name.
fn given(name: &str) -> bool {
    classes(&chars::lower(name.split(' ').next().unwrap_or(""))).any(Classes::GIVEN)
}

enum Joint {
    And,
    Comma,
}

struct Scan<'t> {
    line: &'t str,
    at: usize,
    /// Whether an introduction stands before, so that one word or an organisation will do.
    loose: bool,
}

impl<'t> Scan<'t> {
    fn skip(&mut self) {
        let rest = &self.line[self.at..];
        self.at += rest.len()
            - rest
                .trim_start_matches(|c: char| {
                    c.is_whitespace() || matches!(c, ':' | '—' | '-' | '·' | '•' | '/' | '|' | '+')
                })
                .len();
    }

    /// The name that begins here: capitalised words with particles and initials between them.
    fn name(&self) -> Option<(usize, usize)> {
        let start = self.at;
        let (mut at, mut end, mut words, mut real, mut shouted) = (start, start, 0, 0, false);
        loop {
            let rest = &self.line[at..];
            let length = rest
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.' | '‑')))
                .unwrap_or(rest.len());
            let mut word = &rest[..length];
            // `LeeWriterDec`: a capital inside begins a role or a month.
            if let Some(cut) = glued(word) {
                word = &word[..cut];
            }
            let bare = word.trim_end_matches('.');
            let small = chars::lower(bare);
            let Some(first) = bare.chars().next() else { break };
            // `Jun Watanabe`, but `Jun 4`
            let given = words == 0
                && NAMED_MONTHS.contains(&bare)
                && rest[length..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
            let excused = given || self.loose && words < 2 && (words == 0 || small == "staff");
            let role = ROLES.contains(&small.as_str()) && !excused;
            let outlet = words >= 2
                && bare.chars().take(2).filter(|c| c.is_uppercase()).count() == 2
                && bare.len() > 3
                && !shouted;
            if small == "and"
                || role
                || outlet
                || !(first.is_uppercase() || PARTICLES.contains(&small.as_str()) && words > 0)
                || words == 6
            {
                break;
            }
            shouted |= words == 0 && !bare.chars().any(char::is_lowercase);
            words += 1;
            if first.is_uppercase() {
                real += 1;
                let abbreviated =
                    word.ends_with('.') && (bare.chars().count() < 3 || matches!(bare, "Jr" | "Sr" | "Ph.D"));
                end = at + if abbreviated { word.len() } else { bare.len() };
            }
            if word.len() < length || word.ends_with('.') && bare.len() > 3 {
                break;
            }
            at += word.len();
            let gap = self.line[at..].len() - self.line[at..].trim_start().len();
            let wide = self.line[at..at + gap].chars().count();
            if gap == 0 || wide > 1 {
                break;
            }
            at += gap;
        }
        let enough = real >= 2 || self.loose && real == 1 && end - start >= 3;
        enough.then_some((start, end))
    }

    /// Passes the words up to the next comma or `and`, if one of them is a role.
    fn role(&mut self) -> bool {
        let length = self.part();
        let words = self.line[self.at..self.at + length].split([' ', '\u{A0}']);
        let is_role = words.clone().count() <= 5 && words.clone().any(|w| ROLES.contains(&chars::lower(w).as_str()));
        self.at += if is_role { length } else { 0 };
        is_role
    }

    /// Passes where an author is: ` in London` before `and` or a comma.
    fn place(&mut self) {
        let rest = &self.line[self.at..];
        let length = self.part();
        let place = rest[..length].strip_prefix(" in ").filter(|p| length < rest.len() && p.split(' ').count() <= 3);
        self.at += if place.is_some_and(|p| p.starts_with(char::is_uppercase)) { length } else { 0 };
    }

    /// How many bytes there are before the next comma or `and`.
    fn part(&self) -> usize {
        let rest = &self.line[self.at..];
        [",", " and ", " & ", ";"].iter().filter_map(|m| rest.find(m)).min().unwrap_or(rest.len())
    }

    /// What joins the name before to the next.
    fn joint(&mut self) -> Option<Joint> {
        let rest = &self.line[self.at..];
        let trimmed = rest.trim_start();
        for (mark, comma) in [
            (", and ", false),
            (", ", true),
            (",\u{A0}", true),
            ("and ", false),
            ("AND ", false),
            ("& ", false),
            ("; ", false),
        ] {
            if let Some(after) = trimmed.strip_prefix(mark) {
                self.at = self.line.len() - after.len();
                return Some(if comma { Joint::Comma } else { Joint::And });
            }
        }
        None
    }
}

/// Where a second word begins inside a glued one: after a small letter, before a role or a month.
fn glued(word: &str) -> Option<usize> {
    let mut before = ' ';
    for (i, c) in word.char_indices() {
        if before.is_lowercase() && c.is_uppercase() {
            let rest = chars::lower(&word[i..]);
            if ROLES.iter().any(|r| r.len() > 2 && rest.starts_with(r)) {
                return Some(i);
            }
        }
        if i > 0 && c.is_uppercase() && MONTHS.contains(&word[i..].trim_end_matches('.')) {
            return Some(i);
        }
        before = c;
    }
    // `BATYPUBLISHED`
    ["PUBLISHED", "UPDATED", "POSTED", "Published", "published"].iter().find_map(|r| word.find(r)).filter(|&i| i > 0)
}
