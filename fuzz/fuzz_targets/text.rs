//! Any text: analysed, rendered, exported, and held against the invariants.
#![no_main]

#[path = "../../tests/common/mod.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|text: &str| {
    common::withstand(text, &ontherecord::Options::default());
});
