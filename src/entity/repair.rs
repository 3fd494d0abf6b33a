//! What a rule knows better than the model, name by name.
//!
//! | found | becomes | because |
//! |---|---|---|
//! | `Bryan Hull - Analyst` | `Bryan Hull` | a dash between spaces ends a name |
//! | `Acme TimesNorth Post` | two names | words were glued where a link was |
//! | `Vince Vince` | `Vince`, `Vince` | the same words twice are two names |
//! | `Quellmar with Chief Executive` | `Quellmar` | somebody's office is no part of a name |
//! | `Kelly Jones MS` | `Kelly Jones` | degrees and honours are no part of a name |
//! | `Kelly Jones They` (`are`) | `Kelly Jones` | the next sentence begins, where the line has lost its full stop |
//! | `Kelly Jones Robert Miller` | two names | a given name behind a family name is the next person's |
//! | `Kelly Jones of Quay Capital`, organisation | a person and an organisation | people are named with what they belong to |
//! | `USS Hornet` | none | a ship is none of our kinds |
//! | `Clean Water Act` | none | a law, prize or event is none of our kinds |
//! | `US` (`supreme court`), `Wayne` (`county`) | the whole | some papers write the head small |
//! | `Epulopiscium`, after `genus` once | none | an animal, a work, a program is none of our kinds |
//! | `Utah` (`Jazz`) | the whole, organisation | a team is named by its town and its own name |
//! | `Quellmar` (after `the startup`), person | organisation | the noun before it says so |
//! | `Quellmar` (after `shares of`, before `analyst Jane Roe`), person | organisation | the words beside it say so |
//! | `Sgt.` alone | none | a title is no name |
//! | `RFP`, `PDF` | none | a common abbreviation names no body |
//! | `HANO`, after `Housing Authority of New Orleans (HANO)` | organisation | the text defines it |

use super::context::BODIES as BODY_NOUNS;
use super::evidence::{self, Evidence};
use super::unit::{Line, Unit, Units, Writing};
use super::{Draft, rule};
use crate::document::EntityKind;
use crate::lexicon::gazetteer::Classes;
use crate::token::{Case, TokenKind};
use std::ops::Range;

/// Degrees, honours and seats that follow a person's name.
const AFTER: &[&str] = &[
    "MS", "MD", "PhD", "Ph.D.", "M.D.", "RD", "RDN", "LDN", "LD", "CSSD", "CNSC", "MP", "MSP", "MEP", "OBE", "MBE",
    "CBE", "QC", "KC", "JP", "MBA", "DDS", "DVM", "RN", "CPA", "FRS", "MSc", "BSc", "BA", "MA", "MPH", "JD", "Esq",
    "Esq.", "DO", "MSW",
];

/// Heads of places and bodies that may be written small.
const PLACES: &[&[&str]] =
    &[&["county"], &["strip"], &["river"], &["canal"], &["peninsula"], &["bay"], &["parish"], &["borough"]];
const BODIES: &[&[&str]] = &[
    &["supreme", "court"],
    &["high", "court"],
    &["court", "of", "appeal"],
    &["court", "of", "appeals"],
    &["district", "court"],
    &["constitutional", "court"],
    &["security", "council"],
    &["national", "security", "council"],
    &["general", "assembly"],
    &["human", "rights", "council"],
    &["state", "department"],
    &["justice", "department"],
    &["treasury", "department"],
    &["city", "council"],
    &["county", "council"],
    &["county", "board", "of", "canvassers"],
    &["police", "department"],
    &["fire", "department"],
];

/// What stands before a ship's name.
const SHIPS: &[&str] = &["MV", "SS", "RMS", "HMS", "HMCS", "HMAS", "USS", "USNS", "USCGC", "INS", "MS", "FV", "RV"];

/// Words with which sentences begin and names do not end.
const OPENERS: &[&str] = &[
    "I", "You", "He", "She", "It", "We", "They", "This", "That", "These", "Those", "There", "Here", "The", "If",
    "When", "As", "In", "At", "For", "From", "After", "Before", "But", "And", "My", "Your", "His", "Her", "Our",
    "Their", "Its", "Please", "What", "Who", "How", "Why", "Let", "Get", "See", "Thanks", "Dear", "Hi", "Hello",
];

