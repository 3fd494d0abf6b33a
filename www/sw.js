/* eslint-env serviceworker */
/*
 * Keeps the page's own files, so that it opens without a network. It never sees the reader's text.
 *
 * `pkg/precache.js` is written by the build: a version made from the contents of all files, and their list. A new version
 * waits until the reader takes it, or until no tab of the old one is open.
 */
importScripts("pkg/precache.js");

const { version, files } = self.PRECACHE;
const CACHE = `ontherecord-${version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) =>
    cache.addAll(files.map((file) => new Request(new URL(file, self.registration.scope), { cache: "no-cache" })))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("ontherecord-") && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || !url.href.startsWith(self.registration.scope)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const wanted = event.request.mode === "navigate" ? new URL("./", self.registration.scope).href : event.request;
    return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(event.request);
  })());
});
