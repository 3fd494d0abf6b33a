use super::line::{self, Line};
use super::model::Model;
use super::zone::{self, Zone};
use super::{Layout, feature, read};
use crate::options::Options;
use crate::text::Span;
use proptest::prelude::*;

fn layout(text: &str) -> Layout {
    read(text, &Options::default(), &mut Vec::new())
}

/// Pages of lines that a browser copies.
fn pages() -> impl Strategy<Value = String> {
    const LINES: &[&str] = &[
        "",
        "Home",
        "Sign in",
        "Subscribe",
        "Share",
        "Advertisement",
        "Read more: Ferry runs again",
        "By Ann Lee and Bo Roe, Harbour Post",
        "By",
        "Published May 3, 2021 at 5:30 p.m. EST",
        "Updated 03/04/2021",
        "Council votes to close old bridge",
        "Council votes to close old bridge Thursday, May 6, 2021",
        "The council voted on Monday to close the old bridge after a long debate in the hall.",
        "“It is a sad day for the harbour, and for all who cross it each morning,” she said.",
        "HARBOUR (AP) — The last tram to the hill left the square at dusk, with the mayor at the bell.",
        "Photo: Ann Lee/Harbour Post",
        "Tags: bridge, harbour",
        "• The toll ends in June.",
        "3 Comments",
        "© 2021 Harbour Post. All rights reserved.",
        "é\u{301} 👍🏽 “",
    ];
    let known = prop::collection::vec(prop::sample::select(LINES), 0..40).prop_map(|l| l.join("\n"));
    prop_oneof![4 => known, 1 => any::<String>()]
}

proptest! {
    #[test]
    fn every_line_lies_in_one_block(text in pages()) {
        let lines = line::read(&text).lines;
        let blocks = layout(&text).blocks;
        let mut at = 0;
        for block in &blocks {
            prop_assert_eq!(lines[at].span.start, block.span.start);
            while at < lines.len() && lines[at].span.end <= block.span.end {
                at += 1;
            }
            prop_assert_eq!(lines[at - 1].span.end, block.span.end);
        }
        prop_assert_eq!(at, lines.len());
    }

    #[test]
    fn fields_are_stretches_of_one_line(text in pages()) {
        let lines = line::read(&text).lines;
        let metadata = layout(&text).metadata;
        let one = [&metadata.headline, &metadata.standfirst, &metadata.section, &metadata.source];
        let fields = one.into_iter().flatten().chain(&metadata.byline).chain(&metadata.keywords);
        for span in fields.map(|f| f.span) {
            prop_assert!(!span.of(&text).is_empty());
            let inside = |l: &Line| l.span.start <= span.start && span.end <= l.span.end;
            prop_assert!(lines.iter().any(inside), "{:?}", span.of(&text));
        }
    }

    #[test]
    fn zones_come_in_their_order(chances in prop::collection::vec(any::<u8>(), 0..80)) {
        let text = "A line of words.\n".repeat(chances.len());
        let lines = line::read(&text);
        let zones = zone::decode(&feature::Page::new(&lines, true), &chances);
        let (first, last) = (zones.iter().position(|z| *z == Zone::Body), zones.iter().rposition(|z| *z == Zone::Body));
        for (i, zone) in zones.iter().enumerate() {
            let wanted = match () {
                () if first.is_none_or(|f| i < f) => Zone::Before,
                () if last.is_some_and(|l| i > l) => Zone::After,
                () if *zone == Zone::Body => Zone::Body,
                () => Zone::Within,
            };
            prop_assert_eq!(*zone, wanted);
        }
    }

    #[test]
    fn any_file_is_a_model(file in prop::collection::vec(any::<u8>(), 0..600), text in pages()) {
        let lines = line::read(&text);
        let page = feature::Page::new(&lines, true);
        prop_assert_eq!(zone::chances(&page, &Model::read(&file)).len(), lines.lines.len());
    }
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let text = "The council voted on Monday to close the old bridge after\n\
                a long debate in the hall that lasted well into the night,\n\
                and the ferry will run again from June on between the two\n\
                banks, as the mayor and her deputy said when they came out\n\
                to those who had waited on the steps.";
    let blocks = layout(text).blocks;
    assert_eq!(blocks.iter().map(|b| b.span).collect::<Vec<_>>(), [Span::at(0, text.len())]);
}
