//! `tests/cases/date.txt`: every expression of a sentence with its value, and sentences that hold none.
#![allow(clippy::print_stdout)] // tests say what they skip and what they tried

use ontherecord::{DateMention, Modifier, Options};

/// One sentence of the case files.
struct Case {
    line: usize,
    published: Option<String>,
    text: String,
    /// Start, end, value and modifier of each expression.
    wanted: Vec<(u32, u32, String, String)>,
}

/// Stands behind every sentence: a line with nothing but a date may be the page's own stamp and no sentence.
const TAIL: &str = " Nobody in the hall, where the lamps were lit and the benches were full to the doors, had \
    anything to add to that, and the clerk with the green pen wrote all of it down without a word.";

fn cases(file: &str) -> Vec<Case> {
    let (mut published, mut out) = (None, Vec::new());
    for (n, line) in file.lines().enumerate() {
        if let Some(day) = line.strip_prefix("@ ") {
            published = (day != "none").then(|| day.to_string());
        } else if !line.is_empty() && !line.starts_with(['#', '=']) {
            let (mut text, wanted) = unmark(line);
            text += TAIL;
            out.push(Case { line: n + 1, published: published.clone(), text, wanted });
        }
    }
    out
}

fn unmark(line: &str) -> (String, Vec<(u32, u32, String, String)>) {
    let (mut text, mut wanted, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, mark)) = rest.split_once('[') {
        let (inside, after) = mark.split_once(']').expect("a mark is closed");
        let mut parts = inside.split('|');
        let expression = parts.next().unwrap_or("");
        text += before;
        let start = text.len() as u32;
        text += expression;
        let value = parts.next().expect("a value").to_string();
        wanted.push((start, text.len() as u32, value, parts.next().unwrap_or("").to_string()));
        rest = after;
    }
    (text + rest, wanted)
}

fn modifier(date: &DateMention) -> &'static str {
    match date.modifier {
        None => "",
        Some(Modifier::Start) => "START",
        Some(Modifier::Mid) => "MID",
        Some(Modifier::End) => "END",
        Some(Modifier::Approx) => "APPROX",
        Some(Modifier::Before) => "BEFORE",
        Some(Modifier::After) => "AFTER",
        Some(Modifier::OnOrBefore) => "ON_OR_BEFORE",
        Some(Modifier::OnOrAfter) => "ON_OR_AFTER",
        Some(Modifier::LessThan) => "LESS_THAN",
        Some(Modifier::MoreThan) => "MORE_THAN",
        Some(Modifier::EqualOrLess) => "EQUAL_OR_LESS",
        Some(Modifier::EqualOrMore) => "EQUAL_OR_MORE",
    }
}

fn run(file: &str) -> Vec<String> {
    let mut failures = Vec::new();
    for case in cases(file) {
        let options = Options { published: case.published.clone(), ..Options::default() };
        let got: Vec<_> = ontherecord::parse(&case.text, &options)
            .dates
            .iter()
            .map(|d| {
                // Bounds are noted only where the case asks for them.
                let bound = matches!(modifier(d), "BEFORE" | "AFTER" | "ON_OR_BEFORE" | "ON_OR_AFTER");
                let asked = case.wanted.iter().any(|w| w.0 == d.span.start && !w.3.is_empty());
                let modifier = if bound && !asked { "" } else { modifier(d) };
                (d.span.start, d.span.end, d.value.to_string(), modifier.to_string())
            })
            .collect();
        if got != case.wanted {
            let show = |xs: &[(u32, u32, String, String)]| -> Vec<String> {
                xs.iter().map(|x| format!("[{}|{}|{}]", &case.text[x.0 as usize..x.1 as usize], x.2, x.3)).collect()
            };
            failures.push(format!(
                "line {}: {}\n  wanted {:?}\n  got    {:?}",
                case.line,
                case.text,
                show(&case.wanted),
                show(&got)
            ));
        }
    }
    failures
}

