//! Orthant-wise limited-memory quasi-Newton: minimises a smooth loss plus L1 and L2 penalties.
//!
//! Method: Andrew and Gao (2007), "Scalable training of L1-regularized log-linear models". Weights that the L1 term
//! holds at nothing stay exactly at nothing, which is what makes the model small.

use std::collections::VecDeque;
use std::path::Path;
use std::time::Instant;

/// Steps remembered.
const MEMORY: usize = 6;
/// Stops when this many rounds together win less than this share of the loss.
const PATIENCE: usize = 8;
const LEAST_WIN: f64 = 5e-4;
/// Rounds between two writings of the state.
const SAVE: usize = 20;

/// What to weigh against the loss.
#[derive(Clone, Copy)]
pub struct Settings {
    pub l1: f64,
    pub l2: f64,
    pub rounds: usize,
}

/// The state of an interrupted run, if it fits.
pub fn load(path: &Path, weights: usize) -> Option<Vec<f64>> {
    let bytes = std::fs::read(path).ok().filter(|b| b.len() == weights * 8)?;
    Some(bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().expect("eight bytes"))).collect())
}

fn save(path: &Path, w: &[f64]) {
    let bytes: Vec<u8> = w.iter().flat_map(|x| x.to_le_bytes()).collect();
    if let Err(e) = std::fs::write(path, bytes) {
        eprintln!("{}: {e}", path.display());
    }
}

/// Minimises `loss(w, gradient)` plus the penalties from `w` on.
pub fn minimise(
    settings: &Settings,
    mut w: Vec<f64>,
    state: &Path,
    mut loss: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let mut smooth = |w: &[f64], g: &mut [f64]| {
        g.iter_mut().zip(w).for_each(|(g, w)| *g = settings.l2 * w);
        loss(w, g) + 0.5 * settings.l2 * dot(w, w)
    };
    let penalty = |w: &[f64]| settings.l1 * w.iter().map(|x| x.abs()).sum::<f64>();
    let mut g = vec![0.0; w.len()];
    let mut value = smooth(&w, &mut g) + penalty(&w);
    let mut history: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    let mut values = VecDeque::from([value]);
    let began = Instant::now();
    for round in 1..=settings.rounds {
        let pseudo: Vec<f64> = w.iter().zip(&g).map(|(&w, &g)| slope(w, g, settings.l1)).collect();
        let mut direction: Vec<f64> = pseudo.iter().map(|p| -p).collect();
        two_loops(&history, &mut direction);
        direction.iter_mut().zip(&pseudo).for_each(|(d, p)| {
            if *d * *p >= 0.0 {
                *d = 0.0;
            }
        });
        let orthant: Vec<f64> =
            w.iter().zip(&pseudo).map(|(&w, &p)| if w != 0.0 { w.signum() } else { -p.signum() }).collect();
        let mut step = if history.is_empty() { 1.0 / dot(&direction, &direction).sqrt().max(1e-12) } else { 1.0 };
        let mut next = vec![0.0; w.len()];
        let mut next_g = vec![0.0; w.len()];
        let mut next_value = f64::INFINITY;
        for _ in 0..20 {
            for i in 0..w.len() {
                let x = w[i] + step * direction[i];
                next[i] = if x * orthant[i] > 0.0 { x } else { 0.0 };
            }
            next_value = smooth(&next, &mut next_g) + penalty(&next);
            let gain: f64 = next.iter().zip(&w).zip(&pseudo).map(|((n, w), p)| (n - w) * p).sum();
            if next_value <= value + 1e-4 * gain {
                break;
            }
            step *= 0.5;
        }
        if next_value >= value {
            break;
        }
        let s: Vec<f64> = next.iter().zip(&w).map(|(n, w)| n - w).collect();
        let y: Vec<f64> = next_g.iter().zip(&g).map(|(n, g)| n - g).collect();
        let curvature = dot(&s, &y);
        if curvature > 1e-10 {
            history.push_back((s, y, 1.0 / curvature));
            if history.len() > MEMORY {
                history.pop_front();
            }
        }
        (w, g, value) = (next, next_g, next_value);
        let live = w.iter().filter(|x| **x != 0.0).count();
        if round % 5 == 0 {
            eprintln!(
                "round {round}/{}: loss {value:.0}, {live} weights, {:.0} s",
                settings.rounds,
                began.elapsed().as_secs_f64()
            );
        }
        if round % SAVE == 0 {
            save(state, &w);
        }
        values.push_back(value);
        if values.len() > PATIENCE && values.pop_front().is_some_and(|old| (old - value) / value < LEAST_WIN) {
            break;
        }
    }
    w
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The steepest way down of the penalised loss in one coordinate, sign turned.
fn slope(w: f64, g: f64, l1: f64) -> f64 {
    match w {
        w if w > 0.0 => g + l1,
        w if w < 0.0 => g - l1,
        _ if g + l1 < 0.0 => g + l1,
        _ if g - l1 > 0.0 => g - l1,
        _ => 0.0,
    }
}

fn two_loops(history: &VecDeque<(Vec<f64>, Vec<f64>, f64)>, d: &mut [f64]) {
    let mut alphas = Vec::new();
    for (s, y, rho) in history.iter().rev() {
        let alpha = rho * dot(s, d);
        d.iter_mut().zip(y).for_each(|(d, y)| *d -= alpha * y);
        alphas.push(alpha);
    }
    if let Some((s, y, _)) = history.back() {
        let gamma = dot(s, y) / dot(y, y);
        d.iter_mut().for_each(|d| *d *= gamma);
    }
    for ((s, y, rho), alpha) in history.iter().zip(alphas.into_iter().rev()) {
        let beta = rho * dot(y, d);
        d.iter_mut().zip(s).for_each(|(d, s)| *d += (alpha - beta) * s);
    }
}
