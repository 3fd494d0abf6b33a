// A server for the tests: the page's files under a sub-path, as project pages have it, with a log of every request.
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "www");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm",
  ".txt": "text/plain", ".webmanifest": "application/manifest+json", ".json": "application/json" };

/**
 * @param {{replace?: Record<string, string|Buffer>}} [given] contents that stand for files, for example another `pkg/precache.js`
 * @returns {Promise<{url: string, log: string[], replace: Record<string, string|Buffer>, close: () => Promise<void>}>}
 */
export async function serve({ replace = {} } = {}) {
  const base = "/some/where/";
  const log = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    log.push(`${request.method} ${request.url}`);
    const inside = path.startsWith(base) ? normalize(path.slice(base.length)) || "index.html" : null;
    const file = inside === "." || inside === "./" ? "index.html" : inside;
    const found = file !== null && !file.startsWith("..") && (replace[file] ?? read(join(root, file)));
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": `${TYPES[extname(file)] ?? "application/octet-stream"}`, "cache-control": "max-age=600" }).end(found);
  });
  await new Promise((go) => server.listen(0, "127.0.0.1", go));
  server.unref(); // a test that fails half-way must not keep the run open
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}${base}`, log, replace, close: () => new Promise((go) => { server.closeAllConnections(); server.close(go); }) };
}

function read(path) {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path) : null;
}
