import '../older-browsers.js';
import { freshOrKept } from '../worker/fresh-or-kept.js';
import { worker } from '../worker/worker-scope.js';

/**
 * Lets a tablet start and work without network. It keeps one page with its script; answers are none of its business,
 * they wait in the page's own store, so an update here can lose nothing.
 */
const KEPT = 'kiosk';
const MARK = 'kiosk-page';

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keepOnly(event.data.map(String)));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (/^\/assets\/kiosk\.js$|^\/kiosk-icon\.svg$|\/manifest\.webmanifest$/.test(pathname)) {
    event.respondWith(keptFirst(request));
  }
});

/** What the server refuses is shown, and not kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  const fresh = fetch(request).then(async (reply) => {
    const isOurs = reply.headers.has(MARK);
    if (isOurs && reply.ok) await cache.put(request, reply.clone());
    else if (isOurs) await cache.delete(request);
    return reply;
  });
  return freshOrKept(fresh, await cache.match(request), MARK);
}

async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const reply = await fetch(request);
  if (reply.ok) await cache.put(request, reply.clone());
  return reply;
}

/** The page says what it is made of; what belonged to an older one goes. */
async function keepOnly(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(KEPT);
  const missing: string[] = [];
  for (const address of addresses) if (!(await cache.match(address))) missing.push(address);
  await cache.addAll(missing);
  for (const request of await cache.keys()) if (!addresses.includes(request.url)) await cache.delete(request);
}
