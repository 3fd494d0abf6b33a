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

/// The features of one row; a forest may see fewer.
pub(super) type Row = [u8; WIDTH];
/// A power of two, so that no feature lies outside.
pub(super) const WIDTH: usize = 128;

/// Writes the features of a row one after the other.
pub(super) struct Sink<'r> {
    row: &'r mut Row,
    at: usize,
}

impl<'r> Sink<'r> {
    pub(super) fn new(row: &'r mut Row) -> Sink<'r> {
        Sink { row, at: 0 }
    }

    #[inline]
    pub(super) fn give(&mut self, value: u8) {
        debug_assert!(self.at < WIDTH);
        self.row[self.at % WIDTH] = value;
        self.at += 1;
    }
}

/// Trees one after the other, as they stand in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forest<'m>(&'m [[u8; TREE]]);

impl<'m> Forest<'m> {
    /// The trees in `bytes`; what is left over at the end is no tree.
    pub(super) fn new(bytes: &'m [u8]) -> Forest<'m> {
        Forest(bytes.as_chunks::<TREE>().0)
    }

    /// What the trees say of a row, in [`UNIT`]ths of a nat.
    pub(super) fn weigh(&self, row: &Row) -> i32 {
        let mut sum = 0;
        for tree in self.0 {
            let answer = |k: usize| usize::from(row[usize::from(tree[2 * k]) % WIDTH] > tree[2 * k + 1]) << k;
            let leaf = answer(0) | answer(1) | answer(2) | answer(3);
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
        let weigh = |cells: [u8; 3]| {
            let mut row = [0; WIDTH];
            row[..3].copy_from_slice(&cells);
            forest.weigh(&row)
        };
        assert_eq!(weigh([10, 0, 255]), -16);
        assert_eq!(weigh([11, 0, 255]), -14);
        assert_eq!(weigh([11, 1, 255]), -10);
    }
}
