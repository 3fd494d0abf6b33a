/** The dialogs: export, share, privacy and settings, help. One `dialog` element shows each. */

import { button, h, icon, replace } from "./dom.js";
import { FORMATS } from "../io/formats.js";
import { lengthWarning } from "../io/share.js";
import { KINDS, count } from "../words.js";

/** @param {HTMLDialogElement} dialog */
export function dialogsView(dialog) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return (title, ...content) => {
    replace(dialog,
      h("header", {}, h("h2", { id: "dialog-title" }, title), button("quiet.square.close", icon("close"), () => dialog.close(), { label: "Close" })),
      h("div.dialog-body", {}, content));
    if (!dialog.open) dialog.showModal();
  };
}

/** @param {{download: (format) => void, copy: (format) => void}} actions */
export function exportDialog(open, { corrections }, actions) {
  open("Export",
    h("p.hint", {}, corrections.length ? `Your ${count(corrections.length, "correction")} ${corrections.length === 1 ? "is" : "are"} in every format.` : "Made on your machine; nothing is sent."),
    h("ul.formats", {}, FORMATS.map((format) => h("li", {},
      h("div", {}, h("strong", {}, format.label), h("p.meta", {}, format.about)),
      button("secondary", "Copy", () => actions.copy(format), { label: `Copy ${format.label} (${format.about})` }),
      button("secondary.save", "Save", () => actions.download(format), { label: `Save ${format.label} (${format.about})`, "data-format": format.id })))));
}

/** @param {string} link @param {() => void} copy */
export function shareDialog(open, link, copy) {
  const warning = lengthWarning(link.length);
  const field = h("textarea.link-field", { readonly: true, rows: 4, "aria-label": "Link", onfocus: () => field.select() }, link);
  open("Share by link",
    h("p", {}, "The link holds the whole article and your corrections, packed, behind the #. Browsers never send that part to a server; whoever has the link can read the text."),
    field,
    h("p.meta", { id: "link-length" }, `${count(link.length, "character")}. `, warning && h("strong.caution", {}, warning)),
    h("p.row", {}, button("primary", "Copy the link", copy)));
}

/** @param {{remember, shortcuts, erase}} actions */
export function settingsDialog(open, { prefs }, offline, actions) {
  const withCopy = h("input", { type: "checkbox", id: "erase-offline", checked: true });
  open("Privacy and settings",
    h("p", {}, "Your text is read on this device. Once the page has loaded, its policy refuses every connection. There are no accounts, no cookies and no statistics."),
    toggle("remember", "Keep my work on this device", "Off, closing the tab forgets the text. On, text and corrections are kept in this browser until you erase them.", prefs.remember, actions.remember),
    toggle("shortcuts", "Shortcuts of a single key", "n, p, 1 to 6, / and ?. Switch them off if you use speech input or press keys by accident.", prefs.shortcuts, actions.shortcuts),
    h("p", { id: "offline-state" }, offline),
    h("section.erase", { "aria-labelledby": "erase-title" },
      h("h3", { id: "erase-title" }, "Erase all"),
      h("p.meta", {}, "Removes the text, the corrections, the ticks, and everything kept on this device."),
      h("p.pair", {}, withCopy, h("label", { for: "erase-offline" }, "Also the copy of the page that works without a network")),
      button("danger", "Erase all", () => actions.erase(withCopy.checked))));
}

function toggle(id, label, about, on, change) {
  const box = h("input", { type: "checkbox", id, role: "switch", "aria-describedby": `${id}-about` });
  box.checked = on;
  box.addEventListener("change", () => change(box.checked));
  return h("div.toggle", {}, h("p.pair", {}, box, h("label", { for: id }, label)), h("p.meta", { id: `${id}-about` }, about));
}

const KEYS = [
  ["n, p", "next and previous mark"], ["Enter", "why? of the mark in focus"], ["Esc", "close; show everything again"], ["/", "find; then Enter and Shift + Enter go from place to place"],
  ...KINDS.map(({ key, label }) => [key, `show or hide ${label.toLowerCase()}`]),
  ["Ctrl or ⌘ + Z", "undo a correction"], ["Ctrl or ⌘ + Shift + Z", "redo"], ["?", "this help"],
];

export function helpDialog(open, { prefs }) {
  open("Help",
    h("h3", {}, "The marks"),
    h("ul.legend", {},
      h("li", {}, h("q.mark.k-quote.f-direct.first.s1", { "data-slot": 1 }, "“Word for word”"), " the number is the speaker’s"),
      h("li", {}, h("span.mark.k-quote.f-indirect.first.s2", { "data-slot": 2 }, "that it was reported"), " speech without quotation marks"),
      h("li", {}, h("q.mark.k-quote.f-direct.first.unsure.s3", { "data-slot": "3?" }, "“It may be”"), " hollow: unsure who speaks, or whether it is a quotation"),
      h("li", {}, h("mark.mark.k-person", {}, "Person"), " one line"),
      h("li", {}, h("mark.mark.k-organisation", {}, "Organisation"), " double line"),
      h("li", {}, h("mark.mark.k-place", {}, "Place"), " dots"),
      h("li", {}, h("mark.mark.k-group", {}, "Group"), " dashes"),
      h("li", {}, h("time.mark.k-date", {}, "Date"), " a frame")),
    h("h3", {}, "Keys"),
    !prefs.shortcuts && h("p.hint", {}, "Shortcuts of a single key are switched off in the settings."),
    h("table.keys", {}, h("caption.sr", {}, "Keys"), h("tbody", {}, KEYS.map(([key, words]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, words))))));
}
