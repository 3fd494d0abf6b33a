//! Files and standard input as text.

use crate::Failure;
use ontherecord::{Article, Options, Warning};
use std::io::{self, Read};

/// A text, and whether its bytes were not all UTF-8.
pub(crate) struct Document {
    pub text: String,
    repaired: bool,
}

impl Document {
    /// Analyses the text; a repaired one carries a warning.
    pub(crate) fn parse(&self, options: &Options) -> Article {
        let mut article = ontherecord::parse(&self.text, options);
        if self.repaired {
            article.warnings.push(Warning {
                code: "not-utf8",
                message: "The input is not UTF-8; each stretch that could not be read became U+FFFD. Offsets count the repaired text.".into(),
                span: None,
            });
        }
        article
    }
}

/// The files to read: none is standard input.
pub(crate) fn names(files: &[String]) -> Vec<&str> {
    if files.is_empty() { vec!["-"] } else { files.iter().map(String::as_str).collect() }
}

/// Reads a file, or standard input for `-`. What is not UTF-8 is repaired, not refused.
pub(crate) fn read(file: &str) -> Result<Document, Failure> {
    let mut bytes = Vec::new();
    let result = match file {
        "-" => io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
        _ => std::fs::read(file).map(|read| bytes = read),
    };
    result.map_err(|e| Failure::message(format!("{file}: {e}")))?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Document { text, repaired: false },
        Err(error) => Document { text: String::from_utf8_lossy(error.as_bytes()).into_owned(), repaired: true },
    })
}
