//! The page model: which lines of a pasted page are its article, and which is the headline.
//!
//! Pages are parted in folds. Headlines are learnt among the candidates that a model of lines finds which has not seen
//! the page; the cross-validation reads every page by a model of both kinds that has not seen it.

use crate::boost::{self, Rows, Settings, Tree};
use flate2::read::GzDecoder;
use ontherecord::training::{self, PageLine, TREE_WIDTH};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::Path;

/// Trees for the lines.
const LINES: Settings = Settings { depth: 4, trees: 120, rate: 0.2, l2: 10.0, features: 0.4, sample: 0.7 };
/// Trees for the headlines.
const TITLES: Settings = Settings { depth: 4, trees: 200, rate: 0.05, l2: 4.0, features: 0.25, sample: 0.5 };
/// No line weighs more words than these.
const LONGEST: u32 = 60;
/// Pages that share lines worth more than this are of one outlet.
const ALIKE: f64 = 8.0;

#[derive(Deserialize)]
struct Gold {
    id: String,
    text: String,
    page: Facts,
}

#[derive(Deserialize)]
struct Facts {
    headline: String,
    paragraphs: Vec<String>,
}

/// One page.
struct Page {
    gold: Gold,
    lines: Vec<PageLine>,
    /// Whether each line is the article's; empty where the annotation fits nowhere.
    body: Vec<bool>,
    fold: usize,
}

/// Trains the model; with `cross`, writes instead what models say of pages that they have not seen.
pub fn train(set: &Path, folds: usize, outlets: bool, out: &Path, cross: Option<&Path>) -> Result<(), String> {
    let mut pages = read(set)?;
    let groups = if outlets { outlets_of(&pages) } else { (0..pages.len()).collect() };
    for (i, page) in pages.iter_mut().enumerate() {
        page.fold = groups[i] % folds;
    }
    let unseen: Vec<Vec<Tree>> = (0..folds).map(|k| lines(&pages, |p| p.fold != k)).collect();
    let choices: Vec<Option<Choice>> = pages.iter().map(|p| Choice::new(p, &file(&unseen[p.fold], &[]))).collect();
    eprintln!("{} of {} headlines among the candidates", choices.iter().flatten().count(), pages.len());
    if let Some(path) = cross {
        let mut lines = String::new();
        for (k, unseen) in unseen.iter().enumerate() {
            let titles = titles(&choices, |i| pages[i].fold != k);
            let model = file(unseen, &titles);
            for page in pages.iter().filter(|p| p.fold == k) {
                lines.push_str(&analysis(page, &model).to_string());
                lines.push('\n');
            }
        }
        return std::fs::write(path, lines).map_err(|e| format!("{}: {e}", path.display()));
    }
    let model = file(&lines(&pages, |_| true), &titles(&choices, |_| true));
    eprintln!("{}: {} bytes", out.display(), model.len());
    std::fs::write(out, model).map_err(|e| format!("{}: {e}", out.display()))
}

/// The model file.
fn file(lines: &[Tree], titles: &[Tree]) -> Vec<u8> {
    let mut out = (lines.len() as u16).to_le_bytes().to_vec();
    lines.iter().chain(titles).for_each(|t| out.extend_from_slice(t));
    out
}

