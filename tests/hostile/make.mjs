// node tests/hostile/make.mjs: writes inputs.jsonl beside this file, a JSON string a line. Families are crossed by rule,
// so that nothing is random; every crash ever found is a line of its own in crashes.jsonl and stays there.
import { writeFileSync } from "node:fs";

const inputs = new Set();
const add = (...texts) => texts.forEach((t) => inputs.add(t));
const cross = (as, bs, join) => as.forEach((a) => bs.forEach((b) => add(join(a, b))));

// Markup and scripts, in every place where a page could trip over them.
const attacks = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
  "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
  "<iframe srcdoc=\"<script>alert(1)</script>\">", "<math><mtext></mtext><mglyph><style><!--</style><img src=x onerror=alert(1)>",
  "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<!--><img src=x onerror=alert(1)>-->", "]]><img src=x onerror=alert(1)>",
  "<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<template><img src=x onerror=alert(1)></template>", "</q></mark></time><img src=x onerror=alert(1)>",
  "<form><button formaction=javascript:alert(1)>", "<details open ontoggle=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
  "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "`${alert(1)}`", "<%= 7*7 %>", "=HYPERLINK(\"http://x\")", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1",
  "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "[x](javascript:alert(1))", "![x](x \"onerror=alert(1)\")",
  "\u003c/script\u003e", "\u2028alert(1)\u2029", "<style>@import 'x'</style>", "<base href=//x>", "<meta http-equiv=refresh content=0>", "<object data=x>", "<embed src=x>", "<link rel=import href=x>",
];
const places = [
  (a) => a, (a) => `“${a},” said Ada Byron.`, (a) => `“No,” said ${a} on Monday.`, (a) => `Ada ${a} Byron said “yes” on 3 May 2024.`,
  (a) => `Headline with ${a}\n\nBy ${a}\n\nPublished 3 May 2024\n\nAda Byron said: “${a}”`, (a) => `‘${a}’, she said.`,
];
attacks.forEach((a) => places.forEach((p) => add(p(a))));

// Quotation marks in every short order, alone and with words between.
const marks = ["“", "”", "\"", "‘", "’", "'", "«", "»", "„", "``", "''", "\n\n"];
cross(marks, marks, (a, b) => `${a}x${b} said Ada Byron. ${b}y${a}`);
marks.forEach((m) => add(m, m.repeat(3), m.repeat(999), `${m} `.repeat(200), `he said${m}`, `${m}he said`));

// Characters that take no room, turn around, combine, or are none.
const odd = ["\u0000", "\u0008", "\u001b[31m", "\u00a0", "\u00ad", "\u0301", "\u0301".repeat(500), "\u200b", "\u200d", "\u200e", "\u202e", "\u2028", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\uffff", "🎻", "👩‍👩‍👧‍👦", "🇫🇷", "𝔸𝕕𝕒", "İ", "ß", "ﬁ", "ǅ", "ſ", "Σίσυφος", "مرحبا", "שלום", "中文", "กรุงเทพ", "\ud83d", "\udc00"];
const carriers = [(o) => o, (o) => `“a${o}b,” said A${o}da By${o}ron on Mon${o}day.`, (o) => `${o}By ${o}Ada${o}\n${o}3 May 2024${o}`, (o) => o.repeat(50)];
odd.forEach((o) => carriers.forEach((c) => add(c(o))));

// What looks like a date, a name, a sentence end.
const dates = ["31/02/2023", "99/99/9999", "0/0/0", "30 February 2024", "May", "May May May", "2024-13-45", "00:61", "25:99 GMT", "Monday Tuesday Wednesday", "the 99th century", "in 99999999999999999999 years", "-5 years ago", "between 5 and", "from Monday to", "since until by", "9/11", "24/7", "1.2.3.4", "12-12-12-12", "last next this past week", "one hundred thousand million days ago", "the year before the year before the year before"];
dates.forEach((d) => add(d, `Ada said on ${d}.`, `“${d},” she said ${d}.`, `${d} `.repeat(100)));
const runs = ["A", "a", "A.", "A. ", "U.S.", "...", "?!", "?! ", "Mr. ", "Dr. Mr. Mrs. ", "said ", "he ", "he said ", "and ", "Ada and ", "of the ", "said that said that ", "- ", "• ", "1. ", "\r", "\r\n", "\n", "\t", "|", "(", ")", "([{", "<", "&", "&amp;", "%", "\\", "\\n", "@", "#", "$", "€5m ", "http://", "x@y.z ", "O'", "O’Brien’s’ ", "’s", "-", "–", "—", "a-", "A-", "-a"];
runs.forEach((r) => add(r, r.repeat(40), r.repeat(2000)));
add("", " ", "\n", "x", "X", "0", ".", "a".repeat(100000), "A".repeat(100000), "Ada ".repeat(20000));

writeFileSync(new URL("inputs.jsonl", import.meta.url), [...inputs].map((t) => JSON.stringify(t.isWellFormed?.() === false ? t.toWellFormed() : t)).join("\n") + "\n");
console.log(`${inputs.size} inputs`);
