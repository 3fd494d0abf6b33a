//! Which lines are the article.
//!
//! | zone | lines |
//! |---|---|
//! | [`Zone::Before`] | menus, headline, byline |
//! | [`Zone::Body`] | paragraphs, subheadings, list items |
//! | [`Zone::Within`] | captions, adverts, related stories between paragraphs |
//! | [`Zone::After`] | related stories, comments, footer |
//!
//! Trees give every line a chance of being the article's. A line that is a phrase of the page as a whole, or a notice on
//! cookies and the like, has none. Then the stretch, or stretches far from each other, with the most to win are the
//! article: a line wins its words if it is likely and costs them if not. In a stretch, what is likely enough is body.

use super::cue::Cue;
use super::feature::{self, Page};
use super::forest::{UNIT, WIDTH};
use super::line::Line;
use super::model::Model;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    Before,
    Body,
    Within,
    After,
}

/// Chances are counted in 256ths.
const WHOLE: i32 = 256;
/// A line this likely is body, inside a stretch of the article.
const LIKELY: u8 = 90;
/// A line less likely than this costs.
const EVEN: i32 = 110;
/// No line wins or costs more words than these.
const LONGEST: u32 = 60;
/// Every line counts as that many words more.
const LEAST: u32 = 3;
/// What a line costs at most, in words.
const DEAREST: i32 = 4;
/// What another stretch costs, in words.
const ANOTHER: i64 = 50;
/// One over one plus e to the minus a quarter of the index, in 256ths.
const CHANCES: [u8; 33] = [
    128, 144, 159, 174, 187, 199, 209, 218, 225, 232, 237, 241, 244, 246, 248, 250, 251, 252, 253, 254, 254, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
];

/// The chance, in 256ths, that a weight stands for.
fn chance(weight: i32) -> u8 {
    let index = (weight.unsigned_abs() as usize * 4 / UNIT as usize).min(CHANCES.len() - 1);
    if weight < 0 { 0u8.wrapping_sub(CHANCES[index]) } else { CHANCES[index] }
}

/// The chance of every line to be the article's, in 256ths.
pub(super) fn chances(page: &Page, model: &Model) -> Vec<u8> {
    let mut row = [0; WIDTH];
    let one = |i: usize| {
        if !is_open(&page.lines[i]) {
            return 0;
        }
        feature::of(page, i, &mut row);
        chance(model.lines.weigh(&row))
    };
    (0..page.lines.len()).map(one).collect()
}

/// Whether the model is asked: a phrase of the page is no line of the article, nor is a notice on cookies and the like.
pub(super) fn is_open(line: &Line) -> bool {
    let notice = line.words >= 25 && line.cues[Cue::Legal as usize] > 2 && line.address > 2;
    line.whole.is_none() && !notice
}

/// The zone of every line by its chance. If none is likely, the sentences of the stretch with most prose are the article.
pub(super) fn decode(page: &Page, chances: &[u8]) -> Vec<Zone> {
    let lines = page.lines;
    let inside = stretches(lines, chances);
    let mut body: Vec<bool> = inside.iter().zip(chances).map(|(inside, c)| *inside && *c > LIKELY).collect();
    if !body.contains(&true) {
        let said = |l: &Line| (l.prose() || l.sentence()) && is_open(l) && l.lead.is_none();
        page.extent.clone().filter(|&i| said(&lines[i])).for_each(|i| body[i] = true);
    }
    let (first, last) = (body.iter().position(|b| *b), body.iter().rposition(|b| *b));
    let zone = |i: usize| match body[i] {
        true => Zone::Body,
        _ if first.is_none_or(|f| i < f) => Zone::Before,
        _ if last.is_none_or(|l| i > l) => Zone::After,
        _ => Zone::Within,
    };
    (0..lines.len()).map(zone).collect()
}

/// Whether each line lies in a stretch of the article.
fn stretches(lines: &[Line], chances: &[u8]) -> Vec<bool> {
    const NEVER: i64 = i64::MIN / 2;
    // Before any stretch, inside one, after one.
    let mut best = [0, NEVER, NEVER];
    let mut back: Vec<[u8; 2]> = Vec::with_capacity(lines.len());
    for (line, &chance) in lines.iter().zip(chances) {
        let words = (line.words.min(LONGEST) + LEAST) as i32;
        let gain = i64::from((words * (i32::from(chance) - EVEN)).max(-DEAREST * WHOLE));
        let again = best[2] - ANOTHER * i64::from(WHOLE);
        let entered = if best[0] >= best[1].max(again) {
            0
        } else if best[1] >= again {
            1
        } else {
            2
        };
        let left = if best[1] > best[2] { 1 } else { 2 };
        best = [0, [best[0], best[1], again][usize::from(entered)] + gain, best[usize::from(left)]];
        back.push([entered, left]);
    }
    let mut state = if best[1] > best[2] { 1 } else { 2 };
    if best[usize::from(state)] <= 0 {
        state = 0;
    }
    let mut inside = vec![false; lines.len()];
    for (inside, from) in inside.iter_mut().zip(back).rev() {
        *inside = state == 1;
        state = [0, from[0], from[1]][usize::from(state)];
    }
    inside
}
