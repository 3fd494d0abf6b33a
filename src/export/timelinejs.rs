//! TimelineJS's JSON: <https://timeline.knightlab.com/docs/json-format.html>.
//!
//! | ours | theirs |
//! |---|---|
//! | interval and granularity | `start_date`, `end_date` with only the parts that are known |
//! | the expression | `display_date` |
//! | the sentence | `text.text` (HTML, escaped) |
//! | the first entity | `group` |

use super::json::to_string;
use super::sheet::Sheet;
use crate::document::{Article, Event, Granularity};
use crate::render::escape_html;
use serde::Serialize;

#[derive(Serialize)]
struct Timeline {
    title: Slide,
    events: Vec<Slide>,
}

#[derive(Serialize)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    text: Text,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

/// A date with only its known parts.
#[derive(Serialize)]
struct Moment {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<u32>,
}

pub(crate) fn write(article: &Article, text: &str) -> String {
    let sheet = Sheet::new(article, text);
    let standfirst = article.metadata.standfirst.map_or(String::new(), |f| sheet.line(f.span));
    let title = Slide {
        unique_id: None,
        start_date: None,
        end_date: None,
        display_date: None,
        group: None,
        text: Text { headline: escape_html(&sheet.title()), text: escape_html(&standfirst) },
    };
    to_string(&Timeline { title, events: article.timeline.iter().filter_map(|e| slide(&sheet, e)).collect() })
}

fn slide(sheet: &Sheet<'_>, event: &Event) -> Option<Slide> {
    let date = sheet.article.dates.get(event.date as usize)?;
    let from = event.interval.from.or(event.interval.to)?;
    let words = sheet.line(date.span);
    let sentence = event.sentence.and_then(|s| sheet.article.sentences.get(s as usize));
    let group = event.entities.first().and_then(|e| sheet.entity(*e)).map(|e| e.name.clone());
    Some(Slide {
        unique_id: Some(format!("date-{}", event.date)),
        start_date: Some(moment(from, event.granularity)),
        end_date: event.interval.to.filter(|_| is_long(event.granularity)).map(|to| moment(to, event.granularity)),
        display_date: Some(words.clone()),
        group,
        text: Text {
            headline: escape_html(&words),
            text: escape_html(&sentence.map_or(String::new(), |s| sheet.line(s.span))),
        },
    })
}

/// Whether the interval is a stretch of its own: days, months and years are said by their parts alone.
fn is_long(granularity: Granularity) -> bool {
    use Granularity::*;
    !matches!(granularity, Year | Month | Day | Hour | Minute | Second)
}

/// A moment in its parts, down to the granularity.
fn moment(at: crate::Moment, granularity: Granularity) -> Moment {
    use Granularity::*;
    let (day, minute) = at.parts();
    let depth = match granularity {
        Century | Decade | Year => 1,
        Half | Quarter | Season | Month => 2,
        Week | Weekend | Day | PartOfDay | None => 3,
        Hour | Minute | Second => 5,
    };
    let keep = |at: u32, value: Option<u32>| value.filter(|_| at <= depth);
    let clock = |value: u32| Some(value).filter(|_| !at.is_day());
    Moment {
        year: day.year(),
        month: keep(2, Some(day.month())),
        day: keep(3, Some(day.day())),
        hour: keep(4, clock(minute / 60)),
        minute: keep(5, clock(minute % 60)),
    }
}
