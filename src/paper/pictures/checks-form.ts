import { type FormFields, only } from '../../responses/form-fields.js';
import { readDay } from '../../rules/days.js';
import { cleanText } from '../../rules/typed-text.js';
import { ANSWERED_ON } from '../sheet-layout.js';
import type { Check } from './checks.js';
import type { Seen } from './checks.service.js';

/** Says that there is nothing: no box is marked, nothing is written that can be read. */
export const NOTHING = '_none';

/** How a question on a page is called in the form, e.g. `7 1 Q03`. */
export function nameOf({ number, page, read }: Check): string {
  return `${number} ${page} ${read.question}`;
}

/**
 * What somebody saw, of the questions to which they said anything: fields `a-7 1 Q03` with boxes, `t-7 1 Q03` with words.
 * @returns `faulty`: the names of those of which no day can be made
 */
export function readSeen(fields: FormFields): {
  readonly seen: readonly Seen[];
  readonly faulty: ReadonlySet<string>;
} {
  const seen: Seen[] = [];
  const faulty = new Set<string>();
  for (const name of fields.shown ?? []) {
    const [, number, page, question] = /^(\d{1,4}) (\d{1,2}) (\S+)$/.exec(name) ?? [];
    if (!number || !page || !question) continue;
    const marked = fields[`a-${name}`] ?? [];
    const written = cleanText(only(fields, `t-${name}`) ?? '');
    if (question === ANSWERED_ON && written !== '' && readDay(written) === null) faulty.add(name);
    if (marked.length === 0 && written === '') continue;
    const chosen = [...marked.filter((value) => value !== NOTHING), ...(written === '' ? [] : [written])];
    seen.push({ number: Number(number), page: Number(page), question, chosen });
  }
  return { seen, faulty };
}
