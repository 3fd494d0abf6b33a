//! Names that are given and not found: the caller's own lexicon, and what the layout found.
//!
//! | given | names |
//! |---|---|
//! | the caller's lexicon | as it says |
//! | byline `Jane Roe`, `Acme News` | person, organisation |
//! | dateline `TARTU, Estonia (Agence Nord) —`, `OSLO/TARTU —` | two places, organisation |
//! | outlet `The Harlow Courier` | organisation, and so is `the Courier` wherever the text says so |

use super::{Name, id, rule, unit};
use crate::document::{Block, BlockKind, Dateline, EntityKind, Field};
use crate::lexicon::gazetteer::{self, Classes};
use crate::options::UserLexicon;
use crate::text::Span;
use crate::text::chars::is_dash;
use crate::text::order;
use crate::token::{self, Tokens};

/// The caller's names with the hash of their first word, by it, the longest first.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<(u32, Vec<String>, EntityKind)>);

impl Given {
    /// Splits the caller's names as texts are split.
    pub(super) fn read(lexicon: &UserLexicon) -> Given {
        let mut out = Given::default();
        let lists = [
            (&lexicon.people, EntityKind::Person),
            (&lexicon.organisations, EntityKind::Organisation),
            (&lexicon.places, EntityKind::Place),
        ];
        for (names, kind) in lists {
            for name in names {
                let block = Block { kind: BlockKind::Paragraph, span: Span::at(0, name.len()), duplicate_of: None };
                let tokens = token::read(name, &[block]);
                let words: Vec<String> = (0..tokens.tokens.len()).map(|i| tokens.word(i).to_string()).collect();
                if let Some(first) = words.first() {
                    out.0.push((unit::lower(first), words, kind));
                }
            }
        }
        order::by(&mut out.0, |(first, words, _)| (u64::from(*first), u64::MAX - words.len() as u64));
        out
    }

    /// Puts the caller's names into `names`, in place of whatever overlaps them.
    pub(super) fn apply(&self, tokens: &Tokens<'_>, names: &mut Vec<Name>) {
        if self.0.is_empty() {
            return;
        }
        let mut found: Vec<Name> = Vec::new();
        let mut at = 0;
        while at < tokens.tokens.len() {
            let first = unit::lower(tokens.word(at));
            let mut listed =
                self.0[self.0.partition_point(|name| name.0 < first)..].iter().take_while(|name| name.0 == first);
            let same = |words: &[String]| words.iter().enumerate().all(|(i, word)| tokens.word(at + i) == word);
            match listed.find(|(_, words, _)| same(words)) {
                Some((_, words, kind)) => {
                    let span = tokens.tokens[at].span.to(tokens.tokens[at + words.len() - 1].span);
                    found.push(Name { span, kind: *kind, rule: id(rule::USER_LEXICON), confidence: 1.0 });
                    at += words.len();
                }
                None => at += 1,
            }
        }
        merge(names, found);
    }
}

/// Puts the authors into `names`: persons, unless the gazetteers know them as an organisation.
pub(super) fn authors(text: &str, byline: &[Field], names: &mut Vec<Name>) {
    let mut found: Vec<Name> = Vec::new();
    for field in byline {
        let words: Vec<&str> = field.span.of(text).split_whitespace().collect();
        let classes = match words.as_slice() {
            [word] => gazetteer::classes(word),
            _ => gazetteer::longest(words.iter().copied()).map_or(Classes::NONE, |p| p.set.classes()),
        };
        let body = words.iter().any(|w| BODIES.contains(w)) || classes.any(Classes::ANY_ORGANISATION);
        let kind = if body { EntityKind::Organisation } else { EntityKind::Person };
        if words.iter().any(|w| STAFF.contains(w)) || (words.len() < 2 && !body) {
            continue;
        }
        found.push(Name { span: field.span, kind, rule: id(rule::BYLINE), confidence: 0.95 });
    }
    order::by_span(&mut found, |n| n.span);
    merge(names, found);
}

