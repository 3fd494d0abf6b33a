//! The long words of a stretch of text, counted by hash: which other lines speak of the same.

use super::line::SLOT_BITS;

/// Slots of the table; two words may share one.
const SLOTS: usize = 1 << SLOT_BITS;

/// A count takes so many bits of a slot; above it stands the line that was counted last, as far as there is room.
const COUNT_BITS: u32 = 2;
const COUNT: u16 = (1 << COUNT_BITS) - 1;

/// How often each long word stands in the stretch, up to a few times, a line counted once.
#[derive(Debug)]
pub(super) struct Topic {
    slots: Vec<u16>,
    line: u16,
}

impl Default for Topic {
    fn default() -> Topic {
        Topic { slots: vec![0; SLOTS], line: 0 }
    }
}

impl Topic {
    /// Counts the long words of one more line of the stretch.
    pub(super) fn learn(&mut self, line: &[u16]) {
        self.line = self.line.wrapping_add(1 << COUNT_BITS);
        for &slot in line {
            if let Some(slot) = self.slots.get_mut(usize::from(slot)).filter(|s| **s & !COUNT != self.line) {
                *slot = self.line | ((*slot & COUNT) + 1).min(COUNT);
            }
        }
    }

    /// How many of the line's long words are known; `own` if it is of the stretch itself.
    pub(super) fn known(&self, line: &[u16], own: bool) -> u32 {
        let known = |slot: &&u16| self.slots.get(usize::from(**slot)).is_some_and(|s| s & COUNT > u16::from(own));
        line.iter().filter(known).count() as u32
    }
}
