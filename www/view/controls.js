/** Above the text: publication date, kinds to show, certainty, search, and the way from mark to mark. */

import { button, h, icon, replace } from "./dom.js";
import { kindOf, statedDay } from "../state.js";
import { CERTAINTIES, KINDS, count, dateWords } from "../words.js";

/** @param {HTMLElement} root @param {{toggleKind, certainty, search, nextPlace, only, step, publish, dateOrder}} actions */
export function controlsView(root, actions) {
  let long = false;
  let typing = 0;
  const look = () => {
    if (!typing) return;
    clearTimeout(typing);
    typing = 0;
    actions.search(search.value);
  };
  /** Long texts are gone through when the typing pauses. */
  const typed = () => {
    clearTimeout(typing);
    typing = setTimeout(look, long ? 200 : 0);
  };
  const pressed = ({ key, shiftKey }) => {
    if (key === "Enter") {
      look();
      actions.nextPlace(shiftKey ? -1 : 1);
    } else if (key === "Escape") {
      search.value = "";
      look();
    }
  };
  const search = h("input", { type: "search", id: "search", placeholder: "Find a name or words", "aria-label": "Find a name or words",
    autocomplete: "off", spellcheck: "false", oninput: typed, onkeydown: pressed });
  const places = h("output.places", { for: "search" });
  const certainty = h("select", { id: "certainty", onchange: () => actions.certainty(Number(certainty.value)) },
    CERTAINTIES.map(({ value, label }) => h("option", { value }, label)));
  const kinds = KINDS.map(({ kind, label, key }) => h(`button.chip.k-${kind}`, {
    type: "button", "aria-pressed": "true", "data-kind": kind, title: `${label}: show or hide (${key})`, onclick: () => actions.toggleKind(kind),
  }, h("span.sample", {}, label), " ", h("span.count")));
  const person = h("p.person", { hidden: true });
  const published = h("div.published");
  let filters;

  replace(root,
    published,
    filters = h("details.filters", { open: true }, h("summary", {}, "Filter and find"),
      h("div.chips", { role: "group", "aria-label": "Kinds to show" }, kinds),
      h("div.finders", {},
        h("span.search", {}, search, places),
        h("span.pair", {}, h("label", { for: "certainty" }, "Certainty"), certainty),
        h("span.stepper", { role: "group", "aria-label": "From mark to mark" },
          button("square", icon("up"), () => actions.step(-1), { label: "Previous mark (p)" }),
          button("square", icon("down"), () => actions.step(1), { label: "Next mark (n)" })))),
    person);

  return {
    /** The filters fold where there is little room. */
    fold(narrow) {
      filters.open = !narrow;
    },
    /** Opens the filters if need be and goes to the search. */
    find() {
      filters.open = true;
      search.focus();
      search.select();
    },
    /** How often the words stand in the text, and which place is shown. */
    places(number, query, shown = 0) {
      places.textContent = query.trim() === "" ? "" : shown ? `${shown} of ${number}` : number ? count(number, "place") : "not in the text";
    },
    draw(state) {
      const { article } = state;
      long = article.blocks.length > 500;
      const counts = Object.fromEntries(KINDS.map(({ kind }) => [kind, 0]));
      counts.quote = article.quotes.length;
      counts.date = article.dates.length;
      article.mentions.forEach((mention) => (counts[kindOf("mention", mention)] += 1));
      for (const chip of kinds) {
        chip.querySelector(".count").textContent = counts[chip.dataset.kind];
        chip.hidden = counts[chip.dataset.kind] === 0 && chip.dataset.kind === "group";
      }
      drawPublished(published, state, actions);
    },
    filter({ article, hidden, person: only, certainty: least, query }) {
      for (const chip of kinds) chip.setAttribute("aria-pressed", !hidden.has(chip.dataset.kind));
      certainty.value = String(least);
      if (!typing && search.value !== query) search.value = query;
      person.hidden = only === null;
      if (only !== null) {
        replace(person, "Only ", h("strong", {}, article.entities[only].name),
          button("quiet", "Show everything", () => actions.only(null)));
      }
    },
  };
}

function drawPublished(root, { article, edits }, actions) {
  const { updated, source, byline } = article.metadata;
  const stated = statedDay(article.metadata);
  const found = stated?.day ?? "";
  const input = h("input", { type: "date", id: "published", value: edits.published ?? found, max: "2999-12-31",
    onchange: () => actions.publish(input.value === found ? null : input.value || null) });
  const origin = edits.published
    ? [found ? `the text says ${dateWords(found)}` : "set by you", button("link", "Undo this", () => actions.publish(null))]
    : found ? `as the ${stated.from === "dateline" ? "dateline" : "text"} says; change it and every relative date follows`
      : h("strong", {}, "not found: set it, so that “Monday” or “last week” get their day");
  const numeric = article.warnings.some((warning) => /order/.test(warning.code)) || edits.dateOrder !== "auto";
  replace(root,
    h("p.byline-line", {}, [source?.text, byline.length > 0 && `by ${byline.map((author) => author.text).join(", ")}`, updated && `updated ${dateWords(updated.value)}`]
      .filter(Boolean).join(" · ")),
    h("p.pair", {}, h("label", { for: "published" }, "Published"), input,
      h("span.paper-date", {}, dateWords(edits.published ?? found) || "not known"), h("span.origin", {}, origin)),
    numeric && dateOrder(edits, actions));
}

function dateOrder(edits, actions) {
  const select = h("select", { id: "date-order", onchange: () => actions.dateOrder(select.value) },
    [["auto", "decide by the text"], ["dmy", "day first: 4/3 is 4 March"], ["mdy", "month first: 4/3 is 3 April"]]
      .map(([value, words]) => h("option", { value, selected: edits.dateOrder === value }, words)));
  return h("p.pair", {}, h("label", { for: "date-order" }, "Dates in numbers"), select);
}

/** Above the text when nothing was found, or when the engine has something to say about its reading. */
export function drawNotice(root, { article, phase }, actions) {
  // A missing day of publication is said beside its field.
  const warnings = article.warnings.filter(({ code, message }) => message && code !== "no-publication-date");
  replace(root,
    phase === "empty" && h("div.empty-note", {},
      h("h3", {}, "Nothing found"),
      h("p", {}, "There are no quotations, names or dates in this text, or none that could be recognised. It works best on news articles in English, pasted whole."),
      button("secondary", "Edit the text", actions.edit)),
    warnings.length > 0 && h("details.warnings", {},
      h("summary", {}, `${count(warnings.length, "note")} about the reading`),
      h("ul", {}, warnings.map((warning) => h("li", {}, warning.message,
        warning.start !== null && [" ", button("link", "Show", () => actions.point(warning), { label: `Show the place: ${warning.message}` })])))));
}