fn read(path: &Path) -> Result<Vec<Page>, String> {
    let at = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(|e| at(&e))?;
    GzDecoder::new(file).read_to_string(&mut text).map_err(|e| at(&e))?;
    text.lines()
        .map(|line| {
            let gold: Gold = serde_json::from_str(line).map_err(|e| at(&e))?;
            let lines = training::page_lines(&gold.text);
            let body = body(&gold, &lines);
            Ok(Page { gold, lines, body, fold: 0 })
        })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Which lines the annotated paragraphs are: by runs of three words, without what repeats them before and after.
fn body(gold: &Gold, lines: &[PageLine]) -> Vec<bool> {
    let mut triples = HashSet::new();
    let mut whole = HashSet::new();
    let headline = words(&gold.page.headline);
    for paragraph in &gold.page.paragraphs {
        let words = words(paragraph);
        triples.extend(words.windows(3).map(<[String]>::to_vec));
        whole.insert(words);
    }
    let one = |l: &PageLine| {
        let w = words(&gold.text[l.range.clone()]);
        let hits = w.windows(3).filter(|s| triples.contains(*s)).count();
        w != headline && (whole.contains(&w) || w.len() > 2 && hits * 5 > (w.len() - 2) * 3)
    };
    let mut body: Vec<bool> = lines.iter().map(one).collect();
    // Headlines and teasers repeat words of the article: its first line has a successor near by.
    let Some(first) = (0..body.len()).find(|&i| body[i] && lines[i].words > 7) else { return Vec::new() };
    let first = (first.saturating_sub(2)..=first).find(|&i| body[i]).unwrap_or(first);
    let last =
        (0..body.len()).rev().find(|&i| body[i] && (lines[i].words > 7 || i > 0 && body[i - 1])).unwrap_or(first);
    for (i, b) in body.iter_mut().enumerate() {
        *b &= (first..=last).contains(&i);
    }
    body
}

/// Numbers of the outlets: pages that share enough lines which few others have.
fn outlets_of(pages: &[Page]) -> Vec<usize> {
    let sets: Vec<HashSet<&str>> = pages
        .iter()
        .map(|p| {
            p.lines.iter().map(|l| &p.gold.text[l.range.clone()]).filter(|l| (3..200).contains(&l.len())).collect()
        })
        .collect();
    let mut holders: HashMap<&str, f64> = HashMap::new();
    sets.iter().flatten().for_each(|l| *holders.entry(l).or_default() += 1.0);
    let n = pages.len() as f64;
    let mut outlet: Vec<usize> = (0..pages.len()).collect();
    for i in 0..pages.len() {
        for j in 0..i {
            let mut shared: Vec<f64> = sets[i].intersection(&sets[j]).map(|l| (n / holders[l]).ln() / n.ln()).collect();
            shared.sort_by(f64::total_cmp);
            if shared.iter().sum::<f64>() > ALIKE {
                let (from, to) = (outlet[i], outlet[j]);
                outlet.iter_mut().filter(|o| **o == from).for_each(|o| *o = to);
            }
        }
    }
    let mut numbers = HashMap::new();
    let out: Vec<usize> = outlet
        .iter()
        .map(|o| {
            let next = numbers.len();
            *numbers.entry(*o).or_insert(next)
        })
        .collect();
    eprintln!("{} outlets", numbers.len());
    out
}

/// Trees by which the lines of the article outweigh the others; a line counts by its words.
fn lines(pages: &[Page], wanted: impl Fn(&Page) -> bool) -> Vec<Tree> {
    let (mut rows, mut truth) = (Rows::new(TREE_WIDTH), Vec::new());
    for (i, page) in pages.iter().enumerate().filter(|(_, p)| wanted(p) && !p.body.is_empty()) {
        for (line, body) in page.lines.iter().zip(&page.body).filter(|(l, _)| !l.row.is_empty()) {
            rows.push(&line.row, i as u32);
            truth.push((f64::from(u8::from(*body)), f64::from((line.words + 3).min(LONGEST)) / 12.0));
        }
    }
    boost::fit(&rows, LINES, |scores, slopes| {
        for ((slope, score), (truth, weight)) in slopes.iter_mut().zip(scores).zip(&truth) {
            let chance = 1.0 / (1.0 + (-score).exp());
            *slope = (weight * (truth - chance), weight * (chance * (1.0 - chance)).max(1e-6));
        }
    })
}

/// The candidates of a page and the right one.
struct Choice {
    rows: Vec<Vec<u8>>,
    right: usize,
}

impl Choice {
    fn new(page: &Page, model: &[u8]) -> Option<Choice> {
        let wanted = words(&page.gold.page.headline);
        let candidates = training::page_titles(&page.gold.text, model);
        let right = candidates.iter().rposition(|c| words(&page.gold.text[c.range.clone()]) == wanted)?;
        Some(Choice { rows: candidates.into_iter().map(|c| c.row).collect(), right })
    }
}

/// Trees by which the right candidate outweighs the others: the likelihood of a log-linear choice.
fn titles(choices: &[Option<Choice>], wanted: impl Fn(usize) -> bool) -> Vec<Tree> {
    let chosen: Vec<&Choice> =
        choices.iter().enumerate().filter(|(i, _)| wanted(*i)).filter_map(|(_, c)| c.as_ref()).collect();
    let mut rows = Rows::new(chosen.first().map_or(0, |c| c.rows[0].len()));
    for (i, choice) in chosen.iter().enumerate() {
        choice.rows.iter().for_each(|row| rows.push(row, i as u32));
    }
    boost::fit(&rows, TITLES, |scores, slopes| {
        let mut at = 0;
        for choice in &chosen {
            let here = at..at + choice.rows.len();
            let top = scores[here.clone()].iter().copied().fold(f64::MIN, f64::max);
            let sum: f64 = scores[here.clone()].iter().map(|s| (s - top).exp()).sum();
            for (k, i) in here.clone().enumerate() {
                let chance = (scores[i] - top).exp() / sum;
                slopes[i] = (f64::from(u8::from(k == choice.right)) - chance, (chance * (1.0 - chance)).max(1e-6));
            }
            at = here.end;
        }
    })
}

/// What the scorer reads; offsets in code points.
fn analysis(page: &Page, model: &[u8]) -> serde_json::Value {
    let text = &page.gold.text;
    let (blocks, metadata) = training::page_layout(text, model);
    let (mut at, mut count) = (0, 0);
    let mut char_at = |byte: usize| {
        count += text[at..byte].chars().count();
        at = byte;
        count
    };
    let blocks: Vec<serde_json::Value> = blocks
        .iter()
        .map(|b| {
            let range = b.span.range();
            let (start, end) = (char_at(range.start), char_at(range.end));
            let kind = match b.kind {
                ontherecord::BlockKind::ListItem => "list-item".to_string(),
                kind => format!("{kind:?}").to_lowercase(),
            };
            serde_json::json!({ "kind": kind, "start": start, "end": end })
        })
        .collect();
    let field = |f: &ontherecord::Field| serde_json::json!({ "text": &text[f.span.range()] });
    let byline: Vec<_> = metadata.byline.iter().map(field).collect();
    let published = metadata.published.as_ref().map(|d| serde_json::json!({ "value": d.value }));
    serde_json::json!({
        "id": page.gold.id,
        "metadata": { "headline": metadata.headline.as_ref().map(field), "byline": byline, "published": published },
        "blocks": blocks, "sentences": [], "entities": [], "mentions": [], "quotes": [], "dates": [],
    })
}
