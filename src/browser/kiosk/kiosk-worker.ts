/**
 * Lets a tablet start and work without network. It keeps one page with its script; answers are none of its business,
 * they wait in the page's own store, so an update here can lose nothing.
 */
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LaterEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchingEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown> & LaterEvent) => void): void;
}
interface LaterEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchingEvent extends LaterEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as WorkerScope;
const KEPT = 'kiosk';
/** A dead network often answers late rather than never. */
const PATIENCE_MS = 4_000;

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

/** From the server when it answers in time, else as it was kept. What the server refuses is shown, and not kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  try {
    const reply = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    const isOurs = reply.headers.has('kiosk-page');
    if (isOurs && reply.ok) await cache.put(request, reply.clone());
    else if (isOurs) await cache.delete(request);
    return isOurs || !kept ? reply : kept;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
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
