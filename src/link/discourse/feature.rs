//! What the pronoun model looks at: one set of small numbers per candidate.

use super::event::{Case3, Event, What, Who};
use super::referent::Person;
use super::syntax::{self, Place};
use crate::link::phrase::is_preposition;
use crate::text::Span;
use crate::token::Tokens;

/// How many features there are.
pub(crate) const COUNT: usize = 128;
/// The last of them are of meaning nobody.
const NOBODY: usize = 24;

/// The features of one candidate, by number.
pub(crate) type Features = Vec<u8>;

/// What is the same for all candidates of one pronoun.
pub(super) struct Setting<'a> {
    pub tokens: &'a Tokens<'a>,
    pub pronoun: &'a Event,
    pub who: Who,
    pub case: Case3,
    /// How many may be meant at all.
    pub candidates: usize,
    /// First mention of the latest subject of the sentence so far, and of the earliest.
    pub subject: Option<Span>,
    pub opening: Option<Span>,
    /// Mentions of the most mentioned person so far.
    pub most: u32,
}

/// Features of the candidate that is the `rank`-th most recent.
pub(super) fn of(setting: &Setting<'_>, person: &Person, rank: usize) -> Features {
    let mut out = Out { base: 0, list: Vec::with_capacity(20) };
    let (pronoun, last) = (setting.pronoun, &person.last);
    let distance = pronoun.since(last).min(4) as usize;
    let subject = last.place == Place::Subject;
    out.one_of(5, distance);
    out.one_of(4, rank.min(3));
    out.one_of(
        3,
        match last.what {
            What::Name { .. } => 0,
            What::Nominal { .. } => 1,
            What::Pronoun { .. } => 2,
        },
    );
    // Grammar: who was the subject, and where.
    out.one_of(9, distance.min(2) * 3 + last.place as usize);
    out.pick(12, distance == 0, || setting.case as usize * 3 + last.place as usize);
    let same_clause = distance == 0 && !syntax::clause_between(setting.tokens, last.tokens.end, pronoun.tokens.start);
    out.pick(4, same_clause && subject, || setting.case as usize);
    out.flag(pronoun.place == Place::Subject && subject && distance == 1);
    out.flag(pronoun.place == Place::Other && last.place == Place::Other && distance <= 1);
    // Salience.
    out.one_of(
        4,
        match person.count {
            1 => 0,
            2 => 1,
            3..=5 => 2,
            _ => 3,
        },
    );
    out.flag(person.count == setting.most && person.count > 1);
    out.flag(person.first_block <= 1 && person.count > 1);
    out.one_of(3, (pronoun.sentence - person.named_in).min(8) as usize / 3);
    out.flag(setting.candidates == 1);
    // Agreement.
    let gender = setting.who.gender();
    out.pick(4, gender.is_some(), || match (person.gender, person.stated) {
        (None, _) => 0,
        (g, true) if g == gender => 1,
        (g, false) if g == gender => 2,
        _ => 3,
    });
    out.pick(6, gender.is_none(), || person.class as usize);
    // What else was spoken of since, that it may mean: `the`, `a` and `this` before nouns.
    out.pick(3, gender.is_none(), || {
        let between = last.tokens.end..pronoun.tokens.start.min(last.tokens.end + 40);
        between.filter(|&t| matches!(setting.tokens.word(t), "the" | "a" | "an" | "this" | "The" | "A")).take(2).count()
    });
    out.pick(3, person.called.is_some(), || {
        let (who, sentence) = person.called.unwrap_or((setting.who, 0));
        if who != setting.who { 2 } else { (pronoun.sentence > sentence + 1) as usize }
    });
    // Quotations: speech is about others; the text around it is about its speaker.
    out.one_of(
        4,
        match (pronoun.quoted, last.quoted) {
            (None, None) => 0,
            (None, Some(_)) => 1,
            (Some(_), None) => 2,
            (Some(_), Some(_)) => 3,
        },
    );
    out.pick(4, last.speaks, || pronoun.quoted.is_some() as usize * 2 + (distance > 0) as usize);
    out.flag(pronoun.speaks && last.speaks && pronoun.quoted.is_none());
    out.pick(2, pronoun.quoted.is_some() && pronoun.quoted == last.quoted, || (distance > 0) as usize);
    // Paragraphs.
    out.one_of(3, (pronoun.block - last.block).min(2) as usize);
    // Who.
    out.flag(person.entity.is_some());
    out.flag(person.relative);
    out.flag(matches!(&last.what, What::Nominal { determiner, .. } if determiner == "a" || determiner == "an"));
    out.flag(
        setting.case == Case3::Possessive
            && matches!(&last.what, What::Pronoun { case: Case3::Subject, .. })
            && distance == 0,
    );
    out.flag(distance == 0 && matches!(last.what, What::Pronoun { who, .. } if who == setting.who));
    // "Xi met Scholz and said he …": whoever says it, says it of himself.
    let latest = setting.subject == Some(person.first);
    let reported = syntax::reporting(setting.tokens, pronoun.tokens.start).is_some();
    out.flag(latest);
    out.flag(setting.opening == Some(person.first));
    out.flag(latest && reported);
    out.flag(setting.opening == Some(person.first) && reported);
    debug_assert!(out.base <= COUNT - NOBODY, "{}", out.base);
    out.list
}

