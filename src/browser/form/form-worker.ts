import '../older-browsers.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { freshOrKept } from '../worker/fresh-or-kept.js';
import { type FetchingEvent, worker } from '../worker/worker-scope.js';
import { today } from './today.js';

/**
 * Opens a form without network on a phone that has opened it before. It keeps pages with their scripts, never what the
 * server answers to a program; answers wait in the store of the pages, so an update here can strand none and takes over
 * at once.
 */
const KEPT = 'form';
const MARK = 'form-page';
/** A phone meets few collection points; the page that was opened longest ago goes first. */
const PAGES_KEPT = 8;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([worker.clients.claim(), worker.registration.navigationPreload?.enable()]));
});
/** A page that was opened before there was a worker asks to be kept: the very bytes that the browser still has. */
worker.addEventListener('message', (event) => {
  const { data } = event;
  if (typeof data === 'string') event.waitUntil(fetch(data, { cache: 'force-cache' }).then((one) => keep(data, one)));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && isPage(request.url)) event.respondWith(page(event));
  else if (pathname.startsWith('/assets/')) event.respondWith(keptOrFetched(request));
});

async function page(event: FetchingEvent): Promise<Response> {
  const { url } = event.request;
  const fresh = fetched(event);
  event.waitUntil(fresh.then((reply) => keep(url, reply.clone())).catch(() => undefined));
  return freshOrKept(fresh, await keptPage(url), MARK);
}

/** Not after the last day of collecting: what is answered then would be refused. */
async function keptPage(url: string): Promise<Response | undefined> {
  const cache = await caches.open(KEPT);
  const kept = (await cache.match(nameOf(url))) ?? (await cache.match(nameOf(url), { ignoreSearch: true }));
  const until = kept && /data-until="([\d-]+)"/.exec(await kept.clone().text())?.[1];
  return until !== undefined && until >= today() ? kept : undefined;
}

async function fetched({ preloadResponse, request }: FetchingEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

/** For what never changes under its address. */
async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  return (await cache.match(request)) ?? fetch(request);
}

/** Only whole: with its scripts, which are put there first. A form that is closed is kept no longer. */
async function keep(address: string, reply: Response): Promise<void> {
  if (!reply.headers.has(MARK)) return;
  const cache = await caches.open(KEPT);
  if (!reply.ok) {
    await cache.delete(nameOf(address), { ignoreSearch: true });
    return;
  }
  for (const script of await scriptsOf(reply.clone())) {
    if (await cache.match(script)) continue;
    const code = await fetch(script, { cache: 'force-cache' });
    if (!code.ok) return;
    await cache.put(script, code);
  }
  await cache.put(nameOf(address), reply);
  await tidy(cache);
}

async function tidy(cache: Cache): Promise<void> {
  const all = await cache.keys();
  const pages = all.filter(({ url }) => isPage(url));
  for (const old of pages.slice(0, -PAGES_KEPT)) await cache.delete(old);
  const needed = new Set<string>();
  for (const one of pages) {
    const reply = await cache.match(one);
    for (const script of reply ? await scriptsOf(reply) : []) needed.add(script);
  }
  for (const one of all) if (!isPage(one.url) && !needed.has(one.url)) await cache.delete(one);
}

async function scriptsOf(page: Response): Promise<readonly string[]> {
  const found = (await page.text()).matchAll(/<script src="([^"]+)"/g);
  return [...found].map(([, path]) => worker.location.origin + path);
}

function isPage(url: string): boolean {
  return /^\/k\/[^/]+$/.test(new URL(url).pathname);
}

/** The address without a one-time code or a window: the page is the same for everyone, but for its language. */
function nameOf(address: string): string {
  const { origin, pathname, searchParams } = new URL(address);
  const language = searchParams.get('lang') ?? MAIN_LANGUAGE;
  return `${origin}${pathname}${language === MAIN_LANGUAGE ? '' : `?lang=${language}`}`;
}