/// Last words of names of laws, prizes and events.
const EVENTS: &[&str] = &[
    "Act",
    "Bill",
    "Agreement",
    "Accord",
    "Accords",
    "Treaty",
    "Amendment",
    "Award",
    "Awards",
    "Prize",
    "Cup",
    "Championship",
    "Championships",
    "War",
    "Summit",
    "Election",
    "Elections",
    "Olympics",
    "Marathon",
    "Protocol",
    "Declaration",
    "Constitution",
];

/// Applies every rule to the names of the whole text.
pub(super) fn run(text: &str, units: &Units<'_>, evidence: &Evidence, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut line = 0;
    for draft in drafts {
        while units.lines.get(line).is_some_and(|l| l.units.end <= draft.units.start) {
            line += 1;
        }
        let Some(line) = units.lines.get(line) else { break };
        if out.last().is_some_and(|last| last.units.end > draft.units.start) {
            continue;
        }
        let words = Words { text, units: &units.units };
        if words.is_thing(evidence, &draft)
            || words.is_honour(&draft)
            || words.is_title(&draft)
            || words.is_event(&draft)
            || words.is_ship(&draft)
            || words.is_abbreviation(&draft)
        {
            continue;
        }
        let draft = words.grow(line, words.ended(evidence, line, words.cut(words.called(line, draft))));
        if let Some(town) =
            out.last_mut().filter(|town| town.units.start >= line.units.start && words.is_team(town, draft.units.start))
        {
            town.units.end = draft.units.end;
            town.kind = EntityKind::Organisation;
            continue;
        }
        let mut draft = draft;
        if let Some(of) = words.belongs(&draft) {
            let units = super::trim(&units.units, draft.units.start..of, EntityKind::Person);
            let person = Draft { units, kind: EntityKind::Person, ..draft.clone() };
            words.push(person, &mut out);
            draft.units.start = of + 1;
        }
        while let Some(at) = words.seam(&draft).or_else(|| words.next_person(&draft)) {
            words.push(Draft { units: draft.units.start..at, ..draft.clone() }, &mut out);
            draft.units.start = at;
        }
        words.push(draft, &mut out);
    }
    out
}

struct Words<'a> {
    text: &'a str,
    units: &'a [Unit<'a>],
}

