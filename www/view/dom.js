/**
 * Building elements without HTML strings: what comes from the reader's text only ever becomes a text node or the value
 * of an attribute from a fixed list.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element.
 *
 * @param {string} tag name, with classes after dots: `"p.lead.small"`
 * @param {Record<string, unknown>} [attributes] `on…` functions become listeners, booleans become presence
 * @param {...(Node|string|number|null|undefined|false|Array<Node|string>)} children strings become text nodes
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
  const [name, classes] = named(tag);
  const element = document.createElement(name);
  if (classes) element.className = classes;
  return fill(element, attributes, children);
}

/** The same for SVG. @returns {SVGElement} */
export function s(tag, attributes, ...children) {
  const [name, classes] = named(tag);
  const element = document.createElementNS(SVG, name);
  if (classes) element.setAttribute("class", classes);
  return fill(element, attributes, children);
}

/** Tags as they are written here are few, elements are many: each is taken apart once. */
const NAMES = new Map();

function named(tag) {
  let parts = NAMES.get(tag);
  if (!parts) {
    const [name, ...classes] = tag.split(".");
    NAMES.set(tag, (parts = [name, classes.join(" ")]));
  }
  return parts;
}

function fill(element, attributes, children) {
  for (const key in attributes) {
    const value = attributes[key];
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** A picture from the sheet in the page, hidden from screen readers: a label stands beside it. */
export function icon(name) {
  return s("svg.icon", { "aria-hidden": "true", focusable: "false" }, s("use", { href: `#i-${name}` }));
}

/** A button; `label` is what a screen reader says when the words alone aren't enough. */
export function button(classes, words, onclick, { label, picture, ...rest } = {}) {
  return h(`button${classes ? "." + classes : ""}`, { type: "button", onclick, "aria-label": label, title: label, ...rest },
    picture && icon(picture), words);
}

/** Puts `children` in place of whatever is inside. */
export function replace(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

/**
 * Fills a list with the first rows and a button for the rest, so that a text of book length doesn't hold up the page.
 *
 * @template T
 * @param {HTMLElement} list @param {T[]} items @param {(item: T, at: number) => HTMLElement} draw
 * @param {{first?: number, wrap?: (control: HTMLElement) => HTMLElement}} [given] `wrap` makes a row of the button
 * @returns {() => void} draws all that is left
 */
export function portions(list, items, draw, { first = 80, wrap = (control) => h("li.more", {}, control) } = {}) {
  let at = 0;
  let more = null;
  const next = (number) => {
    more?.remove();
    list.append(...items.slice(at, at + number).map((item, index) => draw(item, at + index)));
    at += number;
    if (at >= items.length) return;
    more = wrap(button("quiet", `Show ${Math.min(400, items.length - at)} of ${items.length - at} more`, () => next(400)));
    list.append(more);
  };
  next(first);
  return () => at < items.length && next(items.length);
}

/** Moves the focus and the view there, smoothly unless the reader asked for stillness. */
export function show(element, { focus = true, block = "center" } = {}) {
  if (!element) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
  if (focus) element.focus({ preventScroll: true });
}

/**
 * Resolves when what stands in the page now has been painted; in a tab that nobody sees, after a moment.
 * @param {() => void} [before] what needs the layout, done in the same frame
 */
export function painted(before) {
  return new Promise((go) => {
    const late = setTimeout(go, 100);
    requestAnimationFrame(() => {
      before?.();
      setTimeout(() => {
        clearTimeout(late);
        go();
      });
    });
  });
}

/** Resolves when the browser has nothing better to do. */
export function idle() {
  return new Promise((go) => (globalThis.requestIdleCallback ?? setTimeout)(() => go()));
}
