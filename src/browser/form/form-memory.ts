import type { Fields } from './form-page.js';

/** What is kept of a form that is being filled in, in this tab only, until the server has it. */
export interface Memory<Given = Fields> {
  readonly id: string;
  readonly version: string;
  readonly fields: Given;
  readonly at: string;
  readonly started: boolean;
  readonly more: boolean;
  /** Frozen before the first attempt to send. */
  readonly frozen: string | null;
  /** The language is being changed: the next page goes on with these answers. */
  readonly carried?: boolean;
}

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

/** @returns false where there was nothing to forget in */
export function forget(): boolean {
  try {
    sessionStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/**
 * The form this tab was filling in: after a reload, on the way back, or when the language is changed. Opening the
 * address anew starts anew, so that the next person on the same phone never sees answers.
 */
export function recall<Given = Fields>(version: string, idInHistory: unknown): Memory<Given> | null {
  try {
    const kept: Memory<Given> | null = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    const isSame = kept !== null && kept.version === version && (kept.id === idInHistory || kept.carried === true);
    return isSame ? kept : null;
  } catch {
    return null;
  }
}

/** This page in another language; a form that is carried over goes on there. */
export function openIn(language: string): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  location.assign(address);
}
