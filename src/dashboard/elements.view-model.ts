import type { Figure } from '../figures/figure.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type FigureWords, toFigureWords } from './figure-words.js';
import { type MethodOfRow, type RateTable, toSections } from './rate-table.view-model.js';

/**
 * Elements; where a questionnaire asks about them twice (one question each of everybody, several of those who go on),
 * the two stand apart, since different people answered.
 */
export function toElementTable(
  { groups, target }: Satisfaction,
  { elements }: Questionnaire,
  language: Language,
  methodOf?: MethodOfRow,
): RateTable {
  const single = new Set(elements.filter(({ questions }) => questions.length === 1).map(({ key }) => key));
  const rows = groups.map(({ key, label, figure }) => ({ key, label, figure, target, method: methodOf?.(key) }));
  const short = rows.filter(({ key }) => single.has(key));
  const pooled = rows.filter(({ key }) => !single.has(key));
  const headed = short.length > 0 && pooled.length > 0;
  const heading = (key: string): string | null => (headed ? translate(language, `dashboard.${key}`) : null);
  return toSections(
    [
      { heading: heading('elementsShort'), rows: short },
      { heading: heading('elementsPooled'), rows: pooled },
    ],
    target,
    language,
  );
}

/** Elements that rate the unit that resolved a file, by unit. */
export interface ElementsByUnit {
  readonly elements: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly FigureWords[] }[];
}

/** One unit and the elements of those whose file it resolved; null where that may not be told apart. */
export interface UnitElements {
  readonly key: string;
  readonly label: string;
  readonly elements: Satisfaction | null;
}

/** @returns null when fewer than two units can be compared */
export function toElementsByUnit(
  units: readonly UnitElements[],
  questionnaire: Questionnaire,
  language: Language,
): ElementsByUnit | null {
  const elements = resolvingElements(questionnaire);
  const rows = units.flatMap(({ label, elements: told }) => {
    if (!told) return [];
    const { groups, target } = told;
    const figureOf = (key: string): Figure => groups.find((one) => one.key === key)?.figure ?? { kind: 'no-responses' };
    const cells = elements.map(({ key }) => toFigureWords(figureOf(key), { language, target }));
    return cells.some(({ rate }) => rate !== null) ? [{ label, cells }] : [];
  });
  return rows.length < 2 ? null : { elements: elements.map(({ title }) => title[language]), rows };
}

/** Elements all of whose questions rate the unit that resolved the file. */
export function resolvingElements({ elements, questions }: Questionnaire): Questionnaire['elements'] {
  const resolving = new Set(questions.filter(({ rates }) => rates === 'resolving').map(({ code }) => code));
  return elements.filter((element) => element.questions.every((code) => resolving.has(code)));
}