#[test]
fn expressions_and_values() {
    let failures = run(include_str!("cases/date.txt"));
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

/// The sample's table of phrases lies beside the project and is no part of it.
#[test]
fn the_table_of_phrases_beside_the_project() {
    let Ok(json) = std::fs::read_to_string("../shared/samples/date-phrases.json") else {
        println!("skipped: no table of phrases at ../shared/samples");
        return;
    };
    let table: serde_json::Value = serde_json::from_str(&json).expect("the table is JSON");
    let dates = |row: &serde_json::Value| {
        let options = Options { published: row["ref"].as_str().map(String::from), ..Options::default() };
        ontherecord::parse(row["text"].as_str().unwrap_or(""), &options).dates
    };
    let mut missed = Vec::new();
    for row in table["pos"].as_array().expect("rows") {
        let (start, end) = (row["start"].as_u64().unwrap_or(0) as u32, row["end"].as_u64().unwrap_or(0) as u32);
        let found = dates(row);
        let hit = found.iter().find(|d| d.span.start < end && start < d.span.end);
        let first = hit.and_then(|d| d.interval?.from).map_or(String::new(), |moment| moment.to_string());
        if !first.starts_with(row["v0"].as_str().unwrap_or("?")) {
            missed.push(format!("{}: {:?}", row["text"], hit.map(|d| &d.value)));
        }
    }
    missed.extend(
        table["neg"].as_array().expect("rows").iter().filter(|r| !dates(r).is_empty()).map(|r| r["text"].to_string()),
    );
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

fn values(text: &str, options: &Options) -> Vec<(String, Vec<String>)> {
    ontherecord::parse(text, options).dates.into_iter().map(|d| (d.value.into(), d.alternatives)).collect()
}

#[test]
fn the_order_of_figures_follows_the_text_then_the_option() {
    let auto = Options::default();
    let two = "The first is dated 25/12/2021. The second is dated 3/4/2022.";
    assert_eq!(values(two, &auto)[1], ("2022-04-03".into(), vec![]));
    let open = "The note is dated 3/4/2022.";
    assert_eq!(values(open, &auto), [("2022-03-04".into(), vec!["2022-04-03".into()])]);
    assert!(ontherecord::parse(open, &auto).warnings.iter().any(|w| w.code == "date-order"));
    let day_first = Options { date_order: ontherecord::DateOrder::DayFirst, ..Options::default() };
    assert_eq!(values(open, &day_first)[0].0, "2022-04-03");
}

#[test]
fn what_cannot_be_is_said_in_a_warning() {
    let article = ontherecord::parse("The form says 30 February 2021.", &Options::default());
    assert!(article.dates.is_empty());
    assert!(article.warnings.iter().any(|w| w.code == "impossible-date" && w.span.is_some()));
    let article = ontherecord::parse("They met on Monday and again on Friday.", &Options::default());
    assert_eq!(article.warnings.iter().filter(|w| w.code == "no-publication-date").count(), 1);
    assert!(article.dates.iter().all(|d| d.interval.is_none()));
}

#[test]
fn a_quotation_keeps_the_day_of_speech_with_less_confidence() {
    let options = Options { published: Some("2022-03-18".into()), ..Options::default() };
    let at = |text: &str| ontherecord::parse(text, &options).dates.remove(0);
    let (said, told) = (at("“We met yesterday,” he said."), at("They met yesterday, he said."));
    assert_eq!(said.value, told.value);
    assert!(said.confidence < told.confidence);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of date expressions, true and false, in any order.
    const PIECES: &[&str] = &[
        "Monday",
        "Fri.",
        "May",
        "Sept.",
        "31",
        "30",
        "2022",
        "1999",
        "’98",
        "the",
        "a",
        "last",
        "next",
        "this",
        "past",
        "two",
        "several",
        "half",
        "week",
        "weeks",
        "year",
        "years",
        "day",
        "hours",
        "quarter",
        "night",
        "morning",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "since",
        "until",
        "by",
        "from",
        "to",
        "through",
        "between",
        "and",
        "of",
        "in",
        "on",
        "every",
        "twice",
        "early",
        "late",
        "mid-",
        "the end of",
        "Christmas",
        "today",
        "tomorrow",
        "now",
        "recently",
        "5",
        "p.m.",
        "EST",
        "12:30",
        "3/4/2022",
        "29/02/2023",
        "2022-02-30",
        "1990s",
        "20th",
        "century",
        "second",
        "first",
        "said",
        "will",
        "was",
        "met",
        "old",
        "$5",
        "%",
        ",",
        ".",
        "-",
        "–",
        "/",
        "“",
        "”",
        "(",
        ")",
        "'s",
        "’s",
        "\n",
        "\n\n",
        "é",
        "🎻",
        "9999999999",
        "0",
        "fiscal",
        "summer",
        "weekend",
        "today’s",
    ];

    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![6 => prop::sample::select(PIECES).prop_map(String::from), 1 => "\\PC{0,4}"];
        prop::collection::vec((piece, prop::bool::weighted(0.85)), 0..40)
            .prop_map(|all| all.into_iter().map(|(piece, gap)| piece + if gap { " " } else { "" }).collect())
    }

    fn published() -> impl Strategy<Value = Option<String>> {
        prop_oneof![
            Just(None),
            Just(Some("2022-03-18".into())),
            Just(Some("2024-02-29".into())),
            Just(Some("0001-01-01".into())),
            Just(Some("9999-12-31".into())),
            Just(Some("no day".into())),
        ]
    }

    /// Whether a value is written as TIMEX3 writes it.
    fn is_value(value: &str) -> bool {
        let reference = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"].contains(&value);
        let length = value.len() > 2 && value.starts_with('P');
        let place = |part: &str| {
            let (day, time) = part.split_once('T').map_or((part, None), |(day, time)| (day, Some(time)));
            let figures = |c: char| c.is_ascii_digit() || c == 'X';
            day.len() >= 2
                && day.starts_with(figures)
                && day.chars().all(|c| figures(c) || "-WQHSUFAIPED".contains(c))
                && time.is_none_or(|t| !t.is_empty())
        };
        reference || length || value.split('/').all(place)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

        #[test]
        fn dates_hold_together(text in texts(), published in published()) {
            let article = ontherecord::parse(&text, &Options { published, ..Options::default() });
            for pair in article.dates.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start, "{:?} over {:?}", pair[0], pair[1]);
            }
            for date in &article.dates {
                prop_assert!(date.span.start < date.span.end);
                prop_assert!(text.get(date.span.start as usize..date.span.end as usize).is_some());
                prop_assert!(is_value(&date.value), "{:?}", date);
                prop_assert!((0.0..=1.0).contains(&date.confidence));
                prop_assert!(!date.alternatives.iter().any(|other| **other == *date.value), "{:?}", date);
                if let Some(interval) = &date.interval
                    && let (Some(from), Some(to)) = (&interval.from, &interval.to)
                {
                    prop_assert!(from < to, "{:?}", date);
                }
            }
        }

        #[test]
        fn the_timeline_is_in_order_and_dated(text in texts(), published in published()) {
            let article = ontherecord::parse(&text, &Options { published, ..Options::default() });
            for (n, event) in article.timeline.iter().enumerate() {
                prop_assert_eq!(event.order as usize, n);
                prop_assert!((event.date as usize) < article.dates.len());
                prop_assert!(event.interval.from.is_some() || event.interval.to.is_some());
                if let (Some(from), Some(to)) = (&event.interval.from, &event.interval.to) {
                    prop_assert!(from < to, "{:?}", event);
                }
            }
            let starts: Vec<_> = article.timeline.iter().filter_map(|e| e.interval.from).collect();
            prop_assert!(starts.windows(2).all(|w| w[0] <= w[1]), "{:?}", starts);
        }
    }
}
