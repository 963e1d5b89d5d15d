import type { DistributionRow } from '../figures/distribution.js';
import { MERGED } from '../figures/partition.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Language } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type QuestionTable, toQuestionTable } from './questions.view-model.js';
import { type MethodOfRow, type RateRow, type RateTable, toRateTable } from './rate-table.view-model.js';

/** Units, each of which opens to its own questions, one at a time. */
export interface UnitTable extends RateTable {
  readonly sections: readonly { readonly heading: string | null; readonly rows: readonly UnitRow[] }[];
}

interface UnitRow extends RateRow {
  /** Opens the unit, or closes it when it is open; null where nothing more may be told. */
  readonly address: string | null;
  readonly opened: { readonly questions: QuestionTable | null } | null;
}

/** The unit a reader has opened; its questions are null where it may not be told apart from the rest. */
export interface OpenedUnit {
  readonly key: string;
  readonly questions: readonly DistributionRow[] | null;
}

export interface UnitSource {
  readonly satisfaction: Satisfaction;
  readonly opened: OpenedUnit | null;
  readonly questionnaire: Pick<Questionnaire, 'questions'>;
  /** Where the dashboard shows a unit opened; null for none. */
  readonly addressOf: (unit: string | null) => string;
  readonly methodOf: MethodOfRow;
}

export function toUnitTable(source: UnitSource, language: Language): UnitTable {
  const { satisfaction, opened, questionnaire, addressOf, methodOf } = source;
  const table = toRateTable(satisfaction, language, methodOf);
  const openable = new Set(openableUnits(satisfaction));
  const toRow = (row: RateRow): UnitRow => {
    if (!openable.has(row.key)) return { ...row, address: null, opened: null };
    if (row.key !== opened?.key) return { ...row, address: addressOf(row.key), opened: null };
    const questions = opened.questions && toQuestionTable(opened.questions, questionnaire, language);
    return { ...row, address: addressOf(null), opened: { questions } };
  };
  return { ...table, sections: table.sections.map(({ heading, rows }) => ({ heading, rows: rows.map(toRow) })) };
}

/** Units that have a rate of their own. */
export function openableUnits({ groups }: Satisfaction): readonly string[] {
  return groups.flatMap(({ key, figure }) => (figure.kind === 'rate' && key !== MERGED ? [key] : []));
}
