//! One byte a weight.

use crate::corpus::Corpus;
use ontherecord::training;
use std::collections::BTreeMap;

/// The largest weight becomes 127; those that round to nothing are dropped, and features whose weights are together below
/// `least`, signs aside, or at most one above it where all speak against their labels.
pub fn model_file(corpus: &Corpus, w: &[f64], least: u8) -> Vec<u8> {
    let top = w.iter().fold(0.0f64, |top, x| top.max(x.abs())).max(1e-9);
    let scale = top / 127.0;
    let byte = |x: f64| (x / scale).round().clamp(-127.0, 127.0) as i8;
    let mut features: BTreeMap<u32, Vec<(u8, i8)>> = BTreeMap::new();
    for (number, &key) in corpus.keys.iter().enumerate() {
        #[allow(clippy::needless_range_loop)] // two tables side by side
        for i in corpus.first[number] as usize..corpus.first[number + 1] as usize {
            if byte(w[i]) != 0 {
                features.entry(key).or_default().push((corpus.label[i], byte(w[i])));
            }
        }
    }
    // What only speaks against labels is missed less than what speaks for one.
    features.retain(|_, weights| {
        let sum: u32 = weights.iter().map(|(_, weight)| u32::from(weight.unsigned_abs())).sum();
        sum >= u32::from(least) + 2 * u32::from(weights.iter().all(|&(_, weight)| weight < 0))
    });
    let scheme = &corpus.scheme;
    let transitions = |may: &[bool], at: usize| -> Vec<i8> {
        may.iter().zip(&w[at..]).map(|(&m, &w)| if m { byte(w) } else { i8::MIN }).collect()
    };
    let [s, e, t] = corpus.transitions();
    let (start, end, step) = (transitions(&scheme.start, s), transitions(&scheme.end, e), transitions(&scheme.step, t));
    let weights: usize = features.values().map(Vec::len).sum();
    eprintln!("{} features, {weights} weights after rounding, unit {scale:.4}", features.len());
    training::model_file(scale as f32, &scheme.labels, [&start, &end, &step], &features)
}
