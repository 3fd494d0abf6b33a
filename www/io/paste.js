/**
 * Rich text to plain lines. The HTML is read by a parser that runs nothing and loads nothing; only its text is taken.
 *
 * | accepts | gives |
 * |---|---|
 * | HTML of the clipboard or of a file | one line per block of it, an empty line between paragraphs |
 */

const BLOCKS = new Set(["ADDRESS", "ARTICLE", "ASIDE", "BLOCKQUOTE", "CAPTION", "DD", "DETAILS", "DIALOG", "DIV", "DL", "DT", "FIELDSET", "FIGCAPTION",
  "FIGURE", "FOOTER", "FORM", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "HR", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "SUMMARY", "TABLE", "TR",
  "UL", "TITLE"]);
/** Blocks with an empty line around them. */
const SPACED = new Set(["ARTICLE", "BLOCKQUOTE", "FIGURE", "H1", "H2", "H3", "H4", "H5", "H6", "P", "SECTION", "HEADER", "FOOTER", "NAV", "UL", "OL", "TABLE"]);
const SILENT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "MATH", "HEAD", "IFRAME", "OBJECT", "EMBED", "CANVAS", "AUDIO", "VIDEO", "SELECT",
  "TEXTAREA", "INPUT", "BUTTON"]);

/** Whether the HTML says more about lines than the plain text beside it would. */
function hasBlocks(html) {
  return /<(p|h[1-6]|li|article|blockquote|figcaption|br)[\s>/]/i.test(html);
}

/** @param {string} html @returns {string} */
export function htmlToText(html) {
  const root = new DOMParser().parseFromString(html, "text/html").body;
  const out = { text: "", wanted: 0 };
  walk(root, out, false);
  return out.text.trim() ? out.text.trim() + "\n" : "";
}

function walk(node, out, kept) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) say(out, child.data, kept);
    else if (child.nodeType === Node.ELEMENT_NODE) element(child, out, kept);
  }
}

function element(child, out, kept) {
  const name = child.tagName.toUpperCase();
  if (SILENT.has(name) || child.hidden) return;
  if (name === "BR") {
    if (out.text && out.wanted < 2) out.wanted += 1;
    return;
  }
  if (name === "TD" || name === "TH") say(out, " ", false);
  const lines = SPACED.has(name) ? 2 : BLOCKS.has(name) ? 1 : 0;
  out.wanted = Math.max(out.wanted, lines);
  walk(child, out, kept || name === "PRE");
  out.wanted = Math.max(out.wanted, lines);
}

/** Adds words; white space of the source folds to one blank, except inside `pre`. */
function say(out, data, kept) {
  const words = kept ? data : data.replace(/[ \t\n\r\f]+/g, " ");
  if (words === "" || (words === " " && (out.wanted || !out.text || /\s$/.test(out.text)))) return;
  if (out.wanted && out.text) out.text = `${out.text.trimEnd()}${"\n".repeat(out.wanted)}`;
  out.wanted = 0;
  out.text += /\n$|^$/.test(out.text) && !kept ? words.trimStart() : words;
}

/**
 * What a paste brings, as plain text.
 * @param {DataTransfer} data
 */
export function pasted(data) {
  const html = data.getData("text/html");
  if (html && hasBlocks(html)) return htmlToText(html);
  return data.getData("text/plain");
}
