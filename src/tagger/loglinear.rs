//! The small log-linear models beside the two taggers: one byte a weight, in sixteenths, found by the feature's number.

/// The score of a set of features: the sum of their weights, those without one left out.
pub(crate) fn score<F: Copy + Into<usize>>(weights: &[u8], features: &[F]) -> f32 {
    let sum: i32 = features.iter().map(|&f| weights.get(f.into()).map_or(0, |&w| i32::from(w as i8))).sum();
    sum as f32 / 16.0
}

#[cfg(test)]
mod tests {
    use super::score;

    #[test]
    fn weights_are_signed_sixteenths() {
        assert_eq!(score(&[8, 0xFC, 127], &[0u8, 1, 1]), 0.0);
        assert_eq!(score(&[8, 0xFC, 127], &[2u16, 9]), 127.0 / 16.0);
    }
}
