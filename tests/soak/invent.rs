//! Texts and options that nobody would write.

use ontherecord::{Article, Span};
use serde_json::{Value, json};

/// SplitMix64: small, and the same everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }

    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn slice<'a>(&mut self, text: &'a str, longest: usize) -> &'a str {
        let start = floor(text, self.below(text.len() + 1));
        let end = floor(text, (start + self.below(longest)).min(text.len()));
        &text[start..end.max(start)]
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What the stages look for, to be put in anywhere.
const WORDS: [&str; 48] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{0}",
    "\u{301}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{202E}",
    "🎻",
    "—",
    "...",
    ": ",
    "; ",
    ", ",
    ". ",
    " said ",
    " told ",
    "according to ",
    " he ",
    " she ",
    "Mr. ",
    "the minister ",
    " Jr.",
    "O’Neil",
    "Maria Kowalska",
    "U.S.",
    "Bank of ",
    "(AP) — ",
    "By ",
    "Published ",
    "Updated: ",
    " on Monday",
    " in May",
    "31/12/",
    "2024-02-29",
    " last week",
    " two days ago",
    "the 1990s",
    "Q3 ",
    "noon ",
];

/// A text made of pieces of others: cut, repeated, with words put in and characters dropped.
pub(crate) fn text(random: &mut Random, sources: &[String]) -> String {
    let mut out = String::new();
    for _ in 0..1 + random.below(8) {
        let source = random.one(sources);
        let piece = random.slice(source, 400).to_string();
        match random.below(8) {
            0 => out.push_str(&piece.repeat(1 + random.below(4))),
            1 => out.push_str(&piece.to_uppercase()),
            2 => out.push_str(&piece.replace('\n', " ")),
            3 => out.push_str(&piece.replace(' ', "\n")),
            4 => out.insert_str(floor(&out, random.below(out.len() + 1)), &piece),
            5 => {
                out.push_str(&piece);
                for _ in 0..1 + random.below(12) {
                    let word = *random.one(&WORDS);
                    out.insert_str(floor(&out, random.below(out.len() + 1)), word);
                }
            }
            6 => {
                let rare = 2 + random.below(20);
                out.extend(piece.chars().filter(|_| random.below(rare) > 0));
            }
            _ => out.push_str(&piece),
        }
    }
    // Once in a while a long one, in which every window of the stages is full.
    if random.below(400) == 0 && !out.is_empty() { out.repeat(1 + 60_000 / out.len()) } else { out }
}

/// What JavaScript could pass as options, most of it nearly right: corrections name what `article` holds.
pub(crate) fn options(random: &mut Random, article: &Article) -> Value {
    if random.below(40) == 0 {
        return junk(random, 2);
    }
    let mut options = serde_json::Map::new();
    for field in ["published", "dateOrder", "include", "minConfidence", "lexicon", "corrections"] {
        if random.below(3) == 0 {
            let value = if random.below(12) == 0 { junk(random, 2) } else { plausible(random, field, article) };
            options.insert(field.to_string(), value);
        }
    }
    if random.below(50) == 0 {
        options.insert(word(random), junk(random, 1));
    }
    Value::Object(options)
}

fn plausible(random: &mut Random, field: &str, article: &Article) -> Value {
    match field {
        "published" => json!(*random.one(&[
            "2024-05-16",
            "0001-01-01",
            "9999-12-31",
            "2024-02-29T23:59",
            "1969-12-31T00:00:00Z",
            "2024-02-30"
        ])),
        "dateOrder" => json!(*random.one(&["mdy", "dmy", "auto"])),
        "include" => {
            let kinds = ["person", "organisation", "place", "group", "quote", "date"];
            json!((0..random.below(4)).map(|_| *random.one(&kinds)).collect::<Vec<_>>())
        }
        "minConfidence" => json!(random.below(101) as f64 / 100.0),
        "lexicon" => {
            let lists = ["people", "organisations", "places", "speechVerbs"];
            let mut lexicon = serde_json::Map::new();
            for _ in 0..random.below(3) {
                let words: Vec<String> = (0..random.below(4)).map(|_| name(random, article)).collect();
                lexicon.insert((*random.one(&lists)).to_string(), json!(words));
            }
            Value::Object(lexicon)
        }
        _ => json!((0..random.below(5)).map(|_| correction(random, article)).collect::<Vec<_>>()),
    }
}

fn correction(random: &mut Random, article: &Article) -> Value {
    let (entity, other) = (name(random, article), name(random, article));
    let (start, end) = place(random, article);
    match random.below(7) {
        0 => json!({ "op": "rename", "entity": entity, "to": other }),
        1 => json!({ "op": "merge", "entity": entity, "into": other }),
        2 => json!({ "op": "split", "start": start, "end": end, "name": other }),
        3 => json!({ "op": "ignore", "entity": entity }),
        4 => json!({ "op": "ignore", "start": start, "end": end }),
        5 => {
            json!({ "op": "kind", "entity": entity, "kind": *random.one(&["person", "organisation", "place", "group"]) })
        }
        _ => {
            json!({ "op": "speaker", "start": start, "end": end, "speaker": if random.below(4) == 0 { Value::Null } else { json!(entity) } })
        }
    }
}

/// The name of an entity, mostly one of the article's.
fn name(random: &mut Random, article: &Article) -> String {
    if article.entities.is_empty() || random.below(6) == 0 {
        word(random)
    } else {
        random.one(&article.entities).name.clone()
    }
}

/// Where something stands, mostly: these are bytes where UTF-16 units are wanted, so that odd places come up too.
fn place(random: &mut Random, article: &Article) -> (u32, u32) {
    let there = |span: Span| (span.start, span.end);
    match random.below(4) {
        0 if !article.mentions.is_empty() => there(random.one(&article.mentions).span),
        1 if !article.quotes.is_empty() => there(random.one(&article.quotes).content[0]),
        2 if !article.dates.is_empty() => there(random.one(&article.dates).span),
        _ => (random.below(500) as u32, random.below(500) as u32),
    }
}

fn word(random: &mut Random) -> String {
    let words = [
        "",
        " ",
        "Ada",
        "Ada Byron",
        "__proto__",
        "constructor",
        "<script>",
        "\u{0}",
        "🎻",
        "ﬁ",
        "e\u{301}",
        "said",
        "NaN",
    ];
    (0..1 + random.below(2)).map(|_| *random.one(&words)).collect()
}

/// A JSON value that nobody asked for.
fn junk(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 8 } else { 10 }) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 => json!(-1),
        3 => json!(1e300),
        4 => json!(0.5),
        5 => json!(random.below(1 << 33)),
        6 => json!(word(random)),
        7 => json!("x".repeat(random.below(3000))),
        8 => Value::Array((0..random.below(4)).map(|_| junk(random, depth - 1)).collect()),
        _ => Value::Object((0..random.below(4)).map(|_| (word(random), junk(random, depth - 1))).collect()),
    }
}
