//! Dated expressions in order of time; durations, ages, sets and references stay out.
//!
//! | expressions | event |
//! |---|---|
//! | `on Monday` | that day |
//! | `from January 23 through March 9` | one event from the first day to the last |
//! | `since 2014` | from then on, open towards the future |
//! | `by the end of the year`, `until April` | until then, open towards the past |
//! | `three days`, `every Monday`, `recently` | none |

use crate::document::{DateKind, DateMention, EntityId, Event, Interval, Mention, Modifier, Moment};
use crate::text::order;
use crate::token::SentenceTokens;

/// Most entities of one event. A sentence with more is a list, and a list tells nothing about an event.
const ENTITIES: usize = 32;

/// Builds the timeline: by start, then by end, then by place in the text.
pub(crate) fn build(dates: &[DateMention], sentences: &[SentenceTokens], mentions: &[Mention]) -> Vec<Event> {
    let mut events = Vec::with_capacity((0..dates.len()).filter(|&i| interval(dates, i).is_some()).count());
    // The entities of the sentence at hand: several dates may stand in it.
    let (mut known, mut entities) = (None, Vec::new());
    for (i, date) in dates.iter().enumerate() {
        let Some(interval) = interval(dates, i) else { continue };
        let at = sentences.partition_point(|s| s.span.end <= date.span.start);
        let sentence = sentences.get(at).filter(|s| s.span.contains(date.span));
        if sentence.is_some() && known != Some(at) {
            known = Some(at);
            entities = sentence.map_or_else(Vec::new, |s| entities_of(s, mentions));
        }
        events.push(Event {
            date: i as u32,
            sentence: sentence.map(|_| at as u32),
            interval,
            granularity: date.granularity,
            entities: sentence.map_or(&[][..], |_| &entities[..]).into(),
            order: 0,
        });
    }
    // Equal dates keep the order of the text.
    order::by(&mut events, |event| key(&event.interval));
    for (order, event) in events.iter_mut().enumerate() {
        event.order = order as u32;
    }
    events
}

/// When the event of a date is; `None` for what is no event of its own.
fn interval(dates: &[DateMention], i: usize) -> Option<Interval> {
    let date = &dates[i];
    if !matches!(date.kind, DateKind::Date | DateKind::Time) {
        return None;
    }
    let own = date.interval?;
    // The end of a range is told by its start.
    if i > 0 && range(dates, i - 1).is_some() {
        return None;
    }
    if let Some(whole) = range(dates, i) {
        return Some(whole);
    }
    Some(match date.modifier {
        Some(Modifier::OnOrAfter) => Interval { to: None, ..own },
        Some(Modifier::OnOrBefore) => Interval { from: None, ..own },
        _ => own,
    })
}

/// The range that begins with a date. One that runs backwards was misread: its ends are left apart.
fn range(dates: &[DateMention], i: usize) -> Option<Interval> {
    let start = dates.get(i).filter(|d| d.rule == "date.range-start")?.interval?;
    let end = dates.get(i + 1).filter(|d| d.rule == "date.range-end")?.interval?;
    (end.to > start.from).then_some(Interval { from: start.from, to: end.to })
}

/// Who and what stands in a sentence, in order of appearance.
fn entities_of(sentence: &SentenceTokens, mentions: &[Mention]) -> Vec<EntityId> {
    let first = mentions.partition_point(|m| m.span.start < sentence.span.start);
    let mut out = Vec::new();
    for m in mentions[first..].iter().take_while(|m| m.span.end <= sentence.span.end) {
        if !out.contains(&m.entity) {
            out.push(m.entity);
        }
        if out.len() == ENTITIES {
            break;
        }
    }
    out
}

/// By start, and by end where the start is open.
fn key(interval: &Interval) -> order::Key {
    (number(interval.from.or(interval.to)), number(interval.to))
}

/// A moment as a number, none first.
fn number(moment: Option<Moment>) -> u64 {
    moment.map_or(0, |moment| {
        let (day, minute) = moment.parts();
        ((day.year() as u64 * 12 + u64::from(day.month())) * 32 + u64::from(day.day())) * 1440 + u64::from(minute)
    })
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use crate::Options;

    /// Expression, start and end of every event, in order.
    fn events(text: &str, published: Option<&str>) -> Vec<(String, String, String)> {
        let options = Options { published: published.map(String::from), ..Options::default() };
        let article = crate::parse(text, &options);
        assert!(article.timeline.iter().enumerate().all(|(i, e)| e.order == i as u32));
        let say = |moment: &Option<Moment>| moment.map_or("open".into(), |moment| moment.to_string());
        let told = |e: &crate::Event| {
            let date = &article.dates[e.date as usize];
            (date.span.of(text).to_string(), say(&e.interval.from), say(&e.interval.to))
        };
        article.timeline.iter().map(told).collect()
    }

    fn row(expression: &str, from: &str, to: &str) -> (String, String, String) {
        (expression.into(), from.into(), to.into())
    }

    #[test]
    fn events_stand_in_order_of_time_and_of_the_text() {
        let text = "The dam burst on Tuesday. Work had begun in 2014. Aid came on Tuesday, after three days.";
        let wanted = [
            row("2014", "2014-01-01", "2015-01-01"),
            row("Tuesday", "2022-03-15", "2022-03-16"),
            row("Tuesday", "2022-03-15", "2022-03-16"),
        ];
        assert_eq!(events(text, Some("2022-03-18")), wanted);
    }

    #[test]
    fn ranges_are_one_event_and_bounds_are_open() {
        let text = "It ran from January 23 to March 9. He has led it since 2014. It must close by Friday.";
        let wanted = [
            row("2014", "2014-01-01", "open"),
            row("January 23", "2022-01-23", "2022-03-10"),
            row("Friday", "open", "2022-03-19"),
        ];
        assert_eq!(events(text, Some("2022-03-14")), wanted);
    }

    #[test]
    fn the_ends_of_a_range_that_runs_backwards_stay_apart() {
        let wanted = [row("today", "2022-03-18", "2022-03-19"), row("tomorrow", "2022-03-19", "2022-03-20")];
        assert_eq!(events("It rains tomorrow-today.", Some("2022-03-18")), wanted);
    }

    #[test]
    fn nothing_that_has_no_place_in_time_is_an_event() {
        assert!(
            events("He waited three years. She swims every Monday. They recently met.", Some("2022-03-14")).is_empty()
        );
        assert!(events("The dam burst on Tuesday.", None).is_empty());
    }
}
