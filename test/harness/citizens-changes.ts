import { CasesService } from '../../src/feedback/cases.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { type Change, officer, server } from './audited-staff.js';
import { aCitizen } from './citizens-words.js';
import { opinionWords } from './opinion-changes.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import { SPRING } from './spring.js';
import { headsChanges, villageWords } from './village-changes.js';

const service = (at: TestServer) => at.get(FeedbackService, { strict: false });

function sendTo(at: TestServer, text: string): Promise<Response> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  return fetch(`${at.url}/api/v1/feedback/spring`, { ...init, body: JSON.stringify({ kind: 'report', text }) });
}

/** A code under which the newest entry was answered. */
async function answered(at: TestServer, text: string): Promise<{ readonly code: string; readonly seen: string }> {
  const citizen = aCitizen(() => at);
  const { code } = await citizen.write({ text, answer: '1' });
  const entry = (await citizen.kept()).find((told) => told.entry.masked === text)?.entry;
  const which = { communeId: 'spring', id: entry?.id ?? '', read: null };
  await at
    .get(CasesService, { strict: false })
    .step(which, { kind: 'assigned', owner: SPRING.units[0]?.key ?? '', dueOn: '2026-12-01' }, 'test');
  await at.get(CasesService, { strict: false }).step(which, { kind: 'answered', words: 'Đã làm.', done: null }, 'test');
  const { html } = await citizen.track(code ?? '');
  return { code: code ?? '', seen: /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '' };
}

/** What citizens write to a commune; where an answer is wanted, its case is opened too. */
export const citizensChanges: Readonly<Record<string, Change>> = {
  'PublicFeedbackController.send': {
    entries: 2,
    prepare: async () => {
      const citizen = aCitizen(() => server);
      const _id = '00000000-0000-4000-8000-0000000000f1';
      return () => citizen.write({ _id, text: 'Cầu hỏng lan can', answer: '1' });
    },
  },
  'SendFeedbackController.send': { prepare: async () => () => sendTo(server, 'Rác chưa thu') },
  'TrackingController.check': {
    prepare: async () => {
      const { code, seen } = await answered(server, 'Cống tắc');
      const fields = { code, seen, _action: 'dispute', reason: 'Vẫn tắc' };
      return () => fetch(`${server.url}/feedback/track`, { method: 'POST', body: new URLSearchParams(fields) });
    },
  },
  ...headsChanges,
};

/** What staff tell everybody of it. */
export const toldChanges: Readonly<Record<string, Change>> = {
  'TellController.tell': {
    prepare: async () => {
      await answered(server, 'Đường tối ba đêm');
      const id = await idOf(server, 'Đường tối ba đêm');
      return () => officer.post(`/feedback/spring/${id}/tell`, TELLING);
    },
  },
  'TellController.takeBack': {
    prepare: async () => {
      const id = await idOf(server, 'Đường tối ba đêm');
      return () => officer.post(`/feedback/spring/${id}/take-back`, { reason: 'Nhầm ngõ' });
    },
  },
};

const TELLING = { said: 'Đường tối.', done: 'Đã thay bóng đèn.', doneBy: '25/11/2026', changes: '0' };

/** Where staff give words about it. */
function toldWords(at: () => TestServer, by: () => SignedIn) {
  return {
    'TellController.tell': async (said: string) => {
      await answered(at(), 'Sân bóng thiếu đèn');
      return by().post(`/feedback/spring/${await idOf(at(), 'Sân bóng thiếu đèn')}/tell`, { ...TELLING, said });
    },
    'TellController.takeBack': async (reason: string) =>
      by().post(`/feedback/spring/${await idOf(at(), 'Sân bóng thiếu đèn')}/take-back`, { reason }),
  };
}

/** Id of the entry that says just this. */
async function idOf(at: TestServer, text: string): Promise<string> {
  const told = await service(at).all('spring');
  return told.find(({ entry }) => entry.masked === text)?.entry.id ?? '';
}

/** Where citizens give words of their own, and staff words about them. */
export function citizensWords({ server: at, officer: by }: { server: () => TestServer; officer: () => SignedIn }) {
  return {
    ...toldWords(at, by),
    ...villageWords({ server: at, officer: by }),
    ...opinionWords({ server: at, officer: by }),
    'PublicFeedbackController.send': (text: string) => aCitizen(at).write({ text }),
    'SendFeedbackController.send': (text: string) => sendTo(at(), text),
    'TrackingController.check': async (reason: string) => {
      const { code, seen } = await answered(at(), 'Cầu hỏng');
      return aCitizen(at).track(code, { seen, reason, _action: 'dispute' });
    },
  };
}
