//! Which number of `3/4/2022` is the month.
//!
//! | evidence | order |
//! |---|---|
//! | the option `dateOrder` | as it says |
//! | one number over 12 | the only one possible |
//! | the same day in words somewhere in the text | its |
//! | other dates in figures of the text | theirs |
//! | full stops between (`14.03.2022`) | day first |
//! | nothing | month first, with the other reading as an alternative and a warning |

use super::super::value::Value;
use super::{Context, Meaning, Resolved};
use crate::calendar::Day;
use crate::document::{Anchor, DateMention};

/// Resolves a date in figures.
pub(super) fn figures(cx: &Context, year: i32, first: u8, second: u8, dots: bool) -> Resolved {
    let (a, b) = (u32::from(first), u32::from(second));
    let month_first = Day::new(year, a, b);
    let day_first = Day::new(year, b, a);
    let preferred = cx.month_first && !dots;
    let (read, other) = if preferred { (month_first, day_first) } else { (day_first, month_first) };
    match (read.or(other), other.filter(|_| read.is_some())) {
        (None, _) => Resolved::of(Meaning::Impossible),
        (day, None) => Resolved::dated(day.map(Value::Day), Anchor::Absolute),
        (day, other) if other == day => Resolved::dated(day.map(Value::Day), Anchor::Absolute),
        (day, other) => Resolved::dated(day.map(Value::Day), Anchor::Absolute).but(other.map(Value::Day), 0.2),
    }
}

/// Lets what is clear decide about the dates in figures that could be read in two ways: first a day that the text also
/// gives in words, then the figures that can be read in one way only. When all of them put the day first, so do the others.
pub(in super::super) fn settle(dates: &mut [DateMention], text: &str) {
    settle_by_words(dates);
    let day_first = |d: &DateMention| {
        // The value says which number was taken for the month.
        let first = d.span.of(text).split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok()?;
        let month = d.value.get(5..7)?.parse::<u32>().ok()?;
        let day = d.value.get(8..10)?.parse::<u32>().ok()?;
        (month != day).then_some(first == day)
    };
    let figures = |d: &&mut DateMention| d.rule == "date.figures";
    let clear = dates.iter().filter(|d| d.rule == "date.figures" && d.alternatives.is_empty()).filter_map(day_first);
    let (mut days, mut months) = (0, 0);
    clear.for_each(|first| if first { days += 1 } else { months += 1 });
    if (days == 0) == (months == 0) {
        return;
    }
    for date in dates.iter_mut().filter(figures).filter(|d| d.alternatives.len() == 1) {
        decide(date, day_first(date) == Some(months > 0));
    }
}

/// One reading of a date in figures that another date gives in words is the right one.
fn settle_by_words(dates: &mut [DateMention]) {
    let open = |d: &DateMention| d.rule == "date.figures" && d.alternatives.len() == 1;
    if !dates.iter().any(open) {
        return;
    }
    let mut days: Vec<String> = dates.iter().filter(|d| d.rule != "date.figures").map(|d| (*d.value).into()).collect();
    days.sort_unstable();
    let stands = |value: &str| days.binary_search_by(|day| day.as_str().cmp(value)).is_ok();
    for date in dates.iter_mut().filter(|d| open(d)) {
        let (read, other) = (stands(&date.value), stands(&date.alternatives[0]));
        if read != other {
            decide(date, other);
        }
    }
}

/// Leaves one reading: the alternative, or the one that was taken.
fn decide(date: &mut DateMention, other: bool) {
    let alternative = date.alternatives.remove(0);
    if other {
        date.interval = Day::parse(&alternative).and_then(|day| Value::Day(day).interval(None));
        date.value = alternative.into();
    }
    date.confidence = (date.confidence + 0.15).min(0.95);
}
