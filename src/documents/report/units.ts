import { toAttention } from '../../dashboard/attention.js';
import { unitLinks, worstFirst } from '../../dashboard/rate-table.js';
import { FEWEST_FOR_RATE } from '../../figures/figure.js';
import { MERGED, MINIMUM } from '../../figures/partition.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import type { SatisfactionGroup } from '../../figures/satisfaction-groups.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatCount } from '../../formatting/numbers.js';
import { NOT_DETERMINED } from '../../responses/dimensions.js';
import type { Section } from '../composition.js';
import { headed, type ReportWords } from './opening.js';
import { picture } from './pictures.js';
import type { ReportSource } from './source.js';
import { unitsTable } from './tables.js';
import { baseWords, joined, named, namedSure, rated } from './words.js';

/** III.2: departments with their verdicts, worst first; null where the survey is not divided. */
export function unitsSection(source: ReportSource, { language }: ReportWords): Section | null {
  const { units, division, drawn, reading } = source;
  if (!units || division === null) return null;
  const measured = division !== 'department' ? 'others' : reading.subject === 'centre' ? 'centre' : 'administration';
  return {
    ...headed('units', 2, language),
    heading: {
      level: 2,
      text: translate(language, `report.headings.${division === 'village' ? 'divided' : 'units'}`),
    },
    paragraphs: [
      translate(language, `report.units.measured.${measured}`),
      ...unitSentences(units, language),
      ...attentionSentences(source, language),
    ],
    after: [unitsTable(units, division, language), ...picture('units', drawn, language)],
  };
}

/** Who meets the target and who does not, and of whom it is not said, and why. */
function unitSentences(units: Satisfaction, language: Language): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.units.${key}`, values);
  const groups = worstFirst(units.groups);
  const own = groups.filter(({ kind }) => kind !== 'vertical');
  const sure = (meets: boolean): readonly string[] =>
    rated(own)
      .filter(({ figure }) => figure.meetsTarget === meets)
      .map(({ label, figure, target }) => namedSure(label, figure, { language, target }));
  const open = rated(own)
    .filter(({ figure }) => figure.meetsTarget === null)
    .map(({ label, figure }) => named(label, figure, { language, target: null }));
  const [missed, met] = [sure(false), sure(true)];
  const isJudged = missed.length + met.length > 0;
  const limits = { minimum: formatCount(MINIMUM, language), fewest: formatCount(FEWEST_FOR_RATE, language) };
  const few = own.flatMap((group) => countsOf(group, language));
  const vertical = groups.filter(({ kind }) => kind === 'vertical').flatMap((group) => verticalOf(group, language));
  const empty = namesOf(own, 'no-responses', ({ kind }) => kind !== 'other');
  return [
    ...(missed.length > 0 ? [say('not-met', { count: missed.length, parts: joined(missed) })] : []),
    ...(missed.length === 0 && isJudged ? [say('noneNotMet')] : []),
    ...(met.length > 0 ? [say('met', { count: met.length, parts: joined(met) })] : []),
    ...(open.length > 0 ? [say('told', { parts: joined(open) })] : []),
    ...(few.length > 0 ? [say('few', { ...limits, parts: joined(few) })] : []),
    ...mergedSentences(groups, language),
    ...undeterminedSentences(groups, language),
    ...(vertical.length > 0 ? [say('vertical', { parts: joined(vertical) })] : []),
    ...(empty ? [say('empty', { names: empty })] : []),
  ];
}

/** Names of the rows in a state. */
export function namesOf(
  groups: readonly SatisfactionGroup[],
  state: SatisfactionGroup['figure']['kind'],
  also: (group: SatisfactionGroup) => boolean = () => true,
): string {
  return groups
    .filter((group) => !group.key.startsWith('_') && group.figure.kind === state && also(group))
    .map(({ label }) => label)
    .join(', ');
}

function countsOf({ key, label, figure }: SatisfactionGroup, language: Language): readonly string[] {
  if (figure.kind !== 'few' || key === MERGED || key === NOT_DETERMINED) return [];
  return [translate(language, 'report.namedCounts', { name: label, counts: baseWords(figure, language) })];
}

/** A body of the vertical system: nobody judges it by the commune's target. */
function verticalOf(group: SatisfactionGroup, language: Language): readonly string[] {
  const { label, figure } = group;
  return figure.kind === 'rate' ? [named(label, figure, { language, target: null })] : countsOf(group, language);
}

/** Small units stand together, and what they say together. */
function mergedSentences(groups: readonly SatisfactionGroup[], language: Language): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.units.${key}`, values);
  const minimum = formatCount(MINIMUM, language);
  const together = groups.find(({ key }) => key === MERGED);
  const [names, held] = [namesOf(groups, 'merged'), namesOf(groups, 'held')];
  const told =
    together?.figure.kind === 'rate' || together?.figure.kind === 'few' ? baseWords(together.figure, language) : null;
  return [
    ...(names ? [told ? say('mergedTold', { minimum, names, told }) : say('merged', { minimum, names })] : []),
    ...(held ? [say('held', { names: held })] : []),
  ];
}

function undeterminedSentences(groups: readonly SatisfactionGroup[], language: Language): readonly string[] {
  const figure = groups.find(({ key }) => key === NOT_DETERMINED)?.figure;
  if (figure?.kind !== 'rate' && figure?.kind !== 'few') return [];
  return [translate(language, 'report.units.undetermined', { parts: baseWords(figure, language) })];
}

/** Whom to look after first, judged among many. */
function attentionSentences({ reading, units, questions }: ReportSource, language: Language): readonly string[] {
  const { items } = toAttention(
    [{ reading, units: unitLinks(reading).pageOf ? (units?.groups ?? []) : [], questions: questions.groups }],
    language,
  );
  if (items.length === 0) return [];
  const parts = items.map(({ unit, text }) => translate(language, 'report.units.attentionOne', { unit, text }));
  return [translate(language, 'report.units.attention', { parts: joined(parts) })];
}
