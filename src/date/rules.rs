//! The rules of this stage, how sure each is, and its warnings.

use super::expr::Found;
use crate::document::{DateMention, Warning};
use crate::options::{DateOrder, Options};
use crate::rule::Rule;
use crate::text::Span;

/// The rules with their sentences.
pub(crate) const RULES: &[Rule] = &[
    Rule::new("date.stamp", "The page states this date about itself."),
    Rule::new("date.iso", "The date is written year first, which can be read in one way only."),
    Rule::new("date.day", "Day, month and year are written out."),
    Rule::new("date.days", "A first and a last day of one month are written out."),
    Rule::new(
        "date.figures",
        "Three numbers are a date; which is the month follows from their size, the text’s other dates or the option.",
    ),
    Rule::new("date.known-day", "The expression is the name of one day in history."),
    Rule::new(
        "date.month-day",
        "The day has no year, so it is the nearest such day to publication that fits the tense of the verb.",
    ),
    Rule::new("date.month-year", "Month and year are written out."),
    Rule::new(
        "date.month",
        "The month has no year, so it is the nearest such month to publication that fits the tense of the verb.",
    ),
    Rule::new("date.months", "A first and a last month are written out."),
    Rule::new("date.month-relative", "The word before the month places it before or after the day of publication."),
    Rule::new(
        "date.weekday",
        "A weekday in the news is the most recent one, or the coming one when its verb looks ahead.",
    ),
    Rule::new(
        "date.weekday-relative",
        "The word before the weekday places it before or after the day of publication or the day spoken of.",
    ),
    Rule::new("date.year", "Four digits in a place where a year can stand."),
    Rule::new("date.years", "Two years with a dash or a slash between them."),
    Rule::new("date.fiscal-year", "A fiscal year is given the calendar year that it is named after."),
    Rule::new("date.decade", "The expression names a decade."),
    Rule::new("date.century", "The expression names a century."),
    Rule::new(
        "date.quarter",
        "A quarter without a year is the last one that had begun at publication, or the coming one when its verb looks ahead.",
    ),
    Rule::new("date.quarter-compared", "Company reports compare a quarter with the same one of another year."),
    Rule::new("date.half", "The expression names a half of a year."),
    Rule::new("date.season", "A season without a year is the nearest to publication that fits the words around it."),
    Rule::new(
        "date.holiday",
        "The name of a day that comes every year, in the nearest year that fits the tense of the verb.",
    ),
    Rule::new(
        "date.unit-relative",
        "`Last`, `this` or `next` places the unit beside the one that holds the day of publication.",
    ),
    Rule::new(
        "date.unit-definite",
        "The article alone: the unit that holds the day of publication or the day spoken of.",
    ),
    Rule::new("date.beside-context", "The expression is placed by the date that the text spoke of before."),
    Rule::new("date.year-end", "The last day of the year, or its end where it is the year’s."),
    Rule::new("date.nth", "Counted from the beginning or the end of the month or year that is named."),
    Rule::new("date.week-of", "The week that holds the day."),
    Rule::new("date.today", "The day of publication."),
    Rule::new("date.yesterday", "The day before publication, or two before."),
    Rule::new("date.tomorrow", "The day after publication, or two after."),
    Rule::new("date.offset", "Counted from the day of publication."),
    Rule::new("date.offset-from-context", "Counted from the date that the text spoke of before."),
    Rule::new("date.offset-from-date", "Counted from the date that stands behind it."),
    Rule::new("date.offset-from-event", "Counted from the date that the text gives for the event."),
    Rule::new("date.range-start", "The first of two dates that a range runs between."),
    Rule::new("date.range-end", "The second of two dates that a range runs between."),
    Rule::new("date.past-reference", "The expression points to the past without a date."),
    Rule::new("date.present-reference", "The expression points to the present without a date."),
    Rule::new("date.future-reference", "The expression points to the future without a date."),
    Rule::new("time.clock", "A time of day; the day is that of the expression, the paragraph or publication."),
    Rule::new("time.part-of-day", "A part of the day that is spoken of."),
    Rule::new("time.night", "The night that begins or ends with the day of publication."),
    Rule::new("duration.count", "A number of units is a length of time without a place on the calendar."),
    Rule::new("duration.vague", "Units without a number are a length of time that nobody counted."),
    Rule::new("set.repeated", "The expression says how often something happens."),
    Rule::new("set.adverb", "The adverb says how often something happens."),
];

/// How often each rule's value was right on the sets that rules may be checked on, expressions that the gold leaves
/// out counted as half wrong; see `eval/RESULTS.md`.
pub(super) fn confidence(rule: &str) -> f32 {
    match rule {
        "date.stamp" | "date.iso" | "date.day" | "date.days" | "date.years" | "date.known-day" => 0.98,
        "date.month-year" | "date.months" | "date.yesterday" | "date.range-start" | "date.range-end" => 0.96,
        "date.month-day" | "date.quarter" | "set.repeated" => 0.94,
        "date.weekday" | "date.today" | "date.year" | "date.month-relative" => 0.91,
        "date.week-of" | "date.nth" | "date.half" | "date.season" | "date.figures" | "date.century" | "date.decade" => {
            0.89
        }
        "date.month" | "date.weekday-relative" | "duration.count" => 0.88,
        "date.tomorrow" | "date.fiscal-year" | "time.part-of-day" => 0.83,
        "date.unit-relative" | "date.holiday" | "date.present-reference" | "date.quarter-compared" => 0.78,
        "time.clock" | "date.future-reference" | "date.offset" => 0.68,
        "date.unit-definite" | "date.offset-from-context" | "set.adverb" | "date.past-reference" => 0.63,
        "duration.vague" | "date.beside-context" | "time.night" | "date.year-end" => 0.56,
        _ => 0.5,
    }
}

/// The rule of an expression, the ends of ranges included.
pub(super) fn ranged(f: &Found) -> &'static str {
    match f.range {
        1 => "date.range-start",
        -1 => "date.range-end",
        _ => f.rule,
    }
}

/// The warning about a day that does not exist.
pub(super) fn impossible(span: Span, text: &str) -> Warning {
    Warning {
        code: "impossible-date",
        message: format!("“{}” was left out: there is no such day.", span.of(text)),
        span: Some(span),
    }
}

/// The warnings about the whole text: no day of publication, an order of numbers that nothing decides.
pub(super) fn warn(dates: &mut [DateMention], options: &Options, published: bool, warnings: &mut Vec<Warning>) {
    if !published
        && dates.iter().any(|d| d.value.starts_with("XX") || &*d.value == "PRESENT_REF" && d.rule == "date.today")
    {
        warnings.push(Warning {
            code: "no-publication-date",
            message: "The text states no day of publication, so that dates such as “Monday” have no value. Give it with the option published, for example 2022-03-14.".into(),
            span: None,
        });
    }
    let open = dates.iter().find(|d| d.rule == "date.figures" && !d.alternatives.is_empty());
    // The layout has said it of the day of publication.
    let said = warnings.iter().any(|w| w.code == "ambiguous-date-order");
    if let (Some(date), DateOrder::Auto, false) = (open, options.date_order, said) {
        warnings.push(Warning {
            code: "date-order",
            message: "Nothing in the text says whether the month or the day comes first in dates such as this; the month was taken. Give it with the option dateOrder.".into(),
            span: Some(date.span),
        });
    }
}
