/** The first screen: paste, drop, open, or try a sample. */

import { button, replace } from "./dom.js";
import { ACCEPT, readFiles } from "../io/files.js";
import { pasted } from "../io/paste.js";
import { SAMPLES } from "../samples.js";
import { MOST_BYTES } from "../session.js";

/**
 * @param {{open: (text: string, more?: object) => void, openAll: (texts: object[]) => void, problem: (words: string) => void,
 *   sample: (file: string) => void, refused: (files: string[]) => void}} actions
 */
export function startView(actions) {
  const field = document.getElementById("text");
  const chooser = document.getElementById("files");
  chooser.accept = ACCEPT;

  document.getElementById("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) actions.open(field.value);
    else {
      actions.problem("There is no text yet. Paste an article, or try a sample.");
      field.focus();
    }
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  });
  field.addEventListener("input", () => actions.problem(""));

  // Pasting anywhere but into another field brings an article; into the empty field it is read at once.
  document.addEventListener("paste", (event) => {
    const inField = event.target === field;
    if (!inField && event.target.closest?.("input, textarea, select, dialog")) return;
    if (event.clipboardData.files.length) {
      event.preventDefault();
      take(event.clipboardData.files);
      return;
    }
    const text = pasted(event.clipboardData);
    if (!text) return;
    event.preventDefault();
    if (inField && field.value.trim()) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else actions.open(text);
  });

  async function take(files) {
    const { texts, refused } = await readFiles(files, MOST_BYTES);
    if (refused.length) actions.refused(refused);
    if (texts.length === 1) actions.open(texts[0].text, { name: texts[0].name });
    else if (texts.length) actions.openAll(texts);
  }

  document.getElementById("open").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", async () => {
    await take(chooser.files);
    chooser.value = "";
  });

  let depth = 0;
  const dragging = (on) => document.body.classList.toggle("dragging", on);
  document.addEventListener("dragenter", (event) => {
    depth += 1;
    dragging(event.dataTransfer.types.includes("Files") || event.dataTransfer.types.includes("text/plain"));
  });
  document.addEventListener("dragleave", () => {
    depth -= 1;
    if (depth <= 0) dragging(false);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    dragging(false);
    if (event.dataTransfer.files.length) take(event.dataTransfer.files);
    else if (pasted(event.dataTransfer)) actions.open(pasted(event.dataTransfer));
  });

  const samples = document.getElementById("samples");
  replace(samples, "or try ", ...SAMPLES.flatMap(({ file, label }, at) => [at > 0 && ", ", button("link", label, () => actions.sample(file))]).filter(Boolean)
    .map((part) => (typeof part === "string" ? document.createTextNode(part) : part)));

  return {
    draw({ phase, message }) {
      actions.problem(phase === "too-large" || phase === "error" ? message : "");
    },
    fill(text) {
      field.value = text;
    },
    focus() {
      field.focus();
    },
  };
}
