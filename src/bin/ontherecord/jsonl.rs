//! A corpus, a line an article: in parallel, in order, in constant memory.
//!
//! | line in | line out |
//! |---|---|
//! | `{"id": …, "text": "…"}` | `{"id": …, …Article}` |
//! | the same with `"published": "2022-03-14"` | resolved against that date, whatever the text states |
//! | an object without a text | `{"id": …, "error": "…"}` |
//! | anything else | `{"line": 7, "error": "…"}` |
//!
//! Lines are read in batches bounded by bytes and by number; a batch is analysed by all threads and written before the
//! next is read. Other fields of a line are ignored. Ctrl-C ends the process between two lines, whatever it is doing.

use crate::arguments::Parse;
use crate::{Failure, input};
use indicatif::{ProgressBar, ProgressStyle};
use ontherecord::{OffsetMap, Offsets, Options, wire};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

/// A batch holds at most so many lines, and ends at the line with which it passes so many bytes.
const BATCH_LINES: usize = 1024;
const BATCH_BYTES: usize = 8 << 20;

/// The exit code of a run that Ctrl-C ended, as shells have it: 128 and the signal's number.
const STOPPED: i32 = 130;

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow)]
    published: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Analysed<'a> {
    id: &'a RawValue,
    #[serde(flatten)]
    article: wire::Article<'a>,
}

#[derive(Serialize)]
struct Refused<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    error: String,
}

/// Runs over the files, or standard input.
pub(crate) fn run(parse: &Parse, options: &Options, out: &mut dyn Write) -> Result<ExitCode, Failure> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(parse.threads.unwrap_or(0)).build();
    let threads = threads.map_err(Failure::message)?;
    let progress = progress();
    let writing = Arc::new(Mutex::new(()));
    stop_between_lines(Arc::clone(&writing), progress.clone());
    let mut refused = false;
    for file in input::names(&parse.files) {
        let mut lines = Lines::open(file)?;
        loop {
            let batch = lines.batch().map_err(|e| Failure::message(format!("{file}: {e}")))?;
            if batch.is_empty() {
                break;
            }
            let first = lines.number - batch.len() as u64;
            let unit = parse.offsets.into();
            let done: Vec<(bool, Vec<u8>)> = threads.install(|| {
                batch.par_iter().enumerate().map(|(i, line)| one(line, first + i as u64 + 1, unit, options)).collect()
            });
            progress.inc(done.len() as u64);
            for (ok, line) in done {
                refused |= !ok;
                let _whole = writing.lock();
                out.write_all(&line)?;
                out.flush()?;
            }
        }
    }
    progress.finish_and_clear();
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// At Ctrl-C waits for the line that is being written, if any, and ends the process: a read from a terminal or a slow
/// pipe may never come back to look at a flag. Where no handler can be set, the system's own ends the process at once.
fn stop_between_lines(writing: Arc<Mutex<()>>, progress: ProgressBar) {
    let _ = ctrlc::set_handler(move || {
        let _whole = writing.lock();
        progress.finish_and_clear();
        std::process::exit(STOPPED);
    });
}

/// One line in, one line out; false when it is an error line. Blank lines give nothing.
fn one(line: &[u8], number: u64, unit: Offsets, options: &Options) -> (bool, Vec<u8>) {
    if line.iter().all(u8::is_ascii_whitespace) {
        return (true, Vec::new());
    }
    let refuse = |id: Option<&RawValue>, error: String| {
        let line = if id.is_none() { Some(number) } else { None };
        (false, bytes(&Refused { id, line, error }))
    };
    let line = String::from_utf8_lossy(line);
    let line: Line<'_> = match serde_json::from_str(&line) {
        Ok(line) => line,
        Err(error) => return refuse(None, error.to_string()),
    };
    let Some(id) = line.id else { return refuse(None, "no \"id\"".into()) };
    let Some(text) = line.text else { return refuse(Some(id), "no \"text\"".into()) };
    let mut options = Cow::Borrowed(options);
    if let Some(published) = line.published
        && let Err(error) = options.to_mut().set_published(&published)
    {
        return refuse(Some(id), error.to_string());
    }
    let article = ontherecord::parse(&text, &options);
    let map = OffsetMap::new(&text, unit);
    (true, bytes(&Analysed { id, article: wire::article(&article, &text, &map) }))
}

fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).unwrap_or_default();
    line.push(b'\n');
    line
}

/// Reads batches of lines.
struct Lines {
    input: Box<dyn BufRead>,
    /// How many lines were read.
    number: u64,
}

impl Lines {
    fn open(file: &str) -> Result<Lines, Failure> {
        let input: Box<dyn BufRead> = match file {
            "-" => Box::new(BufReader::with_capacity(1 << 16, io::stdin())),
            _ => {
                let file = File::open(file).map_err(|e| Failure::message(format!("{file}: {e}")))?;
                Box::new(BufReader::with_capacity(1 << 16, file))
            }
        };
        Ok(Lines { input, number: 0 })
    }

    /// The next lines without their ends; empty at the end of the input.
    fn batch(&mut self) -> io::Result<Vec<Vec<u8>>> {
        let mut batch = Vec::new();
        let mut size = 0;
        while batch.len() < BATCH_LINES && size < BATCH_BYTES {
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            size += line.len();
            batch.push(line);
        }
        self.number += batch.len() as u64;
        Ok(batch)
    }
}

/// A counter on standard error, on a terminal only.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    bar
}
