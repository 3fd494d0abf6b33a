//! One text, one reading: mentions of the same words agree, and a name found once is found again.
//!
//! | found | elsewhere | becomes |
//! |---|---|---|
//! | `Nadya`, organisation, unsure | `Nadya Suleman`, person | person |
//! | `Wiles`, no name | `Susie Wiles`, person | person |
//! | `Suns`, person | `Suns`, organisation, twice | organisation |
//! | `Norvane`, person | `Norvane Therapeutics`, organisation | organisation |

use super::unit::{Line, Unit, Units, Writing, lower};
use super::{Draft, rule};
use crate::document::EntityKind;
use crate::entity::label::KINDS;
use crate::lexicon::gazetteer::Classes;
use crate::tagger::hash::Feature;
use crate::text::order;
use std::ops::Range;

/// Most words of a name that is looked for again.
const LONGEST: usize = 6;
/// How much more evidence than the kind at hand another one needs.
const CLEARLY: f32 = 1.6;
/// Evidence that a part of a full name, and another name, needs before it is looked for again.
const ENOUGH: (f32, f32) = (0.55, 0.85);
/// What a full name tells about its last and its first word alone, and the most that all of them together do.
const FAMILY: (f32, f32) = (0.9, 2.5);
const GIVEN: (f32, f32) = (0.65, 1.2);
/// The same of an organisation's first word, where no list has it.
const SHORT: (f32, f32) = (1.2, 2.0);
/// Place of the last among [`Votes`].
const PART: usize = 4;
/// Words after a family name.
const AFTER: &[&str] = &["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V"];

/// Evidence per kind for the words of one key; and, last, whether they are a part of somebody's full name.
#[derive(Debug, Default)]
pub(super) struct Votes(Vec<(u32, [f32; 5])>);