impl<'a> Words<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.units.get(at).map_or("", |u| u.span().of(self.text))
    }

    /// Adds a name, as two where the same words stand twice.
    fn push(&self, draft: Draft, out: &mut Vec<Draft>) {
        let middle = draft.units.start + draft.units.len() / 2;
        let lower = |units: Range<usize>| self.units[units].iter().map(|u| u.lower);
        if draft.units.len() > 1 && lower(draft.units.start..middle).eq(lower(middle..draft.units.end)) {
            out.push(Draft { units: draft.units.start..middle, ..draft.clone() });
            out.push(Draft { units: middle..draft.units.end, ..draft });
        } else {
            out.push(draft);
        }
    }

    /// Ends a name before a dash between spaces, a person's before honours, and any before `with` and an office.
    fn cut(&self, mut draft: Draft) -> Draft {
        let apart = |at: usize| {
            let (before, dash, after) = (self.units[at - 1].span(), self.units[at].span(), self.units[at + 1].span());
            matches!(self.word(at), "-" | "–" | "—" | "--") && before.end < dash.start && dash.end < after.start
        };
        if let Some(at) = (draft.units.start + 1..draft.units.end.saturating_sub(1)).find(|&at| apart(at)) {
            draft.units.end = at;
        }
        let with = (draft.units.start + 1..draft.units.end - 1).find(|&at| self.word(at) == "with");
        let office = |at: usize| Classes(self.units[at].classes).any(Classes::ROLE | Classes::HONORIFIC);
        if let Some(at) = with.filter(|&at| (at + 1..draft.units.end).any(office)) {
            draft.units.end = at;
        }
        while draft.kind == EntityKind::Person
            && draft.units.len() > 2
            && AFTER.contains(&self.word(draft.units.end - 1))
        {
            draft.units.end -= 1;
        }
        draft
    }

    /// Ends a name before words with which the next sentence begins, where its full stop is missing.
    fn ended(&self, evidence: &Evidence, line: &Line, mut draft: Draft) -> Draft {
        while draft.units.len() > 1 {
            let last = &self.units[draft.units.end - 1];
            let classes = Classes(last.classes);
            let next = line.units.contains(&draft.units.end).then(|| &self.units[draft.units.end]);
            let goes_on = next.is_some_and(|u| u.kind == TokenKind::Word && u.case == Case::Lower);
            let opens = OPENERS.contains(&self.word(draft.units.end - 1)) && goes_on;
            let day = classes.any(Classes::CALENDAR) && !classes.any(Classes::PERSON);
            let word = evidence.of(last.lower) & evidence::LOWER != 0 && classes.is_empty() && goes_on;
            let ends = match draft.kind {
                EntityKind::Person => opens || day || word,
                EntityKind::Place => opens || day,
                _ => opens,
            };
            if !ends || last.part != 0 || line.writing != Writing::Plain || last.case != Case::Title {
                break;
            }
            draft.units.end -= 1;
        }
        draft
    }

    /// Where the next person's name begins in a run of three words or more: `Kelly Jones Robert Miller`.
    fn next_person(&self, draft: &Draft) -> Option<usize> {
        if draft.kind != EntityKind::Person {
            return None;
        }
        let given = |at: usize| {
            let classes = Classes(self.units[at].classes);
            classes.any(Classes::HE | Classes::SHE) && !classes.any(Classes::COMMON)
        };
        let family = |at: usize| {
            let unit = &self.units[at];
            let classes = Classes(unit.classes);
            let named = classes.any(Classes::SURNAME) && !classes.any(Classes::SHE) || !classes.any(Classes::GIVEN);
            unit.case == Case::Title && unit.span().len() > 2 && named && !classes.any(Classes::PARTICLE)
        };
        (draft.units.start + 2..draft.units.end).find(|&at| {
            let alone = at + 1 == draft.units.end;
            let called = alone
                && matches!(self.word(at + 1), "," | ":")
                && !Classes(self.units[at].classes).any(Classes::SURNAME);
            given(draft.units.start) && family(at - 1) && given(at) && (called || !alone && family(draft.units.end - 1))
        })
    }

    /// The `of` between a person and what the person belongs to, where both were taken for one organisation.
    fn belongs(&self, draft: &Draft) -> Option<usize> {
        let of = (draft.units.start + 2..draft.units.end.saturating_sub(1)).find(|&at| self.word(at) == "of")?;
        let person = &self.units[draft.units.start..of];
        // "Nathan Law": a family name may be a word for bodies as well.
        let surname = |u: &Unit<'_>| Classes(u.classes).any(Classes::SURNAME);
        let any = |class: Classes| person.iter().any(|u| Classes(u.classes).any(class) && !surname(u));
        let first = person.iter().find(|u| !Classes(u.classes).any(Classes::HONORIFIC))?;
        let given = Classes(first.classes).any(Classes::GIVEN) && !Classes(first.classes).any(Classes::COMMON);
        let titled = Classes(person[0].classes).any(Classes::HONORIFIC);
        let given = given || titled && person.len() > 2;
        let body =
            Classes::ORG_HEAD | Classes::PLACE_HEAD | Classes::EVENT_HEAD | Classes::FUNCTION | Classes::MODIFIER;
        let listed = self.units[of].part != 0;
        (draft.kind == EntityKind::Organisation && given && !any(body) && !listed && person.len() <= 4).then_some(of)
    }

    /// Whether only bodies are named so: `shares in rival Quellmar`, `Quellmar analyst Jane Roe`.
    fn trades(&self, line: &Line, draft: &Draft) -> bool {
        let mut before = draft.units.start;
        if before > line.units.start && matches!(self.word(before - 1), "rival" | "rivals") {
            before -= 1;
        }
        let shares = before >= line.units.start + 2
            && matches!(self.word(before - 1), "of" | "in")
            && matches!(self.word(before - 2), "Shares" | "shares" | "stake");
        let analysed = draft.units.len() == 1
            && line.units.contains(&(draft.units.end + 1))
            && matches!(self.word(draft.units.end), "analyst" | "analysts" | "economist" | "economists" | "strategist")
            && self.units[draft.units.end + 1].is_capital();
        draft.kind == EntityKind::Person && (shares || analysed)
    }

    /// Takes the kind from the noun before a name that no list knows: `the startup Quellmar`.
    fn called(&self, line: &Line, mut draft: Draft) -> Draft {
        let known = Classes::ANY_PLACE | Classes::GIVEN;
        let unlisted =
            !draft.units.clone().any(|at| Classes(self.units[at].classes | self.units[at].phrase()).any(known));
        let noun = draft.units.start > line.units.start && BODY_NOUNS.contains(&self.word(draft.units.start - 1));
        let body = unlisted && noun || self.trades(line, &draft);
        if draft.is_unsure() && body && line.writing == Writing::Plain {
            draft.kind = EntityKind::Organisation;
            draft.rule = rule::CONTEXT;
        }
        draft
    }

    /// Whether it is a common abbreviation that names no body: `RFP`, `PDF`.
    fn is_abbreviation(&self, draft: &Draft) -> bool {
        let unit = &self.units[draft.units.start];
        let classes = Classes(unit.classes);
        draft.kind == EntityKind::Organisation
            && draft.units.len() == 1
            && unit.case == Case::Upper
            && classes.any(Classes::COMMON)
            && !classes.any(Classes::ANY_ORGANISATION | Classes::GROUP)
    }

    /// Whether its first word says that it is a ship.
    fn is_ship(&self, draft: &Draft) -> bool {
        draft.units.len() > 1 && SHIPS.contains(&self.word(draft.units.start))
    }

    /// Whether its last word makes an event, law or prize of it, and no list knows it as a body.
    fn is_event(&self, draft: &Draft) -> bool {
        let last = &self.units[draft.units.end - 1];
        let known = Classes::ANY_ORGANISATION | Classes::ORG_HEAD | Classes::ORG_SUFFIX | Classes::TEAM_HEAD;
        draft.kind == EntityKind::Organisation
            && draft.units.len() > 1
            && EVENTS.contains(&self.word(draft.units.end - 1))
            && !Classes(last.classes | last.phrase()).any(known)
    }

    /// Where two words touch that were glued: `Financial TimesNew York Times`.
    fn seam(&self, draft: &Draft) -> Option<usize> {
        let word = |at: usize| self.units[at].kind == TokenKind::Word && self.units[at].case == Case::Title;
        let touch = |at: usize| self.units[at - 1].span().end == self.units[at].span().start;
        (draft.units.start + 1..draft.units.end).find(|&at| touch(at) && word(at - 1) && word(at))
    }

    /// Whether it is a degree after a comma, as in `Kelly Jones MS, RD, LDN`.
    fn is_honour(&self, draft: &Draft) -> bool {
        let at = draft.units.start;
        draft.units.len() == 1 && AFTER.contains(&self.word(at)) && at > 0 && matches!(self.word(at - 1), "," | ")")
    }

    /// Whether a person's name is an abbreviated title alone: `Sgt.`
    fn is_title(&self, draft: &Draft) -> bool {
        let unit = &self.units[draft.units.start];
        let abbreviated = self.word(draft.units.start).ends_with('.') && Classes(unit.classes).any(Classes::HONORIFIC);
        draft.kind == EntityKind::Person && draft.units.len() == 1 && abbreviated
    }

    /// Whether the text says that it is a thing, and no list knows better.
    fn is_thing(&self, evidence: &Evidence, draft: &Draft) -> bool {
        let first = &self.units[draft.units.start];
        let known = Classes::ANY_ORGANISATION | Classes::ANY_PLACE | Classes::SURNAME | Classes::GIVEN | Classes::GROUP;
        evidence.of(first.lower) & evidence::THING != 0
            && draft.units.len() <= 2
            && !Classes(first.classes | first.phrase()).any(known)
    }

    /// Takes a head into the name that is written small.
    fn grow(&self, line: &Line, mut draft: Draft) -> Draft {
        let last = &self.units[draft.units.end - 1];
        let end = draft.units.end;
        let follows = |head: &&[&str]| head.iter().enumerate().all(|(i, w)| self.word(end + i) == *w);
        let fits = |head: &&[&str]| end + head.len() <= line.units.end && follows(head);
        let longest = |heads: &[&[&str]]| heads.iter().filter(|h| fits(h)).map(|h| h.len()).max();
        let classes = Classes(last.classes | last.phrase());
        if draft.kind == EntityKind::Place
            && !classes.any(Classes::COUNTRY | Classes::REGION)
            && let Some(n) = longest(PLACES)
        {
            draft.units.end = end + n;
            draft.rule = rule::SMALL_HEAD;
        }
        let body = match draft.kind {
            EntityKind::Place | EntityKind::Organisation => longest(BODIES),
            EntityKind::Group => longest(&[&["party"]]),
            EntityKind::Person => None,
        };
        let party = draft.kind == EntityKind::Organisation && classes.any(Classes::GROUP | Classes::PARTY);
        if let Some(n) = body.or(if party { longest(&[&["party"]]) } else { None }) {
            draft.units.end = end + n;
            draft.kind = EntityKind::Organisation;
            draft.rule = rule::SMALL_HEAD;
        }
        if draft.kind == EntityKind::Place && end < line.units.end && self.is_team(&draft, end) {
            draft.units.end = end + 1;
            draft.kind = EntityKind::Organisation;
        }
        draft
    }

    /// Whether the word after a place makes a team of it: `Utah Jazz`.
    fn is_team(&self, town: &Draft, at: usize) -> bool {
        let Some(head) = self.units.get(at) else { return false };
        let classes = Classes(head.classes);
        let team = classes.any(Classes::TEAM | Classes::TEAM_HEAD)
            && !classes.any(Classes::PLACE_HEAD | Classes::MODIFIER | Classes::ANY_PLACE | Classes::FUNCTION);
        town.kind == EntityKind::Place
            && town.units.end == at
            && team
            && (head.is_capital() || head.kind == TokenKind::Number)
    }
}

