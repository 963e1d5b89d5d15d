import { byId } from './form-page.js';

const KEY = 'look';
const KINDS = ['large', 'contrast'] as const;

/** Large text and strong contrast stay for the visit: on every form in this tab, and on the pages that it leads to. */
export function keepLook(): void {
  const before = kept().split('.');
  for (const kind of KINDS) {
    const box = byId<HTMLInputElement>(kind);
    box.checked ||= before.includes(kind);
    box.addEventListener('change', show);
  }
  show();
  document.addEventListener('click', ({ target }) => {
    const link = (target as Element | null)?.closest<HTMLAnchorElement>('a[href^="/"]');
    if (link) link.href = withLook(link.href);
  });
}

/** Also as classes, for browsers whose styles can't ask what is ticked. */
function show(): void {
  document.documentElement.classList.add('scripted');
  for (const kind of KINDS) document.documentElement.classList.toggle(kind, byId<HTMLInputElement>(kind).checked);
  try {
    sessionStorage.setItem(KEY, chosen());
  } catch {
    // Then it is this page's only.
  }
}

function chosen(): string {
  return KINDS.filter((kind) => byId<HTMLInputElement>(kind).checked).join('.');
}

function kept(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function withLook(address: string): string {
  const url = new URL(address);
  if (chosen() === '') url.searchParams.delete('look');
  else url.searchParams.set('look', chosen());
  return url.href;
}
