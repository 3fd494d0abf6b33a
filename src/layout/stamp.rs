//! Reads the dates that a page states about itself: whole days only, with the time beside them if there is one.
//!
//! | text | value |
//! |---|---|
//! | `March 14, 2022 at 21:49` | `2022-03-14T21:49` |
//! | `Published: 01:46 GMT, 22 December 2023` | `2023-12-22T01:46Z` |
//! | `Dec 20, 20233:36 PM EST` (glued) | `2023-12-20T15:36-05:00` |
//! | `2023-12-22T15:23:34Z` | the same, to the minute |
//! | `4:12 PM GMT+1`, `UTC +05:30` | with `+01:00`, `+05:30` |
//! | `12/22/23`, `22.12.2023` | `2023-12-22`: one number is over twelve |
//! | `03/04/2023` | by [`DateOrder`], see [`Stamp::doubtful`] |
//! | `2 hours ago`, `Thursday 1:30PM`, `Dec 24` | nothing: no year, no day |

use crate::calendar::Day;
use crate::options::DateOrder;
use crate::text::Span;

/// What a stamp says that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    None,
    Published,
    Updated,
}

/// A date, with its time if the text gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// In bytes of the text.
    pub span: Span,
    pub value: String,
    pub label: Label,
    /// Whether day and month may be the other way round.
    pub doubtful: bool,
}

impl Stamp {
    /// The day without its time.
    pub(super) fn day(&self) -> &str {
        self.value.get(..10).unwrap_or(&self.value)
    }

    /// The value with day and month the other way round.
    pub(super) fn swapped(&self) -> Option<String> {
        let (year, rest) = self.value.split_at_checked(5)?;
        let (month, day) = rest.get(..5)?.split_once('-')?;
        Some(format!("{year}{day}-{month}{}", &rest[5..]))
    }
}

