import type { Fields } from './form-page.js';
import { today } from './today.js';

/** What is kept of a form that is being filled in, in this tab only, until the server has it. */
export interface Memory<Given = Fields> {
  readonly id: string;
  readonly version: string;
  readonly fields: Given;
  readonly at: string;
  readonly more: boolean;
  readonly toCheck: boolean;
  /** Frozen before the first attempt to send. */
  readonly frozen: string | null;
  readonly end?: End;
}

/** What the page said last, in place of the form: thanks, or the words for its sentences. */
export type End = { readonly receipt: string; readonly late: boolean } | { readonly says: readonly string[] };

const NOTHING = { fields: {}, at: '', more: false, toCheck: false, frozen: null } as const;

/** The tab's own storage may be missing (Zalo's browser, private mode); then the open page is all there is. */
const key = `form:${location.pathname}`;

/** @returns false where the browser keeps nothing: a reload will start anew */
export function remember(memory: Memory<unknown>): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(memory));
    return true;
  } catch {
    return false;
  }
}

/** Nothing of the answers any more, only how it ended: the other language and a reload say the same. */
export function rememberEnd(id: string, version: string, end: End): boolean {
  return remember({ id, version, end, ...NOTHING });
}

/**
 * The form this tab was filling in: after a reload, on the way back, or when its language was changed. Opening the
 * address anew starts anew, so that the next person on the same phone never sees answers.
 * @param id of the form that is begun otherwise; whatever the tab kept of another is forgotten, also on the way back
 */
export function recall<Given = Fields>(version: string, id: string): Memory<Given> | null {
  takeOver();
  const { form, done } = history.state ?? {};
  const kept = keptHere<Given>();
  if (!kept && done) return { id: form, version, end: done, ...NOTHING } as unknown as Memory<Given>;
  if (!kept || kept.id !== form) {
    remember({ id, version, ...NOTHING });
    forgetOthers(id);
    return null;
  }
  forgetOthers(kept.id);
  return kept.version === version || kept.end ? kept : null;
}

/** What a browser shows again without loading it has not asked whose turn it is. */
function forgetOthers(id: string): void {
  addEventListener('pageshow', ({ persisted }) => {
    const kept = keptHere();
    if (persisted && kept && kept.id !== id) location.reload();
  });
}

function keptHere<Given>(): Memory<Given> | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * This page in another language, where the form of this ID goes on. The ID stands behind the "#", which no server sees:
 * it belongs to this one way there, and whoever opens the form in any other way starts anew.
 */
export function openIn(language: string, id: string): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  address.hash = HANDED_OVER + id;
  // A page that was kept for want of network may stand under the address of the other language.
  addEventListener('hashchange', () => location.reload());
  location.assign(address);
}

/** That a form was sent from this phone today, for whoever opens one next. Nothing else is kept of it. */
export function rememberSent(campaign: string): void {
  try {
    localStorage.setItem(`sent:${campaign}`, today());
  } catch {
    // Then nobody is told.
  }
}

export function wasSentToday(campaign: string): boolean {
  try {
    return localStorage.getItem(`sent:${campaign}`) === today();
  } catch {
    return false;
  }
}

const HANDED_OVER = '#form=';

/**
 * The form that goes on here, from the address, where it stands for one load only, into this entry of the browser's
 * history. An address that is typed again leaves the entry as it was, in some browsers with what stood in it.
 */
function takeOver(): void {
  const { hash, pathname, search } = location;
  const isOpened = performance.navigation.type === performance.navigation.TYPE_NAVIGATE;
  if (hash.startsWith(HANDED_OVER))
    history.replaceState({ form: hash.slice(HANDED_OVER.length) }, '', pathname + search);
  else if (isOpened) history.replaceState(null, '');
}
