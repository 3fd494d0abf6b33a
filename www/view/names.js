/** People, organisations, places and groups, with counts and other forms of the name. */

import { button, h, portions, replace } from "./dom.js";
import { mark } from "./speakers.js";
import { certainty, count, unsure } from "../words.js";

const SECTIONS = [["person", "People"], ["organisation", "Organisations"], ["place", "Places"], ["group", "Groups and nationalities"]];

/** @param {HTMLElement} root @param {{select, only}} actions */
export function namesView(root, actions) {
  let rest = [];
  return {
    draw({ article }) {
      rest = [];
      const sections = SECTIONS.map(([kind, title]) => {
        const entities = article.entities.filter((entity) => entity.kind === kind && entity.mentions.length)
          .sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
        const list = h("ul.names");
        rest.push(portions(list, entities, (entity) => row(article, entity, actions)));
        return entities.length > 0 && h("section", { "data-kind": kind, "aria-labelledby": `names-${kind}` },
          h("h3", { id: `names-${kind}` }, title, " ", h("span.count", {}, entities.length)),
          list);
      }).filter(Boolean);
      replace(root, sections.length ? sections : h("p.nothing", {}, "No names were found in this text."));
    },
    filter({ article, hidden, certainty: least, query, person }) {
      const wanted = query.trim().toLowerCase();
      if (wanted) rest.forEach((drawAll) => drawAll());
      for (const item of root.querySelectorAll("li[data-entity]")) {
        const entity = article.entities[item.dataset.entity];
        item.hidden = best(article, entity) < least || !`${entity.name} ${entity.aliases.join(" ")} ${entity.roles.join(" ")}`.toLowerCase().includes(wanted);
        item.querySelector(".only").setAttribute("aria-pressed", entity.id === person);
      }
      for (const section of root.querySelectorAll("section")) {
        section.hidden = hidden.has(section.dataset.kind) || ![...section.querySelectorAll("li")].some((item) => !item.hidden);
      }
    },
    select(key, article) {
      const [type, index] = (key ?? "").split(":");
      mark(root, type === "mention" ? `entity:${article.mentions[index].entity}` : key);
    },
  };
}

/** Confidence of an entity's best mention. */
function best(article, entity) {
  return Math.max(...entity.mentions.map((index) => article.mentions[index].confidence));
}

function row(article, entity, actions) {
  const confidence = best(article, entity);
  const details = [
    entity.unnamed && "described, not named",
    entity.roles.join(", "),
    entity.aliases.length > 0 && `also ${entity.aliases.map((alias) => `“${alias}”`).join(", ")}`,
    unsure({ confidence }) && certainty(confidence),
  ].filter(Boolean).join(" · ");
  return h(`li.name.k-${entity.kind}`, { "data-entity": entity.id },
    h("div", {},
      button("link", entity.name, () => actions.select(`entity:${entity.id}`), { "data-select": `entity:${entity.id}` }),
      details && h("p.meta", {}, details)),
    h("span.count", { title: count(entity.mentions.length, "mention") }, h("span.sr", {}, count(entity.mentions.length, "mention")),
      h("span", { "aria-hidden": "true" }, entity.mentions.length)),
    button("only.quiet", "Only", () => actions.only(entity.id), { label: `Show only ${entity.name}`, "aria-pressed": "false" }));
}