/// Names of months; three letters and longer beginnings of these count.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Zones that stand for one offset. `ET`, `PT` and others change with the season, and give none.
const ZONES: &[(&str, &str)] = &[
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("BST", "+01:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("JST", "+09:00"),
    ("AEST", "+10:00"),
    ("AEDT", "+11:00"),
];

/// The stamps of one line, in order.
pub(super) fn read(text: &str, line: Span, order: DateOrder) -> Vec<Stamp> {
    let scan = Scan { text: line.of(text), order };
    let bytes = scan.text.as_bytes();
    let mut out: Vec<Stamp> = Vec::new();
    let mut at = 0;
    let mut label_from = 0;
    while at < bytes.len() {
        let begins = |i: usize| i == 0 || !bytes[i - 1].is_ascii_digit();
        let found = match bytes[at] {
            b'0'..=b'9' if begins(at) => scan.number_first(at),
            b if b.is_ascii_alphabetic() => scan.month_first(at),
            _ => None,
        };
        let Some((day, doubtful, start, end)) = found else {
            at += 1;
            continue;
        };
        let time = scan.time(start, end);
        let (from, to) = time.as_ref().map_or((start, end), |t| (start.min(t.from), end.max(t.to)));
        let value = time.map_or_else(|| day.to_string(), |t| format!("{day}T{}", t.value));
        // A time between two dates belongs to both of them: nothing stands before the second then.
        let before = scan.text.get(label_from..from).unwrap_or("");
        let span = Span::at(line.start as usize + from, line.start as usize + to);
        out.push(Stamp { span, value, label: label(before), doubtful });
        label_from = to;
        at = to.max(at + 1);
    }
    out
}

/// The last word before a stamp that says what it dates.
pub(super) fn label(before: &str) -> Label {
    let words = before.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let mut found = words.filter_map(|w| match () {
        () if ends(w, "updated") || ends(w, "modified") || ends(w, "edited") => Some(Label::Updated),
        () if ends(w, "published") || ends(w, "posted") || ends(w, "created") => Some(Label::Published),
        () => None,
    });
    found.next_back().unwrap_or(Label::None)
}

/// Whether `word` ends in `end`, in letters of any size; words are glued to what stands before them.
fn ends(word: &str, end: &str) -> bool {
    word.len() >= end.len() && word.as_bytes()[word.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
}

/// The number of a month, 1 to 12, from its name or the first three or four letters of it.
pub(super) fn month_number(name: &str) -> Option<u32> {
    let length = name.len();
    let fits = |m: &&str| {
        let head = m.as_bytes().get(..length);
        (length == m.len() || (3..5).contains(&length)) && head.is_some_and(|h| h.eq_ignore_ascii_case(name.as_bytes()))
    };
    MONTHS.iter().position(fits).map(|i| i as u32 + 1)
}

struct Scan<'t> {
    text: &'t str,
    order: DateOrder,
}

struct Time {
    value: String,
    from: usize,
    to: usize,
}

type Found = Option<(Day, bool, usize, usize)>;

impl Scan<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// A number of at most `digits` digits and where it ends.
    fn number(&self, at: usize, digits: usize) -> Option<(u32, usize)> {
        let end = (at..at + digits).find(|&i| !self.byte(i).is_ascii_digit()).unwrap_or(at + digits);
        Some((self.text.get(at..end)?.parse().ok()?, end))
    }

    fn year(&self, at: usize) -> Option<(i32, usize)> {
        let (year, end) = self.number(at, 4)?;
        (end == at + 4 && (1900..2100).contains(&year)).then_some((year as i32, end))
    }

    fn skip(&self, mut at: usize, marks: &[u8]) -> usize {
        loop {
            match self.byte(at) {
                b if b != 0 && marks.contains(&b) => at += 1,
                0xC2 if self.byte(at + 1) == 0xA0 => at += 2,
                _ => return at,
            }
        }
    }

    /// `22 Dec 2023`, `2023-12-22`, `12/22/2023`.
    fn number_first(&self, at: usize) -> Found {
        if let Some((year, end)) = self.year(at)
            && matches!(self.byte(end), b'-' | b'/' | b'.')
        {
            let (month, next) = self.number(end + 1, 2)?;
            if self.byte(next) != self.byte(end) {
                return None;
            }
            let (day, to) = self.number(next + 1, 2)?;
            return Some((Day::new(year, month, day)?, false, at, to));
        }
        let (first, end) = self.number(at, 2)?;
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|o| self.text.get(end..end + 2) == Some(o));
        let after = self.skip(if ordinal { end + 2 } else { end }, b" ,-");
        if let Some((month, to)) = self.month(after)
            && after > end
        {
            let (year, to) = self.year(self.skip(to, b" .,-"))?;
            return Some((Day::new(year, month, first)?, false, at, to));
        }
        let mark = self.byte(end);
        if !matches!(mark, b'/' | b'-' | b'.') {
            return None;
        }
        let (second, next) = self.number(end + 1, 2)?;
        if self.byte(next) != mark || !self.byte(next + 1).is_ascii_digit() {
            return None;
        }
        let (year, to) = match self.year(next + 1) {
            Some(year) => year,
            None if mark == b'/' && !self.byte(next + 3).is_ascii_digit() => {
                let (short, to) = self.number(next + 1, 2)?;
                (2000 + short as i32, to)
            }
            None => return None,
        };
        let day_first = first > 12 || second <= 12 && (self.order == DateOrder::DayFirst || mark == b'.');
        let (day, month) = if day_first { (first, second) } else { (second, first) };
        let doubtful = first <= 12 && second <= 12 && first != second && self.order == DateOrder::Auto;
        Some((Day::new(year, month, day)?, doubtful, at, to))
    }

    /// `Dec. 22nd, 2023`, also glued to a word before it.
    fn month_first(&self, at: usize) -> Found {
        let before = at.checked_sub(1).map_or(0, |i| self.byte(i));
        let begins = !before.is_ascii_alphabetic() || before.is_ascii_lowercase() && self.byte(at).is_ascii_uppercase();
        let glued = before.is_ascii_uppercase() && self.byte(at).is_ascii_uppercase();
        if !begins && !glued {
            return None;
        }
        let (month, end) = self.month(at)?;
        let (day, end) = self.number(self.skip(end, b" ."), 2)?;
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|o| self.text.get(end..end + 2) == Some(o));
        let after = self.skip(if ordinal { end + 2 } else { end }, b" ,.");
        let (year, to) = self.year(after)?;
        (after > end).then_some((Day::new(year, month, day)?, false, at, to))
    }

    /// The month named at `at`, 1 to 12, and where its name ends.
    fn month(&self, at: usize) -> Option<(u32, usize)> {
        let rest = &self.text.as_bytes()[at.min(self.text.len())..];
        let length = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let name = std::str::from_utf8(&rest[..length]).ok()?;
        Some((month_number(name)?, at + length))
    }

    /// The time of day beside a date between `start` and `end`.
    fn time(&self, start: usize, end: usize) -> Option<Time> {
        let mut at = self.skip(end, b" ,|/T-");
        if self.text.get(at..at + 2).is_some_and(|s| s.eq_ignore_ascii_case("at")) {
            at = self.skip(at + 2, b" ");
        }
        if let Some((value, to)) = self.clock(at) {
            return Some(Time { value, from: start, to });
        }
        // `05:42 AM December 23`, `01:46 GMT, 22 December`, `8:41 PM on December 20`
        let near = start.saturating_sub(16);
        let head = &self.text[..start];
        let from =
            head.bytes().skip(near).rposition(|b| matches!(b, b':' | b'.')).map(|i| i + near).filter(|&i| i > 0)?;
        let digits = head[..from].bytes().rev().take(2).take_while(u8::is_ascii_digit).count();
        let (value, to) = self.clock(from - digits)?;
        let between = self.text.get(to..start)?.trim_matches([' ', ',', '\u{A0}', '|']);
        matches!(between, "" | "on" | "ET" | "PT" | "CT" | "AM" | "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun")
            .then_some(Time { value, from: from - digits, to: end })
    }

    /// `21:49`, `9:05 p.m. EST`, `10AM`, `17.47 CET` as `HH:MM` and zone.
    fn clock(&self, at: usize) -> Option<(String, usize)> {
        let (mut hour, end) = self.number(at, 2)?;
        let mut minute = 0;
        let mut to = end;
        if matches!(self.byte(end), b':' | b'.')
            && let Some((m, next)) = self.number(end + 1, 2)
            && next == end + 3
        {
            (minute, to) = (m, next);
            if self.byte(next) == b':' && self.byte(next + 1).is_ascii_digit() {
                to = self.number(next + 1, 2)?.1;
            }
        }
        let half = self.skip(to, b" ");
        let letter = self.byte(half).to_ascii_lowercase();
        let dotted = self.byte(half + 1) == b'.' && self.byte(half + 2).eq_ignore_ascii_case(&b'm');
        let meridiem = matches!(letter, b'a' | b'p') && (dotted || self.byte(half + 1).eq_ignore_ascii_case(&b'm'));
        if meridiem {
            to = if dotted { half + 3 + usize::from(self.byte(half + 3) == b'.') } else { half + 2 };
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + if letter == b'p' { 12 } else { 0 };
        }
        if to == end || hour > 23 || minute > 59 || self.byte(to).is_ascii_digit() {
            return None;
        }
        let zone_at = self.skip(to, b" ");
        let rest = self.text.get(zone_at..).unwrap_or("");
        let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let name = &rest[..letters];
        let zone = if name == "Z" { Some("Z") } else { ZONES.iter().find(|z| z.0 == name).map(|z| z.1) };
        let known = zone.is_some() || matches!(name, "ET" | "PT" | "CT" | "MT" | "IST" | "CST" | "HKT" | "SGT");
        let to = if known { zone_at + letters } else { to };
        if let Some((offset, to)) = self.offset(to).filter(|_| zone == Some("Z") && name != "Z") {
            return Some((format!("{hour:02}:{minute:02}{offset}"), to));
        }
        Some((format!("{hour:02}:{minute:02}{}", zone.unwrap_or("")), to))
    }

    /// `+1`, `+05:30`, `-0800` after `GMT` or `UTC`, as `+01:00`.
    fn offset(&self, at: usize) -> Option<(String, usize)> {
        let at = self.skip(at, b" ");
        let sign = match self.byte(at) {
            b'+' => '+',
            b'-' => '-',
            _ => return None,
        };
        let (hour, end) = self.number(at + 1, 2)?;
        let colon = usize::from(self.byte(end) == b':');
        let (minute, end) = match self.number(end + colon, 2) {
            Some((minute, to)) if to == end + colon + 2 => (minute, to),
            _ => (0, end),
        };
        let fits = hour <= 14 && minute < 60 && !self.byte(end).is_ascii_digit();
        fits.then(|| (format!("{sign}{hour:02}:{minute:02}"), end))
    }
}

