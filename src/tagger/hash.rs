//! Hashes of features, built step by step.
//!
//! | call | gives |
//! |---|---|
//! | `word("Rome")` | a hash of the bytes: [`crate::text::hash`] |
//! | `Feature::new(7).with(a).with(b).finish()` | the hash of template 7 over `a` and `b` |
//!
//! The functions are part of the model format: a change to them asks for new models.

pub(crate) use crate::text::hash::{push, word};

/// Multiplier of the finaliser, from the golden ratio.
const MIX: u32 = 0x9E37_79B1;

/// A feature in the making.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Feature(u32);

impl Feature {
    /// Begins a feature of a template.
    #[inline(always)]
    pub(crate) const fn new(template: u32) -> Feature {
        Feature(template.wrapping_mul(MIX) ^ 0x5BD1_E995)
    }

    /// Joins a value: the hash of a word, a class, a distance.
    #[inline(always)]
    pub(crate) const fn with(self, value: u32) -> Feature {
        let h = (self.0.rotate_left(13) ^ value).wrapping_mul(MIX);
        Feature(h ^ (h >> 15))
    }

    /// The hash.
    #[inline(always)]
    pub(crate) const fn finish(self) -> u32 {
        let h = self.0.wrapping_mul(0x85EB_CA6B);
        h ^ (h >> 13)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_template_matter() {
        let f = |t, a, b| Feature::new(t).with(a).with(b).finish();
        assert_ne!(f(1, 2, 3), f(1, 3, 2));
        assert_ne!(f(1, 2, 3), f(2, 2, 3));
    }
}
