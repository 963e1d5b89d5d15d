import type { ChartConfiguration } from 'chart.js';
import type { NamedAssociation } from '../../figures/associations.js';
import { FIVE_STEPS, questionsChart } from '../../figures/questions-chart.js';
import { type CountedItem, countedItems, type Satisfaction } from '../../figures/satisfaction.js';
import type { Distribution } from '../../figures/satisfaction.service.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatDecimal } from '../../formatting/numbers.js';
import type { Questionnaire } from '../../questionnaires/questionnaire.js';
import { type Cell, type Chart, columnsOf, drawnRates } from '../chart-file.js';
import { methodAddress } from '../method.js';
import { toQuestionTable, toTickedQuestions } from '../question-table.js';
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
