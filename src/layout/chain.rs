//! Which lines are the article: a linear chain over the lines with four states, decoded by Viterbi.
//!
//! | state | lines | may be followed by |
//! |---|---|---|
//! | [`Zone::Before`] | menus, headline, byline | itself, [`Zone::Body`] |
//! | [`Zone::Body`] | paragraphs, subheadings, list items | any but [`Zone::Before`] |
//! | [`Zone::Within`] | captions, adverts, related stories between paragraphs | itself, [`Zone::Body`] |
//! | [`Zone::After`] | related stories, comments, footer | itself |
//!
//! Weights are integers, in eighths of a nat, fitted on pages by `layout::fit`.

use super::feature::{self, Page};
use super::line::Line;
use super::weights::{STEPS, WEIGHTS};

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    Before,
    Body,
    Within,
    After,
}

pub(super) const ZONES: [Zone; 4] = [Zone::Before, Zone::Body, Zone::Within, Zone::After];

/// Which zones may follow which.
pub(super) const ALLOWED: [[bool; 4]; 4] =
    [[true, true, false, false], [false, true, true, true], [false, true, true, false], [false, false, false, true]];

/// The likeliest zone of every line.
pub(super) fn decode(lines: &[Line], page: &Page) -> Vec<Zone> {
    let mut back: Vec<[u8; 4]> = Vec::with_capacity(lines.len());
    let mut best = [0i64, 0, i64::MIN / 2, i64::MIN / 2];
    for i in 0..lines.len() {
        let mut score = [0i64; 4];
        feature::of(lines, page, i, |f| {
            let row = WEIGHTS.get(f as usize).copied().unwrap_or_default();
            for (s, w) in score.iter_mut().zip(row) {
                *s += i64::from(w);
            }
        });
        if lines[i].prose() {
            // A long line lost costs more than a short one kept.
            score[Zone::Body as usize] += i64::from(lines[i].words.min(60)) / 12;
        }
        let mut from = [0u8; 4];
        if i > 0 {
            let mut next = [i64::MIN / 2; 4];
            for to in 0..4 {
                for state in (0..4).filter(|&s| ALLOWED[s][to]) {
                    let value = best[state] + i64::from(STEPS[state][to]);
                    if value > next[to] {
                        (next[to], from[to]) = (value, state as u8);
                    }
                }
            }
            best = next;
        }
        for (b, s) in best.iter_mut().zip(score) {
            *b += s;
        }
        back.push(from);
    }
    let mut state = (0..4).rev().max_by_key(|&s| best[s]).unwrap_or(0);
    let mut zones = vec![Zone::Body; lines.len()];
    for i in (0..lines.len()).rev() {
        zones[i] = ZONES[state];
        state = back[i][state] as usize;
    }
    zones
}