/// Puts the places of the dateline into `names`, and the agency in brackets behind them.
pub(super) fn dateline(text: &str, dateline: Option<&Dateline>, names: &mut Vec<Name>) {
    let Some(line) = dateline.map(|d| d.place.span) else { return };
    let mut found: Vec<Name> = Vec::new();
    let mut add = |span: Span, kind| {
        found.push(Name { span, kind, rule: id(rule::DATELINE), confidence: 0.95 });
    };
    let mut at = line.range().start;
    for part in line.of(text).split([',', '/']) {
        let start = at + part.len() - part.trim_start().len();
        at += part.len() + 1;
        if !part.trim().is_empty() {
            add(Span::at(start, start + part.trim().len()), EntityKind::Place);
        }
    }
    let rest = text.get(line.range().end..).unwrap_or_default();
    let head = rest.split(|c| c == '\n' || is_dash(c)).next().unwrap_or_default();
    if let Some((before, agency)) = head.split_once('(')
        && let Some((agency, _)) = agency.split_once(')')
        && agency.len() <= AGENCY
        && agency.starts_with(char::is_uppercase)
        && !agency.contains(|c: char| c.is_numeric())
    {
        let start = line.range().end + before.len() + 1;
        add(Span::at(start, start + agency.len()), EntityKind::Organisation);
    }
    merge(names, found);
}

/// Puts the outlet into `names`, and its last word where the text calls it so; what was found already stays.
pub(super) fn outlet(tokens: &Tokens<'_>, source: Option<&Field>, names: &mut Vec<Name>) {
    let Some(field) = source else { return };
    let words = field.span.of(tokens.text);
    let name = words.trim_start_matches("The ");
    let head = name.rsplit(' ').next().unwrap_or_default();
    if head.len() == name.len() || !gazetteer::classes(head).any(Classes::ORG_HEAD) {
        return;
    }
    let whole = Span::at(field.span.range().end - name.len(), field.span.range().end);
    let called = |at: &usize| {
        let before = at.checked_sub(1).map_or("", |b| tokens.word(b));
        tokens.word(*at) == head && matches!(before, "the" | "The")
    };
    let spans = (0..tokens.tokens.len()).filter(called).map(|at| tokens.tokens[at].span);
    let mut found: Vec<Name> = Vec::new();
    // What the layout sets aside has no tokens.
    let read = tokens.tokens.get(tokens.at(whole.start)).is_some_and(|t| t.span.start == whole.start);
    for span in Some(whole).filter(|_| read).into_iter().chain(spans) {
        let i = names.partition_point(|n| n.span.end <= span.start);
        if names.get(i).is_none_or(|n| !n.span.overlaps(span)) {
            found.push(Name { span, kind: EntityKind::Organisation, rule: id(rule::CONTEXT), confidence: 0.8 });
        }
    }
    order::by_span(&mut found, |n| n.span);
    merge(names, found);
}

/// Longest name of an agency, in bytes.
const AGENCY: usize = 40;

/// Words that make a byline that of an outlet.
const BODIES: &[&str] = &["News", "Press", "Agency", "Times", "Post", "Magazine", "TV", "Media", "Newspaper"];
/// Words of bylines that name nobody.
const STAFF: &[&str] =
    &["Staff", "staff", "Desk", "desk", "Correspondent", "Editors", "Editor", "Newsroom", "Writer", "Reporter"];

/// Both in order of the text; `found` wins.
fn merge(names: &mut Vec<Name>, found: Vec<Name>) {
    if found.is_empty() {
        return;
    }
    names.retain(|name| {
        let i = found.partition_point(|f| f.span.end <= name.span.start);
        found.get(i).is_none_or(|f| !f.span.overlaps(name.span))
    });
    names.extend(found);
    order::by_span(names, |n| n.span);
}
