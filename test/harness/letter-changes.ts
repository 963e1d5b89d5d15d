import { FramesService } from '../../src/documents/frames.service.js';
import { LettersService } from '../../src/documents/letters/letters.service.js';
import { type Change, officer } from './audited-staff.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import type { Shown } from './staff-forms.js';

/** An apology of the commune `spring`, as the form sends it. */
export const typedLetter = (change: Record<string, string> = {}): Record<string, string> => ({
  ...{ commune: 'spring', id: crypto.randomUUID(), kind: 'apology', case: '', issuer: 'committee' },
  ...{ datedOn: '2026-11-03', recipient: 'ông Nguyễn Văn Bách, thôn Đông', matter: 'hồ sơ cấp phép xây dựng' },
  ...{ due: '2026-11-01', unit: 'parks', reason: 'mất điện hai ngày', again: '', subject: 'Về việc chậm' },
  text: 'Chậm {hồ sơ}, hẹn {ngày hẹn}, do {đơn vị}.\nVì {lý do}.\nXin lỗi {người nhận}, hẹn lại {ngày hẹn lại}.\n{cơ quan}, {địa phương}',
  ...change,
});

/** A letter with its number. @returns its address */
export async function aLetter(by: Pick<SignedIn, 'post'>, change: Record<string, string> = {}): Promise<string> {
  const made = await by.post('/letters/new', typedLetter(change));
  const address = made.headers.get('location')?.split('?')[0];
  if (!address) throw new Error(await made.text());
  return address;
}

/** The same without a browser. @returns its id */
export async function keptLetter(
  on: TestServer,
  communeId: string,
  { recipient = 'bà Trần Thị Cúc', caseId = null as string | null, unit = null as string | null } = {},
): Promise<string> {
  const strictly = { strict: false } as const;
  const frame = await on.get(FramesService, strictly).of(communeId);
  const words = { subject: 'Về việc chậm', text: 'Xin lỗi {người nhận}.' };
  const about = { communeId, id: crypto.randomUUID(), kind: 'apology', unit, caseId } as const;
  const letter = { ...about, words, frame, issuer: 'committee', datedOn: on.clock.today() } as const;
  const made = await on.get(LettersService, strictly).make({ ...letter, filled: { recipient } }, 'lan');
  return made.letter.id;
}

const TEMPLATE = '/letters/spring/templates/thanks';
const words = (text = 'Cảm ơn {người nhận}.') => ({ subject: 'Cảm ơn', text, read: 'usual' });
const marked = (fields: Record<string, string>): Change => ({
  prepare: async () => {
    const address = await aLetter(officer);
    return () => officer.post(`${address}/state`, { changes: '1', ...fields });
  },
});

/** What staff do with letters. */
export const letterChanges: Readonly<Record<string, Change>> = {
  'NewLetterController.preview': {
    entries: 0,
    prepare: async () => () => officer.post('/letters/new/preview', typedLetter()),
  },
  'NewLetterController.make': {
    prepare: async () => {
      const letter = typedLetter();
      return () => officer.post('/letters/new', letter);
    },
  },
  'LettersController.mark': marked({ to: 'sent', sentOn: '2026-11-03' }),
  'LetterTemplateController.preview': {
    entries: 0,
    prepare: async () => () => officer.post(`${TEMPLATE}/preview`, words()),
  },
  'LetterTemplateController.save': { prepare: async () => () => officer.post(TEMPLATE, words()) },
};

/** Routes that take words of letters. */
export function letterWords({ officer: by }: { readonly officer: () => SignedIn }) {
  return {
    'LetterTemplateController.save': (text: string) => by().post(TEMPLATE, words(text)),
  };
}

let letter = '';

/** A letter that is there before the forms are opened. */
export async function prepareLetters(): Promise<void> {
  letter = await aLetter(officer);
}

/** The forms of letters. */
export function letterForms(
  by: (page: string, typed?: Shown['typed']) => Shown,
): Readonly<Record<string, () => Shown>> {
  const { commune: _, id: __, kind: ___, case: ____, ...typed } = typedLetter();
  return {
    'NewLetterController.make': () => by('/letters/new?commune=spring&kind=apology', typed),
    'LetterTemplateController.save': () => by(TEMPLATE),
    'LettersController.mark': () => by(letter),
  };
}
