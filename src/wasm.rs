//! The JavaScript edge: the only file that knows JavaScript.
//!
//! | function | gives |
//! |---|---|
//! | `parse(text, options?)` | the article as plain data, offsets in UTF-16 code units |
//! | `highlight(text, options?)` | safe HTML |
//! | `analyze(text, options?)` | `{ article, html }` in one pass |
//! | `exportAs(text, format, options?)` | the article in a format of others |
//! | `explain(rule)` | the rule's sentence, or `undefined` for an id that no rule has |
//! | `highlightElement(element, options?)` | marks up a live subtree in place; the article |
//! | `unhighlight(element)` | takes the marks away |
//! | `elementText(element)` | the text that `highlightElement` reads there, which its article's offsets are of |
//!
//! A text that isn't a string and an option that can't be used throw a `TypeError` that names it and says what is
//! accepted. No text throws: a lone surrogate becomes U+FFFD, which is one code unit too, so that offsets still fit.

use crate::document::Article;
use crate::export::{self, Format};
use crate::options::Options;
use crate::render::{self, Item, Prose, Step, Sweep};
use crate::text::{OffsetMap, Offsets, Span};
use js_sys::{Array, Date, JsString, Object, Reflect, TypeError};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Selection, Text};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../npm/types.d.ts");

