//! The JavaScript edge, through JavaScript values. One file for both worlds:
//!
//! | run | in |
//! |---|---|
//! | `wasm-pack test --node -- --test wasm` | Node |
//! | `wasm-pack test --headless --chrome -- --test wasm` | Chromium, with a document |
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Date, JSON, JsString, Object, Reflect, TypeError};
use ontherecord::wasm::{
    js_analyze, js_element_text, js_explain, js_export, js_highlight, js_highlight_element, js_parse, js_unhighlight,
};
use ontherecord::{OffsetMap, Offsets, Options, parse, wire};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const CORPUS: [&str; 3] =
    [include_str!("corpus/ferry.txt"), include_str!("corpus/unicode.txt"), include_str!("corpus/verdict.txt")];

/// Odd texts; the last is longer than one step of the offset map.
fn oddities() -> Vec<String> {
    let mut texts: Vec<String> =
        ["", "“", "(((", "\0\r\n\u{FEFF}", "e\u{301}\u{301}", "🎻 “Ja,” said 李 on May 3.", "\u{202E}cba"]
            .map(String::from)
            .into();
    texts.push("“Ünï” 🎻 said Ann Lee. ".repeat(200));
    texts
}

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

/// The message of the `TypeError` that a call throws.
fn refused<T: std::fmt::Debug>(result: Result<T, JsValue>) -> String {
    String::from(result.unwrap_err().dyn_into::<TypeError>().expect("a TypeError").message())
}

#[wasm_bindgen_test]
fn json_of_both_edges_is_the_same() {
    for text in CORPUS.into_iter().map(str::to_string).chain(oddities()) {
        let article = parse(&text, &Options::default());
        let native =
            serde_json::to_string(&wire::article(&article, &text, &OffsetMap::new(&text, Offsets::Utf16))).unwrap();
        let object = js_parse(text.as_str().into(), JsValue::UNDEFINED).unwrap();
        assert_eq!(String::from(JSON::stringify(&object).unwrap()), native);
    }
}

