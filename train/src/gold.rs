//! Annotated documents: JSON lines, offsets in code points.

use flate2::read::GzDecoder;
use ontherecord::EntityKind;
use ontherecord::training::{self, Instance, Role};
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::Path;

/// The content and the cue of one attribution, in bytes.
pub type Content = (Vec<Range<usize>>, Vec<Range<usize>>);

/// One line. A field that a set does not annotate is absent.
#[derive(Deserialize)]
pub struct Document {
    pub text: String,
    #[serde(default)]
    pub names: Vec<(usize, usize, String)>,
    #[serde(default)]
    pub attributions: Vec<Attribution>,
    #[serde(default)]
    pub coref: Vec<Chain>,
}

/// Mentions of one entity.
#[derive(Deserialize)]
pub struct Chain {
    pub mentions: Vec<(usize, usize, String)>,
}

/// Who said what, with which words.
#[derive(Deserialize)]
pub struct Attribution {
    pub content: Vec<(usize, usize)>,
    pub cue: Vec<(usize, usize)>,
    pub source: Vec<(usize, usize)>,
}

/// Reads a set.
pub fn read(path: &Path) -> Result<Vec<Document>, String> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut documents = Vec::new();
    for (number, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
        let at = |e: &dyn std::fmt::Display| format!("{}:{}: {e}", path.display(), number + 1);
        let line = line.map_err(|e| at(&e))?;
        documents.push(serde_json::from_str(&line).map_err(|e| at(&e))?);
    }
    Ok(documents)
}

impl Document {
    /// Choices of the pronoun model.
    pub fn pronouns(&self) -> Vec<training::PronounChoice> {
        let range = self.bytes();
        let chains = self.coref.iter().map(|c| c.mentions.iter().filter_map(|&(s, e, _)| range(s, e)).collect());
        training::pronouns(&self.text, &self.spans(), &chains.collect::<Vec<_>>())
    }

    /// Sequences of the attribution model.
    pub fn attributions(&self) -> Vec<Instance> {
        training::attributions(&self.text, &self.roles())
    }

    /// Every word outside quotation marks, and whether it is part of a cue.
    pub fn cue_words(&self) -> Vec<(String, bool)> {
        training::cue_words(&self.text, &self.roles())
    }

    /// Cues and contents in bytes.
    pub fn cues_and_contents(&self) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let roles = self.roles();
        let of = |role: Role| roles.iter().filter(|(_, r)| *r == role).map(|(range, _)| range.clone()).collect();
        (of(Role::Cue), of(Role::Content))
    }

    /// Attributions in bytes: contents and cues, without marks and commas at their ends.
    pub fn contents(&self) -> Vec<Content> {
        let bytes = self.bytes();
        let of = |spans: &[(usize, usize)]| -> Vec<Range<usize>> {
            let found = spans.iter().filter_map(|&(s, e)| bytes(s, e));
            found.map(|range| trim(&self.text, range)).collect()
        };
        self.attributions.iter().map(|a| (of(&a.content), of(&a.cue))).collect()
    }

    fn roles(&self) -> Vec<(Range<usize>, Role)> {
        let bytes = self.bytes();
        let mut out = Vec::new();
        for a in &self.attributions {
            for (spans, role) in [(&a.source, Role::Source), (&a.cue, Role::Cue), (&a.content, Role::Content)] {
                out.extend(spans.iter().filter_map(|&(s, e)| Some((bytes(s, e)?, role))));
            }
        }
        out.sort_by_key(|(range, role)| (range.start, range.end, *role));
        out
    }

    /// Sequences of the names model.
    pub fn names(&self) -> Vec<Instance> {
        training::names(&self.text, &self.spans())
    }

    /// From offsets in code points to bytes.
    fn bytes(&self) -> impl Fn(usize, usize) -> Option<Range<usize>> + use<> {
        let bytes: Vec<usize> = self.text.char_indices().map(|(i, _)| i).chain([self.text.len()]).collect();
        move |start, end| Some(*bytes.get(start)?..*bytes.get(end)?)
    }

    /// Annotated names in bytes, in order.
    pub fn spans(&self) -> Vec<(Range<usize>, EntityKind)> {
        let bytes = self.bytes();
        let names = self.names.iter();
        names.filter_map(|(s, e, kind)| Some((bytes(*s, *e)?, kind_of(kind)?))).collect()
    }
}

/// A range without marks, commas and white space at its ends, as contents are compared.
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || "“”\"‘’'«»„`´,.;:".contains(c);
    let words = text[range.clone()].trim_start_matches(edge);
    let start = range.end - words.len();
    start..start + words.trim_end_matches(edge).len()
}

fn kind_of(name: &str) -> Option<EntityKind> {
    Some(match name {
        "person" => EntityKind::Person,
        "organisation" => EntityKind::Organisation,
        "place" => EntityKind::Place,
        "group" => EntityKind::Group,
        _ => return None,
    })
}
