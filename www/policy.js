/** The two promises that the page makes about the network: nothing goes out, and it works without. */

/**
 * Adds a second policy that refuses every connection, once all that the page needs is here. Policies only ever add up:
 * this one can't be taken back, and the worker, made from a blob, inherits both.
 */
export function closeConnections() {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = "connect-src 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; media-src 'none'; font-src 'none'";
  document.head.append(meta);
}

/** Whether the reader had the offline copy erased: it isn't made again before the page is loaded again. */
let dropped = false;

/** Takes the offline copy away: service worker and caches. */
export async function dropOffline() {
  dropped = true;
  const scope = new URL("./", document.baseURI).href;
  for (const registration of await navigator.serviceWorker?.getRegistrations() ?? []) if (registration.scope === scope) await registration.unregister();
  for (const name of await globalThis.caches?.keys() ?? []) if (name.startsWith("ontherecord-")) await caches.delete(name);
}

/**
 * Keeps the page for use without a network.
 * @param {(takeOver: () => void) => void} waiting called when a newer version waits; the argument changes to it
 */
export async function keepOffline(waiting) {
  if (dropped || !navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
  let reload = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => reload && location.reload());
  const offer = (worker) => waiting(() => {
    reload = true;
    worker.postMessage("take over");
  });
  try {
    const registration = await navigator.serviceWorker.register(new URL("./sw.js", import.meta.url), { scope: "./", updateViaCache: "none" });
    if (dropped) {
      await dropOffline();
      return;
    }
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => {
        if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
      });
    });
  } catch {
    // a browser that refuses to keep the page still shows it
  }
}