impl Votes {
    /// Counts the names found.
    pub(super) fn count(text: &str, units: &Units<'_>, drafts: &[Draft]) -> Votes {
        let mut single: Vec<(u32, u8, f32)> = Vec::new();
        let (mut family, mut given, mut short) = (Vec::new(), Vec::new(), Vec::new());
        for draft in drafts {
            let words = &units.units[draft.units.clone()];
            let kind = KINDS.iter().position(|&k| k == draft.kind).unwrap_or(0);
            single.push((key(words), kind as u8, draft.confidence));
            let first = &words[0];
            if draft.kind == EntityKind::Organisation
                && words.len() > 1
                && first.classes == 0
                && first.part == 0
                && first.is_capital()
            {
                short.push((key(std::slice::from_ref(first)), draft.confidence));
            }
            if draft.kind == EntityKind::Person && words.len() > 1 {
                let last = words.iter().rev().find(|u| !AFTER.contains(&u.span().of(text)) && u.span().len() > 2);
                family.extend(last.map(|u| (key(std::slice::from_ref(u)), draft.confidence)));
                // "Harbi" of "Khalid al-Harbi".
                let article = |u: &Unit<'_>| {
                    u.span().of(text).split_once('-').filter(|(a, _)| matches!(*a, "al" | "Al" | "el" | "El"))
                };
                family.extend(
                    last.and_then(article)
                        .map(|(_, name)| (Feature::new(1).with(lower(name)).finish(), draft.confidence)),
                );
                given.extend(
                    words
                        .first()
                        .filter(|u| u.span().len() > 2)
                        .map(|u| (key(std::slice::from_ref(u)), draft.confidence)),
                );
            }
        }
        for (mut parts, (worth, most), kind) in [(family, FAMILY, 0), (given, GIVEN, 0), (short, SHORT, 1)] {
            order::by(&mut parts, |p| (u64::from(p.0), 0));
            for group in parts.chunk_by(|a, b| a.0 == b.0) {
                let sum: f32 = group.iter().map(|p| p.1 * worth).sum();
                single.push((group[0].0, kind as u8, sum.min(most)));
                if kind == 0 {
                    single.push((group[0].0, PART as u8, 1.0));
                }
            }
        }
        order::by(&mut single, |v| (u64::from(v.0), v.1 as u64));
        let merged = single.chunk_by(|a, b| a.0 == b.0).map(|group| {
            let mut sums = [0.0; 5];
            group.iter().for_each(|v| sums[v.1 as usize] += v.2);
            (group[0].0, sums)
        });
        Votes(merged.collect())
    }

    fn of(&self, words: &[Unit<'_>]) -> Option<&[f32; 5]> {
        let key = key(words);
        self.0.binary_search_by_key(&key, |v| v.0).ok().map(|i| &self.0[i].1)
    }

    /// Gives every name the kind that the whole text is for, where that is clear.
    pub(super) fn settle(&self, units: &Units<'_>, drafts: &mut [Draft]) {
        for draft in drafts {
            let Some(votes) = self.of(&units.units[draft.units.clone()]) else { continue };
            let best = best(votes);
            let now = KINDS.iter().position(|&k| k == draft.kind).unwrap_or(0);
            if best != now && votes[best] > CLEARLY * votes[now] {
                draft.kind = KINDS[best];
                draft.confidence = votes[best] / votes[..PART].iter().sum::<f32>();
                draft.rule = rule::CONSISTENT;
            }
        }
    }

    /// Looks through what is left of a sentence for names that the text has elsewhere; `free` holds no name yet.
    pub(super) fn again(&self, units: &Units<'_>, line: &Line, free: Range<usize>, out: &mut Vec<Draft>) {
        let skip = Classes::HONORIFIC | Classes::FUNCTION | Classes::CALENDAR;
        let (mut at, mut ends) = (free.start, free.start);
        while at < free.end {
            let rest = &units.units[at..free.end];
            // Counted once a run: a text may be nothing but capitals.
            if at >= ends {
                ends = at + rest.iter().take_while(|u| u.is_capital()).count();
            }
            let run = ends.saturating_sub(at);
            // The whole run; in a headline, and after a title or a day, also a part of it.
            let inside = at > free.start && units.units[at - 1].is_capital();
            let parts = line.writing != Writing::Plain || inside;
            let lengths = (1..=run.min(LONGEST)).rev().filter(|&n| n == run || parts);
            let found = lengths.filter_map(|n| self.draft(units, line, at..at + n)).next();
            let step = match &found {
                Some(draft) => draft.units.len(),
                None if run > 0 && !parts && !Classes(rest[0].classes).any(skip) => run,
                None => 1,
            };
            out.extend(found);
            at += step;
        }
    }

    fn draft(&self, units: &Units<'_>, line: &Line, run: Range<usize>) -> Option<Draft> {
        let words = &units.units[run.clone()];
        let votes = self.of(words)?;
        let best = best(votes);
        let total: f32 = votes[..PART].iter().sum();
        let part = votes[PART] > 0.0 && KINDS[best] == EntityKind::Person;
        let classes = Classes(words[0].classes);
        let odd = words.len() == 1 && classes.any(Classes::FUNCTION | Classes::CALENDAR | Classes::HONORIFIC);
        let doubtful = words.len() == 1
            && (run.start == line.units.start || line.writing != Writing::Plain)
            && classes.any(Classes::COMMON | Classes::ROLE)
            && votes[best] < if part { 0.8 } else { 3.0 };
        let enough = if part { ENOUGH.0 } else { ENOUGH.1 };
        if odd || doubtful || votes[best] < enough || votes[best] < 0.75 * total {
            return None;
        }
        Some(Draft { units: run, kind: KINDS[best], confidence: 0.7 * votes[best] / total, rule: rule::REPEATED })
    }
}

fn best(votes: &[f32; 5]) -> usize {
    (0..PART).fold(0, |best, i| if votes[i] > votes[best] { i } else { best })
}

fn key(words: &[Unit<'_>]) -> u32 {
    words.iter().fold(Feature::new(words.len() as u32), |f, u| f.with(u.lower)).finish()
}
