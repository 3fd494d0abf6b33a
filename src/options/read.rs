//! Options as a JSON object: what JavaScript passes, and what a corrections file for the command holds.
//!
//! | field | accepts |
//! |---|---|
//! | `published` | `"2022-03-14"`, `"2022-03-14T21:49"` |
//! | `dateOrder` | `"mdy"`, `"dmy"`, `"auto"` |
//! | `include` | a list of `"person"`, `"organisation"`, `"place"`, `"group"`, `"quote"`, `"date"` |
//! | `minConfidence` | a number from 0 to 1 |
//! | `lexicon` | an object of lists `people`, `organisations`, `places`, `speechVerbs` |
//! | `corrections` | a list of objects with `op`; see [`Correction`] |

use super::{Correction, OptionError, Options};
use crate::text::{OffsetMap, Span};
use serde_json::Value;
use std::str::FromStr;

type Result<T> = std::result::Result<T, OptionError>;

impl Options {
    /// Reads options; `map` belongs to the text that is to be analysed and has the unit of the corrections' offsets.
    ///
    /// # Errors
    /// For an unknown field and for a value that can't be used. The message begins with the field, as in
    /// `lexicon.people[0]: 7 is no string`, and says what is accepted. No text makes it fail: an offset beyond the
    /// text counts as its end.
    ///
    /// ```
    /// use ontherecord::{OffsetMap, Offsets, Options};
    /// let map = OffsetMap::new("", Offsets::Utf16);
    /// let options = Options::from_json(&serde_json::json!({ "dateOrder": "dmy" }), &map).unwrap();
    /// assert_eq!(options.date_order, ontherecord::DateOrder::DayFirst);
    /// let error = Options::from_json(&serde_json::json!({ "dateorder": "dmy" }), &map).unwrap_err();
    /// assert!(error.0.starts_with("dateorder: there is no such option; accepted are published, dateOrder,"));
    /// ```
    pub fn from_json(value: &Value, map: &OffsetMap<'_>) -> Result<Options> {
        let mut options = Options::default();
        for (key, value) in object(value, "options")? {
            match key.as_str() {
                "published" => options.set_published(&as_word(value))?,
                "dateOrder" => options.date_order = word(value, "dateOrder")?,
                "include" => options.include = list(value, "include", word)?,
                "minConfidence" => {
                    let message = || format!("{} is no number; accepted are numbers from 0 to 1", shown(value));
                    options.set_min_confidence(value.as_f64().ok_or_else(|| wrong("minConfidence", message()))?)?;
                }
                "lexicon" => lexicon(&mut options, value)?,
                "corrections" => {
                    options.corrections = list(value, "corrections", |item, at| correction(item, at, map))?;
                }
                _ => {
                    let accepted = "published, dateOrder, include, minConfidence, lexicon, corrections";
                    return Err(wrong(key, format!("there is no such option; accepted are {accepted}")));
                }
            }
        }
        Ok(options)
    }
}

fn lexicon(options: &mut Options, value: &Value) -> Result<()> {
    let lexicon = &mut options.lexicon;
    for (key, value) in object(value, "lexicon")? {
        let at = format!("lexicon.{key}");
        let words = match key.as_str() {
            "people" => &mut lexicon.people,
            "organisations" => &mut lexicon.organisations,
            "places" => &mut lexicon.places,
            "speechVerbs" => &mut lexicon.speech_verbs,
            _ => {
                let accepted = "people, organisations, places, speechVerbs";
                return Err(wrong(&at, format!("there is no such list; accepted are {accepted}")));
            }
        };
        *words = list(value, &at, string)?;
    }
    Ok(())
}

fn correction(value: &Value, at: &str, map: &OffsetMap<'_>) -> Result<Correction> {
    let fields = object(value, at)?;
    let get = |name: &str| fields.get(name).unwrap_or(&Value::Null);
    let text = |name: &str| string(get(name), &format!("{at}.{name}"));
    let offset = |name: &str| {
        let number = get(name).as_f64().filter(|n| n.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(n));
        let message = || format!("{} is no offset; accepted are whole numbers from 0", shown(get(name)));
        number.map(|n| map.byte(n as u32)).ok_or_else(|| wrong(&format!("{at}.{name}"), message()))
    };
    let span = || {
        let (start, end) = (offset("start")?, offset("end")?);
        Ok(Span::new(start.min(end), end))
    };
    let op = text("op")?;
    let (accepted, made) = match op.as_str() {
        "rename" => ("op, entity, to", Correction::Rename { entity: text("entity")?, to: text("to")? }),
        "merge" => ("op, entity, into", Correction::Merge { entity: text("entity")?, into: text("into")? }),
        "split" => ("op, start, end, name", Correction::Split { at: span()?, name: text("name")? }),
        "ignore" if get("entity").is_null() => ("op, start, end", Correction::IgnoreAt { at: span()? }),
        "ignore" => ("op, entity", Correction::IgnoreEntity { entity: text("entity")? }),
        "kind" => {
            let kind = word(get("kind"), &format!("{at}.kind"))?;
            ("op, entity, kind", Correction::SetKind { entity: text("entity")?, kind })
        }
        "speaker" => {
            let speaker = fields.get("speaker").is_some_and(Value::is_null);
            let speaker = if speaker { None } else { Some(text("speaker")?) };
            ("op, start, end, speaker", Correction::SetSpeaker { at: span()?, speaker })
        }
        _ => {
            let accepted = r#""rename", "merge", "split", "ignore", "kind", "speaker""#;
            return Err(wrong(&format!("{at}.op"), format!("{op:?} is no correction; accepted are {accepted}")));
        }
    };
    match fields.keys().find(|key| !accepted.split(", ").any(|name| name == *key)) {
        Some(key) => Err(wrong(&format!("{at}.{key}"), format!("{op:?} has no such field; accepted are {accepted}"))),
        None => Ok(made),
    }
}

