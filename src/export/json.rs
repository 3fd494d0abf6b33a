//! The wire schema as JSON, the same bytes natively and in JavaScript's `JSON.stringify(parse(text))`.

use crate::document::Article;
use crate::text::{OffsetMap, Offsets};
use crate::wire;
use serde::Serialize;
use std::io::{self, Write};

pub(crate) fn write(article: &Article, text: &str, unit: Offsets) -> String {
    to_string(&wire::article(article, text, &OffsetMap::new(text, unit)))
}

/// The same text, handed over in pieces.
pub(crate) fn pieces(article: &Article, text: &str, unit: Offsets, hand: &mut dyn FnMut(&str)) {
    put(&wire::article(article, text, &OffsetMap::new(text, unit)), Some(hand));
}

/// JSON of a value made of structs, strings and numbers, which cannot fail.
pub(crate) fn to_string<T: Serialize>(value: &T) -> String {
    put(value, None)
}

/// Bytes after which a piece is handed over.
const PIECE: usize = 1 << 16;

/// Text on its way: all of it, or the piece that was not handed over yet.
struct Pieces<'a> {
    piece: Vec<u8>,
    hand: Option<&'a mut dyn FnMut(&str)>,
}

/// The one place where JSON is written, with one kind of writer, so that its code is there once.
fn put<T: Serialize>(value: &T, hand: Option<&mut dyn FnMut(&str)>) -> String {
    let mut out = Pieces { piece: Vec::new(), hand };
    let _ = serde_json::to_writer(&mut out, value);
    out.hand_over();
    String::from_utf8(out.piece).unwrap_or_default()
}

impl Pieces<'_> {
    /// Called from everywhere, and there once.
    #[inline(never)]
    fn add(&mut self, bytes: &[u8]) {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() > PIECE {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        if let Some(hand) = &mut self.hand {
            hand(std::str::from_utf8(&self.piece).unwrap_or_default());
            self.piece.clear();
        }
    }
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    // Never fails, which is seen where it is called; and `serde_json` writes whole characters.
    #[inline(always)]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.add(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
