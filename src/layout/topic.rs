//! The long words of a stretch of text, counted by hash: which other lines speak of the same.

/// Slots of the table; two words may share one.
const SLOTS: usize = 4096;
/// Shorter words say nothing about the topic, in bytes.
const SHORTEST: usize = 5;
/// No more words of a line are looked at.
const MOST: usize = 80;

/// How often each long word stands in the stretch, up to a few times, a line counted once.
#[derive(Debug)]
pub(super) struct Topic {
    counts: Vec<u8>,
    /// The line that was counted last.
    last: Vec<u32>,
    line: u32,
}

impl Default for Topic {
    fn default() -> Topic {
        Topic { counts: vec![0; SLOTS], last: vec![0; SLOTS], line: 0 }
    }
}

impl Topic {
    /// Counts the words of one more line of the stretch.
    pub(super) fn learn(&mut self, line: &str) {
        self.line += 1;
        for slot in slots(line) {
            if self.last[slot] != self.line {
                self.last[slot] = self.line;
                self.counts[slot] = self.counts[slot].saturating_add(1);
            }
        }
    }

    /// How many of the line's long words are known, and how many it has; `own` if it is of the stretch itself.
    pub(super) fn known(&self, line: &str, own: bool) -> (u32, u32) {
        let (mut known, mut all) = (0, 0);
        for slot in slots(line) {
            all += 1;
            known += u32::from(self.counts[slot] > u8::from(own));
        }
        (known, all)
    }
}

/// The slots of the long words of a line.
fn slots(line: &str) -> impl Iterator<Item = usize> + '_ {
    let words = line.as_bytes().split(|b| !(b.is_ascii_alphanumeric() || *b >= 0x80));
    words.filter(|w| w.len() >= SHORTEST).take(MOST).map(|w| {
        let hash =
            w.iter().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193));
        (hash ^ hash >> 15) as usize % SLOTS
    })
}
