use super::*;
use crate::document::{Polarity, QuoteForm};
use EntityKind::{Organisation, Person, Place};

const TEXT: &str = "Ann Lee met Bo Ray in Oslo. “Fine,” Lee said. Ray: “No.”";

/// Ann Lee (mentions 0 and 3, first quotation), Bo Ray (1 and 4, second quotation), Oslo (2).
fn corrected(corrections: &[Correction]) -> (Vec<Entity>, Vec<Mention>, Vec<Quote>, Vec<Warning>) {
    let entity = |name: &str, kind, alias: &str| Entity {
        kind,
        name: name.into(),
        aliases: if alias.is_empty() { Vec::new() } else { vec![alias.into()] },
        roles: vec![format!("role of {name}")],
        unnamed: false,
        mentions: Vec::new(),
        quotes: Vec::new(),
    };
    let mut entities =
        vec![entity("Ann Lee", Person, "Lee"), entity("Bo Ray", Person, "Ray"), entity("Oslo", Place, "")];
    let mention = |words: &str, nth: usize, entity, kind| Mention {
        span: at(words, nth),
        entity,
        form: MentionForm::Name,
        kind,
        rule: "entity.model",
        confidence: 0.5,
        evidence: Vec::new(),
    };
    let mut mentions = vec![
        mention("Ann Lee", 0, 0, Person),
        mention("Bo Ray", 0, 1, Person),
        mention("Oslo", 0, 2, Place),
        mention("Lee", 1, 0, Person),
        mention("Ray", 1, 1, Person),
    ];
    let quote = |words: &str, source, speaker| Quote {
        form: QuoteForm::Direct,
        content: vec![at(words, 0)],
        cue: None,
        source: Some(source),
        speaker: Some(speaker),
        alternatives: vec![1 - speaker],
        polarity: Polarity::Said,
        closed: true,
        rule: "quote.pattern",
        confidence: 0.5,
        evidence: Vec::new(),
    };
    let mut quotes = vec![quote("“Fine,”", at("Lee", 1), 0), quote("“No.”", at("Ray", 1), 1)];
    let (mut dates, mut warnings) = (Vec::new(), Vec::new());
    let mut parts = Corrected {
        text: TEXT,
        entities: &mut entities,
        mentions: &mut mentions,
        quotes: &mut quotes,
        dates: &mut dates,
    };
    apply(corrections, &mut parts, &mut warnings);
    crate::link::compact(&mut entities, &mut mentions, &mut quotes);
    (entities, mentions, quotes, warnings)
}

fn at(words: &str, nth: usize) -> Span {
    let start = TEXT.match_indices(words).nth(nth).expect("the words stand there").0;
    Span::at(start, start + words.len())
}

fn names(entities: &[Entity]) -> Vec<&str> {
    entities.iter().map(|e| e.name.as_str()).collect()
}

#[test]
fn a_new_name_keeps_the_old_one_as_alias() {
    let (entities, _, _, warnings) =
        corrected(&[Correction::Rename { entity: "Ann Lee".into(), to: "Anna Lee".into() }]);
    assert_eq!(entities[0].name, "Anna Lee");
    assert_eq!(entities[0].aliases, ["Ann Lee", "Lee"]);
    assert!(warnings.is_empty());
}

#[test]
fn two_become_one_with_mentions_roles_and_quotations() {
    let (entities, mentions, quotes, _) =
        corrected(&[Correction::Merge { entity: "Ray".into(), into: "Ann Lee".into() }]);
    assert_eq!(names(&entities), ["Ann Lee", "Oslo"]);
    assert_eq!(entities[0].aliases, ["Bo Ray", "Lee", "Ray"]);
    assert_eq!(entities[0].roles.len(), 2);
    assert_eq!(entities[0].mentions.len(), 4);
    assert_eq!(quotes[1].speaker, Some(0));
    assert!(quotes.iter().all(|q| q.alternatives.is_empty()));
    assert_eq!(mentions[1].rule, "correction.reader");
}

