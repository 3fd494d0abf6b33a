//! How well a model labels a set, by role: F1 over units.

use ontherecord::training::{Decoder, Instance, Scheme};

/// Prints a line a role.
pub fn print(file: &[u8], scheme: &Scheme, instances: impl Iterator<Item = Instance>) {
    let Some(mut decoder) = Decoder::read(file) else { return eprintln!("check: the model cannot be read") };
    let mut counts = vec![[0u32; 3]; scheme.labels.len()];
    for instance in instances {
        for (&got, &want) in decoder.decode(&instance).iter().zip(&instance.labels) {
            // B and I of a role count as one.
            let (got, want) = (got.div_ceil(2), want.div_ceil(2));
            counts[want as usize][(got != want) as usize] += 1;
            if got != want {
                counts[got as usize][2] += 1;
            }
        }
    }
    for (role, [right, missed, false_]) in counts.iter().enumerate().skip(1).take(scheme.labels.len() / 2) {
        let f1 = 2.0 * *right as f64 / (2 * right + missed + false_).max(1) as f64;
        let p = *right as f64 / (right + false_).max(1) as f64;
        let r = *right as f64 / (right + missed).max(1) as f64;
        eprintln!("{:12} F1 {f1:.4} P {p:.4} R {r:.4}", &scheme.labels[2 * role - 1][2..]);
    }
}
