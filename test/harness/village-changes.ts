import type { Work } from '../../src/database/statement.js';
import { heardBetween } from '../../src/feedback/village-weeks.queries.js';
import { VillageWeeksService } from '../../src/feedback/village-weeks.service.js';
import { type Change, officer, server } from './audited-staff.js';
import { aCitizen } from './citizens-words.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import type { Shown } from './staff-forms.js';

const VILLAGE = '/feedback/spring/villages/dong';
const which = { communeId: 'spring', village: 'dong', name: 'Đông' } as const;

/** The address of a village's link, made where there is none. */
export async function aVillageLink(at: TestServer): Promise<string> {
  const weeks = at.get(VillageWeeksService, { strict: false });
  const newest = await weeks.newestLinkOf(which.communeId, which.village);
  if (newest?.revokedOn !== null) await weeks.makeLink(which, newest?.number ?? 0, 'test');
  const link = await weeks.newestLinkOf(which.communeId, which.village);
  return link ? `/v/${weeks.codeOf(link)}` : '';
}

const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

async function heard(at: TestServer, text: string) {
  const head = aCitizen(() => at);
  const link = await aVillageLink(at);
  const { html } = await head.open(link);
  const fields = { _id: field(html, '_id'), week: field(html, 'week'), kind: 'report', text };
  return () => head.post(link, fields);
}

async function entering(by: SignedIn, text: string) {
  const html = await (await by.get(VILLAGE)).text();
  const fields = { _id: field(html, '_id'), week: field(html, 'week'), kind: 'report', text };
  return () => by.post(VILLAGE, fields);
}

/** What the head of a village says: its entry, and that its week is reported. */
export const headsChanges: Readonly<Record<string, Change>> = {
  'VillagePageController.send': { entries: 2, prepare: () => heard(server, 'Mương tắc') },
};

/** What staff do for the villages. */
export const villageChanges: Readonly<Record<string, Change>> = {
  // The week was reported by the head already.
  'VillageController.enter': { prepare: () => entering(officer, 'Đường trơn') },
  'VillageController.link': {
    prepare: async () => {
      const read = field(await (await officer.get(VILLAGE)).text(), 'read');
      return () => officer.post(`${VILLAGE}/link`, { read });
    },
  },
  // The village without a link gets one.
  'VillagesController.links': { prepare: async () => () => officer.post('/feedback/spring/villages/links') },
  'VillageController.revoke': { prepare: async () => () => officer.post(`${VILLAGE}/revoke`) },
};

/** Where words about a village's week are given. */
export function villageWords({ server: at, officer: by }: { server: () => TestServer; officer: () => SignedIn }) {
  return {
    'VillagePageController.send': async (text: string) => (await heard(at(), text))(),
    'VillageController.enter': async (text: string) => (await entering(by(), text))(),
  };
}

export function villageForms(
  by: (page: string, typed?: Shown['typed']) => Shown,
): Readonly<Record<string, () => Shown>> {
  return { 'VillageController.enter': () => by(VILLAGE, { kind: 'report', text: 'Đường trơn' }) };
}

export const villageQueries: Readonly<Record<string, Work<unknown>>> = {
  'what was heard in a week': heardBetween('spring', '2026-11-02', '2026-11-08'),
};
