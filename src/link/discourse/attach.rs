//! To whom a description belongs that stands beside a name or behind a form of `be`.
//!
//! | text | the description belongs to |
//! |---|---|
//! | `Jane Roe, a judge,` | the name before |
//! | `the judge, Jane Roe,` | the name after |
//! | `Jane Roe (born 1970) was a judge` | the subject |
//! | `worked as a judge`, `A judge by training, she` | nobody new |

use super::event::{Event, What};
use super::{noun, syntax};
use crate::document::{EntityId, EntityKind};
use crate::entity::names_seat;
use crate::link::role;
use crate::token::{TokenKind, Tokens};

/// The answer of [`to`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attach {
    /// The person met last.
    Before,
    /// The named person who comes next.
    After(EntityId),
    /// The subject of the sentence.
    Subject,
    /// It describes without meaning anybody.
    Nobody,
    /// It stands for somebody.
    None,
}

/// Decides for a description; `last` is the event of who was met last of its sort.
pub(super) fn to(tokens: &Tokens<'_>, event: &Event, last: Option<&Event>, next: Option<&Event>) -> Attach {
    let (first, end) = (event.tokens.start, event.tokens.end);
    if let Some(last) = last.filter(|l| l.sentence == event.sentence && l.tokens.end <= first)
        && !matches!(last.what, What::Nominal { .. })
        && (apposed(tokens, last.tokens.end, first) && !is_somebodys(event) || owned_office(tokens, event, last))
    {
        return Attach::Before;
    }
    if let Some(next) = next.filter(|n| n.sentence == event.sentence && n.tokens.start < end + 16) {
        let beside = tokens.word(next.tokens.start.wrapping_sub(1)) == ","
            && (next.tokens.start == end + 1 || of_phrase(tokens, end, next.tokens.start - 1));
        match next.what {
            What::Name { entity, kind }
                if beside
                    && (kind == EntityKind::Person) == event.is_person()
                    && role::ends_apposition(tokens, next.tokens.end) =>
            {
                return Attach::After(entity);
            }
            What::Pronoun { .. } if beside && next.tokens.start == end + 1 => return Attach::Nobody,
            _ => {}
        }
    }
    let before = |n: usize| first.checked_sub(n).map_or("", |t| tokens.word(t));
    let verb = |w: &str| {
        matches!(
            w,
            "is" | "was"
                | "became"
                | "becomes"
                | "remains"
                | "remained"
                | "’s"
                | "'s"
                | "been"
                | "being"
                | "be"
                | "become"
        )
    };
    if verb(before(1))
        || (matches!(before(1), "not" | "also" | "now" | "still" | "once" | "currently") || before(1).ends_with("ly"))
            && verb(before(2))
    {
        return Attach::Subject;
    }
    // "was appointed as director"; "named Jane Roe as its director".
    let named = |at: usize| at.checked_sub(1).is_some_and(|t| noun::is_appointing(tokens.word(t)));
    if before(1) == "as" && noun::is_appointing(before(2)) || noun::is_appointing(before(1)) {
        return Attach::Subject;
    }
    if before(1) == "as" && last.is_some_and(|l| l.tokens.end + 1 == first && named(l.tokens.start)) {
        return Attach::Before;
    }
    if matches!(before(1), "as" | "like" | "such" | "than" | "into")
        || (before(1) == "and"
            && matches!(event.what, What::Nominal { ref determiner, .. } if determiner == "a" || determiner == "an"))
    {
        return Attach::Nobody;
    }
    Attach::None
}

/// `his wife`, `Jane’s brother`, `another driver`: beside a name it is rather somebody else.
fn is_somebodys(event: &Event) -> bool {
    let What::Nominal { determiner, .. } = &event.what else { return false };
    matches!(determiner.as_str(), "his" | "her" | "their" | "s" | "another")
}

/// `Jane Roe, the panel’s chair,`: an office that belongs to a body.
fn owned_office(tokens: &Tokens<'_>, event: &Event, last: &Event) -> bool {
    let What::Nominal { determiner, head, .. } = &event.what else { return false };
    let Some(mark) = event.tokens.start.checked_sub(1) else { return false };
    let owner = (last.tokens.end..mark).rev().take(5).find(|&t| tokens.word(t) == ",").map(|t| t + 1);
    determiner == "s"
        && role::is_role(head)
        && role::ends_apposition(tokens, event.tokens.end)
        && owner.is_some_and(|t| matches!(tokens.word(t), "the" | "its") && apposed(tokens, last.tokens.end, t))
}

/// Whether only a comma, an age or a bracket stands between a name and what describes it.
fn apposed(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if from == to || to - from > 60 {
        return false;
    }
    let mut t = from;
    if tokens.word(t) == "(" {
        match (t..to).find(|&t| tokens.word(t) == ")") {
            Some(close) => t = close + 1,
            None => return false,
        }
    }
    // "Jane Roe of the institute, a co-author,"; "Sen. Jane Roe, D-Ohio, the chair".
    if matches!(tokens.word(t), "of" | "from" | "at" | "in") {
        t = (t..to.min(t + 9)).find(|&t| tokens.tokens[t].kind == TokenKind::Punctuation).unwrap_or(t);
    }
    if tokens.word(t) == "," && names_seat(tokens.word(t + 1)) && t + 2 < to {
        t += 2;
    }
    let comma = matches!(tokens.word(t), "," | "–" | "—" | ":");
    let inside = |t: usize| {
        matches!(
            tokens.word(t),
            "," | "now"
                | "then"
                | "currently"
                | "both"
                | "also"
                | "formerly"
                | "who"
                | "is"
                | "was"
                | "himself"
                | "herself"
                | "–"
                | "—"
        ) || tokens.tokens[t].kind == TokenKind::Number
    };
    comma && to - t <= 5 && (t..to).all(inside)
}

/// Whether `from..to` is a prepositional phrase: `of the institute`, `for the Chinese embassy in Washington`.
fn of_phrase(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    crate::link::phrase::is_preposition(tokens.word(from))
        && (from..to).all(|t| tokens.tokens[t].kind != TokenKind::Punctuation && !syntax::is_speech(tokens.word(t)))
}
