import { may, type Role } from '../../access/staff.js';
import { type CommuneCatalogue, communeHeading, toChooseCommune, unitName } from '../../communes/catalogue.js';
import { punctualityOf } from '../../feedback/case-steps.js';
import type { FeedbackCase } from '../../feedback/feedback.entity.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import type { Day } from '../../rules/days.js';
import type { Letter } from './letter.entity.js';
import { letterKinds } from './letter-kinds.js';
import { letterNumber } from './letter-paper.js';

/** What the list of a commune's letters is made of. */
interface LettersSource {
  readonly letters: readonly Letter[];
  readonly year: number;
  readonly years: readonly number[];
  readonly recipientOf: (letter: Letter) => string | null;
  /** Cases whose writer is owed an apology. */
  readonly owed: readonly FeedbackCase[];
  readonly catalogue: CommuneCatalogue;
  readonly communes: readonly CommuneCatalogue[];
  readonly role: Role;
  readonly today: Day;
}

/** The letters of a year, the apologies of each unit, and those that are owed. */
export function toLettersView(source: LettersSource) {
  const { letters, year, years, recipientOf, owed, catalogue, communes, role, today } = source;
  const communeId = catalogue.key;
  const mayWrite = may(role, 'write-letters');
  return {
    ...toChooseCommune(communes, communeId),
    ...{ communeId, heading: communeHeading(catalogue), spoken: MAIN_LANGUAGE, mayWrite, year: String(year) },
    years: years
      .toSorted((one, other) => other - one)
      .map((one) => ({
        label: String(one),
        href: one === year ? null : `/letters?commune=${communeId}&year=${one}`,
      })),
    hasYears: years.length > 1,
    templates: letterKinds.map((kind) => ({
      label: `letters.kinds.${kind}`,
      href: `/letters/${communeId}/templates/${kind}`,
    })),
    rows: letters.map((letter) => ({
      ...{ number: numberOf(letter), kindLabel: `letters.kinds.${letter.kind}`, datedOn: letter.datedOn },
      unit: letter.unit && unitName(catalogue, letter.unit),
      recipient: mayWrite ? recipientOf(letter) : null,
      href: mayWrite ? `/letters/${communeId}/${letter.id}` : null,
      ...stateOf(letter),
    })),
    apologies: apologiesOf(letters, catalogue),
    owedCount: owed.length,
    owed: owed.slice(0, MOST_OWED).map((one) => ({
      openedOn: one.openedOn,
      unit: one.owner && unitName(catalogue, one.owner),
      label: `letters.owedState.${punctualityOf(one, today) === 'late' ? 'late' : 'overdue'}`,
      ...{ dueOn: one.dueOn, answeredOn: one.answeredOn, seen: `/feedback/${communeId}/${one.entryId}` },
      href: mayWrite ? `/letters/new?commune=${communeId}&kind=apology&case=${one.entryId}` : null,
    })),
  };
}

const MOST_OWED = 20;

/** `05/2026` */
export function numberOf({ number, year }: Pick<Letter, 'number' | 'year'>): string {
  return `${letterNumber(number)}/${year}`;
}

/** How a letter stands: key of the words, with a day in them where there is one. */
export function stateOf({ state, sentOn }: Letter) {
  const styles = { made: 'attention', sent: 'good', withdrawn: '' } as const;
  return { stateLabel: `letters.states.${state}`, stateStyle: styles[state], sentOn };
}

/** Of each unit that was late: how many were sent, and how many wait to be. */
function apologiesOf(letters: readonly Letter[], catalogue: CommuneCatalogue) {
  const apologies = letters.filter(({ kind, state }) => kind === 'apology' && state !== 'withdrawn');
  const units = [...new Set(apologies.flatMap(({ unit }) => unit ?? []))];
  return units
    .map((unit) => {
      const own = apologies.filter((one) => one.unit === unit);
      const sent = own.filter(({ state }) => state === 'sent').length;
      return { name: unitName(catalogue, unit), sent, waiting: own.length - sent };
    })
    .toSorted((one, other) => other.sent + other.waiting - one.sent - one.waiting);
}
