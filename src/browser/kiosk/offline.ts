import type { KioskData } from '../../rules/to-browser/kiosk.js';

/** Installs the worker, keeps the storage, and looks for a newer page while nobody is answering. */
export async function keepOffline(data: KioskData, mayReload: () => boolean, everyMs: number): Promise<void> {
  void navigator.storage?.persist?.().catch(() => undefined);
  lookForNewer(data, mayReload, everyMs);
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register('/kiosk-worker.js', { scope: '/kiosk/' });
    const { active } = await navigator.serviceWorker.ready;
    if (data.closed === null) active?.postMessage(partsOfThePage());
  } catch {
    // Without a worker the tablet still keeps and sends its answers; only a start without network fails.
  }
}

/** Addresses of what the page is made of. */
function partsOfThePage(): readonly string[] {
  const script = document.querySelector<HTMLScriptElement>('script[src]');
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
  const page = location.href.replace(/#.*$/, '');
  return [page, script?.src, manifest?.href, new URL('/kiosk-icon.svg', location.href).href].filter(
    (address) => address !== undefined,
  );
}

function lookForNewer(data: KioskData, mayReload: () => boolean, everyMs: number): void {
  let known: string | null = null;
  setInterval(async () => {
    const reply = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
    if (!reply?.headers.has('kiosk-page') || reply.status >= 500) return;
    const now = reply.ok ? reply.headers.get('etag') : 'closed';
    const before: string | null = known ?? (data.closed ? 'closed' : now);
    known = now;
    if (now !== before && mayReload()) location.reload();
  }, everyMs);
}
