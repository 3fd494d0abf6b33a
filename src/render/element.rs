//! What element shows which item, and which attributes it carries.
//!
//! | item | element | class | attributes besides `data-rule`, `data-confidence` |
//! |---|---|---|---|
//! | direct quotation | `q` | `otr-quote` | `data-quote`, `data-form`, `data-polarity`, `data-speaker` |
//! | mixed or indirect | `span` | `otr-quote` | the same: HTML keeps `q` for words between marks |
//! | cue | `span` | `otr-cue` | `data-cue`: the quotation's index |
//! | mention | `mark` | `otr-mention` | `data-mention`, `data-entity`, `data-kind`, `data-form` |
//! | date | `time`, or `span` where HTML has no form for the value | `otr-date` | `datetime`, `data-date`, `data-type`, `data-value` |
//!
//! Indices are those of the article's lists. An item that is drawn in several elements has `data-continued` on all but
//! the first. There are no styles and no ids: the same article may stand on a page twice.

use super::segment::Layer;
use crate::document::{Article, QuoteForm};
use crate::text::Span;
use crate::wire;

/// What an element shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Quote(usize),
    Cue(usize),
    Mention(usize),
    Date(usize),
}

/// An element without its content. Values are not escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) tag: &'static str,
    pub(crate) attributes: Vec<(&'static str, String)>,
}

/// Everything that is shown, clipped to `text`: of equal extent, quotations first, then cues, mentions and dates.
pub(crate) fn layers(article: &Article, text: &str) -> Vec<Layer<Item>> {
    let floor = |at: u32| {
        let at = (at as usize).min(text.len());
        (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
    };
    let clip = |span: Span| Span::at(floor(span.start), floor(span.end.max(span.start)));
    let mut layers = Vec::with_capacity(article.mentions.len() + article.dates.len() + 2 * article.quotes.len());
    let mut add = |span: Span, item: Item| layers.push(Layer { span: clip(span), item });
    let quotes = || article.quotes.iter().enumerate();
    quotes().for_each(|(i, quote)| quote.content.iter().for_each(|span| add(*span, Item::Quote(i))));
    quotes().for_each(|(i, quote)| quote.cue.iter().for_each(|span| add(*span, Item::Cue(i))));
    article.mentions.iter().enumerate().for_each(|(i, mention)| add(mention.span, Item::Mention(i)));
    article.dates.iter().enumerate().for_each(|(i, date)| add(date.span, Item::Date(i)));
    layers
}

/// The element for an item of the article.
pub(crate) fn element(article: &Article, item: Item, continued: bool) -> Element {
    let mut attributes = Vec::with_capacity(8);
    let mut set = |name: &'static str, value: &dyn ToString| attributes.push((name, value.to_string()));
    let tag = match item {
        Item::Quote(i) => {
            let quote = &article.quotes[i];
            set("class", &"otr-quote");
            set("data-quote", &i);
            set("data-form", &wire::quote_form(quote.form));
            set("data-polarity", &wire::polarity(quote.polarity));
            if let Some(speaker) = quote.speaker {
                set("data-speaker", &speaker);
            }
            set("data-rule", &quote.rule);
            set("data-confidence", &wire::round(quote.confidence));
            if quote.form == QuoteForm::Direct { "q" } else { "span" }
        }
        Item::Cue(i) => {
            set("class", &"otr-cue");
            set("data-cue", &i);
            "span"
        }
        Item::Mention(i) => {
            let mention = &article.mentions[i];
            set("class", &"otr-mention");
            set("data-mention", &i);
            set("data-entity", &mention.entity);
            set("data-kind", &wire::entity_kind(mention.kind));
            set("data-form", &wire::mention_form(mention.form));
            set("data-rule", &mention.rule);
            set("data-confidence", &wire::round(mention.confidence));
            "mark"
        }
        Item::Date(i) => {
            let date = &article.dates[i];
            let datetime = datetime(&date.value);
            set("class", &"otr-date");
            if let Some(datetime) = &datetime {
                set("datetime", datetime);
            }
            set("data-date", &i);
            set("data-type", &wire::date_kind(date.kind));
            set("data-value", &date.value);
            set("data-rule", &date.rule);
            set("data-confidence", &wire::round(date.confidence));
            if datetime.is_some() { "time" } else { "span" }
        }
    };
    if continued {
        set("data-continued", &"");
    }
    Element { tag, attributes }
}

/// A TIMEX3 value as HTML's `datetime`: dates, months, years, weeks, times and durations up to weeks have a form there,
/// but not seasons, decades, parts of the day, months and years of duration, or `PRESENT_REF`.
fn datetime(value: &str) -> Option<String> {
    let shape: String = value.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if let Some(duration) = shape.strip_prefix('P') {
        if duration.strip_suffix('W').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b == b'0')) {
            return Some(value[1..].to_ascii_lowercase());
        }
        return is_duration(duration).then(|| value.to_string());
    }
    let (day, time) = match shape.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (shape.as_str(), None),
    };
    let time_of_day = |t: &str| {
        let zoneless = t.strip_suffix('Z').or_else(|| t.strip_suffix("+00:00")).or_else(|| t.strip_suffix("-00:00"));
        matches!(zoneless.unwrap_or(t), "00:00" | "00:00:00")
    };
    let valid = match (day, time) {
        ("0000-00-00", time) => time.is_none_or(time_of_day),
        ("0000" | "0000-00" | "0000-W00", None) => true,
        ("", Some(time)) => time_of_day(time),
        _ => false,
    };
    (valid && !value.starts_with("0000")).then(|| value.trim_start_matches('T').to_string())
}

/// Days, then `T` with hours, minutes and seconds, each once and in that order; `shape` has every digit as 0.
fn is_duration(shape: &str) -> bool {
    let (days, time) = match shape.split_once('T') {
        Some((days, time)) if !time.is_empty() => (days, time),
        Some(_) => return false,
        None => (shape, ""),
    };
    let in_order = |part: &str, units: &str| {
        let mut left = units;
        part.split_inclusive(|c: char| c != '0').all(|piece| {
            let unit = piece.chars().next_back().and_then(|c| left.find(c));
            left = unit.map_or(left, |at| &left[at + 1..]);
            unit.is_some() && piece.len() > 1
        })
    };
    !shape.is_empty() && in_order(days, "D") && in_order(time, "HMS")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datetime_takes_what_html_takes() {
        for good in [
            "2022-03-14",
            "2022-03",
            "2022",
            "2022-W10",
            "2022-03-14T21:49",
            "2022-03-14T21:49Z",
            "P3D",
            "PT5M",
            "P1DT2H",
            "PT36H15M",
        ] {
            assert_eq!(datetime(good).as_deref(), Some(good));
        }
        assert_eq!(datetime("T21:49").as_deref(), Some("21:49"));
        assert_eq!(datetime("P12W").as_deref(), Some("12w"));
        for bad in [
            "",
            "202",
            "202X",
            "2022-SP",
            "2022-Q1",
            "2022-03-14TEV",
            "PRESENT_REF",
            "P1Y",
            "P3M",
            "PXD",
            "P",
            "PT",
            "P3",
            "T",
            "PT5M2H",
            "P1DT",
            "PW",
            "0000",
        ] {
            assert_eq!(datetime(bad), None, "{bad}");
        }
    }
}
