/** The wiring: state to views, views to actions. */

import { listenToKeys } from "./keys.js";
import { loading, practised, samples } from "./loading.js";
import { keepOffline } from "./policy.js";
import { createSession } from "./session.js";
import { assignSlots, createStore, initial, lookUp } from "./state.js";
import { combine } from "./io/csv.js";
import { fileName, save, standalone } from "./io/formats.js";
import { pack, unpack } from "./io/share.js";
import { recall } from "./io/storage.js";
import { batchView } from "./view/batch.js";
import { bannersView, panelsView, tabsView, toastView, toolbarView, workingView } from "./view/chrome.js";
import { controlsView, drawNotice } from "./view/controls.js";
import { dialogsView, exportDialog, helpDialog, settingsDialog, shareDialog } from "./view/dialogs.js";
import { button, idle, painted } from "./view/dom.js";
import { factsView } from "./view/facts.js";
import { inspectorView } from "./view/inspector.js";
import { namesView } from "./view/names.js";
import { readingView, spoken } from "./view/reading.js";
import { attributed, speakersView } from "./view/speakers.js";
import { startView } from "./view/start.js";
import { timelineView } from "./view/timeline.js";
import { count } from "./words.js";

const byId = (id) => document.getElementById(id);
const store = createStore({ ...initial(), phase: "loading" });
const { state } = store;
const narrow = matchMedia("(max-width: 63.99rem)");

const status = byId("status");
const banners = bannersView(byId("banners"));
const toast = toastView(byId("toast"), status);
const dialog = byId("dialog");
const openDialog = dialogsView(dialog);
const working = workingView(byId("working"), () => session.stop().then(() => start.focus()));
const session = createSession(store, loading, working);

/** Runs an action and says what went wrong, if anything did. */
const attempt = (run) => async (...given) => {
  try {
    return await run(...given);
  } catch (error) {
    banners.show("error", `That did not work: ${error.message}`, button("quiet", "Close", () => banners.hide("error")));
    return undefined;
  }
};

const select = (key) => store.set({ selected: key });
const reveal = (key) => {
  if (narrow.matches) store.set({ tab: "text" });
  return reading.reveal(key, true, narrow.matches ? "start" : "center");
};
const selectAndReveal = (key) => {
  select(key);
  const found = lookUp(state.article, key);
  const first = found?.type === "entity" ? found.item.mentions[0] : undefined;
  if (found?.type !== "entity") reveal(key);
  else if (first !== undefined && !narrow.matches) reading.reveal(`mention:${first}`, false);
};
const only = (entity) => store.set({ person: state.person === entity ? null : entity });
const copy = attempt(async (text, what) => {
  await navigator.clipboard.writeText(text);
  toast(`${what} copied.`);
});
const copyQuote = (index) => copy(attributed(state, state.article.quotes[index]), "Quotation with attribution");

