//! Runs `tests/cases/quote.txt`.

use ontherecord::{Article, Options, Polarity, Quote, QuoteForm, parse};

/// The fields of a quotation as the case file writes them.
fn shown(text: &str, article: &Article, quote: &Quote) -> Vec<String> {
    let words = |span: &Option<ontherecord::Span>| span.map_or("-".to_string(), |s| s.of(text).to_string());
    let form = match quote.form {
        QuoteForm::Direct => "direct",
        QuoteForm::Mixed => "mixed",
        QuoteForm::Indirect => "indirect",
    };
    let content: Vec<&str> = quote.content.iter().map(|c| c.of(text)).collect();
    let speaker = quote.speaker.map_or("-".to_string(), |id| article.entities[id as usize].name.clone());
    let mut fields = vec![form.to_string(), content.join(" + "), words(&quote.cue), words(&quote.source), speaker];
    match quote.polarity {
        Polarity::Said => {}
        Polarity::Declined => fields.push("declined".to_string()),
        Polarity::Conditional => fields.push("conditional".to_string()),
    }
    if !quote.closed {
        fields.push("unclosed".to_string());
    }
    fields
}

fn matches(want: &str, got: &[String]) -> bool {
    let want: Vec<&str> = want.split('|').map(str::trim).collect();
    want.len() == got.len() && want.iter().zip(got).all(|(w, g)| *w == "*" || w == g)
}

#[test]
fn cases() {
    let file = include_str!("cases/quote.txt");
    let (mut failed, mut count, mut name) = (Vec::new(), 0, "");
    let mut lines = file.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("# ") {
            name = title;
        }
        let Some(text) = line.strip_prefix("> ") else { continue };
        let text = text.replace('¶', "\n\n");
        let mut want = Vec::new();
        while let Some(quote) = lines.next_if(|l| l.starts_with("= ")) {
            want.push(&quote[2..]);
        }
        let indirect = want.iter().any(|w| w.starts_with("indirect"));
        let article = parse(&text, &Options::default());
        let quotes = article.quotes.iter().filter(|q| indirect || q.form != QuoteForm::Indirect);
        let got: Vec<Vec<String>> = quotes.map(|q| shown(&text, &article, q)).collect();
        count += 1;
        if got.len() != want.len() || !want.iter().zip(&got).all(|(w, g)| matches(w, g)) {
            let got: Vec<String> = got.iter().map(|g| g.join(" | ")).collect();
            failed.push(format!("{name}\n  want {want:#?}\n  got  {got:#?}"));
        }
    }
    assert!(failed.is_empty(), "{} of {count} cases fail:\n{}", failed.len(), failed.join("\n"));
}
