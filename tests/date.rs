//! `tests/cases/date.txt`: every expression of a sentence with its value, and sentences that hold none.

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
                (d.span.start, d.span.end, d.value.clone(), modifier.to_string())
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
        let first = hit.and_then(|d| d.interval.as_ref()?.from.clone()).unwrap_or_default();
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
    ontherecord::parse(text, options).dates.into_iter().map(|d| (d.value, d.alternatives)).collect()
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