const actions = {
  select: selectAndReveal,
  only,
  copy: copyQuote,
  reveal,
  close() {
    const key = state.selected;
    store.set({ selected: null });
    if (key && !key.startsWith("entity")) reading.reveal(key);
  },
  correct: attempt(async (correction, words) => {
    await session.correct(correction, words);
    if (byId("inspector").hidden) byId("reading").focus({ preventScroll: true });
    else byId("inspector").focus({ preventScroll: true });
    toast(`Done: ${words}.`, button("quiet", "Undo", actions.undo));
  }),
  undo: attempt(async () => {
    const words = state.past.at(-1)?.words;
    await session.undo();
    status.textContent = words ? `Undone: ${words}` : "Nothing to undo";
  }),
  redo: attempt(async () => {
    const words = state.future.at(-1)?.words;
    await session.redo();
    status.textContent = words ? `Done again: ${words}` : "Nothing to redo";
  }),
  tick(key, on) {
    const checked = new Set(state.checked);
    if (on) checked.add(key);
    else checked.delete(key);
    store.set({ checked });
    session.keep();
  },
  toggleKind(kind) {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(kind)) hidden.add(kind);
    store.set({ hidden });
  },
  certainty: (certainty) => store.set({ certainty }),
  search: (query) => store.set({ query }),
  publish: attempt((published) => session.change({ published }, published ? `published ${published}` : "publication date as found")),
  dateOrder: attempt((dateOrder) => session.change({ dateOrder }, "order of day and month")),
  point(span) {
    if (narrow.matches) store.set({ tab: "text" });
    reading.point(span);
  },
  step(by) {
    const key = reading.step(state.selected ?? document.activeElement?.dataset?.key, by);
    if (!key) return;
    selectInText(key);
  },
  find: () => controls.find(),
  nextPlace(by) {
    const shown = reading.nextPlace(by);
    if (shown) controls.places(places, state.query, shown);
  },
  leaveSearch() {
    store.set({ query: "" });
    byId("reading").focus({ preventScroll: true });
  },
  escape() {
    if (state.selected) actions.close();
    else if (state.person !== null || state.query) store.set({ person: null, query: "" });
  },
  why(key) {
    select(key);
    byId("inspector").focus();
  },
  open: attempt(async (text, more) => {
    banners.hide("error");
    clearFragment();
    const { article, text: earlier, name, edits, checked, files } = state;
    await session.open(text, more);
    if (article && earlier !== text && state.text === text) toast("A new article is open.", button("quiet", "Back to the one before", () => actions.open(earlier, { name, edits, checked, files })));
  }),
  openAll: attempt((texts) => session.openAll(texts)),
  sample: attempt(async (file) => actions.open((await samples).get(file), { name: file })),
  refused: (files) => banners.show("refused", `Not read: ${files.join("; ")}.`, button("quiet", "Close", () => banners.hide("refused"))),
  problem: (words) => (byId("problem").textContent = words),
  restart() {
    clearFragment();
    session.restart();
    start.fill("");
    start.focus();
  },
  edit() {
    const { text } = state;
    clearFragment();
    session.restart();
    start.fill(text);
    start.focus();
  },
  print: () => window.print(),
  help: () => helpDialog(openDialog, state),
  settings: () => settingsDialog(openDialog, state, navigator.serviceWorker?.controller ? "Kept for use without a network." : "Not yet kept for use without a network.", {
    remember: (on) => session.preferences({ remember: on }),
    shortcuts: (on) => session.preferences({ shortcuts: on }),
    erase: attempt(async (offline) => {
      await session.erase(offline);
      dialog.close();
      clearFragment();
      start.fill("");
      toast("Everything is erased.");
      start.focus();
    }),
  }),
  export: () => exportDialog(openDialog, state.edits, {
    download: attempt(async (format) => {
      save(fileName(state, format.ending), await written(format), format.type);
      status.textContent = `${format.label} saved`;
    }),
    copy: attempt(async (format) => copy(await written(format), format.label)),
  }),
  share: attempt(async () => {
    const fragment = await pack({ text: state.text, name: state.name, edits: state.edits });
    const link = new URL(`./${fragment}`, document.baseURI).href;
    shareDialog(openDialog, link, () => copy(link, "Link"));
  }),
  csvOfAll: attempt(async () => save("articles.csv", combine(await session.csvOfAll()), "text/csv")),
  back: () => store.set({ phase: "batch", article: null, selected: null }),
};

async function written(format) {
  const text = await session.export(format.id);
  return format.id === "html" ? standalone(state.article.metadata.headline?.text ?? "Article", text) : text;
}

function clearFragment() {
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
}

const start = startView(actions);
const reading = readingView(byId("reading"), { select: (key) => selectInText(key) });
const inspector = inspectorView(byId("inspector"), actions);
const toolbar = toolbarView(byId("toolbar"), actions);
const tabs = tabsView(byId("tabs"), (tab) => store.set({ tab }));
const controls = controlsView(byId("controls"), actions);
const batch = batchView(byId("batch"), {
  open: (index) => actions.open(state.files[index].text, { name: state.files[index].name, files: state.files }),
  csv: actions.csvOfAll,
  restart: () => { session.restart(); start.focus(); },
});
const panels = panelsView([["speakers", speakersView], ["names", namesView], ["timeline", timelineView], ["facts", factsView]]
  .map(([name, view]) => [name, view(byId(`panel-${name}`).lastElementChild, actions)]), state);

/** A click on a mark: its card comes into view beside the text, or as a sheet on a narrow screen. */
function selectInText(key) {
  select(key);
  reveal(key);
  status.textContent = spoken(state.article, key);
}

/** What depends on the room that there is. */
function arrange() {
  tabs.draw(state, narrow.matches);
  controls.fold(narrow.matches);
}

/** What was drawn of an article goes with it. */
function forgetDrawing() {
  reading.clear();
  panels.stale();
  for (const id of ["inspector", "notice", "toast"]) byId(id).replaceChildren();
  byId("toast").hidden = true;
  for (const { lastElementChild } of document.querySelectorAll(".panel")) lastElementChild.replaceChildren();
  status.textContent = "";
}

/** What a screen reader hears when an article has been read. */
function summary(article) {
  const people = article.entities.filter((entity) => entity.kind === "person" && entity.mentions.length).length;
  return `Read: ${count(article.quotes.length, "quotation")}, ${count(people, "person", "people")}, ${count(article.dates.length, "date")}.`;
}

