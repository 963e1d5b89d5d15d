import { ANSWER, ASSIGNMENT, anEntry, typedEntry } from './feedback-changes.js';
import { letterWords } from './letter-changes.js';
import { sendList } from './list-desk.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

/** Routes that take words about what people say. */
export function feedbackWords({ server, officer }: { server: () => TestServer; officer: () => SignedIn }) {
  const after = async (steps: readonly (readonly [string, Record<string, string>])[], last: string) => {
    const path = await anEntry(server());
    for (const [step, fields] of steps) await officer().post(`${path}/${step}`, fields);
    return `${path}/${last}`;
  };
  const assigned = [['assign', ASSIGNMENT]] as const;
  const closed = [...assigned, ['answer', ANSWER], ['close', { changes: '3' }]] as const;
  return {
    ...letterWords({ officer }),
    'RegisterController.add': (text: string) => officer().post('/feedback/new', typedEntry({ text, place: text })),
    'ListImportController.take': (text: string) => {
      const list = `Ngày,Nội dung,Nơi nhận,Liên hệ\n02/11/2026,"${text}","${text}","${text}"\n`;
      const map = 'receivedOn,text,place,contact';
      return sendList(officer(), server().url, '', list, { map, channel: 'box', kind: 'report' });
    },
    'CaseController.note': async (note: string) => officer().post(await after([], 'note'), { changes: '1', note }),
    'CaseController.answer': async (text: string) =>
      officer().post(await after(assigned, 'answer'), { changes: '2', answer: text, done: text }),
    'CaseController.reopen': async (because: string) =>
      officer().post(await after(closed, 'reopen'), { changes: '4', because }),
  };
}
