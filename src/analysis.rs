//! Runs the stages in order; the only file that knows them all.
//!
//! | stage | reads | gives |
//! |---|---|---|
//! | `layout` | text, options | blocks, metadata |
//! | `token` | text, blocks | tokens, sentences |
//! | `date` | tokens, publication date | date expressions |
//! | `quote::marks` | text, tokens, blocks | stretches between quotation marks |
//! | `entity` | tokens, lexicon, names model | named mentions |
//! | `link` | mentions, tokens, marked stretches | entities, nominals, pronouns |
//! | `quote` | all of the above | quotations with cue, source and speaker |
//! | `correction` | a reader's corrections | the same, corrected |
//! | `selection` | kinds, least confidence | what of it to keep |
//! | `timeline` | dates, sentences, mentions | dated events in order |

use crate::correction::Corrected;
use crate::document::Article;
use crate::options::Options;
use crate::{correction, date, entity, layout, link, quote, selection, timeline, token};

/// Analyses one article.
///
/// Never fails and never panics: whatever is odd about the text is a [`crate::Warning`] in the result. Work is
/// linear in the length of the text. Offsets of the result are bytes.
///
/// ```
/// let article = ontherecord::parse("", &ontherecord::Options::default());
/// assert!(article.blocks.is_empty());
/// ```
pub fn parse(text: &str, options: &Options) -> Article {
    watched(text, options, |_| ())
}

/// [`parse`], telling `done` the name of each stage as it ends: what `benches/` times.
#[doc(hidden)]
pub fn watched(text: &str, options: &Options, mut done: impl FnMut(&'static str)) -> Article {
    let mut warnings = Vec::new();
    let layout = layout::read(text, options, &mut warnings);
    done("layout");
    let mut tokens = token::read(text, &layout.blocks);
    done("token");
    let mut dates = date::find(&tokens, &layout, options, &mut warnings);
    done("date");
    let marked = quote::marks::pair(&tokens, &layout.blocks, &mut warnings);
    done("quote::marks");
    let names = entity::find(&tokens, &layout, &dates, options);
    done("entity");
    let mut linked = link::resolve(&tokens, &layout, names, &marked);
    done("link");
    let mut quotes = quote::attribute(&tokens, &layout, &marked, &mut linked);
    done("quote");
    // Only sentences are asked for from here on.
    let sentences = std::mem::take(&mut tokens.sentences);
    drop((tokens, marked));
    let (mut entities, mut mentions) = linked.finish(&mut quotes);
    let mut parts =
        Corrected { text, entities: &mut entities, mentions: &mut mentions, quotes: &mut quotes, dates: &mut dates };
    correction::apply(&options.corrections, &mut parts, &mut warnings);
    selection::keep(options, &mut mentions, &mut quotes, &mut dates);
    link::compact(&mut entities, &mut mentions, &mut quotes);
    let timeline = timeline::build(&dates, &sentences, &mentions);
    done("finish");
    Article {
        metadata: layout.metadata,
        blocks: layout.blocks,
        sentences: sentences.iter().map(|s| crate::document::Sentence { span: s.span }).collect(),
        entities,
        mentions,
        quotes,
        dates,
        timeline,
        warnings,
    }
}
