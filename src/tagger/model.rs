//! The model file and the table that it becomes.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `OTRM` |
//! | 1 | version of the format, 1 |
//! | 4 | `f32`: what one unit of a weight is worth |
//! | 1 + … | number of labels; each with its length and name |
//! | L, L, L × L | `i8`: transitions from the start, to the end, and from row to column |
//! | varint | number of features |
//! | varints | features in rising order, each as the difference to the one before |
//! | 1 each | number of labels that the feature has weights for |
//! | 1 each | those labels |
//! | 1 each | `i8`: those weights |
//!
//! The columns stand apart because they compress better so. A feature is the upper [`HASH_BITS`] bits of its hash.

use super::marginal::exp;
use super::weights::Weights;

/// Bits of a feature's hash that are kept: enough that a feature which was never seen rarely meets one that was.
pub(crate) const HASH_BITS: u32 = 22;

/// No model has more labels.
pub(super) const MOST_LABELS: usize = 32;

/// So many exponentials are kept.
const FALLS: i32 = 2048;

/// Weight of a transition that the label scheme forbids.
pub(super) const FORBIDDEN: i8 = i8::MIN;

/// The names and weights of one model, whose rows have `N` words: one for four labels, the last for three.
#[derive(Debug)]
pub(crate) struct Model<const N: usize> {
    pub(crate) scale: f32,
    labels: Vec<String>,
    pub(super) start: Vec<i8>,
    pub(super) end: Vec<i8>,
    /// `L * L`, from row to column.
    pub(super) step: Vec<i8>,
    pub(super) weights: Weights<N>,
    /// `exp` of 0, -1, -2 … times the scale.
    falls: Vec<f32>,
}

impl<const N: usize> Model<N> {
    /// Reads a model file; `None` when it is not one of this version and width.
    pub(crate) fn read(bytes: &[u8]) -> Option<Model<N>> {
        let mut r = Reader(bytes);
        if r.take(4)? != b"OTRM" || r.byte()? != 1 {
            return None;
        }
        let scale = f32::from_le_bytes(r.take(4)?.try_into().ok()?);
        let count = r.byte()? as usize;
        if count == 0 || count / 4 + 1 != N || count > MOST_LABELS {
            return None;
        }
        let mut labels = Vec::with_capacity(count);
        for _ in 0..count {
            let len = r.byte()? as usize;
            labels.push(String::from_utf8(r.take(len)?.to_vec()).ok()?);
        }
        let signed = |b: &[u8]| b.iter().map(|&b| b as i8).collect::<Vec<i8>>();
        let (start, end, step) = (signed(r.take(count)?), signed(r.take(count)?), signed(r.take(count * count)?));
        let features = r.varint()? as usize;
        let mut keys = Vec::with_capacity(features.min(bytes.len()));
        let mut key = 0u32;
        for _ in 0..features {
            key = key.checked_add(r.varint()?)?;
            keys.push(key);
        }
        let sizes = r.take(features)?;
        let total = sizes.iter().map(|&n| n as usize).sum();
        let (mut which, mut weights) = (Reader(r.take(total)?), Reader(r.take(total)?));
        if which.0.iter().any(|&l| l as usize >= count) {
            return None;
        }
        let mut rows = Weights::new(features);
        for (&key, &size) in keys.iter().zip(sizes) {
            rows.push(key, which.take(size as usize)?, weights.take(size as usize)?)?;
        }
        rows.close();
        let falls = (0..FALLS).map(|n| exp(-n as f32 * scale)).collect();
        Some(Model { falls, scale, labels, start, end, step, weights: rows })
    }

    /// `exp` of a difference of scores, none above 0.
    pub(super) fn exp(&self, score: i32) -> f32 {
        let fall = self.falls.get(score.unsigned_abs() as usize);
        fall.copied().unwrap_or_else(|| exp(score as f32 * self.scale))
    }

    /// Names of the labels; a label's number is its index.
    pub(crate) fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The weights of a feature for every label.
    #[cfg(feature = "train")]
    pub(crate) fn weights(&self, feature: u32) -> Vec<i32> {
        self.weights.sum(&[feature]).scores().as_flattened()[..self.labels.len()].to_vec()
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    #[inline(always)]
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|b| b[0])
    }

    #[inline(always)]
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= ((byte & 0x7F) as u32).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

/// Writes a model file. `features` holds, per feature (its upper [`HASH_BITS`] bits), its labels and weights;
/// a transition of `None` is forbidden.
#[cfg(any(feature = "train", test))]
pub(crate) fn write(
    scale: f32,
    labels: &[String],
    start: &[i8],
    end: &[i8],
    step: &[i8],
    features: &std::collections::BTreeMap<u32, Vec<(u8, i8)>>,
) -> Vec<u8> {
    let mut out = b"OTRM\x01".to_vec();
    out.extend(scale.to_le_bytes());
    out.push(labels.len() as u8);
    for label in labels {
        out.push(label.len() as u8);
        out.extend(label.as_bytes());
    }
    out.extend(start.iter().chain(end).chain(step).map(|&w| w as u8));
    let varint = |out: &mut Vec<u8>, mut value: u32| {
        while value >= 0x80 {
            out.push(value as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    };
    varint(&mut out, features.len() as u32);
    let mut last = 0;
    for &key in features.keys() {
        varint(&mut out, key - last);
        last = key;
    }
    out.extend(features.values().map(|entries| entries.len() as u8));
    out.extend(features.values().flatten().map(|&(label, _)| label));
    out.extend(features.values().flatten().map(|&(_, weight)| weight as u8));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn small() -> Vec<u8> {
        let labels = ["O", "U"].map(String::from);
        let features = BTreeMap::from([(5, vec![(0, -3)]), (700_000, vec![(0, 1), (1, 100)])]);
        write(0.05, &labels, &[1, 2], &[3, 4], &[5, FORBIDDEN, 7, 8], &features)
    }

    #[test]
    fn what_is_written_is_read() {
        let model = Model::<1>::read(&small()).expect("a model");
        assert_eq!(model.labels(), ["O", "U"]);
        assert_eq!(model.step, [5, FORBIDDEN, 7, 8]);
        let sums = model.weights.sum(&[5u32, 6, 700_000].map(|key| key << (32 - HASH_BITS)));
        assert_eq!(sums.scores(), [[-2, 100, 0, 0]]);
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let file = small();
        for cut in 0..file.len() {
            assert!(Model::<1>::read(&file[..cut]).is_none(), "cut at {cut}");
        }
        let mut other = file.clone();
        other[4] = 9;
        assert!(Model::<1>::read(&other).is_none(), "another version");
    }
}
