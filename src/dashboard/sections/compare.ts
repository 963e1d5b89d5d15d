import { writeAddress } from '../../figures/address.js';
import { changeBetween, type Figure } from '../../figures/figure.js';
import type { SatisfactionGroup } from '../../figures/satisfaction-groups.js';
import { type Language, translate } from '../../formatting/languages.js';
import { formatPoints } from '../../formatting/numbers.js';
import { problem, unless } from '../../problem.js';
import type { Conclusion } from '../../statistics/change.js';
import { type FigureWords, toFigureWords } from '../figure-words.js';
import { measuredAlike, periodInLine } from '../joined-versions.js';
import { type Choice, keptIn } from '../page-head.js';
import { unitsOf, worstFirst } from '../rate-table.js';
import type { Reading } from '../reading.js';

/** What may be compared with what, as it stands in the address; null for the usual. */
export interface Compared {
  /** Another period, or the ID of another round. */
  readonly with: string | null;
  readonly unit: string | null;
  readonly other: string | null;
}

export const comparedParts = ['with', 'unit', 'other'] as const satisfies readonly (keyof Compared)[];

/** Two figures of one question, of different people. */
interface Pair {
  readonly label: string;
  readonly one: Figure;
  readonly other: Figure;
  readonly target: number | null;
  /** False where the two were not asked the same. */
  readonly alike: boolean;
}

interface ComparedPeriods {
  /** All that asked the same, the oldest first. */
  readonly series: readonly Reading[];
  readonly earlier: Reading;
  readonly later: Reading;
  readonly pairs: readonly Pair[];
}

interface ComparedUnits {
  /** Those with a rate, worst first. */
  readonly units: readonly SatisfactionGroup[];
  readonly one: SatisfactionGroup;
  readonly other: SatisfactionGroup;
  readonly pairs: readonly Pair[];
}

/** "So sánh": two periods, unit by unit, and two units, question by question; null where there are no two. */
interface Comparison {
  readonly periods: ComparedPeriods | null;
  readonly units: ComparedUnits | null;
}

/** @throws Problem `malformed` for a period or unit that cannot be compared here */
export async function readComparison(reading: Reading, asked: Compared): Promise<Comparison> {
  return { periods: await periodsCompared(reading, asked.with), units: await unitsCompared(reading, asked) };
}

/** With the period before unless another is asked for; the first one with the second. */
async function periodsCompared(reading: Reading, asked: string | null): Promise<ComparedPeriods | null> {
  // Each meeting is about itself.
  const series = reading.subject === 'meeting' ? [reading] : await reading.series();
  const keyOf = (one: Reading): string => keyIn(reading, one);
  const at = series.findIndex((one) => keyOf(one) === keyOf(reading));
  const usual = series[at - 1] ?? series[at + 1];
  const other = asked === null ? usual : series.find((one, index) => index !== at && keyOf(one) === asked);
  if (asked !== null && !other) throw problem.malformed({ field: 'with' });
  if (!other) return null;
  const [earlier, later] = series.indexOf(other) < at ? [other, reading] : [reading, other];
  return { series, earlier, later, pairs: await pairsByUnit(earlier, later) };
}

/** Of the campaign that is shown, a period has its name; of another one in the same line, both. */
function keyIn(shown: Reading, { campaign, overall }: Reading): string {
  if (!campaign.continuous) return campaign.id;
  return campaign.id === shown.campaign.id ? overall.period : `${campaign.id} ${overall.period}`;
}

/** Everybody first, then each unit that both periods tell. */
async function pairsByUnit(earlier: Reading, later: Reading): Promise<readonly Pair[]> {
  const { language, overall } = later;
  const everybody = translate(language, 'dashboard.compare.everybody');
  const all = { label: everybody, one: earlier.overall.overall, other: overall.overall, target: overall.target };
  const [before, after] = [(await unitsOf(earlier))?.groups ?? [], (await unitsOf(later))?.groups ?? []];
  const units = verticalLast(worstFirst(after)).flatMap(({ key, label, figure: other, target }) => {
    const one = before.find((group) => group.key === key)?.figure;
    const known = one !== undefined && !key.startsWith('_') && isKnown(one) && isKnown(other);
    return known ? [{ label, one, other, target, alike: measuredAlike(key, earlier, later) }] : [];
  });
  return [{ ...all, alike: true }, ...units];
}

/** Bodies of the vertical system stand apart, at the end. */
function verticalLast(groups: readonly SatisfactionGroup[]): readonly SatisfactionGroup[] {
  const own = groups.filter(({ kind }) => kind !== 'vertical');
  return [...own, ...groups.filter(({ kind }) => kind === 'vertical')];
}

/** Small units stand in the merged row. */
function isKnown({ kind }: Figure): boolean {
  return kind !== 'no-responses' && kind !== 'merged';
}

/** The worst department with the best, unless others are asked for. */
async function unitsCompared(reading: Reading, asked: Compared): Promise<ComparedUnits | null> {
  const by = alikeDivision(reading);
  const groups = by === null ? [] : (await reading.satisfaction(by)).groups;
  const units = verticalLast(worstFirst(groups)).filter(
    ({ key, figure }) => figure.kind === 'rate' && !key.startsWith('_'),
  );
  const chosen = (field: 'unit' | 'other', usual: SatisfactionGroup | undefined): SatisfactionGroup | undefined => {
    const key = asked[field];
    if (key === null) return usual;
    return units.find((unit) => unit.key === key) ?? notCompared(field);
  };
  const one = chosen('unit', units[0]);
  const rest = units.filter((unit) => unit !== one);
  const other = chosen('other', rest.findLast(({ kind }) => kind !== 'vertical') ?? rest[0]);
  if (by === null || !one || !other) return null;
  return { units, one, other, pairs: one === other ? [] : await pairsByQuestion(reading, by, one, other) };
}

