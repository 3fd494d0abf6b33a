// Fails unless a release tag, Cargo.toml, the changelog and the built package (where there is one) name one version.
//
//   node scripts/check-tag.mjs v1.2.3
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { plan, root, version } from "./plan.mjs";

const tag = process.argv[2] ?? "";
const wrong = [];
if (tag !== `v${version}`) wrong.push(`the tag is ${tag || "missing"}, Cargo.toml says ${version}: the tag must be v${version}`);
const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
if (!new RegExp(`^## \\[?${version.replaceAll(".", "\\.")}\\b`, "m").test(changelog)) wrong.push(`CHANGELOG.md has no section ${version}`);
const built = join(root, plan.package["out-dir"], "package.json");
if (existsSync(built) && JSON.parse(readFileSync(built, "utf8")).version !== version) wrong.push(`${plan.package["out-dir"]} holds another version; build it again`);
for (const what of wrong) console.error(`check-tag: ${what}`);
process.exit(wrong.length === 0 ? 0 : 1);
