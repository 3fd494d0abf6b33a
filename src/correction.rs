//! A reader's corrections, applied to the finished analysis in the order in which they were made.
//!
//! | correction | entities | mentions | quotations |
//! |---|---|---|---|
//! | rename | gets the name, keeps the old one as an alias | | |
//! | merge | one is gone, the other has its aliases and roles | move | move |
//! | split | a new one, or another that has the name already | the one moves | those with that source move |
//! | ignore an entity | gone | gone | keep their words, lose their speaker |
//! | ignore a place in the text | | whatever stands exactly there is gone, dates as well | |
//! | kind | changes | change | |
//! | speaker | a new person if nobody has the name | | the one is given to it |
//!
//! A correction that fits nothing changes nothing and leaves a warning.

use crate::document::{DateMention, Entity, EntityId, EntityKind, Mention, MentionForm, Quote, Warning};
use crate::options::Correction;
use crate::rule::Rule;
use crate::text::Span;

/// The rules of this stage.
pub(crate) const RULES: &[Rule] = &[Rule::new(BY_READER, "A reader corrected this.")];

const BY_READER: &str = "correction.reader";

/// The parts of an analysis that corrections change.
pub(crate) struct Corrected<'a> {
    pub text: &'a str,
    pub entities: &'a mut Vec<Entity>,
    pub mentions: &'a mut Vec<Mention>,
    pub quotes: &'a mut Vec<Quote>,
    pub dates: &'a mut Vec<DateMention>,
}

/// Applies all corrections. Ids stay as they are: entities that lost everything are dropped by
/// [`crate::link::compact`] afterwards.
pub(crate) fn apply(corrections: &[Correction], on: &mut Corrected<'_>, warnings: &mut Vec<Warning>) {
    for (i, correction) in corrections.iter().enumerate() {
        if let Err((why, span)) = on.correct(correction) {
            let message = format!("Correction {} was left out: {why}.", i + 1);
            warnings.push(Warning { code: "correction-left-out", message, span });
        }
    }
}

/// Why a correction fits nothing, and where it wanted to.
type Misfit = (String, Option<Span>);

