//! Place and date before the first sentence.
//!
//! | paragraph begins with | place | date |
//! |---|---|---|
//! | `ROME (Reuters) -`, `ATLANTA --`, `BATTLE CREEK —` | `ROME`, … | none |
//! | `WASHINGTON, March 14 (AP) —` | `WASHINGTON` | `March 14`, in the year of the publication date |
//! | `CHEYENNE, Wyo. —` | `CHEYENNE, Wyo.` | none |
//! | `PARIS, 3 May 2021 –` | `PARIS` | `3 May 2021` |
//! | `18 November 2026, Melbourne —` | `Melbourne` | `18 November 2026` |
//! | `Nairobi, Kenya —`, `Berlin (dpa) –` | `Nairobi, Kenya`, `Berlin`: listed places | |
//! | `NEW DELHI: The …` | `NEW DELHI`: a listed place | |
//! | `The deal – worth millions –`, `UPDATE: The …` | none: no capitals, no place | |

use super::stamp;
use crate::calendar::Day;
use crate::document::{DateField, Dateline, Field};
use crate::lexicon::gazetteer::{Classes, classes, longest};
use crate::options::DateOrder;
use crate::text::Span;
use crate::text::chars::is_dash;

/// Datelines are no longer than this, in bytes.
const LONGEST: usize = 90;

/// The dateline of a paragraph; `reference` gives the year where it names none.
pub(super) fn read(text: &str, paragraph: Span, reference: Option<Day>) -> Option<Dateline> {
    let line = paragraph.of(text);
    let mut before = ' ';
    let dash = line.char_indices().take_while(|(i, _)| *i < LONGEST).find(|&(i, c)| {
        let found = is_dash(c) && before.is_whitespace() && i > 0 && line[i..].contains(' ');
        before = c;
        found
    });
    let (head, place) = match dash {
        Some((dash, _)) => {
            let head = line[..dash].trim_end();
            match place(head).or_else(|| listed(head)) {
                Some(place) => (head, place),
                None => {
                    return date_first(text, Span::at(paragraph.start as usize, paragraph.start as usize + head.len()));
                }
            }
        }
        None => {
            let head = line.split_once(": ")?.0;
            let place = place(head).filter(|end| *end == head.len() && head.len() < LONGEST / 2)?;
            (head, is_place(&head[..place]).then_some(place)?)
        }
    };
    let at = |start: usize, length: usize| {
        Span::at(paragraph.start as usize + start, paragraph.start as usize + start + length)
    };
    let rest = &head[place..];
    let date = stamp::read(text, at(place, rest.len()), DateOrder::Auto).into_iter().next();
    // Without a year the words are a date all the same.
    let short = reference.or(Day::new(2000, 1, 1)).and_then(|year| month_and_day(rest, year));
    let dated = short.is_some();
    let date = date.map(|s| DateField { span: s.span, value: s.value }).or_else(|| {
        let (day, start, length) = short.filter(|_| reference.is_some())?;
        Some(DateField { span: at(place + start, length), value: day.to_string() })
    });
    let plain = rest.trim_start_matches([',', '.', ' ']);
    let fits = plain.is_empty() || plain.starts_with('(') || plain.starts_with('/') || date.is_some() || dated;
    fits.then_some(Dateline { place: Field { span: at(0, place) }, date })
}

/// `18 November 2026, Melbourne`: a whole date, then a place.
fn date_first(text: &str, head: Span) -> Option<Dateline> {
    let words = head.of(text);
    let (date, town) = words.rsplit_once(", ")?;
    let whole = place(town).or_else(|| listed(town)).is_some_and(|end| end == town.len());
    let day = Span::at(head.start as usize, head.start as usize + date.len());
    let stamp = stamp::read(text, day, DateOrder::Auto).into_iter().next().filter(|s| s.span == day)?;
    let date = Some(DateField { span: stamp.span, value: stamp.value });
    let place = Field { span: Span::at(head.end as usize - town.len(), head.end as usize) };
    whole.then_some(Dateline { place, date })
}

/// Where the words in capitals end, with a state in small letters after a comma.
fn place(head: &str) -> Option<usize> {
    let mut end = 0;
    let mut at = 0;
    for word in head.split(' ') {
        let bare = word.trim_end_matches([',', '.']);
        let capitals = bare.chars().any(char::is_uppercase) && !bare.chars().any(char::is_lowercase);
        if !capitals || !bare.starts_with(char::is_uppercase) {
            break;
        }
        end = at + bare.len();
        at += word.len() + 1;
        if word.ends_with(',') {
            break;
        }
    }
    if head[..end].chars().filter(|c| c.is_uppercase()).count() < 3 {
        return None;
    }
    // `Wyo.`, `Iraq`: a region, not a month
    let region = head[end..].strip_prefix(", ").map(|r| r.find([' ', ',']).unwrap_or(r.len()));
    match region.map(|length| &head[end + 2..end + 2 + length]) {
        Some(word)
            if word.starts_with(char::is_uppercase) && stamp::month_number(word.trim_end_matches('.')).is_none() =>
        {
            Some(end + 2 + word.len())
        }
        _ => Some(end),
    }
}

/// Where a listed place in small letters ends, with a listed country or state after a comma.
fn listed(head: &str) -> Option<usize> {
    let end = head.find([',', '(']).unwrap_or(head.len());
    let end = head[..end].trim_end().len();
    if end == 0 || !head.starts_with(char::is_uppercase) || !is_place(&head[..end]) {
        return None;
    }
    let region = head[end..].strip_prefix(", ").map(|r| r[..r.find([',', '(']).unwrap_or(r.len())].trim_end());
    Some(region.filter(|r| is_place(r)).map_or(end, |r| end + 2 + r.len()))
}

/// Whether a few words are a place of the gazetteer.
pub(super) fn is_place(words: &str) -> bool {
    let count = words.split(' ').count();
    let found = if count == 1 {
        Some(classes(words))
    } else {
        longest(words.split(' ')).filter(|p| p.words == count).map(|p| p.set.classes())
    };
    found.is_some_and(|c| c.any(Classes::ANY_PLACE))
}

/// `March 14` or `14 March`, with its place in `rest`.
fn month_and_day(rest: &str, reference: Day) -> Option<(Day, usize, usize)> {
    let words: Vec<&str> = rest.split([' ', ',']).filter(|w| !w.is_empty()).take(6).collect();
    let pair = words.windows(2).find_map(|w| {
        let month = |w: &str| stamp::month_number(w.trim_end_matches('.'));
        let (month, day) = month(w[0]).zip(w[1].parse().ok()).or_else(|| month(w[1]).zip(w[0].parse().ok()))?;
        Some((w[0], w[1], month, day))
    })?;
    let start = rest.find(pair.0)?;
    let end = start + rest[start..].find(pair.1)? + pair.1.len();
    let this = Day::new(reference.year(), pair.2, pair.3)?;
    // December in an article of January belongs to the year before.
    let day = if reference.days_until(this) > 31 { Day::new(reference.year() - 1, pair.2, pair.3)? } else { this };
    Some((day, start, end - start))
}
