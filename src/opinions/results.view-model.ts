import type { CommuneCatalogue } from '../communes/catalogue.js';
import { MINIMUM } from '../figures/partition.js';
import { type Language, translate } from '../formatting/languages.js';
import { shareWords } from './matter.view-model.js';
import { type OpinionAnswer, type OpinionReason, type OpinionVillage, opinionAnswers } from './opinion.entity.js';
import { type Answers, opinionResults, type Reached } from './results.js';

/** What households said to a matter that is closed. */
export interface ResultsView {
  /** Fewer answered than may be told of. */
  readonly isTooFew: boolean;
  readonly minimum: number;
  readonly rows: readonly ResultRow[];
  readonly total: ResultRow | null;
  /** For whoever reads what people write; empty for everybody else. */
  readonly reasons: readonly { readonly label: string; readonly words: readonly ReasonLine[] }[];
}

interface ReasonLine {
  readonly masked: string;
  /** Where what is hidden of it is corrected; null for whoever may not, and once the original is gone. */
  readonly href: string | null;
}

interface ResultRow {
  readonly name: string;
  readonly households: number;
  readonly handedOut: number;
  readonly returned: number;
  readonly valid: number;
  readonly yes: string;
  readonly no: string;
  readonly other: string;
  /** Valid answers of all households. */
  readonly answered: string;
}

export function toResultsView(
  about: {
    readonly catalogue: CommuneCatalogue;
    readonly villages: readonly OpinionVillage[];
    readonly reasons: readonly OpinionReason[];
    readonly readsWords: boolean;
    readonly readsOriginals: boolean;
  },
  language: Language,
): ResultsView {
  const { catalogue, villages, reasons, readsWords, readsOriginals } = about;
  const results = opinionResults(villages);
  const nameOf = (key: string): string => catalogue.villages.find((one) => one.key === key)?.name ?? key;
  const rowOf = (name: string, reached: Reached, answers: Answers): ResultRow => ({
    ...{ name, households: reached.households, handedOut: reached.handedOut, returned: reached.returned },
    valid: reached.valid,
    ...{ yes: shareWords(answers.yes, reached.valid, language), no: shareWords(answers.no, reached.valid, language) },
    other: shareWords(answers.other, reached.valid, language),
    answered: shareWords(reached.valid, reached.households, language),
  });
  return {
    ...{ isTooFew: results.answers === null, minimum: MINIMUM },
    rows: results.villages.map(({ villages: keys, answers, ...reached }) => {
      const names = keys.map(nameOf).join(', ');
      const name = keys.length > 1 ? translate(language, 'opinions.merged', { names }) : names;
      return rowOf(name, reached, answers);
    }),
    total: results.answers && rowOf(translate(language, 'opinions.total'), results.total, results.answers),
    reasons: results.answers && readsWords ? reasonsBy(reasons, readsOriginals) : [],
  };
}

function reasonsBy(reasons: readonly OpinionReason[], readsOriginals: boolean): ResultsView['reasons'] {
  const of = (answer: OpinionAnswer): readonly ReasonLine[] =>
    reasons
      .filter((one) => one.answer === answer)
      .map(({ communeId, matterId, id, masked, original }) => ({
        masked,
        href: readsOriginals && original !== null ? `/opinions/${communeId}/${matterId}/reasons/${id}` : null,
      }));
  return opinionAnswers
    .map((answer) => ({ label: `opinions.answers.${answer}`, words: of(answer) }))
    .filter(({ words }) => words.length > 0);
}
