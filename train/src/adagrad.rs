//! A quick way to the neighbourhood of the optimum: small steps over parts of the corpus, each weight at a pace of its own.
//!
//! Method: Duchi, Hazan and Singer (2011), "Adaptive subgradient methods", with the L1 penalty as a soft threshold
//! after every step. The second-order method goes on from there.

use crate::owlqn::Settings;

/// Parts of the corpus per round.
const PARTS: usize = 100;
/// How far the first steps go.
const PACE: f64 = 0.1;

/// Goes `rounds` times over the corpus; `loss(w, gradient, part, parts)` adds the gradient of a part.
pub fn approach(
    settings: &Settings,
    rounds: usize,
    w: &mut [f64],
    mut loss: impl FnMut(&[f64], &mut [f64], usize, usize) -> f64,
) {
    let mut squares = vec![1e-3; w.len()];
    let mut g = vec![0.0; w.len()];
    let share = 1.0 / PARTS as f64;
    for round in 1..=rounds {
        let mut total = 0.0;
        for part in 0..PARTS {
            g.fill(0.0);
            total += loss(w, &mut g, part, PARTS);
            for ((w, square), g) in w.iter_mut().zip(&mut squares).zip(&g) {
                if *g == 0.0 && *w == 0.0 {
                    continue;
                }
                let g = g + settings.l2 * share * *w;
                *square += g * g;
                let pace = PACE / square.sqrt();
                let next = *w - pace * g;
                *w = next.signum() * (next.abs() - pace * settings.l1 * share).max(0.0);
            }
        }
        let live = w.iter().filter(|x| **x != 0.0).count();
        let penalty = settings.l1 * w.iter().map(|x| x.abs()).sum::<f64>();
        eprintln!("approach {round}/{rounds}: loss about {:.0}, {live} weights", total + penalty);
    }
}
