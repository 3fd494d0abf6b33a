//! Appending, as one call: `String::push_str` is inlined wherever it stands, a hundred bytes of wasm each time.

/// What text can be appended to.
pub(crate) trait Put {
    /// Appends a text.
    fn put(&mut self, text: &str);
}

impl Put for String {
    #[inline(never)]
    fn put(&mut self, text: &str) {
        self.push_str(text);
    }
}
