//! Runs `tests/cases/marks.txt`.

use super::pair;
use crate::Options;

/// What the stretches of `text` look like in the case file.
fn shown(text: &str) -> Vec<String> {
    let mut warnings = Vec::new();
    let layout = crate::layout::read(text, &Options::default(), &mut warnings);
    let tokens = crate::token::read(text, &layout.blocks);
    pair(&tokens, &layout.blocks, &mut warnings)
        .iter()
        .map(|m| {
            let odd = [
                (m.nested, " nested"),
                (m.continues, " continues"),
                (!m.closed, " unclosed"),
                (!m.opened, " unopened"),
            ];
            let flags: String = odd.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect();
            let bar = if flags.is_empty() { "" } else { " |" };
            format!("{}{bar}{flags}", m.span.of(text))
        })
        .collect()
}

#[test]
fn cases() {
    let file = include_str!("../../../tests/cases/marks.txt");
    let mut failed = Vec::new();
    let mut name = "";
    let mut lines = file.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("# ") {
            name = title;
        }
        let Some(text) = line.strip_prefix("> ") else { continue };
        let text = text.replace('¶', "\n\n");
        let mut want = Vec::new();
        while let Some(stretch) = lines.next_if(|l| l.starts_with("= ")) {
            want.push(stretch[2..].to_string());
        }
        let got = shown(&text);
        if got != want {
            failed.push(format!("{name}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(failed.is_empty(), "{} cases fail:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn hostile_marks_end_in_linear_time_and_on_boundaries() {
    for piece in ["\"", "“", "‘", "'", "«“", "' ", "\" ", "“\n\n", "''", "’s ", "é\"", "“‘"] {
        let text = piece.repeat(20_000);
        let mut warnings = Vec::new();
        let layout = crate::layout::read(&text, &Options::default(), &mut warnings);
        let tokens = crate::token::read(&text, &layout.blocks);
        let all = pair(&tokens, &layout.blocks, &mut warnings);
        assert!(all.iter().all(|m| text.get(m.span.range()).is_some()), "{piece:?}");
        assert!(all.windows(2).all(|w| w[0].span.start <= w[1].span.start), "{piece:?}");
    }
}
