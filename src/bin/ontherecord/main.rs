//! The command `ontherecord`: the library over files, pipes and corpora.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | done |
//! | 1 | done, but some lines of `--jsonl` could not be read; each has its error line |
//! | 2 | an argument, option or file that can't be used |
//! | 130 | stopped by Ctrl-C, after whole lines |

mod arguments;
mod input;
mod jsonl;
mod manual;
mod settings;

use arguments::{Arguments, Verb};
use clap::Parser;
use ontherecord::{export, render};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Arguments::parse().verb) {
        Ok(code) => code,
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            let _ = writeln!(io::stderr(), "ontherecord: {message}");
            ExitCode::from(2)
        }
    }
}

/// Why the command ends early.
enum Failure {
    /// The reader of our output has gone, as in `| head`: nothing to complain about.
    ClosedPipe,
    /// Something for the user to mend.
    Message(String),
}

impl Failure {
    fn message(text: impl ToString) -> Failure {
        Failure::Message(text.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::message(error),
        }
    }
}

fn run(verb: Verb) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    match verb {
        Verb::Parse(parse) => {
            let options = settings::options(&parse.settings)?;
            if parse.jsonl {
                return jsonl::run(&parse, &options, &mut out);
            }
            for file in input::names(&parse.files) {
                let document = input::read(file)?;
                let article = document.parse(&options);
                let (mut written, mut ended) = (Ok(()), false);
                export::pieces(&article, &document.text, parse.format.into(), parse.offsets.into(), &mut |piece| {
                    if written.is_ok() {
                        written = out.write_all(piece.as_bytes());
                        ended = piece.ends_with('\n');
                    }
                });
                written?;
                if !ended {
                    writeln!(out)?;
                }
            }
        }
        Verb::Highlight(highlight) => {
            let options = settings::options(&highlight.settings)?;
            for file in input::names(&highlight.files) {
                let document = input::read(file)?;
                out.write_all(render::html(&document.parse(&options), &document.text).as_bytes())?;
            }
        }
        Verb::Explain { rule: Some(rule) } => {
            let sentence = ontherecord::explain(&rule).ok_or_else(|| {
                Failure::message(format!("no rule is called {rule:?}; `ontherecord explain` lists them all"))
            })?;
            writeln!(out, "{sentence}")?;
        }
        Verb::Explain { rule: None } => {
            for rule in ontherecord::rules() {
                writeln!(out, "{}\t{}", rule.id, rule.because)?;
            }
        }
        Verb::Completions { shell } => manual::completions(shell, &mut out),
        Verb::Man => manual::page(&mut out)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
