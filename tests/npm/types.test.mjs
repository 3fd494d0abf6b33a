// The hand-written types against the JSON Schema, which the Rust side writes from its own types: they must be the same
// in both directions, names, unions and nulls included.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/plan.mjs";
import { folder, run } from "./package.mjs";

const schema = JSON.parse(readFileSync(join(root, "docs", "article.schema.json"), "utf8"));

/** What the types call a definition of the schema. */
const NAMES = { Date: "DateMention", Event: "TimelineEvent" };

/** A schema as a TypeScript type. */
function typed(part) {
  if (part.$ref) return part.$ref.replace("#/$defs/", "Schema");
  if (part.anyOf) return part.anyOf.map(typed).join(" | ");
  if ("const" in part) return JSON.stringify(part.const);
  if (part.enum) return part.enum.map((value) => JSON.stringify(value)).join(" | ");
  return [part.type].flat().map((type) => {
    if (type === "integer") return "number";
    if (type === "array") return `(${typed(part.items)})[]`;
    if (type === "object") {
      return `{ ${Object.entries(part.properties).map(([key, value]) => `${key}${part.required.includes(key) ? "" : "?"}: ${typed(value)}`).join("; ")} }`;
    }
    return type;
  }).join(" | ");
}

test("types.d.ts says what the schema says", () => {
  const definitions = { ...schema.$defs, Article: schema };
  const lines = ['import type * as types from "./types.js";', "type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;"];
  for (const [name, part] of Object.entries(definitions)) lines.push(`type Schema${name} = ${typed(part)};`);
  let compared = 0;
  for (const [name, part] of Object.entries(definitions)) {
    if (part.type !== "object") continue;
    lines.push(`export const same${name}: Same<Schema${name}, types.${NAMES[name] ?? name}> = true;`);
    compared += 1;
  }
  assert.ok(compared >= 12, `${compared} types`);
  const to = folder();
  writeFileSync(join(to, "package.json"), '{ "type": "module" }');
  writeFileSync(join(to, "types.d.ts"), readFileSync(join(root, "npm", "types.d.ts")));
  writeFileSync(join(to, "same.ts"), lines.join("\n"));
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"];
  run(to, tsc, ...flags, "same.ts");
  // The test itself can fail: with a field gone it does.
  writeFileSync(join(to, "types.d.ts"), readFileSync(join(root, "npm", "types.d.ts"), "utf8").replace(/^ {2}cue: .*$/m, ""));
  assert.throws(() => run(to, tsc, ...flags, "same.ts"), /error TS2322/);
});

test("index.d.ts declares what the entries export", async () => {
  const declared = [...readFileSync(join(root, "npm", "index.d.ts"), "utf8").matchAll(/^export function (\w+)/gm)].map((m) => m[1]);
  const node = await import(join(root, "dist", "npm", "node.js"));
  const web = await import(join(root, "dist", "npm", "index.js"));
  for (const entry of [node, web]) assert.deepEqual(Object.keys(entry).sort(), declared.sort());
});
