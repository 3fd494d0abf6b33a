// The packed package in fresh projects: what a user installs, not what lies in the working tree.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../scripts/plan.mjs";
import { serve } from "../../scripts/serve.mjs";
import { launch } from "../page/browser.mjs";

const made = [];

/** A folder of its own that is gone after the tests. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "ontherecord-"));
  made.push(path);
  return path;
}

after(() => made.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** Runs a command and gives its output; its error output is in the error that a failure throws. */
export function run(cwd, command, ...args) {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, npm_config_update_notifier: "false" } });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")} in ${cwd}: ${error.message}\n${error.stdout ?? ""}`);
  }
}

let packed;

/** The tarball, packed once. */
export function tarball() {
  if (!packed) {
    const to = folder();
    const [file] = JSON.parse(run(join(root, "dist", "npm"), "npm", "pack", "--json", "--pack-destination", to));
    packed = { path: join(to, file.filename), files: file.files.map((f) => f.path), size: file.size };
  }
  return packed;
}

/** A copy of an example with the packed package and its own dependencies installed. */
export function example(name) {
  const to = join(folder(), name);
  cpSync(join(root, "examples", name), to, { recursive: true, filter: (from) => !/node_modules|\/dist$|package-lock/.test(from) });
  run(to, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline", tarball().path);
  return to;
}

let browser;

after(() => browser?.close());

/** Opens a folder's page in Chromium; gives the page, and what it logged and failed at so far. */
export async function open(path, base = "/") {
  browser ??= await launch();
  const site = await serve(path, { base });
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(site.url);
  return { page, site, errors, close: () => page.close().then(site.close) };
}
