import { retentionTerms } from '../../src/opinions/retention.js';
import { type Change, officer, server } from './audited-staff.js';
import { aCitizen } from './citizens-words.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import type { Shown } from './staff-forms.js';

/** A matter on which the households of `spring` are asked, by its number. */
const idOf = (number: number): string => `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;
const MATTER = `/opinions/spring/${idOf(1)}`;

const asked = (on: TestServer, change: Record<string, string> = {}): Record<string, string> => ({
  ...{ commune: 'spring', id: idOf(1), name: 'Mở rộng đường', text: 'Mỗi hộ hiến một mét.', changes: '0' },
  ...{ opensOn: on.clock.today(), closesOn: on.clock.today(), ...change },
});

const ONE_SHEET = { households: '9', sheets: '1', returned: '1', invalid: '', yes: '', no: '1', other: '' };

/** Makes a matter where there is none yet. @returns its address */
export async function aMatter(on: TestServer, by: SignedIn, number = 1): Promise<string> {
  await by.post('/opinions/new', asked(on, { id: idOf(number) }));
  return `/opinions/spring/${idOf(number)}`;
}

const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

async function counting(on: TestServer, by: SignedIn, { number = 1, reason = '' } = {}) {
  const path = `${await aMatter(on, by, number)}/villages/dong`;
  const html = await (await by.get(path)).text();
  const page = { id: field(html, 'id'), changes: field(html, 'changes') };
  return () => by.post(path, { ...ONE_SHEET, ...page, noReasons: reason });
}

/** A reason of a matter that is closed, which ten households answered. @returns its address */
async function aReason(): Promise<string> {
  const over = { id: idOf(9), opensOn: '2026-01-05', closesOn: '2026-01-20' };
  await officer.post('/opinions/new', asked(server, over));
  const path = `/opinions/spring/${idOf(9)}`;
  const page = { id: crypto.randomUUID(), changes: '0' };
  const sheets = { households: '10', sheets: '10', returned: '10', invalid: '', yes: '', no: '10', other: '' };
  await officer.post(`${path}/villages/dong`, { ...page, ...sheets, noReasons: 'Đường còn tốt' });
  await officer.post(`${path}/close`);
  return /\/opinions\/spring\/[\w-]+\/reasons\/[\w-]+/.exec(await (await officer.get(path)).text())?.[0] ?? '';
}

/** What staff do about asking households. */
export const opinionChanges: Readonly<Record<string, Change>> = {
  'MattersController.make': { prepare: async () => () => officer.post('/opinions/new', asked(server)) },
  'MatterController.change': {
    prepare: async () => () => officer.post(`${MATTER}/edit`, asked(server, { name: 'Mở rộng đường trục' })),
  },
  'MatterVillageController.count': { prepare: () => counting(server, officer) },
  'MatterVillageController.codes': {
    prepare: async () => {
      const page = { id: crypto.randomUUID(), count: '2' };
      return () => officer.post(`${MATTER}/villages/dong/codes`, page);
    },
  },
  'ReasonController.mask': {
    prepare: async () => {
      const path = await aReason();
      return () => officer.post(path, { seen: '', words: 'Đường' });
    },
  },
  'MatterController.close': {
    prepare: async () => {
      const over = { id: idOf(2), opensOn: '2026-01-05', closesOn: '2026-01-20' };
      await officer.post('/opinions/new', asked(server, over));
      return () => officer.post(`/opinions/spring/${idOf(2)}/close`);
    },
  },
};

/** Where words about it are given. */
export function opinionWords({ server: at, officer: by }: { server: () => TestServer; officer: () => SignedIn }) {
  return {
    'MattersController.make': (name: string) => by().post('/opinions/new', asked(at(), { id: idOf(3), name })),
    'MatterController.change': async (text: string) => {
      const path = await aMatter(at(), by(), 4);
      return by().post(`${path}/edit`, asked(at(), { text }));
    },
    'MatterVillageController.count': async (reason: string) => (await counting(at(), by(), { number: 5, reason }))(),
    'HouseholdController.send': async (reason: string) => {
      await (await counting(at(), by(), { number: 6 }))();
      const printing = { id: crypto.randomUUID(), count: '1' };
      const slips = await by().post(`${await aMatter(at(), by(), 6)}/villages/dong/codes`, printing);
      const [, code = ''] = /\/o\/([0-9A-Z]{13})/.exec(await slips.text()) ?? [];
      return aCitizen(at).post(`/o/${code}`, { _action: 'send', answer: 'other', reason });
    },
  };
}

/** A matter that nobody has been handed anything about, made before the forms are opened. */
export async function prepareOpinions(): Promise<void> {
  await aMatter(server, officer, 7);
}

/** The forms of staff, each on its page. */
export function opinionForms(
  by: (page: string, typed?: Shown['typed']) => Shown,
): Readonly<Record<string, () => Shown>> {
  const fresh = `/opinions/spring/${idOf(7)}`;
  return {
    'MattersController.make': () => by('/opinions/new?commune=spring', { name: 'Đường', text: 'Mở rộng' }),
    'MatterController.change': () => by(`${fresh}/edit`),
    'MatterVillageController.count': () => by(`${fresh}/villages/dong`, { households: '9' }),
    'MatterVillageController.codes': () => by(`${fresh}/villages/dong`),
  };
}

export const opinionQueries = Object.fromEntries(
  retentionTerms.flatMap(({ name, due, end }) => [
    [`what is due of ${name}`, due('spring', '2026-11-03')],
    [`what goes of ${name}`, end('spring', '2026-11-03')],
  ]),
);