/** @throws Problem `malformed` */
function notCompared(field: string): never {
  throw problem.malformed({ field });
}

/**
 * By what units are told that were all asked the same: who resolved files, else villages; each of those who lead has
 * questions of its own.
 */
function alikeDivision({ questionnaire, subject }: Reading): 'department' | 'village' | null {
  if (questionnaire.resolvingHeadline !== null) return 'department';
  return subject === 'administration' ? 'village' : null;
}

async function pairsByQuestion(
  reading: Reading,
  by: 'department' | 'village',
  one: SatisfactionGroup,
  other: SatisfactionGroup,
): Promise<readonly Pair[]> {
  const rated = new Set(
    reading.questionnaire.questions.flatMap(({ code, rates }) => (rates === 'resolving' ? code : [])),
  );
  const questionsOf = async ({ key }: SatisfactionGroup): Promise<readonly SatisfactionGroup[]> =>
    (await unless('filter-too-narrow', reading.satisfaction('question', { filter: { name: by, key } })))?.groups ?? [];
  const [ofOne, ofOther] = [await questionsOf(one), await questionsOf(other)];
  return worstFirst(ofOne).flatMap(({ key, label, figure, target }) => {
    const same = ofOther.find((group) => group.key === key);
    if (!same || (by === 'department' && !rated.has(key)) || !isKnown(figure) || !isKnown(same.figure)) return [];
    return [{ label, one: figure, other: same.figure, target, alike: true }];
  });
}

export function toComparison({ periods, units }: Comparison, reading: Reading) {
  const { language } = reading;
  const say = (key: string, values = {}): string => translate(language, `dashboard.compare.${key}`, values);
  return {
    nothing: !periods && !units,
    kept: keptIn(reading.address),
    periods: periods && {
      title: say('periods.title'),
      label: say('periodWith', { period: periodInLine(reading, periods.series) }),
      choices: choicesOf(periods, reading),
      table: toTable(
        periods.pairs,
        'moved',
        [periodInLine(periods.earlier, periods.series), periodInLine(periods.later, periods.series)],
        language,
      ),
    },
    units: units && {
      title: say(`units.title.${alikeDivision(reading)}`),
      lead: say('units.lead'),
      one: unitChoices(units.units, units.one),
      other: unitChoices(units.units, units.other),
      same: units.one === units.other,
      table:
        units.pairs.length > 0 ? toTable(units.pairs, 'apart', [units.one.label, units.other.label], language) : null,
    },
    time: `/dashboard/time?${writeAddress(reading.address)}`,
  };
}

/** The other periods, the newest first. */
function choicesOf({ series, earlier, later }: ComparedPeriods, reading: Reading): readonly Choice[] {
  const keyOf = (one: Reading): string => keyIn(reading, one);
  const other = keyOf(reading) === keyOf(later) ? earlier : later;
  return series
    .filter((one) => keyOf(one) !== keyOf(reading))
    .toReversed()
    .map((one) => ({ value: keyOf(one), name: periodInLine(one, series), chosen: one === other }));
}

function unitChoices(units: readonly SatisfactionGroup[], chosen: SatisfactionGroup): readonly Choice[] {
  return units.map((unit) => ({ value: unit.key, name: unit.label, chosen: unit === chosen }));
}

/** A line for each pair: both figures, how far they lie apart, and whether that is more than chance. */
interface ComparisonTable {
  readonly columns: readonly [string, string];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly FigureWords[];
    readonly difference: { readonly points: string; readonly interval: string } | null;
    readonly conclusion: { readonly text: string; readonly tone: Conclusion | null };
  }[];
}

function toTable(
  pairs: readonly Pair[],
  words: 'moved' | 'apart',
  columns: readonly [string, string],
  language: Language,
): ComparisonTable {
  const say = (key: 'asked' | 'tooFew' | `${typeof words}.${Conclusion}`): string =>
    translate(language, `dashboard.compare.${key}`);
  const rows = pairs.map(({ label, one, other, target, alike }) => {
    const both = alike && one.kind === 'rate' && other.kind === 'rate' ? changeBetween(one, other) : null;
    const tone = both?.conclusion ?? null;
    return {
      label,
      cells: [one, other].map((figure) => toFigureWords(figure, { language, target })),
      difference: both && differenceWords(both, language),
      conclusion: { text: say(tone ? `${words}.${tone}` : alike ? 'tooFew' : 'asked'), tone },
    };
  });
  return { columns, rows };
}

function differenceWords(
  { difference, interval }: ReturnType<typeof changeBetween>,
  language: Language,
): { points: string; interval: string } {
  const points = (fraction: number): string => formatPoints(fraction, language);
  return {
    points: translate(language, 'dashboard.compare.points', { points: points(difference) }),
    interval: translate(language, 'dashboard.compare.interval', {
      lower: points(interval.lower),
      upper: points(interval.upper),
    }),
  };
}
