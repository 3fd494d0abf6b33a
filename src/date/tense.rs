//! The tense of the verb that governs an expression.
//!
//! The nearest verb to the left within the clause decides; without one, the first to the right. A verb of another
//! clause counts only when it is past: news is told in the past, and `will` looks no further than its own clause.
//!
//! | text | tense |
//! |---|---|
//! | `The court will rule on Tuesday` | future |
//! | `Elections are due in November` | future |
//! | `The vote took place on Tuesday` | past |
//! | `On Tuesday, he is travelling to Rome` | future |

use super::expr::Scan;
use super::lex::Lx;

/// When the clause happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// `has asked`: a weekday beside it is to come, since the perfect takes no day that is past.
    Perfect,
    Present,
    /// A present tense that the timetable uses for what is to come: `opens`.
    Scheduled,
    Future,
    Unknown,
}

/// How many lexemes are looked at on either side.
const REACH: usize = 40;

/// The tense around lexemes `from..to`, and the verb that gave it.
pub(super) fn around(s: &Scan<'_>, from: usize, to: usize) -> (Tense, Option<usize>) {
    let mut crossed = false;
    for i in (from.saturating_sub(REACH)..from).rev() {
        if is_boundary(s, i) {
            crossed = true;
        }
        match verb(s, i) {
            Some(Tense::Future) if crossed => break,
            Some(Tense::Present | Tense::Scheduled) if crossed => continue,
            Some(Tense::Past) if !crossed && is_intent(s, i) => return (Tense::Future, Some(i)),
            Some(tense) => return (tense, Some(i)),
            None => {}
        }
    }
    if crossed && from > REACH {
        return (Tense::Unknown, None);
    }
    // Where the sentence opens with its date, its verb may stand behind an aside.
    let (opens, mut aside) = (from <= 1, false);
    for i in to..s.lex.len().min(to + REACH) {
        if i > to && is_boundary(s, i) {
            // A full stop inside a sentence is an abbreviation's.
            if !opens || !matches!(s.at(i), Lx::Comma | Lx::Stop) {
                break;
            }
            aside = true;
        }
        match verb(s, i) {
            Some(Tense::Present | Tense::Scheduled) if aside => break,
            Some(tense) => return (tense, Some(i)),
            None => {}
        }
    }
    match headline(s, from) {
        Some(i) => (Tense::Future, Some(i)),
        None => (Tense::Unknown, None),
    }
}

/// `Leaders to meet on Thursday`: in a line without another verb, the infinitive looks ahead.
fn headline(s: &Scan<'_>, from: usize) -> Option<usize> {
    const VERBS: &[&str] = &[
        "be", "hold", "host", "speak", "start", "announce", "make", "attend", "appear", "address", "decide", "sign",
        "launch", "release", "travel", "give", "get", "join", "leave", "quit", "close", "end", "lose", "cut", "raise",
    ];
    (1..from).find(|&i| s.at(i) == Lx::To && (s.at(i + 1) == Lx::Open || s.is_any(i + 1, VERBS)))
}

pub(super) fn is_boundary(s: &Scan<'_>, i: usize) -> bool {
    matches!(s.at(i), Lx::Semicolon | Lx::Quote | Lx::Clause | Lx::Colon | Lx::Stop | Lx::Comma)
        || s.at(i) == Lx::Dash && s.gap(i) && s.gap(i + 1)
}

