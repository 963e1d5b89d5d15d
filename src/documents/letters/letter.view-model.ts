import { type CommuneCatalogue, communeHeading, unitName } from '../../communes/catalogue.js';
import { type Language, translate } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import type { Day } from '../../rules/days.js';
import { type PaperToWrite, toPrintedView } from '../printed.view-model.js';
import type { Letter } from './letter.entity.js';
import { mayBecome } from './letters.service.js';
import { numberOf, stateOf } from './letters.view-model.js';

/** One letter as it stays, and what can still become of it. */
export function toLetterView(
  letter: Letter,
  about: {
    readonly catalogue: CommuneCatalogue;
    /** Null once its term is over. */
    readonly recipient: string | null;
    readonly paper: PaperToWrite | null;
    readonly today: Day;
    readonly saved: unknown;
    /** A day that was typed and cannot be. */
    readonly refused: string | null;
    readonly isChanged: boolean;
    readonly language: Language;
  },
) {
  const { catalogue, recipient, paper, today, saved, refused, isChanged, language } = about;
  const { communeId, id, kind, datedOn, unit, caseId, state, changes, madeBy } = letter;
  const address = `/letters/${communeId}/${id}`;
  const open = mayBecome[state];
  return {
    ...{
      communeId,
      heading: communeHeading(catalogue),
      spoken: MAIN_LANGUAGE,
      recipient,
      datedOn,
      madeBy,
      changes,
      isChanged,
    },
    title: translate(language, 'letters.one', {
      kind: translate(language, `letters.kinds.${kind}`),
      number: numberOf(letter),
    }),
    ...stateOf(letter),
    unit: unit && unitName(catalogue, unit),
    about: caseId && `/feedback/${communeId}/${caseId}`,
    saved: told.some((one) => one === saved) ? `letters.saved.${saved}` : null,
    action: `${address}/state`,
    may: { sent: open.includes('sent'), made: open.includes('made'), withdrawn: open.includes('withdrawn') },
    ...{ typedDay: refused ?? letter.sentOn ?? (datedOn > today ? datedOn : today), isRefused: refused !== null },
    files: paper && { docx: `${address}/file.docx`, pdf: `${address}/file.pdf` },
    again: `/letters/new?commune=${communeId}&kind=${kind}${caseId ? `&case=${caseId}` : ''}`,
    printed: paper && toPrintedView(paper),
  };
}

const told = ['kept', 'sent', 'made', 'withdrawn'];
