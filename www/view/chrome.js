/** What stands around the article: toolbar, tabs, banners, the note of work in progress, short messages. */

import { button, h, icon, idle, replace } from "./dom.js";

/** @param {HTMLElement} root */
export function toolbarView(root, actions) {
  const all = button("tool", [icon("file"), h("span", {}, "All articles")], actions.back, { label: "All articles" });
  const undo = button("tool", icon("undo"), actions.undo, { label: "Undo" });
  const redo = button("tool", icon("redo"), actions.redo, { label: "Redo" });
  const article = [
    button("tool", [icon("new"), h("span", {}, "New")], actions.restart, { label: "New article" }),
    button("tool", [icon("edit"), h("span", {}, "Edit")], actions.edit, { label: "Edit the text" }),
    h("span.pairing", {}, undo, redo),
    button("tool", [icon("link"), h("span", {}, "Share")], actions.share, { label: "Share by link" }),
    button("tool.on-paper", [icon("print"), h("span", {}, "Print")], actions.print, { label: "Print" }),
    button("tool.strong", [icon("save"), h("span", {}, "Export")], actions.export, { label: "Export" }),
  ];
  const always = [
    button("tool", icon("gear"), actions.settings, { label: "Privacy and settings" }),
    button("tool", icon("help"), actions.help, { label: "Help and shortcuts" }),
  ];
  return {
    draw({ phase, past, future, files }) {
      const reading = phase === "result" || phase === "empty";
      replace(root, reading && files.length > 1 && all, ...(reading ? article : []), ...always);
      tell(undo, past.at(-1), "Undo");
      tell(redo, future.at(-1), "Redo");
    },
  };
}

/** A button that can do nothing keeps the focus that it may have. */
function tell(control, step, verb) {
  control.setAttribute("aria-disabled", String(!step));
  control.setAttribute("aria-label", step ? `${verb}: ${step.words}` : `${verb}: nothing to ${verb.toLowerCase()}`);
  control.title = control.getAttribute("aria-label");
}

const TABS = [["text", "Text"], ["speakers", "Speakers"], ["names", "Names"], ["timeline", "Timeline"], ["facts", "Facts"]];

/** Tabs by the pattern of the ARIA practices: arrows move, the chosen one is in the order of Tab. `Text` shows on narrow screens. */
export function tabsView(root, choose) {
  const tabs = TABS.map(([id, words]) => h("button.tab", {
    type: "button", role: "tab", id: `tab-${id}`, "data-tab": id, "aria-controls": id === "text" ? "reading" : `panel-${id}`, onclick: () => choose(id),
  }, words));
  replace(root, tabs);
  root.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!by) return;
    event.preventDefault();
    const visible = tabs.filter((tab) => tab.offsetParent);
    const at = visible.indexOf(document.activeElement);
    const to = Math.abs(by) === 1 ? (at + by + visible.length) % visible.length : by < 0 ? 0 : visible.length - 1;
    visible[to].focus();
    choose(visible[to].dataset.tab);
  });
  return {
    draw({ tab }, narrow) {
      const chosen = tab === "text" && !narrow ? "speakers" : tab;
      for (const button of tabs) {
        const selected = button.dataset.tab === chosen;
        button.setAttribute("aria-selected", String(selected));
        button.tabIndex = selected ? 0 : -1;
      }
      for (const [id] of TABS.slice(1)) document.getElementById(`panel-${id}`).hidden = id !== chosen;
      document.getElementById("result").dataset.tab = chosen;
    },
  };
}

/**
 * The panels beside the text. The one that is looked at is drawn at once, the others when the browser has nothing to do.
 *
 * @param {Array<[string, {draw, filter, select}]>} views by name of their tab @param {object} state
 */
export function panelsView(views, state) {
  const drawn = new Set();
  /** Drawn panels that the latest filters have not gone through, because nobody looks at them. */
  const unfiltered = new Set();
  const draw = ([name, view]) => {
    if (!state.article) return;
    if (drawn.has(name)) {
      if (unfiltered.delete(name)) view.filter(state);
      return;
    }
    drawn.add(name);
    unfiltered.delete(name);
    view.draw(state);
    view.filter(state);
    view.select(state.selected, state.article);
  };
  const those = () => views.filter(([name]) => drawn.has(name));
  return {
    /** What is drawn belongs to an older result. */
    stale: () => drawn.clear(),
    need: (tab) => views.filter(([name]) => name === tab).forEach(draw),
    needAll: () => views.forEach(draw),
    async needAllLater() {
      for (const view of views) {
        await idle();
        if (!drawn.has(view[0])) draw(view);
      }
    },
    filter(now) {
      for (const [name, view] of those()) {
        if (name === now.tab) view.filter(now);
        else unfiltered.add(name);
      }
    },
    select: (key) => those().forEach(([, view]) => view.select(key, state.article)),
  };
}

/** One banner a reason, above everything. */
export function bannersView(root) {
  const banners = new Map();
  const draw = () => replace(root, ...banners.values());
  return {
    show(reason, words, ...controls) {
      banners.set(reason, h(`p.banner.b-${reason}`, { role: "status" }, h("span", {}, words), controls));
      draw();
    },
    hide(reason) {
      if (banners.delete(reason)) draw();
    },
  };
}

/** Shown only when the work takes longer than a reader notices. */
export function workingView(root, stop) {
  const words = h("p", { role: "status" });
  const progress = h("progress", { "aria-label": "Progress" });
  replace(root, progress, words, button("secondary", "Cancel", stop, { label: "Cancel" }));
  let timer = 0;
  return {
    start(what) {
      clearTimeout(timer);
      words.textContent = what;
      progress.removeAttribute("value");
      timer = setTimeout(() => (root.hidden = false), 200);
    },
    step(done, all, what) {
      progress.max = all;
      progress.value = done;
      words.textContent = what;
    },
    stop() {
      clearTimeout(timer);
      root.hidden = true;
    },
  };
}

/** A short message that goes by itself; its control stays for as long as it has the focus or the pointer. */
export function toastView(root, status) {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (root.contains(document.activeElement) || root.matches(":hover") ? later() : (root.hidden = true)), 6000);
  };
  return (words, ...controls) => {
    replace(root, h("p", {}, words), ...controls);
    root.hidden = false;
    status.textContent = words;
    later();
  };
}
