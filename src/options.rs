//! What a caller may ask for: the only input that can be wrong.
//!
//! | option | accepts |
//! |---|---|
//! | `published` | `2022-03-14`, `2022-03-14T21:49` |
//! | `dateOrder` | `mdy`, `dmy`, `auto` |
//! | `include` | any of [`Kind`] |
//! | `minConfidence` | 0 to 1 |

mod read;

use crate::calendar::Day;
use crate::document::EntityKind;
use crate::text::Span;
use std::str::FromStr;

/// How a date of three numbers is read when nothing in the text decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// Decide by evidence in the text, and warn where there is none.
    #[default]
    Auto,
    /// 12/31/2022.
    MonthFirst,
    /// 31/12/2022.
    DayFirst,
}

/// What to keep in the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // names of the result's parts
pub enum Kind {
    Person,
    Organisation,
    Place,
    Group,
    Quote,
    Date,
}

/// The caller's own names and words; they win over everything learnt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserLexicon {
    /// Full names of people.
    pub people: Vec<String>,
    /// Names of organisations.
    pub organisations: Vec<String>,
    /// Names of places.
    pub places: Vec<String>,
    /// Further verbs of speech in any inflected form, for example `tooted`.
    pub speech_verbs: Vec<String>,
}

/// A reader's correction. Entities are addressed by their name in the result, places in the text by bytes, so that
/// a correction still fits after the text was analysed again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the variants name their fields
pub enum Correction {
    /// Give an entity another name.
    Rename { entity: String, to: String },
    /// Make one entity of two.
    Merge { entity: String, into: String },
    /// Take one mention out of its entity and make it an entity of its own.
    Split { at: Span, name: String },
    /// Drop an entity with all of its mentions.
    IgnoreEntity { entity: String },
    /// Drop whatever stands exactly here.
    IgnoreAt { at: Span },
    /// Say what an entity is.
    SetKind { entity: String, kind: EntityKind },
    /// Say who spoke the quotation that starts here; `None` for nobody known.
    SetSpeaker { at: Span, speaker: Option<String> },
}

/// What [`crate::parse`] takes beside the text. `Options::default()` is right for most callers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// ISO date or date and time against which relative expressions are resolved; it wins over a stamp in the text.
    pub published: Option<String>,
    /// Reading of `03/04/2022`.
    pub date_order: DateOrder,
    /// What to keep; empty means everything.
    pub include: Vec<Kind>,
    /// Drop items below this confidence.
    pub min_confidence: f32,
    /// The caller's own names and words.
    pub lexicon: UserLexicon,
    /// Corrections, applied in order after the analysis.
    pub corrections: Vec<Correction>,
}

/// An option that can't be used; the message names it and says what is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionError(pub String);

impl std::fmt::Display for OptionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for OptionError {}

impl Options {
    /// Sets [`Options::published`].
    ///
    /// # Errors
    /// When `date` is neither `YYYY-MM-DD` nor `YYYY-MM-DDTHH:MM` of a day that exists. Seconds, fractions of them and
    /// a zone may follow and are left out.
    ///
    /// ```
    /// let mut options = ontherecord::Options::default();
    /// options.set_published("2022-03-14T21:49:00Z").unwrap();
    /// assert_eq!(options.published.as_deref(), Some("2022-03-14T21:49"));
    /// assert!(options.set_published("14.3.2022").is_err());
    /// ```
    pub fn set_published(&mut self, date: &str) -> Result<(), OptionError> {
        match publication(date) {
            Some(kept) => self.published = Some(kept.to_string()),
            None => {
                return Err(OptionError(format!(
                    "published: {date:?} is no date that exists; accepted are \"2022-03-14\" and \"2022-03-14T21:49\""
                )));
            }
        }
        Ok(())
    }

    /// Sets [`Options::min_confidence`].
    ///
    /// # Errors
    /// When `least` is not a number from 0 to 1.
    ///
    /// ```
    /// assert!(ontherecord::Options::default().set_min_confidence(1.5).is_err());
    /// ```
    pub fn set_min_confidence(&mut self, least: f64) -> Result<(), OptionError> {
        if !(0.0..=1.0).contains(&least) {
            return Err(OptionError(
                "minConfidence: what is given is outside of what is accepted, a number from 0 to 1".into(),
            ));
        }
        self.min_confidence = least as f32;
        Ok(())
    }
}

/// The part of `date` that is kept: day, or day and minute.
fn publication(date: &str) -> Option<&str> {
    Day::parse(date)?;
    if date.len() == 10 {
        return Some(date);
    }
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = date.get(from..to)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let sign = |at: usize, accepted: &[u8]| date.as_bytes().get(at).is_some_and(|b| accepted.contains(b));
    let time = sign(10, b"T ") && sign(13, b":") && number(11, 13)? < 24 && number(14, 16)? < 60;
    let rest = date.get(16..)?.bytes().all(|b| b.is_ascii_digit() || b":.Z+-".contains(&b));
    (time && rest).then(|| &date[..16])
}

/// Reads an option's word by its table of accepted words.
macro_rules! words {
    ($($type:ident as $what:literal { $($word:literal = $variant:ident),* $(,)? })*) => {$(
        impl FromStr for $type {
            type Err = OptionError;
            fn from_str(word: &str) -> Result<$type, OptionError> {
                match word {
                    $($word => Ok($type::$variant),)*
                    _ => Err(OptionError(format!(
                        "{word:?} is no {}; accepted are {}", $what, [$(concat!("\"", $word, "\"")),*].join(", ")
                    ))),
                }
            }
        }
    )*};
}

words! {
    DateOrder as "order of day and month" { "mdy" = MonthFirst, "dmy" = DayFirst, "auto" = Auto }
    Kind as "kind" { "person" = Person, "organisation" = Organisation, "place" = Place, "group" = Group,
        "quote" = Quote, "date" = Date }
    EntityKind as "kind of entity" { "person" = Person, "organisation" = Organisation, "place" = Place,
        "group" = Group }
}