#[wasm_bindgen_test]
fn offsets_slice_javascript_strings() {
    for text in CORPUS.into_iter().map(str::to_string).chain(oddities()) {
        let string = JsString::from(text.as_str());
        let article = js_parse(text.as_str().into(), JsValue::UNDEFINED).unwrap();
        for list in ["mentions", "dates"] {
            for item in get(&article, list).unchecked_into::<Array>().iter() {
                let at = |name: &str| get(&item, name).as_f64().unwrap() as u32;
                assert_eq!(JsValue::from(string.slice(at("start"), at("end"))), get(&item, "text"), "{text}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_lone_surrogate_keeps_offsets() {
    let text = JsString::from_char_code(&[0x22, 0xD800, 0x22, 0x20, 0xDC00, 0xD83C, 0xDFBB]);
    let article = js_parse(text.clone().into(), JsValue::NULL).unwrap();
    let blocks = get(&article, "blocks").unchecked_into::<Array>();
    assert_eq!(get(&blocks.get(0), "end").as_f64(), Some(7.0));
    assert_eq!(js_highlight(text.into(), JsValue::NULL).unwrap().encode_utf16().filter(|u| *u == 0xFFFD).count(), 2);
}

#[wasm_bindgen_test]
fn analyze_is_parse_and_highlight() {
    for text in CORPUS {
        let both = js_analyze(text.into(), JsValue::UNDEFINED).unwrap();
        let article = js_parse(text.into(), JsValue::UNDEFINED).unwrap();
        assert_eq!(JSON::stringify(&get(&both, "article")).unwrap(), JSON::stringify(&article).unwrap());
        assert_eq!(get(&both, "html").as_string(), js_highlight(text.into(), JsValue::UNDEFINED).ok());
    }
}

#[wasm_bindgen_test]
fn options_that_cannot_be_used_throw() {
    for (options, message) in [
        (object("[]"), "options: an array is no object"),
        (object("7"), "options: 7 is no object"),
        (object(r#"{"publised":"2022-03-14"}"#), "publised: there is no such option; accepted are published, "),
        (object(r#"{"published":"yesterday"}"#), "published: \"yesterday\" is no date"),
        (object(r#"{"lexicon":{"people":[null]}}"#), "lexicon.people[0]: null is no string"),
    ] {
        let thrown = refused(js_parse("x".into(), options.clone()));
        assert!(thrown.starts_with(message), "{thrown}");
        assert_eq!(refused(js_highlight("x".into(), options.clone())), thrown);
        assert_eq!(refused(js_export("x".into(), "json".into(), options)), thrown);
    }
    let invalid = Object::new();
    Reflect::set(&invalid, &"published".into(), &Date::new(&"x".into())).unwrap();
    assert!(refused(js_parse("x".into(), invalid.into())).starts_with("published: "));
    assert!(refused(js_parse(7.into(), JsValue::UNDEFINED)).starts_with("text: "));
    assert!(
        refused(js_export("x".into(), "pdf".into(), JsValue::UNDEFINED)).contains("accepted are \"json\", \"csv\"")
    );
    assert!(refused(js_highlight_element("x".into(), JsValue::UNDEFINED)).starts_with("highlightElement: "));
}

#[wasm_bindgen_test]
fn a_date_counts_as_its_day_in_utc() {
    let text = "Ann Lee left on Tuesday.";
    let options = Object::new();
    Reflect::set(&options, &"published".into(), &Date::new(&"2022-03-17T00:00:00Z".into())).unwrap();
    let by_date = js_parse(text.into(), options.into()).unwrap();
    let by_string = js_parse(text.into(), object(r#"{"published":"2022-03-17"}"#)).unwrap();
    assert_eq!(JSON::stringify(&by_date).unwrap(), JSON::stringify(&by_string).unwrap());
}

#[wasm_bindgen_test]
fn explains_every_rule_and_nothing_else() {
    for rule in ontherecord::rules() {
        assert_eq!(js_explain(rule.id.into()).as_deref(), Some(rule.because));
    }
    assert_eq!(js_explain("no.such.rule".into()), None);
    assert_eq!(js_explain(JsValue::UNDEFINED), None);
}

/// A page of its own in the document, or `None` under Node, where there is none.
fn page(html: &str) -> Option<web_sys::Element> {
    let document = web_sys::window()?.document()?;
    let root = document.create_element("div").unwrap();
    root.set_inner_html(html);
    document.document_element()?.append_child(&root).unwrap();
    Some(root)
}

const PAGE: &str = "<h2>A <em>long</em> day</h2>\n  <p>“We will <b>appeal</b>,” Ann\n  <a href=\"#x\">Lee</a> said on 4 March 2024.</p>\
    <script>“No,” said nobody.</script><pre>a\nb &amp; c</pre><p>x<br>y</p>";

#[wasm_bindgen_test]
fn an_element_is_read_as_a_reader_sees_it() {
    let Some(root) = page(PAGE) else { return };
    let text = js_element_text(root.into()).unwrap();
    assert_eq!(text, "A long day\n\n“We will appeal,” Ann   Lee said on 4 March 2024.\n\na\nb & c\n\nx\ny");
}

#[wasm_bindgen_test]
fn marks_come_and_go_without_a_trace() {
    let Some(root) = page(PAGE) else { return };
    let before = (root.inner_html(), root.text_content(), nodes(&root));
    let options = object(r#"{"lexicon":{"people":["Ann Lee"]}}"#);
    let article = js_highlight_element(root.clone().into(), options.clone()).unwrap();
    assert_eq!(root.text_content(), before.1);
    let once = root.inner_html();
    js_highlight_element(root.clone().into(), options).unwrap();
    assert_eq!(root.inner_html(), once, "a second time changes nothing");
    let items = ["mentions", "quotes", "dates"]
        .map(|l| get(&article, l).unchecked_into::<Array>().length())
        .iter()
        .sum::<u32>();
    assert_eq!(root.query_selector("[data-on-the-record]").unwrap().is_some(), items > 0);
    js_unhighlight(root.clone().into()).unwrap();
    assert_eq!((root.inner_html(), root.text_content(), nodes(&root)), before);
}

/// How many nodes a subtree has: two text nodes that touch count as two.
fn nodes(root: &web_sys::Node) -> usize {
    let mut count = 1;
    let mut child = root.first_child();
    while let Some(node) = child {
        count += nodes(&node);
        child = node.next_sibling();
    }
    count
}
