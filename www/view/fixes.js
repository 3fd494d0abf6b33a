/** The controls that put an item right: each makes one correction, which can be undone. */

import { button, h } from "./dom.js";
import { KINDS } from "../words.js";

const KIND_CHOICES = KINDS.filter(({ kind }) => kind !== "quote" && kind !== "date");
let serial = 0;

/**
 * @param {object} state @param {{type: string, item: any, index: number}} found
 * @param {{correct: (correction: object, words: string) => void}} actions
 */
export function fixes(state, { type, item, index }, actions) {
  const controls = { quote: quoteFixes, mention: mentionFixes, date: dateFixes, entity: entityFixes }[type](state, item, actions, index);
  return h("details.fixes", {}, h("summary", {}, "Put it right"), h("div", {}, controls));
}

function quoteFixes({ article }, quote, { correct }) {
  const { start, end } = quote.content[0];
  const likely = new Set(quote.alternatives);
  const people = article.entities.filter((entity) => entity.mentions.length || entity.unnamed)
    .sort((a, b) => likely.has(b.id) - likely.has(a.id) || (b.kind === "person") - (a.kind === "person") || a.name.localeCompare(b.name, "en"));
  const current = quote.speaker === null ? "" : article.entities[quote.speaker].name;
  return [
    choice("Speaker", [["", "nobody known"], ...people.map(({ name }) => [name, name])], current, (speaker) =>
      correct({ op: "speaker", start, end, speaker: speaker || null }, speaker ? `speaker: ${speaker}` : "speaker: nobody known")),
    entry("Another speaker", "", "Set", (speaker) => correct({ op: "speaker", start, end, speaker }, `speaker: ${speaker}`)),
    button("danger", "This is no quotation", () => correct({ op: "ignore", start, end }, "no quotation")),
  ];
}

function mentionFixes({ article }, mention, actions) {
  const { start, end, text } = mention;
  const entity = article.entities[mention.entity];
  return [
    ...entityFixes({ article }, entity, actions),
    entity.mentions.length > 1 && entry("Here it is somebody or something else, named", text, "Split off", (name) =>
      actions.correct({ op: "split", start, end, name }, `split off: ${name}`)),
    button("danger", "Ignore it here", () => actions.correct({ op: "ignore", start, end }, `ignored here: ${text}`)),
  ].filter(Boolean);
}

function dateFixes(_state, { start, end, text }, { correct }) {
  return [button("danger", "This is no date", () => correct({ op: "ignore", start, end }, `no date: ${text}`))];
}

function entityFixes({ article }, entity, { correct }) {
  const { name, kind } = entity;
  const others = article.entities.filter((other) => other !== entity && other.mentions.length)
    .sort((a, b) => (b.kind === kind) - (a.kind === kind) || a.name.localeCompare(b.name, "en"));
  return [
    entry("Name", name, "Rename", (to) => to !== name && correct({ op: "rename", entity: name, to }, `renamed: ${to}`)),
    others.length > 0 && choice("The same as", [["", "choose…"], ...others.map((other) => [other.name, other.name])], "", (into) =>
      into && correct({ op: "merge", entity: name, into }, `merged: ${name} into ${into}`)),
    choice("Kind", KIND_CHOICES.map(({ kind: value, one }) => [value, one]), kind, (value) =>
      correct({ op: "kind", entity: name, kind: value }, `${name}: ${value}`)),
    button("danger", "Ignore it everywhere", () => correct({ op: "ignore", entity: name }, `ignored: ${name}`)),
  ].filter(Boolean);
}

/** A list from which choosing does it; arrow keys alone don't, so a keyboard can look through it first. */
function choice(label, options, current, then) {
  const id = `fix-${serial++}`;
  const select = h("select", { id }, options.map(([value, words]) => h("option", { value, selected: value === current }, words)));
  return h("form.fix", { onsubmit: (event) => { event.preventDefault(); if (select.value !== current) then(select.value); } },
    h("label", { for: id }, label), h("span.row", {}, select, h("button", { type: "submit" }, "Set")));
}

function entry(label, value, verb, then) {
  const id = `fix-${serial++}`;
  const input = h("input", { id, value, type: "text", autocomplete: "off", spellcheck: "false" });
  return h("form.fix", { onsubmit: (event) => { event.preventDefault(); if (input.value.trim()) then(input.value.trim()); } },
    h("label", { for: id }, label), h("span.row", {}, input, h("button", { type: "submit" }, verb)));
}