/// Features of meaning nobody who was met.
pub(super) fn of_nobody(setting: &Setting<'_>, nearest: Option<u32>) -> Features {
    let mut out = Out { base: COUNT - NOBODY, list: Vec::new() };
    let (at, next) = (setting.pronoun.tokens.start, setting.pronoun.tokens.end);
    let word = |t: usize| setting.tokens.word(t);
    let other = setting.who.gender().is_none();
    out.flag(true);
    out.flag(setting.pronoun.quoted.is_some());
    out.one_of(4, nearest.map_or(3, |n| n.min(2) as usize));
    // "It is clear that", "make it": what stands beside they and it.
    out.pick(7, other, || match word(next) {
        "is" | "was" | "are" | "were" | "be" | "been" => 0,
        "has" | "have" | "had" => 1,
        "will" | "would" | "could" | "can" | "may" | "might" | "should" | "must" => 2,
        "seems" | "seemed" | "appears" | "looks" | "turns" | "takes" | "took" | "came" | "comes" | "became" => 3,
        said if syntax::is_speech(said) => 4,
        word if word.starts_with(char::is_alphabetic) => 5,
        _ => 6,
    });
    out.pick(6, other, || match at.checked_sub(1).map_or("", word) {
        "" | "." | "“" | "\"" => 0,
        word if is_preposition(word) => 1,
        "and" | "but" | "when" | "if" | "because" | "while" | "so" | "that" => 2,
        "make" | "makes" | "made" | "find" | "found" | "think" | "thought" | "take" | "do" | "did" => 3,
        said if syntax::is_speech(said) => 4,
        _ => 5,
    });
    out.pick(4, other, || setting.case as usize);
    let cleft = (next..next + 8).any(|t| matches!(word(t), "that" | "to"));
    out.flag(other && cleft && matches!(word(next), "is" | "was" | "would" | "will" | "has" | "takes" | "took"));
    debug_assert!(out.base <= COUNT, "{}", out.base);
    out.list
}

struct Out {
    base: usize,
    list: Features,
}

impl Out {
    fn flag(&mut self, on: bool) {
        self.pick(1, on, || 0);
    }

    fn one_of(&mut self, width: usize, value: usize) {
        self.pick(width, true, || value);
    }

    fn pick(&mut self, width: usize, on: bool, value: impl FnOnce() -> usize) {
        if on {
            self.list.push((self.base + value()) as u8);
        }
        self.base += width;
    }
}
