import type { ChartConfiguration } from 'chart.js';
import type { NamedAssociation } from '../../figures/associations.js';
import { FEWEST_FOR_RATE } from '../../figures/figure.js';
import { FIVE_STEPS, questionsChart } from '../../figures/questions-chart.js';
import { type CountedItem, countedItems, type DistributionRow, type Satisfaction } from '../../figures/satisfaction.js';
import type { Distribution } from '../../figures/satisfaction.service.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatCount, formatDecimal, formatRate } from '../../formatting/numbers.js';
import type { Question, Questionnaire } from '../../questionnaires/questionnaire.js';
import { type Cell, type Chart, columnsOf, drawnRates } from '../chart-file.js';
import { methodAddress } from '../method.js';
import { toQuestionTable } from '../question-table.js';
import { type RateTable, toSections } from '../rate-table.js';
import type { Reading } from '../reading.js';
import { section } from '../section.js';

/** "Câu hỏi": every question worst first, what was ticked, elements and what goes with the general item. */
export const questions = section({
  template: 'dashboard/sections/questions',
  read: async (reading) => ({
    distribution: await reading.distribution(),
    elements: reading.questionnaire.elements.length > 0 ? await reading.satisfaction('element') : null,
    associations: await reading.associations(),
  }),
  view({ distribution, elements, associations }, reading) {
    const { language, questionnaire, campaign, period } = reading;
    const methodOf = (by: 'question' | 'element') => (key: string) =>
      methodAddress({ campaign: campaign.id, period, by, key });
    const ticked = toTickedQuestions(distribution.questions, reading.asked, language);
    return {
      questions: toQuestionTable(distribution.questions, questionnaire, language, methodOf('question')),
      warnings: ticked.filter(({ isWarning }) => isWarning),
      ticked: ticked.filter(({ isWarning }) => !isWarning),
      elements: elements && toElementTable(elements, questionnaire, language, methodOf('element')),
      associations: differing(associations) ? toAssociationRows(associations, language) : [],
    };
  },
  charts: {
    questions: ({ distribution }, reading) => drawnQuestions(distribution, reading),
    elements: ({ elements }, { campaign, language }) => elements && drawnRates(elements, campaign.name, language),
  },
});

/** A question without levels: how many of the people asked gave each answer. */
interface TickedQuestion {
  readonly label: string;
  /** How many answered it. */
  readonly base: string;
  /** Harassment and payments: told first. */
  readonly isWarning: boolean;
  readonly rows: readonly {
    readonly label: string;
    readonly count: string;
    readonly share: string;
    /** Length of its bar, 0 … 100. */
    readonly width: number;
  }[];
  /** Why nothing is told. */
  readonly state: string | null;
  /** Of a warning, how many reported something: `13/302`; null where nobody did. */
  readonly reported: string | null;
}

const NO_ANSWER = 'no-answer';

/** Questions whose answers are listed and are no levels, in the order of the form; what nobody answered is left out. */
export function toTickedQuestions(
  told: readonly DistributionRow[],
  asked: readonly Question[],
  language: Language,
): readonly TickedQuestion[] {
  return asked.flatMap((question): readonly TickedQuestion[] => {
    const row = told.find(({ key }) => key === question.code);
    if (!row || question.scale !== null || ('kind' in row && row.kind === 'no-responses')) return [];
    const head = { label: row.label, isWarning: !question.onTablet };
    if (!('counts' in row))
      return [
        {
          ...head,
          base: '',
          ...{ rows: [], reported: null },
          state: translate(language, 'dashboard.figure.tooFew', { minimum: FEWEST_FOR_RATE }),
        },
      ];
    const { respondents, counts } = row;
    const rows = question.choices.map(({ value, text }) => {
      const count = counts[String(value)] ?? 0;
      const share = respondents === 0 ? 0 : count / respondents;
      return {
        ...{ label: text[language], count: formatCount(count, language), share: formatRate(share, { language }) },
        width: Math.round(share * 1000) / 10,
      };
    });
    const ordered = question.control === 'checkbox' ? rows.toSorted((a, b) => b.width - a.width) : rows;
    const base = translate(language, 'dashboard.ticked.base', { count: formatCount(respondents, language) });
    // Its first answer is that nothing happened; who would rather not say reports nothing.
    const reports = question.choices.slice(1).filter(({ value }) => value !== NO_ANSWER);
    const people = reports.reduce((sum, { value }) => sum + (counts[String(value)] ?? 0), 0);
    const reported =
      head.isWarning && people > 0 ? `${formatCount(people, language)}/${formatCount(respondents, language)}` : null;
    return [{ ...head, base, rows: ordered, state: null, reported }];
  });
}

/**
 * Elements; where a questionnaire asks about them twice (one question each of everybody, several of those who go on),
 * the two stand apart, since different people answered.
 */
export function toElementTable(
  { groups, target }: Satisfaction,
  { elements }: Questionnaire,
  language: Language,
  methodOf?: (key: string) => string,
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

/** Something is said only where some element goes with the general item more closely than another. */
function differing(associations: readonly NamedAssociation[]): boolean {
  const lowest = Math.min(...associations.map(({ interval }) => interval.upper));
  return associations.some(({ interval }) => interval.lower > lowest);
}

/** How closely an element goes with the general item, `0,62` with `0,57 – 0,66`; no cause. */
function toAssociationRows(associations: readonly NamedAssociation[], language: Language) {
  const two = (value: number): string => formatDecimal(value, 2, language);
  return associations.map(({ label, correlation, interval }) => ({
    label,
    correlation: two(correlation),
    interval: `${two(interval.lower)} – ${two(interval.upper)}`,
  }));
}

/** @param most of them, the lowest; all unless given */
export function drawnQuestions(
  { questions: told }: Pick<Distribution, 'questions'>,
  { questionnaire, overall, campaign, language }: Reading,
  most?: number,
): Chart | null {
  const counted = countedItems(told, questionnaire).counted.slice(0, most);
  if (counted.length === 0) return null;
  return {
    config: questionsChart(counted, language) as ChartConfiguration,
    height: 40 + counted.length * 92,
    legend: FIVE_STEPS.map((color, index) => ({
      ...{ color, label: translate(language, `dashboard.levels.${index + 1}`) },
    })),
    caption: [translate(language, 'charts.questionsCaption')],
    table: questionRows(counted, language),
    ...{ about: overall, campaign: campaign.name },
  };
}

/** Questions with their counts by level. */
function questionRows(items: readonly CountedItem[], language: Language): readonly (readonly Cell[])[] {
  const most = Math.max(0, ...items.map(({ levels }) => levels.length));
  const numbers = Array.from({ length: most }, (_, index) => String(index + 1));
  return [
    [...columnsOf(['name', 'satisfied', 'base'], language), ...numbers, ...columnsOf(['outside'], language)],
    ...items.map(({ label, satisfied, base, levels, outside }) => [
      ...[label, satisfied, base],
      ...numbers.map((_, index) => levels[index] ?? null),
      outside,
    ]),
  ];
}
