//! Bytes to other units, at the edges only.
//!
//! | unit | who slices with it |
//! |---|---|
//! | [`Offsets::Utf8`] | Rust, C |
//! | [`Offsets::Utf16`] | JavaScript, Java, .NET |
//! | [`Offsets::Char`] | Python, the evaluation kit |

/// The unit of offsets at an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Offsets {
    /// Bytes.
    #[default]
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Unicode code points.
    Char,
}

/// How many bytes lie between two remembered positions.
const STEP: usize = 64;

/// Converts byte offsets of one text into another unit: built in one pass, then constant time per offset.
///
/// ```
/// use ontherecord::{OffsetMap, Offsets};
/// let map = OffsetMap::new("“é” 🙂 x", Offsets::Utf16);
/// assert_eq!(map.convert(14), 7); // the x: 1 + 1 + 1 + 1 + 2 + 1 units before it
/// ```
#[derive(Debug)]
pub struct OffsetMap<'a> {
    text: &'a [u8],
    unit: Offsets,
    /// Units before byte `i * STEP`; empty when every byte is one unit.
    marks: Vec<u32>,
}

impl<'a> OffsetMap<'a> {
    /// Reads `text` once. ASCII text and [`Offsets::Utf8`] need no table at all.
    pub fn new(text: &'a str, unit: Offsets) -> OffsetMap<'a> {
        let bytes = text.as_bytes();
        let mut marks = Vec::new();
        if unit != Offsets::Utf8 && !text.is_ascii() {
            marks.reserve(bytes.len() / STEP + 1);
            let mut units = 0;
            for chunk in bytes.chunks(STEP) {
                marks.push(units);
                units += count(chunk, unit);
            }
        }
        OffsetMap { text: bytes, unit, marks }
    }

    /// The offset in the map's unit of a byte offset; one beyond the text counts as its end.
    pub fn convert(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        if self.marks.is_empty() {
            return byte as u32;
        }
        let mark = (byte / STEP).min(self.marks.len() - 1);
        self.marks[mark] + count(&self.text[mark * STEP..byte], self.unit)
    }

    /// The byte offset of an offset in the map's unit, for what comes in at an edge. One beyond the text counts as its
    /// end, one inside a character as that character's start.
    ///
    /// ```
    /// use ontherecord::{OffsetMap, Offsets};
    /// let map = OffsetMap::new("“é” 🙂 x", Offsets::Utf16);
    /// assert_eq!(map.byte(7), 14);
    /// assert_eq!(map.byte(5), 9); // between the two halves of the surrogate pair
    /// ```
    pub fn byte(&self, offset: u32) -> u32 {
        let mut byte = offset as usize;
        if !self.marks.is_empty() {
            let mark = self.marks.partition_point(|&units| units <= offset) - 1;
            let mut units = self.marks[mark];
            byte = mark * STEP;
            while byte < self.text.len() {
                units += count(&self.text[byte..=byte], self.unit);
                if units > offset {
                    break;
                }
                byte += 1;
            }
        }
        byte = byte.min(self.text.len());
        while byte < self.text.len() && self.text[byte] & 0xC0 == 0x80 {
            byte -= 1;
        }
        byte as u32
    }
}

/// Units whose first byte lies in `bytes`: a lead byte is one code point, a four-byte lead two UTF-16 units.
fn count(bytes: &[u8], unit: Offsets) -> u32 {
    let wide = (unit == Offsets::Utf16) as u32;
    bytes.iter().map(|&b| (b & 0xC0 != 0x80) as u32 + wide * (b >= 0xF0) as u32).sum()
}
