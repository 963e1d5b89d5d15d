import { officer, server } from './audited-staff.js';
import { ANSWER, ASSIGNMENT, aCaseAfter, anEntry } from './feedback-changes.js';
import type { Shown } from './staff-forms.js';

const assigned = [['assign', ASSIGNMENT]] as const;
const answered = [...assigned, ['answer', ANSWER]] as const;
const closed = [...answered, ['close', { changes: '3' }]] as const;

let [fresh, waiting, done, over] = ['', '', '', ''];

/** A case in each state, made before the forms are opened. */
export async function prepareFeedback(): Promise<void> {
  fresh = await anEntry(server);
  waiting = await aCaseAfter(officer, assigned);
  done = await aCaseAfter(officer, answered);
  over = await aCaseAfter(officer, closed);
}

/** The forms about what people say, each on a page where its step is open. */
export function feedbackForms(
  by: (page: string, typed?: Shown['typed']) => Shown,
): Readonly<Record<string, () => Shown>> {
  const typed = { channel: 'box', kind: 'report', text: 'Đèn hỏng', contact: '0912 345 678' };
  return {
    'RegisterController.add': () => by('/feedback/new?commune=spring', typed),
    'CaseController.assign': () => by(fresh, { owner: 'parks' }),
    'CaseController.note': () => by(fresh, { note: 'Đã gọi' }),
    'CaseController.answer': () => by(waiting, { answer: 'Đã thay' }),
    'CaseController.close': () => by(done),
    'CaseController.reopen': () => by(over, { because: 'Lại hỏng' }),
    'CaseController.mask': () => by(fresh),
  };
}
