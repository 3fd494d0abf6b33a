// Quality on the project's own small gold (eval/own.jsonl), as multisets of what each can give: no offsets, so that
// tools without any take part. A tool that does not do a task has no figure for it.

const bare = (s) => s.toLowerCase().replace(/[’']s$/u, "").replace(/^the /u, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function f1(gold, found) {
  const left = new Map();
  for (const g of gold) left.set(g, (left.get(g) ?? 0) + 1);
  let hit = 0;
  for (const f of found) {
    if (left.get(f) > 0) { hit++; left.set(f, left.get(f) - 1); }
  }
  return { hit, gold: gold.length, found: found.length };
}

const total = (parts) => {
  const sum = (k) => parts.reduce((n, p) => n + p[k], 0);
  const [hit, gold, found] = [sum("hit"), sum("gold"), sum("found")];
  return gold + found === 0 ? null : (2 * hit) / (gold + found);
};

/** Each task's F1 over the articles that are annotated for it, or null for a tool that does not do it. */
export function score(gold, found) {
  const task = (key, field, want, got) => {
    const annotated = gold.map((g, i) => [g, found[i]]).filter(([g]) => g[field]);
    if (!annotated.some(([, f]) => f[key] !== undefined)) return null;
    return total(annotated.map(([g, f]) => f1(want(g), (f[key] ?? []).map(got))));
  };
  const words = (g, [start, end]) => bare(g.text.slice(start, end));
  const said = (g) => g.speakers.filter((q) => q.speaker_kind !== "none");
  return {
    names: task("names", "names", (g) => g.names.filter(([, , k]) => k !== "group").map((n) => `${words(g, n)}|${n[2]}`), ([t, k]) => `${bare(t)}|${k}`),
    quotes: task("quotes", "speakers", (g) => said(g).map((q) => words(g, q.quote)), bare),
    speakers: task("speakers", "speakers", (g) => said(g).filter((q) => q.speaker_kind === "named").map((q) => `${words(g, q.quote)}|${bare(q.speaker)}`), ([t, s]) => `${bare(t)}|${bare(s)}`),
    // Right when the day that a tool gives is the first day of what is meant.
    dates: task("dates", "dates", (g) => g.dates.filter(([, , t, v]) => t === "DATE" && /^\d{4}/.test(v)).map(([, , , v]) => firstDay(v)), ([, v]) => firstDay(v)),
  };
}

function firstDay(value) {
  const week = /^(\d{4})-W(\d\d)/.exec(value);
  if (week) {
    const fourth = new Date(Date.UTC(+week[1], 0, 4));
    fourth.setUTCDate(fourth.getUTCDate() - ((fourth.getUTCDay() + 6) % 7) + (+week[2] - 1) * 7 + (value.endsWith("-WE") ? 5 : 0));
    return fourth.toISOString().slice(0, 10);
  }
  const date = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value);
  return date ? `${date[1]}-${date[2] ?? "01"}-${date[3] ?? "01"}` : value;
}
