//! Lines for `--jsonl`, whole and broken, through the command itself.

use crate::invent::{self, Random};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// A batch of lines without their ends.
pub(crate) fn batch(random: &mut Random, sources: &[String]) -> Vec<Vec<u8>> {
    (0..48).map(|_| line(random, sources)).collect()
}

fn line(random: &mut Random, sources: &[String]) -> Vec<u8> {
    let ids = [json!(7), json!("a"), json!(null), json!({ "deep": [1, 2] }), json!(1e300), json!("\u{0}")];
    let mut whole = json!({ "id": random.one(&ids), "text": invent::text(random, sources) });
    match random.below(6) {
        0 => whole["published"] = json!(*random.one(&["2024-05-16", "2024-02-30", "", "9999-12-31"])),
        1 => whole["published"] = json!(3),
        2 => whole["text"] = random.one(&ids).clone(),
        _ => {}
    }
    let mut bytes = whole.to_string().into_bytes();
    match random.below(6) {
        0 => {
            let at = random.below(bytes.len());
            bytes[at] = *random.one(b"\0\"\\{}[],:\x80\xff\xc3 ");
        }
        1 => bytes.truncate(random.below(bytes.len())),
        2 => bytes = "[".repeat(random.below(5000)).into_bytes(),
        _ => {}
    }
    bytes.retain(|b| *b != b'\n');
    bytes
}

/// Whether the command gives a line of JSON for each line in, and ends as it says it does.
pub(crate) fn withstood(batch: &[Vec<u8>]) -> bool {
    let input = batch.join(&b'\n');
    let path = std::env::var("SOAK_COMMAND").unwrap_or_else(|_| env!("CARGO_BIN_EXE_ontherecord").into());
    let mut child = Command::new(path)
        .args(["parse", "--jsonl", "--threads", "1", "--offsets", "utf16"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command was built");
    let mut pipe = child.stdin.take().expect("standard input is piped");
    let given = input.clone();
    let writer = std::thread::spawn(move || drop(pipe.write_all(&given)));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    let wanted = batch.iter().filter(|l| !l.iter().all(u8::is_ascii_whitespace)).count();
    let lines: Vec<&[u8]> = output.stdout.split_inclusive(|b| *b == b'\n').collect();
    let well = |line: &&[u8]| {
        serde_json::from_slice::<Value>(line).is_ok_and(|v| {
            v["version"] == 1 || (v["error"].is_string() && (v.get("id").is_some() || v["line"].is_u64()))
        })
    };
    let good = matches!(output.status.code(), Some(0 | 1))
        && output.stderr.is_empty()
        && lines.len() == wanted
        && lines.iter().all(well);
    if !good {
        println!("FINDING lines {} {:?}", json!(String::from_utf8_lossy(&input)), output.status);
    }
    good
}