impl Corrected<'_> {
    fn correct(&mut self, correction: &Correction) -> Result<(), Misfit> {
        match correction {
            Correction::Rename { entity, to } => self.rename(entity, to),
            Correction::Merge { entity, into } => self.merge(entity, into),
            Correction::Split { at, name } => self.split(*at, name),
            Correction::IgnoreEntity { entity } => self.ignore(entity),
            Correction::IgnoreAt { at } => self.ignore_at(*at),
            Correction::SetKind { entity, kind } => self.set_kind(entity, *kind),
            Correction::SetSpeaker { at, speaker } => self.set_speaker(*at, speaker.as_deref()),
        }
    }

    /// The entity with a name: by its name, else by an alias; one that is still mentioned before one that is not.
    fn find(&self, name: &str) -> Option<EntityId> {
        let mut used = vec![false; self.entities.len()];
        for id in self.mentions.iter().map(|m| m.entity).chain(self.quotes.iter().filter_map(|q| q.speaker)) {
            used[id as usize] = true;
        }
        let live = |&i: &usize| used[i];
        let named = |i: &usize| self.entities[*i].name == name;
        let called = |i: &usize| self.entities[*i].aliases.iter().any(|a| a == name);
        let all = 0..self.entities.len();
        let found = all.clone().filter(named).find(live).or_else(|| all.filter(called).find(live));
        found.map(|i| i as EntityId)
    }

    fn named(&self, name: &str) -> Result<EntityId, Misfit> {
        self.find(name).ok_or_else(|| (format!("nobody and nothing is called {name:?}"), None))
    }

    fn rename(&mut self, entity: &str, to: &str) -> Result<(), Misfit> {
        let id = self.named(entity)?;
        if to.trim().is_empty() {
            return Err(("the new name is empty".into(), None));
        }
        self.entities[id as usize].name = to.trim().to_string();
        self.entities[id as usize].unnamed = false;
        self.refresh(id);
        Ok(())
    }

    fn merge(&mut self, entity: &str, into: &str) -> Result<(), Misfit> {
        let (from, to) = (self.named(entity)?, self.named(into)?);
        if from == to {
            return Err((format!("{entity:?} and {into:?} are one already"), None));
        }
        let roles = std::mem::take(&mut self.entities[from as usize].roles);
        let target = &mut self.entities[to as usize];
        for role in roles {
            if !target.roles.contains(&role) {
                target.roles.push(role);
            }
        }
        for m in self.mentions.iter_mut().filter(|m| m.entity == from) {
            give(m, to, self.entities[to as usize].kind);
        }
        self.requote(from, Some(to));
        self.refresh(to);
        Ok(())
    }

    fn split(&mut self, at: Span, name: &str) -> Result<(), Misfit> {
        let Some(m) = self.mentions.iter().position(|m| m.span == at) else {
            return Err(("nothing is mentioned exactly there".into(), Some(at)));
        };
        if name.trim().is_empty() {
            return Err(("the new name is empty".into(), Some(at)));
        }
        let (from, kind) = (self.mentions[m].entity, self.mentions[m].kind);
        let other = self.find(name).filter(|&id| id != from);
        let to = other.unwrap_or_else(|| self.add(name, kind));
        give(&mut self.mentions[m], to, self.entities[to as usize].kind);
        for quote in
            self.quotes.iter_mut().filter(|q| q.speaker == Some(from) && q.source.is_some_and(|s| s.overlaps(at)))
        {
            speak(quote, Some(to));
        }
        self.refresh(from);
        self.refresh(to);
        Ok(())
    }

    fn ignore(&mut self, entity: &str) -> Result<(), Misfit> {
        let id = self.named(entity)?;
        self.mentions.retain(|m| m.entity != id);
        self.requote(id, None);
        Ok(())
    }

    fn ignore_at(&mut self, at: Span) -> Result<(), Misfit> {
        let before = self.mentions.len() + self.quotes.len() + self.dates.len();
        self.mentions.retain(|m| m.span != at);
        self.dates.retain(|d| d.span != at);
        self.quotes.retain(|q| !q.content.contains(&at) && extent(q) != Some(at));
        if before == self.mentions.len() + self.quotes.len() + self.dates.len() {
            return Err(("nothing stands exactly there".into(), Some(at)));
        }
        Ok(())
    }

    fn set_kind(&mut self, entity: &str, kind: EntityKind) -> Result<(), Misfit> {
        let id = self.named(entity)?;
        self.entities[id as usize].kind = kind;
        for m in self.mentions.iter_mut().filter(|m| m.entity == id) {
            give(m, id, kind);
        }
        Ok(())
    }

    fn set_speaker(&mut self, at: Span, speaker: Option<&str>) -> Result<(), Misfit> {
        let Some(q) = self.quotes.iter().position(|q| q.content.iter().any(|c| c.start == at.start)) else {
            return Err(("no quotation begins there".into(), Some(at)));
        };
        let id = match speaker {
            Some(name) if name.trim().is_empty() => return Err(("the speaker's name is empty".into(), Some(at))),
            Some(name) => Some(self.find(name).unwrap_or_else(|| self.add(name, EntityKind::Person))),
            None => None,
        };
        speak(&mut self.quotes[q], id);
        Ok(())
    }

    fn add(&mut self, name: &str, kind: EntityKind) -> EntityId {
        self.entities.push(Entity {
            kind,
            name: name.trim().to_string(),
            aliases: Vec::new(),
            roles: Vec::new(),
            unnamed: false,
            mentions: Vec::new(),
            quotes: Vec::new(),
        });
        self.entities.len() as EntityId - 1
    }

    /// Gives what `from` said to `to`, and takes it out of the alternatives.
    fn requote(&mut self, from: EntityId, to: Option<EntityId>) {
        for quote in self.quotes.iter_mut() {
            quote.alternatives.retain(|&a| a != from && Some(a) != to);
            if quote.speaker == Some(from) {
                speak(quote, to);
            }
        }
    }

    /// The aliases of a named entity are the other names by which the text mentions it.
    fn refresh(&mut self, id: EntityId) {
        let mut aliases: Vec<String> = Vec::new();
        for m in self.mentions.iter().filter(|m| m.entity == id && m.form == MentionForm::Name) {
            let words: Vec<&str> = m.span.of(self.text).split_whitespace().collect();
            let words = words.join(" ");
            if words != self.entities[id as usize].name && !aliases.contains(&words) {
                aliases.push(words);
            }
        }
        self.entities[id as usize].aliases = aliases;
    }
}

fn give(mention: &mut Mention, entity: EntityId, kind: EntityKind) {
    (mention.entity, mention.kind, mention.rule, mention.confidence) = (entity, kind, BY_READER, 1.0);
}

fn speak(quote: &mut Quote, speaker: Option<EntityId>) {
    quote.alternatives.clear();
    (quote.speaker, quote.rule, quote.confidence) = (speaker, BY_READER, 1.0);
}

/// From the first word of a quotation to its last.
fn extent(quote: &Quote) -> Option<Span> {
    quote.content.iter().copied().reduce(Span::to)
}

#[cfg(test)]
mod tests;
