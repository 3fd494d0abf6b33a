// A handler as edge runtimes call it: a Request in, a Response out, no document, no file system. They give a compiled
// module for an imported .wasm; here whoever loads the handler passes it.
import { exportAs, init } from "ontherecord";

export function handler(wasm) {
  const ready = init(wasm);
  return async function fetch(request) {
    await ready;
    if (request.method !== "POST") return new Response("POST a text\n", { status: 405 });
    try {
      const format = new URL(request.url).searchParams.get("format") ?? "json";
      return new Response(exportAs(await request.text(), format), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
    } catch (error) {
      return new Response(`${error.message}\n`, { status: error instanceof TypeError ? 400 : 500 });
    }
  };
}