fn wrong(at: &str, message: String) -> OptionError {
    OptionError(format!("{at}: {message}"))
}

/// A value for an error message, cut short.
fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_string(),
        Value::Array(_) => "an array".to_string(),
        Value::String(text) => format!("{:?}", text.chars().take(40).collect::<String>()),
        _ => value.to_string(),
    }
}

fn as_word(value: &Value) -> String {
    value.as_str().map_or_else(|| shown(value), str::to_string)
}

fn object<'a>(value: &'a Value, at: &str) -> Result<&'a serde_json::Map<String, Value>> {
    value.as_object().ok_or_else(|| wrong(at, format!("{} is no object with named fields", shown(value))))
}

fn string(value: &Value, at: &str) -> Result<String> {
    value.as_str().map(str::to_string).ok_or_else(|| wrong(at, format!("{} is no string", shown(value))))
}

/// One of an option's accepted words.
fn word<T: FromStr<Err = OptionError>>(value: &Value, at: &str) -> Result<T> {
    as_word(value).parse().map_err(|e: OptionError| wrong(at, e.0))
}

fn list<T>(value: &Value, at: &str, read: impl Fn(&Value, &str) -> Result<T>) -> Result<Vec<T>> {
    let items = value.as_array().ok_or_else(|| wrong(at, format!("{} is no array", shown(value))))?;
    items.iter().enumerate().map(|(i, item)| read(item, &format!("{at}[{i}]"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Offsets;
    use serde_json::json;

    fn read(value: Value) -> Result<Options> {
        Options::from_json(&value, &OffsetMap::new("é🙂 said", Offsets::Utf16))
    }

    #[test]
    fn every_field_is_read() {
        let options = read(json!({
            "published": "2022-03-14", "dateOrder": "mdy", "include": ["person", "quote"], "minConfidence": 0.5,
            "lexicon": { "people": ["Ada"], "organisations": ["B"], "places": ["C"], "speechVerbs": ["tooted"] },
            "corrections": [
                { "op": "rename", "entity": "A", "to": "B" }, { "op": "merge", "entity": "A", "into": "B" },
                { "op": "split", "start": 1, "end": 3, "name": "C" }, { "op": "ignore", "entity": "A" },
                { "op": "ignore", "start": 0, "end": 99 }, { "op": "kind", "entity": "A", "kind": "place" },
                { "op": "speaker", "start": 2, "end": 4, "speaker": null },
                { "op": "speaker", "start": 0, "end": 4, "speaker": "A" },
            ],
        }))
        .unwrap();
        assert_eq!(options.published.as_deref(), Some("2022-03-14"));
        assert_eq!((options.include.len(), options.min_confidence), (2, 0.5));
        assert_eq!(options.lexicon.speech_verbs, ["tooted"]);
        assert_eq!(options.corrections[2], Correction::Split { at: Span::new(2, 6), name: "C".into() });
        assert_eq!(options.corrections[4], Correction::IgnoreAt { at: Span::new(0, 11) });
        assert_eq!(options.corrections[6], Correction::SetSpeaker { at: Span::new(2, 7), speaker: None });
        assert_eq!(options.corrections.len(), 8);
    }

    #[test]
    fn what_is_wrong_is_named_with_what_is_accepted() {
        for (value, message) in [
            (json!([]), "options: an array is no object with named fields"),
            (json!("x"), "options: \"x\" is no object with named fields"),
            (json!({ "when": 1 }), "when: there is no such option; accepted are published, dateOrder"),
            (json!({ "published": "14/3/22" }), "published: \"14/3/22\" is no date"),
            (json!({ "published": 7 }), "published: \"7\" is no date"),
            (json!({ "dateOrder": "ymd" }), "dateOrder: \"ymd\" is no order of day and month; accepted are \"mdy\", "),
            (json!({ "include": "person" }), "include: \"person\" is no array"),
            (json!({ "include": ["person", "dog"] }), "include[1]: \"dog\" is no kind; accepted are \"person\", "),
            (json!({ "minConfidence": 2 }), "minConfidence: what is given is outside"),
            (json!({ "minConfidence": null }), "minConfidence: null is no number; accepted are"),
            (json!({ "lexicon": { "persons": [] } }), "lexicon.persons: there is no such list; accepted are people, "),
            (json!({ "lexicon": { "people": [7] } }), "lexicon.people[0]: 7 is no string"),
            (json!({ "corrections": {} }), "corrections: an object is no array"),
            (json!({ "corrections": [{}] }), "corrections[0].op: null is no string"),
            (json!({ "corrections": [{ "op": "rm" }] }), "corrections[0].op: \"rm\" is no correction; accepted are"),
            (json!({ "corrections": [{ "op": "merge", "entity": "A" }] }), "corrections[0].into: null is no string"),
            (
                json!({ "corrections": [{ "op": "rename", "entity": "A", "to": "B", "x": 1 }] }),
                "corrections[0].x: \"rename\" has no such field; accepted are op, entity, to",
            ),
            (
                json!({ "corrections": [{ "op": "split", "start": -1, "end": 2, "name": "A" }] }),
                "corrections[0].start: -1 is no offset; accepted are whole numbers from 0",
            ),
            (
                json!({ "corrections": [{ "op": "kind", "entity": "A", "kind": "dog" }] }),
                "corrections[0].kind: \"dog\" is no kind of entity; accepted are",
            ),
        ] {
            let error = read(value.clone()).unwrap_err().0;
            assert!(error.starts_with(message), "{value}: {error}");
        }
    }
}
