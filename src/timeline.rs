//! Dated expressions in order of time; durations, ages, sets and references stay out.

use crate::document::{Anchor, DateKind, DateMention, EntityId, Event, Mention};
use crate::token::SentenceTokens;

/// Builds the timeline: by start, then by end, then by place in the text.
pub(crate) fn build(dates: &[DateMention], sentences: &[SentenceTokens], mentions: &[Mention]) -> Vec<Event> {
    let mut events: Vec<Event> = dates
        .iter()
        .enumerate()
        .filter(|(_, d)| matches!(d.kind, DateKind::Date | DateKind::Time) && d.anchor != Anchor::None)
        .filter_map(|(i, d)| {
            let at = sentences.partition_point(|s| s.span.end <= d.span.start);
            let sentence = sentences.get(at).filter(|s| s.span.contains(d.span));
            let first = sentence.map_or(0, |s| mentions.partition_point(|m| m.span.start < s.span.start));
            let mut entities: Vec<EntityId> = Vec::new();
            for m in sentence.iter().flat_map(|s| mentions[first..].iter().take_while(|m| m.span.end <= s.span.end)) {
                if !entities.contains(&m.entity) {
                    entities.push(m.entity);
                }
            }
            Some(Event {
                date: i as u32,
                sentence: sentence.map(|_| at as u32),
                interval: d.interval.clone()?,
                granularity: d.granularity,
                entities,
                order: 0,
            })
        })
        .collect();
    events.sort_by(|a, b| a.interval.cmp(&b.interval));
    for (order, event) in events.iter_mut().enumerate() {
        event.order = order as u32;
    }
    events
}
