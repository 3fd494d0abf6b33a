//! Gradient boosting with oblivious trees over small numbers: all nodes of a level share their question.
//!
//! Method: Friedman, "Greedy function approximation: a gradient boosting machine" (2001), with second-order leaves and a
//! penalty as in XGBoost (Chen and Guestrin 2016). Every tree sees a random part of the groups and of the features.

use ontherecord::training::{TREE_DEPTH as DEPTH, TREE_UNIT};

/// Values of a feature.
const VALUES: usize = 256;
const LEAVES: usize = 1 << DEPTH;

/// Rows of features, all of one width.
pub struct Rows {
    width: usize,
    cells: Vec<u8>,
    /// The group of each row: sampled together.
    groups: Vec<u32>,
}

/// How to grow.
#[derive(Clone, Copy)]
pub struct Settings {
    pub trees: usize,
    /// Questions a tree; the others are never answered with yes.
    pub depth: usize,
    pub rate: f64,
    /// Penalty on leaves.
    pub l2: f64,
    /// Share of the features, and of the groups, that a tree sees.
    pub features: f64,
    pub sample: f64,
}

/// One tree as it stands in the file.
pub type Tree = [u8; 2 * DEPTH + LEAVES];

impl Rows {
    pub fn new(width: usize) -> Rows {
        Rows { width, cells: Vec::new(), groups: Vec::new() }
    }

    pub fn push(&mut self, row: &[u8], group: u32) {
        self.cells.extend_from_slice(row);
        self.groups.push(group);
    }

    fn cell(&self, row: usize, feature: usize) -> u8 {
        self.cells[row * self.width + feature]
    }
}

/// Numbers that look random and are the same every time (Steele, Lea and Flood's SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn new() -> Chance {
        Chance(1)
    }

    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ z >> 31) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Grows trees; `slopes` turns the scores of all rows into first and second derivatives of the gain.
pub fn fit(rows: &Rows, settings: Settings, mut slopes: impl FnMut(&[f64], &mut [(f64, f64)])) -> Vec<Tree> {
    let n = rows.groups.len();
    let columns: Vec<Vec<u8>> = (0..rows.width).map(|f| (0..n).map(|i| rows.cell(i, f)).collect()).collect();
    let varied: Vec<usize> = (0..rows.width).filter(|&f| columns[f].iter().any(|v| *v != columns[f][0])).collect();
    let groups = rows.groups.iter().max().map_or(0, |g| *g as usize + 1);
    let mut chance = Chance::new();
    let mut scores = vec![0.0; n];
    let mut slope = vec![(0.0, 0.0); n];
    let mut trees = Vec::new();
    for _ in 0..settings.trees {
        slopes(&scores, &mut slope);
        let chosen: Vec<bool> = (0..groups).map(|_| chance.next() < settings.sample).collect();
        let features: Vec<usize> = varied.iter().copied().filter(|_| chance.next() < settings.features).collect();
        let sample: Vec<u32> =
            (0..n as u32).filter(|&i| chosen[rows.groups[i as usize] as usize] && slope[i as usize].1 > 1e-9).collect();
        let mut leaf = vec![0u8; n];
        let mut tree: Tree = [0; 2 * DEPTH + LEAVES];
        for level in 0..DEPTH {
            let best = features
                .iter()
                .filter(|_| level < settings.depth)
                .filter_map(|&f| {
                    question(&columns[f], &sample, &leaf, &slope, 1 << level, settings.l2).map(|b| (b.0, f, b.1))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0));
            // A question that nothing answers with yes changes nothing.
            let (_, feature, bound) = best.unwrap_or((0.0, 0, 255));
            tree[2 * level] = feature as u8;
            tree[2 * level + 1] = bound;
            for (leaf, &value) in leaf.iter_mut().zip(&columns[feature]) {
                *leaf |= u8::from(value > bound) << level;
            }
        }
        let mut sums = [(0.0, 0.0); LEAVES];
        for &i in &sample {
            let (g, h) = slope[i as usize];
            let sum = &mut sums[leaf[i as usize] as usize];
            *sum = (sum.0 + g, sum.1 + h);
        }
        for (k, (g, h)) in sums.into_iter().enumerate() {
            let value = settings.rate * g / (h + settings.l2);
            tree[2 * DEPTH + k] = (value * f64::from(TREE_UNIT)).round().clamp(-127.0, 127.0) as i8 as u8;
        }
        for (score, leaf) in scores.iter_mut().zip(&leaf) {
            *score += f64::from(tree[2 * DEPTH + *leaf as usize] as i8) / f64::from(TREE_UNIT);
        }
        trees.push(tree);
    }
    trees
}

/// The best bound of a feature for the leaves so far, with its gain.
fn question(
    column: &[u8],
    sample: &[u32],
    leaf: &[u8],
    slope: &[(f64, f64)],
    leaves: usize,
    l2: f64,
) -> Option<(f64, u8)> {
    let mut sums = vec![(0.0, 0.0); leaves * VALUES];
    for &i in sample {
        let i = i as usize;
        let sum = &mut sums[leaf[i] as usize * VALUES + column[i] as usize];
        sum.0 += slope[i].0;
        sum.1 += slope[i].1;
    }
    let gain = |g: f64, h: f64| g * g / (h + l2);
    let mut gains = [0.0; VALUES];
    for part in sums.chunks_exact(VALUES) {
        let all = part.iter().fold((0.0, 0.0), |a, s| (a.0 + s.0, a.1 + s.1));
        let mut below = (0.0, 0.0);
        for (value, s) in part.iter().enumerate() {
            below = (below.0 + s.0, below.1 + s.1);
            gains[value] += gain(below.0, below.1) + gain(all.0 - below.0, all.1 - below.1) - gain(all.0, all.1);
        }
    }
    let best = (0..VALUES - 1).max_by(|&a, &b| gains[a].total_cmp(&gains[b]))?;
    (gains[best] > 1e-9).then_some((gains[best], best as u8))
}
