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

fn cases(file: &str) -> Vec<Case> {
    let (mut published, mut out) = (None, Vec::new());
    for (n, line) in file.lines().enumerate() {
        if let Some(day) = line.strip_prefix("@ ") {
            published = (day != "none").then(|| day.to_string());
        } else if !line.is_empty() && !line.starts_with(['#', '=']) {
            let (text, wanted) = unmark(line);
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