/** How often the words that are looked for stand in the text. */
let places = 0;

function filter() {
  if (!state.article) return;
  for (const view of [reading, controls, panels]) view.filter(state);
  places = reading.find(state.text, state.query);
  controls.places(places, state.query, reading.place());
}

store.on(["phase"], () => {
  const { phase } = state;
  document.body.dataset.phase = phase;
  const reads = (phase === "result" || phase === "empty") && state.article;
  byId("start").hidden = Boolean(reads) || phase === "batch" || phase === "loading";
  byId("batch").hidden = phase !== "batch";
  byId("result").hidden = !reads;
  start.draw(state);
  if (phase === "batch") batch.draw(state);
});
store.on(["phase", "past", "future"], () => toolbar.draw(state));
store.on(["tab"], () => {
  tabs.draw(state, narrow.matches);
  panels.need(state.tab);
});
addEventListener("beforeprint", () => panels.needAll());
/** The text whose beginning was brought into view. */
let shown = "";

function toTop() {
  scrollTo(0, 0);
  document.querySelector(".panel-side").scrollTop = 0;
}

store.on(["article"], async () => {
  if (!state.article) {
    forgetDrawing();
    return;
  }
  const { article } = state;
  const drawn = reading.draw(state);
  controls.draw(state);
  panels.stale();
  drawNotice(byId("notice"), state, actions);
  if (!(await drawn)) return;
  filter();
  reading.select(state.selected, article);
  performance.mark("marks");
  // The marks first: what follows asks for the layout or is not looked at yet.
  await painted(state.text === shown ? undefined : toTop);
  if (state.article !== article) return;
  shown = state.text;
  performance.mark("painted");
  // The focus was on the first screen, which is gone.
  if (!document.activeElement.closest("#result, .top, dialog")) byId("reading").focus({ preventScroll: true });
  status.textContent = summary(article);
  panels.need(state.tab);
  panels.needAllLater();
  document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
});
store.on(["hidden", "person", "certainty", "query"], filter);
store.on(["selected", "article", "rules"], () => {
  if (!state.article) {
    byId("inspector").hidden = true;
    return;
  }
  inspector.draw(state);
  reading.select(state.selected, state.article);
  const found = lookUp(state.article, state.selected);
  reading.evidence(found?.item.evidence ?? []);
  panels.select(state.selected);
});
narrow.addEventListener("change", arrange);

listenToKeys(() => state, actions);
byId("home").addEventListener("click", (event) => {
  event.preventDefault();
  actions.restart();
});

const online = () => (navigator.onLine ? banners.hide("offline")
  : banners.show("offline", "You are offline. Everything here goes on working."));
addEventListener("online", online);
addEventListener("offline", online);
online();

async function openFragment() {
  try {
    const shared = await unpack(location.hash);
    if (shared) await session.open(shared.text, shared);
    return Boolean(shared);
  } catch {
    banners.show("error", "The link is broken or was cut off. Ask for it again, or paste the text.", button("quiet", "Close", () => banners.hide("error")));
    return false;
  }
}
addEventListener("hashchange", openFragment);

/** When the engine has practised, the views do too, where they aren't seen: the reader's own text then goes through compiled code. */
async function rehearse() {
  if (!(await practised) || state.phase !== "start") return;
  const text = [...(await samples).values()].join("\n\n");
  const { article } = await (await loading).analyse(text, {});
  const unseen = { ...initial(), text, article, slots: assignSlots(article, new Map()) };
  for (const view of [readingView, speakersView, readingView]) {
    await idle();
    if (state.phase !== "start") return;
    view(document.createElement("div"), actions).draw(unseen);
  }
}

async function begin() {
  const kept = recall();
  if (kept?.prefs) store.set({ prefs: { ...state.prefs, ...kept.prefs } });
  arrange();
  toolbar.draw(state);
  store.set({ phase: "start", tab: narrow.matches ? "text" : "speakers" });
  document.body.dataset.phase = state.phase;
  try {
    await loading;
  } catch (error) {
    banners.show("error", `The engine could not be loaded: ${error.message}. Reload the page to try again.`);
    return;
  }
  performance.mark("ready");
  document.body.dataset.ready = "true";
  if (!(await openFragment()) && kept?.prefs?.remember && kept.text) await session.open(kept.text, kept);
  await rehearse().catch(() => {});
  await keepOffline((takeOver) => banners.show("update", "A new version of this page is ready.",
    button("secondary", "Update", takeOver), button("quiet", "Later", () => banners.hide("update"))));
}

begin();
