import { toFigureWords } from '../../dashboard/figure-words.js';
import type { Reading } from '../../dashboard/reading.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import { translate } from '../../formatting/languages.js';
import { formatRate } from '../../formatting/numbers.js';
import type { Section } from '../composition.js';
import { headed, type ReportWords } from './opening.js';
import { picture } from './pictures.js';
import type { ReportSource } from './source.js';
import { extremesOf, figureSentences, joined, named, rated, type Telling, withinSentence } from './words.js';

/** III.1: everybody, and the other groups beside them. */
export function overallOf({ reading, groups }: ReportSource, { language }: ReportWords): Section {
  const { overall } = reading;
  const others = groups.groups.slice(1).flatMap(({ label, figure }) => {
    const { rate, base } = toFigureWords(figure, { language, target: null });
    return rate === null || base === null
      ? []
      : [translate(language, 'report.named', { name: withinSentence(label), rate, base })];
  });
  const { weighted } = overall;
  return {
    ...headed('overall', 2, language),
    paragraphs: [
      ...figureSentences(overall.overall, { language, target: overall.target }),
      ...(others.length === 0 ? [] : [translate(language, 'report.overall.groups', { parts: joined(others) })]),
      ...(weighted
        ? [
            translate(language, 'report.overall.weighted', {
              rate: formatRate(weighted.rate, { language, target: overall.target }),
            }),
          ]
        : []),
    ],
  };
}

/** III.3: which elements are rated highest and lowest; null where the survey has none. */
export function elementsOf({ elements, drawn, reading }: ReportSource, { language }: ReportWords): Section | null {
  if (!elements || elements.groups.length === 0) return null;
  const telling = { language, target: elements.target };
  return {
    ...headed('elements', 2, language),
    paragraphs: extremeSentences(elementParts(elements, reading)[0]?.groups ?? [], telling),
    after: picture('elements', drawn, language),
  };
}

/**
 * Elements; where a questionnaire asks about them twice (one question each of everybody, several of those who go on), the
 * two stand apart, those of everybody first.
 */
export function elementParts(
  { groups }: Pick<Satisfaction, 'groups'>,
  { questionnaire }: Pick<Reading, 'questionnaire'>,
): readonly { readonly form: 'short' | 'full' | null; readonly groups: Satisfaction['groups'] }[] {
  const single = new Set(questionnaire.elements.flatMap(({ key, questions }) => (questions.length === 1 ? [key] : [])));
  const short = groups.filter(({ key }) => single.has(key));
  const full = groups.filter(({ key }) => !single.has(key));
  if (short.length === 0 || full.length === 0) return [{ form: null, groups }];
  return [
    { form: 'short', groups: short },
    { form: 'full', groups: full },
  ];
}

function extremeSentences(groups: Parameters<typeof extremesOf>[0], telling: Telling): readonly string[] {
  const { language } = telling;
  const extremes = extremesOf(groups);
  if (!extremes) {
    const [only] = rated(groups);
    return [
      only ? `${named(only.label, only.figure, telling)}.` : translate(language, 'report.items.none', { fewest: 30 }),
    ];
  }
  return [
    translate(language, 'report.items.extremes', {
      highest: named(extremes.highest.label, extremes.highest.figure, telling),
      lowest: named(extremes.lowest.label, extremes.lowest.figure, telling),
    }),
  ];
}

/** How many questions are named. */
const MOST_NAMED = 3;

/** III.4: the questions that are rated lowest, and what else the survey is divided by. */
export function questionsOf(source: ReportSource, { language }: ReportWords): Section {
  const { questions, others, drawn, reading } = source;
  const general = reading.questionnaire.general;
  const telling = { language, target: questions.target };
  const lowest = rated(questions.groups)
    .filter(({ key }) => key !== general)
    .toSorted((a, b) => a.figure.rate - b.figure.rate)
    .slice(0, MOST_NAMED);
  return {
    ...headed('questions', 2, language),
    paragraphs: [
      lowest.length === 0
        ? translate(language, 'report.items.none', { fewest: 30 })
        : translate(language, 'report.items.lowest', {
            parts: joined(lowest.map(({ label, figure }) => questionNamed(label, figure, telling))),
          }),
      ...others.flatMap(({ by, told }) => dividedSentence(by, told.groups, { language, target: told.target })),
      translate(language, 'report.items.fewest'),
    ],
    after: picture('questions', drawn, language),
  };
}

/** `“Chỗ ngồi chờ” 71,2% (42/59 người trả lời)` */
function questionNamed(name: string, figure: Parameters<typeof named>[1], telling: Telling): string {
  return named(`“${name}”`, figure, telling);
}

function dividedSentence(
  by: 'department' | 'village' | 'field',
  groups: Parameters<typeof extremesOf>[0],
  telling: Telling,
): readonly string[] {
  const extremes = extremesOf(groups);
  if (!extremes || by === 'department') return [];
  const { highest, lowest } = extremes;
  return [
    translate(telling.language, `report.items.${by}`, {
      lowest: named(lowest.label, lowest.figure, telling),
      highest: named(highest.label, highest.figure, telling),
    }),
  ];
}
