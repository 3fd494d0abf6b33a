//! Distinct things by number, found by their hashes, in four bytes a slot.

/// Numbers by hash, with at least twice as many slots.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Number + 1.
    slots: Vec<u32>,
}

impl Index {
    /// The number with this hash that is the same.
    pub(crate) fn find(&self, hash: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = place(hash) & mask;
        while let Some(&slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            if same(slot - 1) {
                return Some(slot - 1);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Adds the last of `count` numbers; `hash` gives that of each.
    pub(crate) fn add(&mut self, count: usize, hash: impl Fn(u32) -> u32) {
        let mut from = count - 1;
        if count * 2 > self.slots.len() {
            let size = (self.slots.len() * 2).max(64);
            self.slots.clear();
            self.slots.shrink_to(0);
            self.slots.resize(size, 0);
            from = 0;
        }
        let mask = self.slots.len() - 1;
        for id in from..count {
            let mut at = place(hash(id as u32)) & mask;
            while self.slots[at] != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = id as u32 + 1;
        }
    }
}

/// The lower bits decide the slot: the upper ones are mixed into them.
fn place(hash: u32) -> usize {
    let mixed = hash.wrapping_mul(0x9E37_79B1);
    (mixed ^ mixed >> 15) as usize
}
