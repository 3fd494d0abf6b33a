// Reads wasm-pack.toml, the build plan, and Cargo.toml. The reader knows the part of TOML that these files use: tables,
// and keys with a string, a whole number, a boolean or a list of strings on one line.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

export function readToml(path) {
  const tables = {};
  let table = tables;
  readFileSync(path, "utf8").split(/\r?\n/).forEach((raw, i) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return;
    const header = /^\[([^[\]]+)\]$/.exec(line);
    if (header) {
      table = tables[header[1].trim()] ??= {};
      return;
    }
    const entry = /^([\w-]+)\s*=\s*(.+)$/.exec(line);
    if (!entry) throw new Error(`${path}:${i + 1}: cannot read ${line}`);
    try {
      table[entry[1]] = JSON.parse(entry[2]);
    } catch {
      throw new Error(`${path}:${i + 1}: ${entry[1]} must be a string, a number, a boolean or a list on one line`);
    }
  });
  return tables;
}

/** The build plan. */
export const plan = readToml(join(root, "wasm-pack.toml"));

/** The version in Cargo.toml, which is that of every package. */
export const version = /^version = "([^"]+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