fn verb(s: &Scan<'_>, i: usize) -> Option<Tense> {
    let lx = s.at(i);
    match lx {
        // `could not`
        Lx::Would if s.is_any(i, &["could"]) && s.is_any(i + 1, &["not"]) => None,
        Lx::Will | Lx::Would => Some(Tense::Future),
        // `may`
        Lx::Month(5) if !s.is_capital(i) => Some(Tense::Future),
        Lx::Opens if !matches!(s.before(i, 1), Lx::A | Lx::The | Lx::Its | Lx::Card(_) | Lx::Num(..)) => {
            Some(Tense::Scheduled)
        }
        Lx::Open if has_plural_subject(s, i) => Some(Tense::Scheduled),
        Lx::WeekdayAbbr(5) if !s.is_capital(i) => Some(Tense::Past),
        Lx::Ended if s.is_any(i, &["ended"]) => Some(Tense::Past),
        // `was expected to` looks ahead from the past all the same; `a set of`, `the plan` do not.
        Lx::Due if matches!(s.before(i, 1), Lx::A | Lx::The | Lx::Its) || s.at(i + 1) == Lx::Of => None,
        // `a record set on Aug. 6`, `set Friday as the deadline`
        Lx::Due if s.is_any(i, &["set"]) && !matches!(s.at(i + 1), Lx::To | Lx::For) && !is_be(s, i) => {
            Some(Tense::Past)
        }
        // `had been scheduled to`
        Lx::Due if s.before(i, 1) == Lx::Was && s.before(i, 2) == Lx::Was => Some(Tense::Past),
        Lx::Due => Some(Tense::Future),
        Lx::Is if s.at(i + 1) == Lx::Ing || s.at(i + 1) == Lx::To => Some(Tense::Future),
        Lx::Is => Some(Tense::Present),
        // `They have a house` is no perfect.
        Lx::Has if matches!(s.at(i + 1), Lx::A | Lx::The | Lx::Its | Lx::Some_ | Lx::Card(_) | Lx::Num(..)) => {
            Some(Tense::Present)
        }
        Lx::Has => Some(Tense::Perfect),
        // `after hosting Denver on Friday`
        Lx::Ing if s.before(i, 1) == Lx::After => Some(Tense::Past),
        // A participle after `be` or `to be` says nothing by itself: `is to be held`.
        Lx::Ed | Lx::Was if s.is_any(i.wrapping_sub(1), &["be", "being"]) => None,
        // `was to appear`
        Lx::Was if s.at(i + 1) == Lx::To && s.is_any(i, &["was", "were"]) => Some(Tense::Future),
        // `is heard`, `to be heard`
        Lx::Was if matches!(s.before(i, 1), Lx::To | Lx::Is) => None,
        // `has asked for a meeting on Friday`
        Lx::Ed | Lx::Was if s.before(i, 1) == Lx::Has && !s.is_any(i, &["been"]) => Some(Tense::Perfect),
        Lx::Was => Some(Tense::Past),
        Lx::Ed if s.before(i, 1) == Lx::Is || is_adjective(s, i) => None,
        Lx::Ed => Some(Tense::Past),
        _ => None,
    }
}

/// `Voters go`, `they meet`: a plural or a pronoun that stands right before the verb.
fn has_plural_subject(s: &Scan<'_>, i: usize) -> bool {
    let subject = s.word(i.wrapping_sub(1));
    i > 0
        && !s.is_capital(i)
        && s.before(i, 1) != Lx::Poss
        && (subject.ends_with('s') && subject.len() > 3 && !subject.ends_with("ss")
            || ["they", "we", "who"].iter().any(|w| w.eq_ignore_ascii_case(subject)))
}

/// Whether a form of `be` stands right before.
fn is_be(s: &Scan<'_>, i: usize) -> bool {
    s.is_any(i.wrapping_sub(1), &["is", "are", "was", "were", "be", "been"])
}

/// `agreed to buy it in February`: what was resolved on is still to come.
fn is_intent(s: &Scan<'_>, i: usize) -> bool {
    s.at(i + 1) == Lx::To
        && s.is_any(i, &["agreed", "vowed", "pledged", "promised", "offered", "threatened", "decided", "sworn"])
}

/// A participle inside a noun phrase: `a still unspecified date`, `its increased dividend`.
fn is_adjective(s: &Scan<'_>, i: usize) -> bool {
    use Lx::*;
    let article = |lx| matches!(lx, A | The | Its | Poss | This | That | Of | In | On | At | For);
    let name = s.is_capital(i) && i > 0;
    name || article(s.before(i, 1))
        || s.before(i, 1) == Other
            && article(s.before(i, 2))
            && s.at(i + 1) == Other
            && s.word(i - 1).ends_with(['y', 'l', 'w'])
}
