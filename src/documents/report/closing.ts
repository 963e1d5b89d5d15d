import { centreOf, unitName } from '../../communes/catalogue.js';
import { toFigureWords } from '../../dashboard/figure-words.js';
import { picturesLine } from '../../dashboard/integrity-facts.js';
import { toTickedQuestions } from '../../dashboard/question-table.js';
import { toHeadlineLines } from '../../dashboard/sections/trust.js';
import { isEstablished } from '../../figures/figure.js';
import { translate } from '../../formatting/languages.js';
import { capitalised } from '../../formatting/letters.js';
import type { Section } from '../composition.js';
import { nextRound } from './next-round.js';
import { headed, isSeveral, type ReportWords } from './opening.js';
import type { ReportSource } from './source.js';
import { namesOf } from './units.js';
import { joined, rated } from './words.js';

/** How many answers of a question are named. */
const MOST_ANSWERS = 3;

/** IV. What was ticked; what was written is told by nobody's report. */
export function commentsOf({ reading, distribution, department }: ReportSource, { language }: ReportWords): Section {
  const say = (key: string, values = {}): string => translate(language, `report.comments.${key}`, values);
  // Of several wishes the most frequent; what has one answer each stands in tables.
  const listed = reading.asked.filter(({ control, onTablet }) => control === 'checkbox' || !onTablet);
  const asked = department ? [] : toTickedQuestions(distribution, listed, language);
  const reports = asked.filter(({ isWarning, state }) => isWarning && state === null);
  const reported = reports.flatMap((one) => one.reported ?? []);
  const others = asked.filter(({ isWarning, rows }) => !isWarning && rows.length > 0);
  return {
    ...headed('comments', 1, language),
    paragraphs: [
      ...(reported.length > 0 ? [say('reported', { counts: joined(reported) })] : []),
      ...(reported.length === 0 && reports.length > 0 ? [say('noReport')] : []),
      ...others.map(({ label, base, rows }) =>
        say('ticked', {
          ...{ question: label.replace(/[?:.]$/, ''), base },
          parts: joined(
            rows.slice(0, MOST_ANSWERS).map(({ label: name, share }) => say('tickedPart', { name, share })),
          ),
        }),
      ),
      say('written'),
    ],
  };
}

/** V. What the figures do not say. */
export function limitsOf(source: ReportSource, { language }: ReportWords): Section {
  const say = (key: string, values = {}): string => translate(language, `report.limits.${key}`, values);
  const { reading, department, assisted, channel, proof, repeated } = source;
  // What is said of everybody is not said of one department.
  const units = department ? null : source.units;
  const { target, visits } = reading.overall;
  const overall = department?.row.figure ?? reading.overall.overall;
  const few = units ? [namesOf(units.groups, 'few'), namesOf(units.groups, 'merged')].filter((one) => one !== '') : [];
  const { clustered } = toFigureWords(overall, { language, target });
  const read = department ? null : picturesLine(reading.published, language);
  const isOpen = overall.kind === 'rate' && overall.meetsTarget !== null && !isEstablished(overall);
  return {
    ...headed('limits', 1, language),
    paragraphs: [
      say('voluntary'),
      ...(isOpen ? [say('inconclusive')] : []),
      ...(few.length > 0 ? [say('few', { names: few.join(', ') })] : []),
      ...(clustered === null ? [] : [`${clustered}.`]),
      ...(department ? [] : toHeadlineLines({ assisted, channel, proof, repeated }, language)).map(ended),
      ...(read === null ? [] : [read]),
      ...(isSeveral(source) ? [say('parts')] : []),
      ...(reading.subject === 'centre' && !visits ? [say('visits')] : []),
    ],
  };
}

/** A line of a page as a sentence. */
function ended(line: string): string {
  return line.endsWith('.') ? line : `${line}.`;
}

/** VI. What follows from it. */
export function adviceOf(source: ReportSource, words: ReportWords): Section {
  const { language, place, period, issuer } = words;
  const say = (key: string, values = {}): string => translate(language, `report.advice.${key}`, values);
  const { department } = source;
  return {
    ...headed('advice', 1, language),
    paragraphs: [
      ...(department
        ? departmentAdvice(department.row, { say, period })
        : communeAdvice(source, { say, period, place: capitalised(judgedOf(source, place, say)) })),
      ...nextRound(source, words),
      translate(language, 'report.closing', { period, issuer }),
    ],
  };
}

/** Whose figures they are: the commune's, or those of its Centre. */
function judgedOf({ reading: { subject, published } }: ReportSource, place: string, say: Say): string {
  if (subject !== 'centre') return place;
  return say('centre', { centre: unitName(published.catalogue, centreOf(published.catalogue)), place });
}

type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

function departmentAdvice(
  { label: unit, figure, target }: NonNullable<ReportSource['department']>['row'],
  { say, period }: { readonly say: Say; readonly period: string },
): readonly string[] {
  if (figure.kind !== 'rate') return [say('noRate', { period })];
  if (target === null || figure.meetsTarget === null) return [say('noTarget')];
  return [say(`unit.${figure.meetsTarget ? 'met' : 'not-met'}`, { unit, period })];
}

function communeAdvice(
  { reading, units, division }: ReportSource,
  { say, period, place }: { readonly say: Say; readonly period: string; readonly place: string },
): readonly string[] {
  const { overall } = reading.overall;
  const missed = rated(units?.groups ?? []).filter(({ figure }) => figure.meetsTarget === false);
  const names = (all: readonly { readonly label: string }[]): string => all.map(({ label }) => label).join(', ');
  // Of departments it is said how many are needed.
  const few = (division === 'department' ? [] : (units?.groups ?? [])).filter(
    ({ key, kind, figure }) =>
      !key.startsWith('_') && kind !== 'vertical' && (figure.kind === 'few' || figure.kind === 'merged'),
  );
  return [
    verdictSentence(overall, { say, period, place }),
    ...(missed.length > 0 ? [say('units', { names: names(missed) })] : []),
    ...(overall.kind === 'rate' ? [say('questions')] : []),
    ...(few.length > 0 ? [say('few', { names: names(few) })] : []),
    ...(missed.length === 0 && overall.kind === 'rate' && overall.meetsTarget === true ? [say('keep')] : []),
  ];
}

function verdictSentence(
  figure: ReportSource['reading']['overall']['overall'],
  { say, ...values }: { readonly say: Say; readonly period: string; readonly place: string },
): string {
  if (figure.kind !== 'rate') return say('noRate', values);
  if (figure.meetsTarget === null) return say('noTarget');
  const isSure = isEstablished(figure);
  return say(`${figure.meetsTarget ? 'met' : 'not-met'}.${isSure ? 'met' : 'open'}`, values);
}
