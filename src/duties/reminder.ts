import { formatDay } from '../formatting/days.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { addDays, type Day } from '../rules/days.js';
import { type DutyCalendar, type DutyTime, dutiesNow } from './duties-of.js';
import { dutyName, leftWords, occurrenceWords } from './duty-words.js';

/** A mail that reminds: plain text in Vietnamese, which names duties and nobody. */
export interface Reminder {
  readonly subject: string;
  readonly text: string;
}

/**
 * What is overdue or due within a week, where on one of the days after the last look somebody has to be reminded: seven
 * days and one day ahead, on the day after and once a week from then on; of weekly duties the day before.
 * @param after the day up to which everything was told
 * @returns none where nobody has to be reminded
 */
export function toRemindOf(calendar: DutyCalendar, after: Day, today: Day): readonly DutyTime[] {
  const now = dutiesNow(calendar, today).filter(({ daysLeft }) => daysLeft <= DAYS_OF_WEEK);
  return now.some((time) => isToldBetween(time, after, today)) ? now : [];
}

function isToldBetween({ duty, due }: DutyTime, after: Day, today: Day): boolean {
  for (let day = today; day > after && day > addDays(today, -LONGEST_LOOK); day = addDays(day, -1)) {
    const daysLeft = Math.round((Date.parse(due) - Date.parse(day)) / 86_400_000);
    if (daysLeft === 1) return true;
    if (duty.rule.kind === 'weekly') continue;
    if (daysLeft === DAYS_OF_WEEK || (daysLeft < 0 && -daysLeft % DAYS_OF_WEEK === 1)) return true;
  }
  return false;
}

const DAYS_OF_WEEK = 7;
/** A server that was off for longer begins anew. */
const LONGEST_LOOK = 30;

/** What a mail tells of. */
interface Told {
  readonly times: readonly DutyTime[];
  /** Papers that have been prepared since the last mail. */
  readonly papers: readonly { readonly name: string; readonly about: string }[];
  /** The commune, as it is called. */
  readonly commune: string;
  /** Where its pages begin: `https://…`. */
  readonly server: string;
  readonly communeId: string;
}

/** Duties first; a mail about papers alone says so. Papers are named and never sent along: reading them needs signing in. */
export function toReminder({ times, papers, commune, server, communeId }: Told): Reminder {
  const say = (key: string, values: Readonly<Record<string, string>>): string => translate(MAIN_LANGUAGE, key, values);
  const lines = times.map(({ duty, of, due, daysLeft }) =>
    say('duties.reminder.line', {
      ...{ name: dutyName(duty, MAIN_LANGUAGE), of: occurrenceWords(of, MAIN_LANGUAGE), day: formatDay(due) },
      left: leftWords(daysLeft, MAIN_LANGUAGE),
    }),
  );
  const ofDuties = [
    ...[say('duties.reminder.intro', { commune }), '', ...lines, ''],
    say('duties.reminder.outro', { address: `${server}/duties?commune=${communeId}` }),
  ];
  const ofPapers = [
    ...[translate(MAIN_LANGUAGE, 'prepared.mail.intro'), ''],
    ...papers.map((paper) => say('prepared.mail.line', paper)),
    ...['', say('prepared.mail.outro', { address: `${server}/documents?commune=${communeId}` })],
  ];
  const isOfDuties = times.length > 0;
  const count = isOfDuties ? times.length : papers.length;
  return {
    subject: translate(MAIN_LANGUAGE, isOfDuties ? 'duties.reminder.subject' : 'prepared.mail.subject', {
      ...{ count, commune },
    }),
    text: [
      ...(isOfDuties ? ofDuties : []),
      ...(isOfDuties && papers.length > 0 ? [''] : []),
      ...(papers.length > 0 ? ofPapers : []),
    ].join('\n'),
  };
}