/// Finds `Full Name (FN)`: both are organisations, unless the full name was found as something else.
pub(super) fn acronyms(text: &str, units: &Units<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut out = Vec::new();
    for line in &units.lines {
        for open in line.units.clone() {
            let is = |at: usize, mark: &str| at < line.units.end && units.units[at].span().of(text) == mark;
            if !is(open, "(") || !is(open + 2, ")") {
                continue;
            }
            let acronym = &units.units[open + 1];
            let letters: Vec<char> = acronym.span().of(text).chars().filter(|c| c.is_alphabetic()).collect();
            let upper = letters.iter().filter(|c| c.is_uppercase()).count();
            // "Defra" is one as well, but a short word in brackets has the right letters by chance.
            let written = upper + 1 >= letters.len() || upper == 1 && acronym.is_capital() && letters.len() > 3;
            if acronym.kind != TokenKind::Word || !(2..=8).contains(&letters.len()) || !written {
                continue;
            }
            let Some(full) = spelt_out(text, units, line, open, &letters) else { continue };
            let i = drafts.partition_point(|d| d.units.end <= full.start);
            let found = drafts.get(i).filter(|d| d.units.start < full.end);
            let kind = found.filter(|d| d.units.end == full.end).map_or(EntityKind::Organisation, |d| d.kind);
            // Laws, methods and programmes have acronyms too: without a head the model must have seen a name there.
            let bodies = Classes::ORG_HEAD | Classes::ORG_SUFFIX | Classes::TEAM_HEAD | Classes::ANY_ORGANISATION;
            let within =
                units.units[full.clone()].iter().fold(Classes::NONE, |c, u| c | Classes(u.classes | u.phrase()));
            let law = EVENTS.contains(&units.units[full.end - 1].span().of(text));
            if law || found.is_none() && !within.any(bodies) {
                continue;
            }
            if matches!(kind, EntityKind::Organisation | EntityKind::Place) {
                out.push(Draft { units: full, kind, confidence: 0.9, rule: rule::ACRONYM });
                out.push(Draft { units: open + 1..open + 2, kind, confidence: 0.9, rule: rule::ACRONYM });
            }
        }
    }
    out
}