type Result<T> = std::result::Result<T, JsValue>;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Analyses a text.
#[wasm_bindgen(js_name = parse, unchecked_return_type = "Article")]
pub fn js_parse(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue> {
    let (text, article) = analysed(&text, &options)?;
    wired(&article, &text)
}

/// The text as safe HTML.
#[wasm_bindgen(js_name = highlight)]
pub fn js_highlight(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<String> {
    let (text, article) = analysed(&text, &options)?;
    Ok(render::html(&article, &text))
}

/// Article and HTML of one analysis.
#[wasm_bindgen(js_name = analyze, unchecked_return_type = "{ article: Article, html: string }")]
pub fn js_analyze(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue> {
    let (text, article) = analysed(&text, &options)?;
    let both = Both { article: wired(&article, &text)?, html: render::html(&article, &text) };
    Ok(both.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

#[derive(Serialize)]
struct Both {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    article: JsValue,
    html: String,
}

/// The article in a format of others.
#[wasm_bindgen(js_name = exportAs)]
pub fn js_export(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Format")] format: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<String> {
    let format = format.as_string().and_then(|name| Format::named(&name)).ok_or_else(|| {
        let names: Vec<_> = Format::ALL.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        wrong("format", &format!("there is no such format; accepted are {}", names.join(", ")))
    })?;
    let (text, article) = analysed(&text, &options)?;
    Ok(export::write(&article, &text, format, Offsets::Utf16))
}

/// The one-sentence English of a rule.
#[wasm_bindgen(js_name = explain)]
pub fn js_explain(#[wasm_bindgen(unchecked_param_type = "string")] rule: JsValue) -> Option<String> {
    crate::explain(&rule.as_string()?).map(str::to_string)
}

/// Marks up the text of a subtree in place.
#[wasm_bindgen(js_name = highlightElement, unchecked_return_type = "Article")]
pub fn js_highlight_element(
    #[wasm_bindgen(unchecked_param_type = "Element")] element: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue> {
    let element = element_of(element, "highlightElement")?;
    remove_marks(&element)?;
    let page = PageText::of(&element);
    let article = crate::parse(&page.text, &read_options(&options, &page.text)?);
    page.mark(&article)?;
    wired(&article, &page.text)
}

/// Takes away what `highlightElement` put in.
#[wasm_bindgen(js_name = unhighlight)]
pub fn js_unhighlight(#[wasm_bindgen(unchecked_param_type = "Element")] element: JsValue) -> Result<()> {
    remove_marks(&element_of(element, "unhighlight")?)
}

/// The text of a subtree as `highlightElement` reads it.
#[wasm_bindgen(js_name = elementText)]
pub fn js_element_text(#[wasm_bindgen(unchecked_param_type = "Element")] element: JsValue) -> Result<String> {
    Ok(PageText::of(&element_of(element, "elementText")?).text)
}

fn analysed(text: &JsValue, options: &JsValue) -> Result<(String, Article)> {
    let text = text.as_string().ok_or_else(|| wrong("text", "it is no string"))?;
    let article = crate::parse(&text, &read_options(options, &text)?);
    Ok((text, article))
}

/// The wire article as plain objects, by way of its JSON: a few strings over the border instead of a call for every
/// field. They are joined outside, as the memory in here never shrinks.
fn wired(article: &Article, text: &str) -> Result<JsValue> {
    let pieces = Array::new();
    export::pieces(article, text, Format::Json, Offsets::Utf16, &mut |piece| {
        pieces.push(&piece.into());
    });
    parse_json(&pieces.join(""))
}

#[wasm_bindgen]
extern "C" {
    /// `JSON.parse` of a string that stays outside.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue>;
}

/// A `TypeError` whose message begins with where it was.
fn wrong(at: &str, message: &str) -> JsValue {
    TypeError::new(&format!("{at}: {message}")).into()
}

fn read_options(value: &JsValue, text: &str) -> Result<Options> {
    if value.is_undefined() || value.is_null() {
        return Ok(Options::default());
    }
    let map = OffsetMap::new(text, Offsets::Utf16);
    Options::from_json(&plain(value, 8)?, &map).map_err(|e| TypeError::new(&e.0).into())
}

/// A JavaScript value as JSON. A `Date` is its ISO string without a time of midnight, an undefined field is left out,
/// and what JSON has no form for is an empty object, which no option accepts. Deeper than any option is cut off.
fn plain(value: &JsValue, depth: u32) -> Result<Value> {
    if let Some(text) = value.as_string() {
        return Ok(Value::String(text));
    }
    if let Some(number) = value.as_f64() {
        let whole = number.fract() == 0.0 && number.abs() < 1e15;
        return Ok(if whole { (number as i64).into() } else { number.into() });
    }
    if let Some(date) = value.dyn_ref::<Date>() {
        let valid = !date.get_time().is_nan();
        let text = if valid { String::from(date.to_iso_string()) } else { "an invalid Date".to_string() };
        return Ok(Value::String(text.trim_end_matches("T00:00:00.000Z").to_string()));
    }
    if value.is_null() {
        return Ok(Value::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Value::Bool(flag));
    }
    if let (Some(array), true) = (value.dyn_ref::<Array>(), depth > 0) {
        return array.iter().map(|item| plain(&item, depth - 1)).collect();
    }
    let mut fields = serde_json::Map::new();
    if let (Some(object), true) = (value.dyn_ref::<Object>().filter(|o| !o.is_function()), depth > 0) {
        for key in Object::keys(object).iter() {
            let field = Reflect::get(value, &key)?;
            if !field.is_undefined() {
                fields.insert(key.as_string().unwrap_or_default(), plain(&field, depth - 1)?);
            }
        }
    }
    Ok(Value::Object(fields))
}

// ── Live documents ──────────────────────────────────────────────────────────────────────────────────────────────────

/// On every element that `highlightElement` put in and on nothing that the page's author wrote. Its value says whether
/// the text node was split at the element's left (`l`) and right (`r`) edge.
const OURS: &str = "data-on-the-record";

fn element_of(value: JsValue, function: &str) -> Result<Element> {
    value.dyn_into().map_err(|_| wrong(function, "what was passed is no Element"))
}

/// The prose of a subtree, and its text nodes with their places in it.
struct PageText {
    text: String,
    nodes: Vec<(Text, Span)>,
}

impl PageText {
    /// Reads without recursion: a script may nest elements deeper than the stack is.
    fn of(root: &Element) -> PageText {
        let mut prose = Prose::default();
        let mut nodes = Vec::new();
        let mut at: Node = root.clone().into();
        'read: loop {
            let mut down = None;
            if let Some(text) = at.dyn_ref::<Text>() {
                let pre = text.parent_element().is_some_and(|parent| matches!(parent.closest("pre"), Ok(Some(_))));
                nodes.extend(prose.words(&text.data(), pre).map(|span| (text.clone(), span)));
            } else if let Some(element) = at.dyn_ref::<Element>() {
                let tag = element.tag_name().to_ascii_uppercase();
                if tag == "BR" {
                    prose.line();
                } else if prose.element(&tag) && !element.has_attribute("hidden") {
                    down = at.first_child();
                }
            }
            while down.is_none() {
                if at == *root.as_ref() {
                    break 'read;
                }
                if let Some(element) = at.dyn_ref::<Element>() {
                    prose.element(&element.tag_name().to_ascii_uppercase());
                }
                down = at.next_sibling();
                if down.is_none() {
                    let Some(parent) = at.parent_node() else { break 'read };
                    at = parent;
                }
            }
            let Some(next) = down else { break };
            at = next;
        }
        PageText { text: prose.text, nodes }
    }

    /// Wraps what the article found. Text nodes are split and moved into new elements, each keeping its identity as the
    /// first of its pieces; no element of the page is touched. The selection is put back where it was.
    fn mark(&self, article: &Article) -> Result<()> {
        let mut sweep = Sweep::new(render::layers(article, &self.text));
        let selection = Selected::read();
        for (node, window) in &self.nodes {
            let Some(parent) = node.parent_node() else { continue };
            let mut drawing = Drawing {
                page: self,
                article,
                window: *window,
                at: window.start,
                parent,
                rest: node.clone(),
                open: Vec::new(),
            };
            let mut drawn = Ok(());
            sweep.window(*window, |step| {
                if drawn.is_ok() {
                    drawn = drawing.draw(step);
                }
            });
            drawn?;
        }
        selection.restore()
    }
}

/// A text node while it is marked up.
struct Drawing<'a> {
    page: &'a PageText,
    article: &'a Article,
    window: Span,
    /// What comes next, in bytes of the page's text and as a node.
    at: u32,
    rest: Text,
    parent: Node,
    open: Vec<Element>,
}

impl Drawing<'_> {
    fn draw(&mut self, step: Step<Item>) -> Result<()> {
        match step {
            Step::Open { item, continued } => {
                let document = self.parent.owner_document().ok_or_else(|| wrong("element", "it has no document"))?;
                let described = render::element(self.article, item, continued);
                let element = document.create_element(described.tag)?;
                element.set_attribute(OURS, if self.at > self.window.start { "l" } else { "" })?;
                for (name, value) in &described.attributes {
                    element.set_attribute(name, value)?;
                }
                match self.open.last() {
                    Some(outer) => outer.append_child(&element)?,
                    None => self.parent.insert_before(&element, Some(&self.rest))?,
                };
                self.open.push(element);
            }
            Step::Text(span) => {
                let piece = self.rest.clone();
                if span.end < self.window.end {
                    self.rest = piece.split_text(span.of(&self.page.text).encode_utf16().count() as u32)?;
                }
                if let Some(inner) = self.open.last() {
                    inner.append_child(&piece)?;
                }
                self.at = span.end;
            }
            Step::Close => {
                if let Some(element) = self.open.pop().filter(|_| self.at < self.window.end) {
                    element.set_attribute(OURS, &(element.get_attribute(OURS).unwrap_or_default() + "r"))?;
                }
            }
        }
        Ok(())
    }
}

/// Unwraps our elements and joins again what was one text node, and only that: a page's framework may hold on to two
/// text nodes that touch.
fn remove_marks(root: &Element) -> Result<()> {
    let marks = root.query_selector_all(&format!("[{OURS}]"))?;
    let mut selection = Selected::read();
    for mark in (0..marks.length()).filter_map(|i| marks.item(i)?.dyn_into::<Element>().ok()) {
        let Some(parent) = mark.parent_node() else { continue };
        let joined = mark.get_attribute(OURS).unwrap_or_default();
        let (first, last) = (mark.first_child(), mark.last_child());
        while let Some(child) = mark.first_child() {
            parent.insert_before(&child, Some(&mark))?;
        }
        parent.remove_child(&mark)?;
        if joined.contains('r') {
            let next = last.as_ref().and_then(Node::next_sibling);
            selection.join(last, next)?;
        }
        if joined.contains('l') {
            let before = first.as_ref().and_then(Node::previous_sibling);
            selection.join(before, first)?;
        }
    }
    selection.restore()
}

/// The ends of the page's selection, kept while text nodes are split and joined under it.
struct Selected {
    selection: Option<Selection>,
    /// Anchor and focus; `None` for an end that lies in no text node, which the browser itself keeps right.
    ends: [Option<(Text, u32)>; 2],
}

impl Selected {
    fn read() -> Selected {
        let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
        let text = |node: Option<Node>, offset: u32| Some((node?.dyn_into::<Text>().ok()?, offset));
        let ends = selection.as_ref().map_or([None, None], |s| {
            [text(s.anchor_node(), s.anchor_offset()), text(s.focus_node(), s.focus_offset())]
        });
        Selected { selection, ends }
    }

    /// Appends one text node to the one before it; anything else is left as it is.
    fn join(&mut self, left: Option<Node>, right: Option<Node>) -> Result<()> {
        let text = |node: Option<Node>| node.and_then(|node| node.dyn_into::<Text>().ok());
        let (Some(left), Some(right)) = (text(left), text(right)) else { return Ok(()) };
        let length = left.length();
        for (node, offset) in self.ends.iter_mut().flatten().filter(|(node, _)| *node == right) {
            (*node, *offset) = (left.clone(), *offset + length);
        }
        left.append_data(&right.data())?;
        right.remove();
        Ok(())
    }

    fn restore(self) -> Result<()> {
        let (Some(selection), true) = (self.selection, self.ends.iter().any(Option::is_some)) else { return Ok(()) };
        let [anchor, focus] = self.ends.map(|end| end.map(|(node, offset)| piece(node, offset)));
        let or_now = |end: Option<(Node, u32)>, node: Option<Node>, offset: u32| end.or_else(|| Some((node?, offset)));
        let anchor = or_now(anchor, selection.anchor_node(), selection.anchor_offset());
        let focus = or_now(focus, selection.focus_node(), selection.focus_offset());
        match (anchor, focus) {
            (Some((a, i)), Some((f, j))) => selection.set_base_and_extent(&a, i, &f, j),
            _ => Ok(()),
        }
    }
}

/// Where an offset of a text node lies after the node was split: in it or in one of the pieces that follow it.
fn piece(node: Text, mut offset: u32) -> (Node, u32) {
    let mut text = node;
    while offset > text.length() {
        offset -= text.length();
        match next_text(text.as_ref()) {
            Some(next) => text = next,
            None => break,
        }
    }
    let offset = offset.min(text.length());
    (text.into(), offset)
}

/// The next text node in order of the document.
fn next_text(from: &Node) -> Option<Text> {
    let mut at = from.clone();
    loop {
        while at.next_sibling().is_none() {
            at = at.parent_node()?;
        }
        at = at.next_sibling()?;
        while let Some(child) = at.first_child() {
            at = child;
        }
        if let Ok(text) = at.clone().dyn_into::<Text>() {
            return Some(text);
        }
    }
}
