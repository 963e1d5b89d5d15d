import { type CountedItem, countedItems, type DistributionRow } from '../figures/distribution.js';
import { atSteps } from '../figures/questions-chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { toFigureWords } from './figure-words.js';
import { barScale, type Segment, segmentsOf } from './likert-bars.js';
import type { MethodOfRow } from './rate-table.view-model.js';

/** One satisfaction item as a diverging stacked bar, the neutral level in the middle, and as numbers. */
interface QuestionRow {
  readonly key: string;
  readonly label: string;
  readonly rate: string;
  /** `376/412 phiếu` */
  readonly counts: string;
  readonly segments: readonly Segment[];
  readonly byLevel: readonly string[];
  /** How its rate was reached; null where nothing tells. */
  readonly method: string | null;
  readonly outside: string;
  /** `Không biết: 68`; null where nobody said so. */
  readonly outsideNote: string | null;
}

export interface QuestionTable {
  readonly rows: readonly QuestionRow[];
  /** Where the middle of the neutral level stands in the drawing. */
  readonly middle: number;
  readonly levels: readonly { readonly level: number; readonly label: string }[];
  /** Items whose answers are not shown by level, and what is said instead. */
  readonly withheld: readonly { readonly label: string; readonly state: string | null }[];
}

/** Satisfaction items, worst first. */
export function toQuestionTable(
  questions: readonly DistributionRow[],
  questionnaire: Pick<Questionnaire, 'questions'>,
  language: Language,
  methodOf?: MethodOfRow,
): QuestionTable {
  const { counted, withheld } = countedItems(questions, questionnaire);
  const scale = barScale(counted);
  return {
    rows: counted.map((one) => ({
      key: one.key,
      label: one.label,
      rate: formatRate(one.satisfied / one.base, { language }),
      counts: countsOf(one, language),
      segments: segmentsOf(one, scale),
      byLevel: atSteps(one.levels).map((count) => (count === null ? '–' : formatCount(count, language))),
      method: methodOf?.(one.key) ?? null,
      outside: formatCount(one.outside, language),
      outsideNote:
        one.outside === 0
          ? null
          : translate(language, 'dashboard.outsideNote', { count: formatCount(one.outside, language) }),
    })),
    middle: scale.middle,
    levels: [1, 2, 3, 4, 5].map((level) => ({ level, label: translate(language, `dashboard.levels.${level}`) })),
    withheld: withheld.map(({ label, figure }) => ({
      label,
      state: toFigureWords(figure, { language, target: null }).state,
    })),
  };
}

function countsOf({ satisfied, base }: CountedItem, language: Language): string {
  const counts = { satisfied: formatCount(satisfied, language), base: formatCount(base, language) };
  return translate(language, 'dashboard.figure.counts.people', counts);
}
