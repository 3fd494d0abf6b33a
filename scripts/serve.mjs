// Serves a folder on localhost as a static host does, for looking at the page and for the tests.
//
//   node scripts/serve.mjs [FOLDER] [--port N] [--base /path/]     FOLDER is www, the port any free one from 8000
//
// Under --base the folder appears as on a project site, /path/index.html, and everything outside of it is missing.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

async function find(folder, path) {
  const file = normalize(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) return path.endsWith("/") ? find(folder, `${path}index.html`) : { redirect: true };
  return found?.isFile() ? { file, size: found.size } : null;
}

/**
 * Starts serving; resolves with { url, close, requests }, where `requests` lists every path that was asked for.
 * Port 0 takes any free one.
 */
export function serve(folder, { port = 0, base = "/" } = {}) {
  const top = resolve(folder);
  const requests = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    requests.push(url.pathname);
    const end = (status, headers = {}) => response.writeHead(status, headers).end(status === 404 ? "not found\n" : undefined);
    if (request.method !== "GET" && request.method !== "HEAD") return end(405, { Allow: "GET, HEAD" });
    let path;
    try {
      path = decodeURIComponent(url.pathname);
    } catch {
      return end(400);
    }
    if (path === base.slice(0, -1) && base !== "/") return end(301, { Location: base });
    const found = path.startsWith(base) && !path.includes("\0") ? await find(top, path.slice(base.length - 1)) : null;
    if (!found) return end(404);
    if (found.redirect) return end(301, { Location: `${url.pathname}/` });
    const type = TYPES[extname(found.file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Content-Length": found.size, "Cache-Control": "no-cache" });
    if (request.method === "HEAD") return response.end();
    createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
  });
  return new Promise((done, refuse) => {
    server.once("error", refuse);
    server.listen(port, "127.0.0.1", () => {
      const close = () => new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
      done({ url: `http://localhost:${server.address().port}${base}`, close, requests });
    });
  });
}

/** The first free port from `port` on. */
async function serveFrom(folder, port, base) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await serve(folder, { port: port + tries, base });
    } catch (error) {
      if (error.code !== "EADDRINUSE" || tries === 50) throw error;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2);
  const option = (name, otherwise) => {
    const at = given.indexOf(name);
    return at < 0 ? otherwise : given.splice(at, 2)[1];
  };
  const port = Number(option("--port", process.env.PORT ?? "8000"));
  const base = option("--base", "/");
  const { url } = await serveFrom(given[0] ?? "www", port, base.endsWith("/") ? base : `${base}/`);
  console.log(`serving ${given[0] ?? "www"} at ${url}  (Ctrl-C ends it)`);
}