/// Whether a line is a time of the day and nothing else, as above the posts of a live blog: `14:05`, `10.42am GMT`.
pub(super) fn is_clock(line: &str) -> bool {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(line);
    let Some(mark @ (':' | '.')) = line[hours..].chars().next() else { return false };
    let rest = &line[hours + 1..];
    let minutes = digits(rest);
    let zone = rest[minutes..].trim();
    let half = zone.starts_with(['a', 'p', 'A', 'P']);
    // "1.50" may be a price.
    let bare = zone.is_empty() && mark == ':';
    let named = !zone.is_empty() && zone.chars().all(char::is_uppercase);
    (1..=2).contains(&hours) && minutes == 2 && zone.len() <= 8 && (bare || half || named)
}

#[cfg(test)]
mod tests {
    use super::is_clock;

    #[test]
    fn a_time_between_two_dates_may_belong_to_both() {
        let article = crate::parse("3/4/2022 12:30 3/4/2022", &crate::Options::default());
        assert_eq!(article.blocks.len(), 1);
    }

    #[test]
    fn times_above_posts() {
        for line in ["14:05", "9.30am", "10.42am GMT", "18:20 BST"] {
            assert!(is_clock(line), "{line}");
        }
        for line in ["", "3-2", "14:05 President promises aid", "1.50", "12", "2:1 win", "10:15:30", "é:30"] {
            assert!(!is_clock(line), "{line}");
        }
    }
}
