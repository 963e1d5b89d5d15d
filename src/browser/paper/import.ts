import type { ProblemReply } from '../../rules/to-browser/replies.js';

/** Importing a file: sent once to see its columns, and once more with what they mean. The server keeps nothing between. */

const chosen = document.querySelector<HTMLFormElement>('#import-file');
const mapping = document.querySelector<HTMLFormElement>('#import-mapping');
const outcome = document.querySelector<HTMLElement>('#import-outcome');

if (chosen && mapping && outcome) {
  const field = (id: string): string => document.querySelector<HTMLSelectElement>(`#${id}`)?.value ?? '';
  /** Which sheet of the file is meant, and which row of it holds the names; nothing before the file was read once. */
  const table = (...ids: string[]): Record<string, string> =>
    Object.fromEntries(ids.flatMap((id) => (field(id) === '' ? [] : [[id, field(id)]])));
  const file = (): File | undefined => chosen.querySelector<HTMLInputElement>('#file')?.files?.[0];

  const send = async (path: string, more: Readonly<Record<string, string>>): Promise<string | null> => {
    const query = new URLSearchParams({ place: field('place'), hander: field('hander'), ...more });
    outcome.replaceChildren();
    busy(true);
    try {
      const reply = await fetch(`${path}?${query}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          accept: 'application/json',
          'x-csrf-token': chosen.dataset.csrf ?? '',
        },
        body: file(),
      });
      if (reply.headers.get('content-type')?.includes('json')) {
        tell(((await reply.json()) as ProblemReply).title);
        return null;
      }
      const part = await reply.text();
      if (reply.ok && path.endsWith('/columns')) return part;
      show(outcome, part);
      if (reply.ok) await imported();
      return null;
    } catch {
      tell(outcome.dataset.noAnswer ?? '');
      return null;
    } finally {
      busy(false);
    }
  };

  /** The file is in: what was asked about it goes, and the list of imports is brought up to date. */
  const imported = async (): Promise<void> => {
    mapping.replaceChildren();
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
    const list = page.querySelector('#imports');
    if (list) document.querySelector('#imports')?.replaceWith(list);
  };

  const busy = (isBusy: boolean): void => {
    for (const button of mapping.querySelectorAll('button')) button.disabled = isBusy;
  };

  /** What the officer said the words of this file mean. */
  let words: readonly WordMeaning[] = [];
  /** Earlier imports that hold other people, as the officer said. */
  let others = '';

  const tell = (sentence: string): void => {
    const notice = document.createElement('p');
    notice.className = 'notice error';
    notice.textContent = sentence;
    outcome.replaceChildren(notice);
  };

  const readColumns = async (where: Readonly<Record<string, string>>): Promise<void> => {
    words = [];
    others = '';
    if (!file()) return;
    const part = await send('/paper/import/columns', where);
    if (part !== null) show(mapping, part);
  };

  chosen.addEventListener('change', () => {
    mapping.replaceChildren();
    void readColumns({});
  });
  mapping.addEventListener('change', ({ target }) => {
    if ((target as Element).id === 'sheet') void readColumns(table('sheet'));
    if ((target as Element).id === 'header') void readColumns(table('sheet', 'header'));
  });
  const importAll = (): void => {
    const columns = [...mapping.querySelectorAll<HTMLSelectElement>('select[data-column]')];
    const map = columns.map(({ value }) => value).join(',');
    const name = file()?.name ?? '';
    void send('/paper/import', { ...table('sheet', 'header'), map, words: JSON.stringify(words), others, name });
  };

  mapping.addEventListener('submit', (event) => {
    event.preventDefault();
    importAll();
  });
  outcome.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-again]');
    if (!button) return;
    words = [...words, ...wordsIn(outcome)];
    others = button.dataset.others ?? others;
    importAll();
  });
}

interface WordMeaning {
  readonly like: string;
  readonly word: string;
  readonly value: string;
}

/** The words for which a meaning was chosen. */
function wordsIn(list: HTMLElement): readonly WordMeaning[] {
  return [...list.querySelectorAll<HTMLSelectElement>('select[data-word]')]
    .filter(({ value }) => value !== '')
    .map(({ value, dataset }) => ({ like: dataset.like ?? '', word: dataset.word ?? '', value }));
}

/** A part of a page as the server printed it, with everything in it escaped there. */
function show(place: HTMLElement, part: string): void {
  const { body } = new DOMParser().parseFromString(part, 'text/html');
  place.replaceChildren(...body.childNodes);
  place.scrollIntoView({ block: 'nearest' });
}
