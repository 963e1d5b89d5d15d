import { FeedbackService, type NewEntry } from '../../src/feedback/feedback.service.js';
import { asOfficer, type Change, officer, server } from './audited-staff.js';
import { LIST, LIST_COLUMNS, sendList } from './list-desk.js';
import type { TestServer } from './server.js';

/** What somebody said, entered at a counter of the commune `spring`. */
export const SAID = {
  ...({ communeId: 'spring', receivedOn: '2026-11-02', channel: 'hotline', kind: 'report', village: 'dong' } as const),
  ...({ unit: 'parks', place: null, contact: null, source: null, needsAnswer: true } as const),
  text: 'Đèn đường thôn Đông hỏng ba đêm nay.',
} satisfies Omit<NewEntry, 'id'>;

/** An entry of the commune `spring`. @returns its address */
export async function anEntry(on: TestServer, said: Partial<NewEntry> = {}): Promise<string> {
  const id = crypto.randomUUID();
  await on.get(FeedbackService, { strict: false }).take({ ...SAID, id, ...said }, 'test');
  return `/feedback/spring/${id}`;
}

/** As the form for a new entry sends it. */
export const typedEntry = (change: Record<string, string> = {}): Record<string, string> => ({
  ...{ commune: 'spring', id: crypto.randomUUID(), receivedOn: '2026-11-02', channel: 'box', kind: 'report' },
  ...{ village: 'dong', unit: 'parks', place: 'Hòm thư', text: 'Đèn đường hỏng.', contact: '', ...change },
});

export const ASSIGNMENT = { changes: '1', owner: 'parks', days: '10' };
export const ANSWER = { changes: '2', answer: 'Đã thay bóng.', done: 'Thay 3 bóng' };

/** A case on which steps were taken already. @returns its address */
export async function aCaseAfter(by: typeof officer, steps: readonly (readonly [string, Record<string, string>])[]) {
  const path = await anEntry(server);
  for (const [step, fields] of steps) await by.post(`${path}/${step}`, fields);
  return path;
}

const step = (
  name: string,
  fields: Record<string, string>,
  before: readonly (readonly [string, Record<string, string>])[] = [],
): Change => ({
  prepare: async () => {
    const path = await aCaseAfter(officer, before);
    return () => officer.post(`${path}/${name}`, fields);
  },
});

/** What staff do about what people say. */
export const feedbackChanges: Readonly<Record<string, Change>> = {
  'RegisterController.add': {
    prepare: async () => {
      const fields = typedEntry();
      return asOfficer(
        () => '/feedback/new',
        () => fields,
      )();
    },
  },
  'ListImportController.columns': {
    entries: 0,
    prepare: async () => () => sendList(officer, server.url, '/columns', LIST),
  },
  'ListImportController.preview': {
    entries: 0,
    prepare: async () => () => sendList(officer, server.url, '/preview', LIST, LIST_COLUMNS),
  },
  // Three entries, and the list itself.
  'ListImportController.take': {
    entries: 4,
    prepare: async () => () => sendList(officer, server.url, '', LIST, LIST_COLUMNS),
  },
  'CaseController.open': {
    prepare: async () => {
      const path = await anEntry(server, { needsAnswer: false });
      return () => officer.post(`${path}/open`);
    },
  },
  'CaseController.assign': step('assign', ASSIGNMENT),
  'CaseController.note': step('note', { changes: '1', note: 'Đã gọi điện lực.' }),
  'CaseController.answer': step('answer', ANSWER, [['assign', ASSIGNMENT]]),
  'CaseController.close': step('close', { changes: '3' }, [
    ['assign', ASSIGNMENT],
    ['answer', ANSWER],
  ]),
  'CaseController.reopen': step('reopen', { changes: '4', because: 'Lại hỏng.' }, [
    ['assign', ASSIGNMENT],
    ['answer', ANSWER],
    ['close', { changes: '3' }],
  ]),
  'CaseController.mask': {
    prepare: async () => {
      const path = await anEntry(server);
      return () => officer.post(`${path}/mask`, { seen: '', words: 'thôn Đông' });
    },
  },
};
