//! Boosted decision trees: every tree asks the same few questions of all rows, the answers pick a leaf, leaves add up.
//!
//! Method: gradient boosting (Friedman 2001) with oblivious trees, where all nodes of a level share their question.
//! A tree is [`DEPTH`] pairs of a feature and a bound, then `2^DEPTH` leaves in [`UNIT`]ths of a nat.

/// Questions a tree.
pub(super) const DEPTH: usize = 4;
/// Leaves a tree.
pub(super) const LEAVES: usize = 1 << DEPTH;
/// Bytes a tree.
pub(super) const TREE: usize = 2 * DEPTH + LEAVES;
/// Steps of a leaf in a nat.
pub(super) const UNIT: i32 = 128;

/// Trees one after the other, as they stand in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forest<'m>(&'m [[u8; TREE]]);

impl<'m> Forest<'m> {
    /// The trees in `bytes`; what is left over at the end is no tree.
    pub(super) fn new(bytes: &'m [u8]) -> Forest<'m> {
        Forest(bytes.as_chunks::<TREE>().0)
    }

    /// What the trees say of a row, in [`UNIT`]ths of a nat. Features that the row lacks count as nothing.
    pub(super) fn weigh(&self, row: &[u8]) -> i32 {
        let mut sum = 0;
        for tree in self.0 {
            let mut leaf = 0;
            for (k, question) in tree.as_chunks::<2>().0[..DEPTH].iter().enumerate() {
                let value = row.get(usize::from(question[0])).copied().unwrap_or(0);
                leaf |= usize::from(value > question[1]) << k;
            }
            sum += i32::from(tree[2 * DEPTH + leaf] as i8);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_pick_the_leaf() {
        let mut tree = [0; TREE];
        tree[..2 * DEPTH].copy_from_slice(&[0, 10, 1, 0, 2, 255, 9, 0]);
        for leaf in 0..LEAVES {
            tree[2 * DEPTH + leaf] = (leaf as i8 - 8) as u8;
        }
        let bytes = [tree, tree].concat();
        let forest = Forest::new(&bytes);
        assert_eq!(forest.weigh(&[10, 0, 255]), -16);
        assert_eq!(forest.weigh(&[11, 0, 255]), -14);
        assert_eq!(forest.weigh(&[11, 1, 255]), -10);
        assert_eq!(forest.weigh(&[]), -16, "a short row");
    }
}