#[test]
fn a_mention_of_its_own_takes_its_quotation_along() {
    let (entities, _, quotes, _) = corrected(&[Correction::Split { at: at("Lee", 1), name: "Cy Lee".into() }]);
    assert_eq!(names(&entities), ["Ann Lee", "Bo Ray", "Oslo", "Cy Lee"]);
    assert!(entities[0].aliases.is_empty());
    assert_eq!(quotes[0].speaker, Some(3));
    let (entities, ..) = corrected(&[Correction::Split { at: at("Lee", 1), name: "Bo Ray".into() }]);
    assert_eq!(entities[1].mentions.len(), 3, "an existing name takes the mention in");
}

#[test]
fn what_is_ignored_is_gone() {
    let (entities, mentions, quotes, _) = corrected(&[Correction::IgnoreEntity { entity: "Bo Ray".into() }]);
    assert_eq!(names(&entities), ["Ann Lee", "Oslo"]);
    assert_eq!(mentions.len(), 3);
    assert_eq!((quotes.len(), quotes[1].speaker), (2, None));
    let (entities, ..) = corrected(&[Correction::IgnoreAt { at: at("Oslo", 0) }]);
    assert_eq!(names(&entities), ["Ann Lee", "Bo Ray"]);
    let (_, _, quotes, _) = corrected(&[Correction::IgnoreAt { at: at("“No.”", 0) }]);
    assert_eq!(quotes.len(), 1);
}

#[test]
fn kinds_change_on_every_mention() {
    let (entities, mentions, ..) = corrected(&[Correction::SetKind { entity: "Oslo".into(), kind: Organisation }]);
    assert_eq!((entities[2].kind, mentions[2].kind), (Organisation, Organisation));
}

#[test]
fn speakers_may_be_others_nobody_or_new() {
    let speaker = |name: Option<&str>| {
        let speaker = name.map(str::to_string);
        let (entities, _, quotes, warnings) = corrected(&[Correction::SetSpeaker { at: at("“No.”", 0), speaker }]);
        assert!(warnings.is_empty());
        quotes[1].speaker.map(|s| entities[s as usize].name.clone())
    };
    assert_eq!(speaker(Some("Lee")).as_deref(), Some("Ann Lee"));
    assert_eq!(speaker(Some("Di Fox")).as_deref(), Some("Di Fox"));
    assert_eq!(speaker(None), None);
}

#[test]
fn what_fits_nothing_warns_and_changes_nothing() {
    let nowhere = Span::new(1, 2);
    for correction in [
        Correction::Rename { entity: "Nobody".into(), to: "X".into() },
        Correction::Rename { entity: "Oslo".into(), to: " ".into() },
        Correction::Merge { entity: "Lee".into(), into: "Ann Lee".into() },
        Correction::Merge { entity: "Ann Lee".into(), into: "Nobody".into() },
        Correction::Split { at: nowhere, name: "X".into() },
        Correction::Split { at: at("Oslo", 0), name: " ".into() },
        Correction::IgnoreEntity { entity: "Nobody".into() },
        Correction::IgnoreAt { at: nowhere },
        Correction::SetKind { entity: "Nobody".into(), kind: Place },
        Correction::SetSpeaker { at: nowhere, speaker: None },
        Correction::SetSpeaker { at: at("“No.”", 0), speaker: Some(String::new()) },
    ] {
        let (entities, mentions, quotes, warnings) = corrected(std::slice::from_ref(&correction));
        let untouched = corrected(&[]);
        assert_eq!((&entities, &mentions, &quotes), (&untouched.0, &untouched.1, &untouched.2), "{correction:?}");
        assert_eq!(warnings.len(), 1, "{correction:?}");
        assert_eq!(warnings[0].code, "correction-left-out");
    }
}

#[test]
fn later_corrections_see_earlier_ones() {
    let (entities, ..) = corrected(&[
        Correction::Rename { entity: "Ann Lee".into(), to: "Ana".into() },
        Correction::Merge { entity: "Bo Ray".into(), into: "Ana".into() },
    ]);
    assert_eq!(names(&entities), ["Ana", "Oslo"]);
}
