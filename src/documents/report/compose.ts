import { WHOLE } from '../../campaigns/campaign-calendar.js';
import { periodName } from '../../dashboard/page-head.js';
import { type Language, translate } from '../../formatting/languages.js';
import { isOwnKey } from '../../questionnaires/questionnaire.js';
import type { Composition, Section } from '../composition.js';
import { spanWords } from '../document-period.js';
import type { Frame } from '../frame.js';
import { annexesOf } from './annexes.js';
import { changeSection } from './change.js';
import { adviceOf, commentsOf, limitsOf } from './closing.js';
import { departmentSections } from './department.js';
import { feedbackOf } from './feedback.js';
import { basisOf, headed, type ReportWords, scopeOf, yearOf } from './opening.js';
import { drawingOf } from './pictures.js';
import { elementsOf, overallOf, questionsOf } from './results.js';
import type { ReportSource } from './source.js';
import { unitsSection } from './units.js';

/** The report of a period as it is written of its figures, before anybody has read it. */
export function composeReport(source: ReportSource, frame: Frame, language: Language): Composition {
  const { reading, department, drawn, period } = source;
  const issuer = reading.subject === 'centre' ? 'centre' : 'committee';
  const { place } = reading;
  const words: ReportWords = {
    ...{ language, place, period: periodWords(source, language) },
    ...{ issuer: frame[issuer].name, hasGrounds: frame.grounds.length > 0 },
  };
  const title = { place, period: words.period };
  return {
    ...{ language, issuer, symbol: 'BC', signers: null, withGrounds: true, year: yearOf(source) },
    type: translate(language, 'report.type'),
    subject: department
      ? translate(language, 'report.unitTitle', { ...title, unit: department.row.label })
      : titleOf(reading, title),
    ...{ place, units: unitsOfReport(source) },
    sections: sectionsOf(source, words),
    annexes: annexesOf(source, words),
    drawings: Object.fromEntries([...drawn].map(([name, chart]) => [name, drawingOf(chart)])),
    dataHash: reading.overall.dataHash,
    fileName: [
      'bao-cao',
      period === WHOLE ? reading.campaign.opensOn.slice(0, 7) : period.replace('..', '-den-'),
      department?.row.key,
    ]
      .filter((part) => part !== undefined)
      .join('-'),
  };
}

/** By the subject; a questionnaire of the commune's own by its title. */
function titleOf(
  { topic, questionnaire, language }: ReportSource['reading'],
  values: { readonly place: string; readonly period: string },
): string {
  if (!isOwnKey(topic)) return translate(language, `report.title.${topic}`, values);
  return translate(language, 'report.title.own', { ...values, survey: questionnaire.title[language] });
}

/** Departments that have a row of their own. */
function unitsOfReport({ units, division }: ReportSource): Composition['units'] {
  if (!units || division !== 'department') return [];
  const own = units.groups.filter(({ key, kind }) => !key.startsWith('_') && kind !== 'other');
  return own.map(({ key, label: name }) => ({ key, name }));
}

/** `quý III/2026`, `đợt tháng 6/2026` */
function periodWords({ reading, period }: Pick<ReportSource, 'reading' | 'period'>, language: Language): string {
  if (period !== WHOLE) return spanWords(period, language);
  return periodName(reading.overall, reading.campaign, language, 'in a sentence');
}

function sectionsOf(source: ReportSource, words: ReportWords): readonly Section[] {
  const { language } = words;
  const results = source.department
    ? departmentSections(source, words)
    : [
        overallOf(source, words),
        unitsSection(source, words),
        elementsOf(source, words),
        questionsOf(source, words),
        changeSection(source, words),
      ];
  const all = [
    ...[basisOf(source, words), scopeOf(source, words)],
    ...[{ ...headed('results', 1, language), paragraphs: [] }, ...results],
    ...[commentsOf(source, words), feedbackOf(source, words), limitsOf(source, words), adviceOf(source, words)],
  ];
  return numbered(all.filter((one) => one !== null));
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];

/** Chapters and their parts are counted as they come: which of them there are, the survey decides. */
function numbered(sections: readonly Section[]): readonly Section[] {
  let chapter = 0;
  let count = 0;
  return sections.map((section) => {
    const { level, text } = section.heading;
    if (level === 1) {
      chapter += 1;
      count = 0;
      return { ...section, heading: { level, text: `${ROMAN[chapter - 1]}. ${text}` } };
    }
    count += 1;
    return { ...section, heading: { level, text: `${count}. ${text}` } };
  });
}
