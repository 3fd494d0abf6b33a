//! Arguments to the library's options.

use crate::Failure;
use crate::arguments::Settings;
use ontherecord::{Options, UserLexicon};

/// The options, checked: what the library could not use is said before any work is done.
pub(crate) fn options(settings: &Settings) -> Result<Options, Failure> {
    let mut options = Options {
        date_order: settings.date_order.into(),
        include: settings.include.iter().map(|k| (*k).into()).collect(),
        lexicon: UserLexicon {
            people: settings.person.clone(),
            organisations: settings.organisation.clone(),
            places: settings.place.clone(),
            speech_verbs: settings.speech_verb.clone(),
        },
        ..Options::default()
    };
    if let Some(published) = &settings.published {
        options.set_published(published).map_err(Failure::message)?;
    }
    options.set_min_confidence(settings.min_confidence).map_err(Failure::message)?;
    Ok(options)
}
