//! Any options, the first line, for any text, the rest: refused with a message, or used without harm.
#![no_main]

#[path = "../../tests/common/mod.rs"]
mod common;

use ontherecord::{OffsetMap, Offsets, Options};

libfuzzer_sys::fuzz_target!(|input: &str| {
    let (options, text) = input.split_once('\n').unwrap_or((input, ""));
    let Ok(options) = serde_json::from_str(options) else { return };
    match Options::from_json(&options, &OffsetMap::new(text, Offsets::Utf16)) {
        Ok(options) => drop(common::withstand(text, &options)),
        Err(error) => assert!(error.0.contains(": "), "{error} names what is wrong"),
    }
});
