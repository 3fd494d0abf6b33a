//! The command as a user meets it: files, pipes, exit codes.
#![cfg(feature = "cli")]
#![allow(clippy::print_stdout)] // the memory measured is worth reading

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Output, Stdio};

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_ontherecord"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command was built")
}

/// Runs the command with `input` on standard input.
fn ontherecord(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = start(arguments);
    let mut pipe = child.stdin.take().expect("standard input is piped");
    let input = input.to_vec();
    // Written beside the reading, or both would wait once the pipes are full. A command that refuses its arguments
    // never reads, so a failed write is no failure here.
    let writer = std::thread::spawn(move || {
        let _ = pipe.write_all(&input);
    });
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))
}

const ARTICLE: &str = "Ferry plan sinks\n\nThe island’s only ferry will stop, Marta Oduya said on Tuesday.\n\n“We can’t swim to work,” she said.\n";

#[test]
fn a_text_on_standard_input_becomes_one_line_of_json() {
    let output = ontherecord(&["parse", "--published", "2024-05-16"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert_eq!(text.lines().count(), 1);
    assert_eq!(json(&text)["version"], 1);
}

#[test]
fn offsets_are_in_the_unit_asked_for() {
    let text = "🙂 “héllo” he said —";
    let units = [("utf8", text.len()), ("utf16", text.encode_utf16().count()), ("char", text.chars().count())];
    for (unit, length) in units {
        let output = json(&stdout(&ontherecord(&["parse", "--offsets", unit], text.as_bytes())));
        assert_eq!(output["blocks"][0]["end"].as_u64(), Some(length as u64), "{unit}");
    }
}

#[test]
fn lines_keep_their_order_and_ids_and_bad_ones_their_place() {
    let lines = "{\"id\":7,\"text\":\"One.\"}\n{oops\n{\"id\":\"b\"}\n\n{\"id\":\"c\",\"text\":\"Three.\",\"published\":\"2024-02-30\"}\n{\"id\":{\"deep\":1},\"text\":\"Four.\"}\n";
    let output = ontherecord(&["parse", "--jsonl"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let out: Vec<_> = stdout(&output).lines().map(json).collect();
    assert_eq!(out.len(), 5);
    assert_eq!((&out[0]["id"], &out[0]["version"]), (&7.into(), &1.into()));
    assert_eq!(out[1]["line"], 2);
    assert!(out[1]["error"].is_string());
    assert_eq!(out[2]["id"], "b");
    assert!(out[2]["error"].as_str().is_some_and(|e| e.contains("text")));
    assert!(out[3]["error"].as_str().is_some_and(|e| e.starts_with("published")));
    assert_eq!(out[4]["id"]["deep"], 1);
}

#[test]
fn many_lines_come_back_in_order_whatever_the_threads() {
    let lines: String = (0..3000).map(|i| format!("{{\"id\":{i},\"text\":\"Line {i}.\"}}\n")).collect();
    let one = ontherecord(&["parse", "--jsonl", "--threads", "1"], lines.as_bytes());
    let four = ontherecord(&["parse", "--jsonl", "--threads", "4"], lines.as_bytes());
    assert_eq!(one.status.code(), Some(0));
    assert_eq!(one.stdout, four.stdout);
    for (i, line) in stdout(&one).lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"id\":{i},")), "{line:.40}");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_repaired_with_a_warning() {
    let output = ontherecord(&["parse"], b"caf\xe9 closes");
    assert_eq!(output.status.code(), Some(0));
    let article = json(&stdout(&output));
    let codes: Vec<_> = article["warnings"].as_array().into_iter().flatten().map(|w| &w["code"]).collect();
    assert!(codes.contains(&&"not-utf8".into()), "{codes:?}");
}

#[test]
fn what_cannot_be_used_is_named_and_exits_with_2() {
    for (arguments, named) in [
        (&["parse", "no-such-file.txt"][..], "no-such-file.txt"),
        (&["parse", "--published", "2024-02-30"], "2024-02-30"),
        (&["parse", "--min-confidence", "1.5"], "minConfidence"),
        (&["parse", "--offsets", "bytes"], "bytes"),
        (&["parse", "--format", "pdf"], "pdf"),
        (&["parse", "--colour"], "--colour"),
        (&["explain", "no.such.rule"], "no.such.rule"),
    ] {
        let output = ontherecord(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(named), "{arguments:?}: {}", stderr(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn odd_texts_give_an_analysis() {
    let million = "(".repeat(1_000_000);
    for text in ["", "x", "”", "\"\"\"\"\"'''“”‘’", "\u{FEFF}", "\r\n\r\n", million.as_str()] {
        let output = ontherecord(&["parse"], text.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{:.20?}: {}", text, stderr(&output));
        assert_eq!(json(&stdout(&output))["version"], 1);
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let lines: String = (0..20_000).map(|i| format!("{{\"id\":{i},\"text\":\"Line {i}.\"}}\n")).collect();
    let mut child = start(&["parse", "--jsonl"]);
    drop(child.stdout.take());
    let _ = child.stdin.take().expect("standard input is piped").write_all(lines.as_bytes());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "");
}

/// Ctrl-C as a terminal sends it.
#[cfg(unix)]
fn interrupt(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
    assert!(sent.success());
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_after_whole_lines_with_130() {
    let lines: String =
        (0..5_000).map(|i| format!("{{\"id\":{i},\"text\":\"“No,” said Ada Byron of line {i}.\"}}\n")).collect();
    let mut child = start(&["parse", "--jsonl"]);
    let mut pipe = child.stdin.take().expect("standard input is piped");
    let mut out = BufReader::new(child.stdout.take().expect("standard output is piped"));
    // The pipe stays open: without the signal the command would wait for more.
    let writer = std::thread::spawn(move || {
        let _ = pipe.write_all(lines.as_bytes());
        pipe
    });
    let mut written = String::new();
    out.read_line(&mut written).expect("the first line comes");
    interrupt(&child);
    out.read_to_string(&mut written).expect("what was written is UTF-8");
    assert_eq!(child.wait().expect("the command ends").code(), Some(130));
    assert!(written.ends_with('\n'), "the last line is whole");
    for (i, line) in written.lines().enumerate() {
        assert_eq!(json(line)["id"], i);
    }
    drop(writer.join());
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_a_command_that_waits_for_input() {
    let mut child = start(&["parse", "--jsonl", "--threads", "1"]);
    let mut pipe = child.stdin.take().expect("standard input is piped");
    let mut out = BufReader::new(child.stdout.take().expect("standard output is piped"));
    // A whole batch, so that its first line shows that the handler stands; then half a line.
    let lines: String = (0..1024).map(|i| format!("{{\"id\":{i},\"text\":\"\"}}\n")).collect();
    pipe.write_all(lines.as_bytes()).and_then(|()| pipe.write_all(b"{\"id\":")).expect("the command reads");
    let mut written = String::new();
    for _ in 0..1024 {
        out.read_line(&mut written).expect("a line comes");
    }
    interrupt(&child);
    assert_eq!(child.wait().expect("the command ends").code(), Some(130));
    assert_eq!(written.lines().count(), 1024);
}

/// The most memory that a running command has had, in KB.
#[cfg(target_os = "linux")]
fn peak(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("it is running");
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).expect("Linux says it");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// Pipes megabytes through the command and gives its peak memory in KB. Most of a line is a field that it ignores.
#[cfg(target_os = "linux")]
fn peak_of_a_pipe(megabytes: usize) -> u64 {
    let line = format!("{{\"id\":1,\"note\":\"{}\",\"text\":\"“No,” said Ada Byron.\"}}\n", "x".repeat(16_000));
    let chunk = line.repeat(64);
    let mut child = start(&["parse", "--jsonl", "--threads", "2"]);
    let mut pipe = child.stdin.take().expect("standard input is piped");
    let mut out = child.stdout.take().expect("standard output is piped");
    let reader = std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    for _ in 0..megabytes {
        pipe.write_all(chunk.as_bytes()).expect("the command reads");
    }
    let peak = peak(&child);
    drop(pipe);
    assert_eq!(child.wait().expect("the command ends").code(), Some(0));
    assert!(reader.join().expect("the reader ends").is_ok_and(|bytes| bytes > 0));
    peak
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_pipe() {
    let (small, large) = (peak_of_a_pipe(20), peak_of_a_pipe(120));
    println!("peak memory: {small} KB for 20 MB, {large} KB for 120 MB");
    assert!(large < small + small / 4 + 4_096, "{small} KB grew to {large} KB");
}

#[test]
fn every_format_is_written_and_every_rule_explained() {
    for (name, _) in ontherecord::export::Format::ALL {
        let output = ontherecord(&["parse", "--format", name], ARTICLE.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert!(output.stdout.ends_with(b"\n"), "{name} ends its last line");
    }
    let rules = stdout(&ontherecord(&["explain"], b""));
    for line in rules.lines() {
        let (id, sentence) = line.split_once('\t').expect("id, tab, sentence");
        assert!(id.contains('.') && sentence.ends_with('.'), "{line}");
    }
}

#[test]
fn the_manual_and_the_completions_know_every_verb() {
    let page = stdout(&ontherecord(&["man"], b""));
    let script = stdout(&ontherecord(&["completions", "bash"], b""));
    for verb in ["parse", "highlight", "explain"] {
        assert!(page.contains(verb) && script.contains(verb), "{verb}");
    }
}
