//! The command `ontherecord`.

use clap::{Parser, Subcommand, ValueEnum};
use ontherecord::{OffsetMap, Offsets, Options, wire};
use rayon::prelude::*;
use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

/// Who said what, about whom, and when: reads news articles.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Analyse articles and write the result as JSON.
    Parse {
        /// Read lines {"id", "text", "published"?} and write lines {"id", …}.
        #[arg(long)]
        jsonl: bool,
        /// Unit of offsets.
        #[arg(long, value_enum, default_value = "utf8")]
        offsets: Unit,
        /// Publication date for texts that state none, 2022-03-14.
        #[arg(long)]
        published: Option<String>,
        /// Text files; - or nothing is standard input.
        files: Vec<String>,
    },
    /// Write the article as HTML.
    Highlight {
        /// Text file; - or nothing is standard input.
        file: Option<String>,
    },
    /// Say in a sentence what a rule does.
    Explain {
        /// The rule's id.
        rule: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    Utf8,
    Utf16,
    Char,
}

impl From<Unit> for Offsets {
    fn from(unit: Unit) -> Offsets {
        match unit {
            Unit::Utf8 => Offsets::Utf8,
            Unit::Utf16 => Offsets::Utf16,
            Unit::Char => Offsets::Char,
        }
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().verb) {
        Ok(code) => code,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "ontherecord: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(verb: Verb) -> Result<ExitCode, String> {
    let mut out = std::io::stdout().lock();
    match verb {
        Verb::Parse { jsonl: true, offsets, published, .. } => lines(offsets.into(), published, &mut out),
        Verb::Parse { offsets, published, files, .. } => {
            let options = Options { published, ..Options::default() };
            let files = if files.is_empty() { vec!["-".to_string()] } else { files };
            for file in files {
                let text = read(&file)?;
                let _ = writeln!(out, "{}", json(&text, &options, offsets.into()));
            }
            Ok(ExitCode::SUCCESS)
        }
        Verb::Highlight { file } => {
            let text = read(file.as_deref().unwrap_or("-"))?;
            let article = ontherecord::parse(&text, &Options::default());
            let _ = write!(out, "{}", ontherecord::render::html(&article, &text));
            Ok(ExitCode::SUCCESS)
        }
        Verb::Explain { rule } => {
            let sentence = ontherecord::explain(&rule).ok_or(format!("no rule is called {rule:?}"))?;
            let _ = writeln!(out, "{sentence}");
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn read(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let result = if file == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|b| bytes = b)
    };
    result.map_err(|e| format!("{file}: {e}"))?;
    Ok(String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()))
}

fn json(text: &str, options: &Options, unit: Offsets) -> String {
    let article = ontherecord::parse(text, options);
    let wired = wire::article(&article, text, &OffsetMap::new(text, unit));
    serde_json::to_string(&wired).unwrap_or_default()
}

fn lines(unit: Offsets, published: Option<String>, out: &mut dyn Write) -> Result<ExitCode, String> {
    let mut failed = false;
    let mut input = std::io::stdin().lock().lines();
    loop {
        let batch: Vec<String> = input.by_ref().take(256).collect::<Result<_, _>>().map_err(|e| e.to_string())?;
        if batch.is_empty() {
            break;
        }
        let done: Vec<(bool, String)> = batch.par_iter().map(|line| one(line, unit, published.as_deref())).collect();
        for (ok, line) in done {
            failed |= !ok;
            if writeln!(out, "{line}").is_err() {
                return Ok(ExitCode::SUCCESS);
            }
        }
    }
    Ok(ExitCode::from(failed as u8))
}

fn one(line: &str, unit: Offsets, published: Option<&str>) -> (bool, String) {
    let value: serde_json::Value = match serde_json::from_str(line) {
        Ok(value) => value,
        Err(e) => return (false, serde_json::json!({ "line": line, "error": e.to_string() }).to_string()),
    };
    let Some(text) = value["text"].as_str() else {
        return (false, serde_json::json!({ "id": value["id"], "error": "no text" }).to_string());
    };
    let published = value["published"].as_str().or(published).map(str::to_string);
    let article = json(text, &Options { published, ..Options::default() }, unit);
    (true, format!("{{\"id\":{},{}", value["id"], &article[1..]))
}
