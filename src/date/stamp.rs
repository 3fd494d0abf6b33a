//! The dates that the page states about itself, as expressions of their own.
//!
//! Their lines are no sentences, so the grammar does not see them; the layout has read them already.

use super::overlaps;
use super::value::Value;
use crate::calendar::Day;
use crate::document::{Anchor, DateField, DateKind, DateMention, Granularity, Interval};
use crate::layout::Layout;

pub(super) fn add(layout: &Layout, dates: &mut Vec<DateMention>) {
    let metadata = &layout.metadata;
    let dateline = metadata.dateline.as_ref().and_then(|d| d.date.as_ref());
    for field in metadata.published.iter().chain(&metadata.updated).chain(dateline) {
        if overlaps(dates, field.span) {
            continue;
        }
        if let Some(date) = mention(field) {
            let at = dates.partition_point(|d| d.span.start < field.span.start);
            dates.insert(at, date);
        }
    }
}

fn mention(field: &DateField) -> Option<DateMention> {
    let day = Day::parse(&field.value)?;
    let timed = field.value.len() > 10;
    let interval = match field.value.get(11..16) {
        Some(clock) => minute(day, clock)?,
        None => Value::Day(day).interval(None)?,
    };
    Some(DateMention {
        span: field.span,
        kind: if timed { DateKind::Time } else { DateKind::Date },
        value: field.value.as_str().into(),
        modifier: None,
        interval: Some(interval),
        granularity: if timed { Granularity::Minute } else { Granularity::Day },
        anchor: Anchor::Absolute,
        rule: "date.stamp",
        confidence: super::rules::confidence("date.stamp"),
        alternatives: Vec::new(),
        evidence: Vec::new(),
    })
}

fn minute(day: Day, clock: &str) -> Option<Interval> {
    let (hour, minute) = clock.split_once(':')?;
    let clock =
        super::value::Clock { hour: hour.parse().ok()?, minute: minute.parse().ok()?, second: None, offset: None };
    Value::Moment(day, clock).interval(None)
}
