//! Memory against the size of the text, counted by the allocator: no clock, and the same on every machine.
//!
//! | family | most bytes in use at once, per byte of the text, text included |
//! |---|---|
//! | articles, with and without lines | 12: what is promised |
//! | only quotations, words, digits | 7 to 18, by how many of the bytes are tokens; 34 where every byte is one |
//! | only dates, known names, marks, bodies | 17 to 26, by what is found; their JSON is as large again |
//! | only years, every name a new one, every line a letter | 46 to 60 |
//!
//! The analysis and the writing of its JSON count, piece by piece as the command and the wasm write it.

// What the trainer learns from would count as well.
#![cfg(not(feature = "train"))]
#![allow(clippy::print_stdout)] // the memory measured is worth reading

use ontherecord::{Offsets, Options, export};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Bytes of the texts; the articles are longer, so that what every text costs once counts for little.
const SIZE: usize = 1 << 19;
const ARTICLES: usize = 1 << 21;

#[test]
fn memory_is_a_small_multiple_of_the_text() {
    // Tables that are read once and stay do not belong to a text.
    let _ = most(&article(1 << 14, "\n\n"));
    let families = [
        ("articles", article(ARTICLES, "\n\n"), 12.0),
        ("articles in one line", article(ARTICLES, " "), 12.0),
        ("quotations", repeated("“We will not accept this,” she said. "), 16.0),
        ("digits", repeated("1234567890 "), 7.0),
        ("single digits", repeated("1 "), 18.0),
        ("marks", repeated("“"), 18.0),
        ("known names", repeated("Jane Roe, Paul Quentin, Rome, Acme Bank, Berlin, "), 17.5),
        ("a word", repeated("word "), 11.0),
        ("capitals", repeated("WORD "), 11.0),
        ("a long word", "a".repeat(SIZE), 4.0),
        ("dates", repeated("on 14 March 2022, "), 18.5),
        ("years", repeated("2014 "), 47.0),
        ("weekdays", repeated("said on Monday that "), 17.5),
        ("opening and closing marks", repeated("“a” 'b' \"c\" ‘d’ "), 21.0),
        ("brackets", repeated("("), 34.5),
        ("quoted and said", repeated("“No,” said Ada Byron. "), 26.0),
        ("bodies", repeated("The company said it was sure, and the unions said they were not. "), 21.5),
        ("one surname", repeated("Ann Palmer met Rob Palmer, and Palmer left. "), 18.0),
        ("new names", new_names(), 52.0),
        ("list items", repeated("- one\n"), 27.0),
        ("short lines", repeated("a\n"), 60.0),
    ];
    let over: Vec<String> = families
        .iter()
        .map(|(name, text, limit)| (name, most(text) as f64 / text.len() as f64, limit))
        .inspect(|(name, times, limit)| println!("{name}: {times:.1} of {limit} times the text"))
        .filter(|(_, times, limit)| times > limit)
        .map(|(name, times, limit)| format!("{name}: {times:.1} times the text, {limit} at most"))
        .collect();
    assert!(over.is_empty(), "{over:#?}");
}

/// The most bytes in use at once while a text is analysed and written, the text included.
fn most(text: &str) -> usize {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let mut written = 0;
    let article = ontherecord::parse(text, &Options::default());
    export::pieces(&article, text, export::Format::Json, Offsets::Utf16, &mut |piece| written += piece.len());
    assert!(written > 0);
    HEAP.peak_usage() - before + text.len()
}

fn repeated(part: &str) -> String {
    part.repeat(SIZE / part.len())
}

/// Paragraphs with quotations, names and dates as thick as in the news, each name a good many times.
fn article(size: usize, gap: &str) -> String {
    const GIVEN: [&str; 8] = ["Jane", "Tom", "Maria", "Peter", "Anna", "David", "Laura", "Ivan"];
    const FAMILY: [&str; 8] = ["Roe", "Harker", "Lindqvist", "Quentin", "Moreau", "Okafor", "Petrov", "Stone"];
    const PLACES: [&str; 6] = ["Rome", "Ohio", "Berlin", "Kenya", "Leeds", "Texas"];
    const BODIES: [&str; 4] = ["Acme Bank", "the Labour Party", "the World Health Organization", "Harbour University"];
    let mut out = String::with_capacity(size + 1024);
    let mut n = 0usize;
    while out.len() < size {
        let one = |list: &[&'static str], step: usize| list[n / step % list.len()];
        let (given, family, place, body) = (one(&GIVEN, 1), one(&FAMILY, 3), one(&PLACES, 2), one(&BODIES, 5));
        let paragraph = match n % 4 {
            0 => format!(
                "The council of {place} voted on Monday to close the old bridge over the river, which had been \
                 repaired several times since {} at a cost that nobody could quite explain to the people who live \
                 there.{gap}“We cannot go on like this,” {given} {family}, a spokesman for {body}, said. “It is time \
                 to find a better way.”",
                1950 + n % 70
            ),
            1 => format!(
                "{family} told reporters that the plan would be put before the members again next week, and that \
                 no more than a few of them were likely to change their minds before the vote."
            ),
            2 => format!(
                "In {place}, where the first of the new houses are being built, residents said they had heard \
                 little about it. {given} {family} had not answered letters from {body} for three months, according \
                 to two officials who asked not to be named because the talks are not over."
            ),
            _ => "He added that the work, which began in March and was to be finished within a year, had been \
                  slowed by rain, by a lack of stone and by a quarrel over who was to pay for the road that leads \
                  down to the harbour."
                .to_string(),
        };
        out.push_str(&paragraph);
        out.push_str(gap);
        n += 1;
    }
    out
}

/// Two words in capitals that no other name has.
fn new_names() -> String {
    let mut out = String::with_capacity(SIZE + 32);
    let mut n = 0u32;
    while out.len() < SIZE {
        let letters = |mut n: u32| -> String {
            (0..6)
                .map(|i| {
                    let letter = (n % 20) as u8;
                    n /= 20;
                    (if i == 0 { b'A' } else { b'a' } + letter) as char
                })
                .collect()
        };
        out.push_str(&format!("{} {}, ", letters(n.wrapping_mul(2_654_435_761)), letters(n.wrapping_mul(40_503) + 77)));
        n += 1;
    }
    out
}