/// The capitalised words before `open` whose initials are the letters; small words between them may be left out.
fn spelt_out(text: &str, units: &Units<'_>, line: &Line, open: usize, letters: &[char]) -> Option<Range<usize>> {
    let mut left = letters.len();
    let mut open = open;
    let end = open;
    // A legal form or a remark in brackets may stand between: `Full Name (International) Ltd (FN)`.
    let word = |i: usize| units.units[i].span().of(text);
    while open > line.units.start + 2 && Classes(units.units[open - 1].classes).any(Classes::ORG_SUFFIX) {
        open -= 1;
    }
    if open > line.units.start + 3 && word(open - 1) == ")" && word(open - 3) == "(" {
        open -= 3;
    }
    let mut at = open;
    while left > 0 && at > line.units.start && open - at < 2 * letters.len() + 3 {
        at -= 1;
        let unit = &units.units[at];
        let initial = unit.span().of(text).chars().next()?;
        if initial.to_lowercase().eq(letters[left - 1].to_lowercase()) && unit.kind == TokenKind::Word {
            left -= 1;
        } else if !(unit.case == Case::Lower
            && (unit.span().len() <= 4 || at + 1 == open && Classes(unit.classes).any(Classes::ORG_HEAD))
            || matches!(initial, '&' | ',')
            || unit.kind == TokenKind::Possessive)
        {
            return None;
        }
    }
    let legal = open > at && Classes(units.units[end - 1].classes).any(Classes::ORG_SUFFIX);
    (left == 0 && units.units[at].is_capital() && open - at > 1).then_some(at..if legal { end } else { open })
}
