import { offered } from '../figures/breakdowns.js';
import type { Figure } from '../figures/figure.js';
import { MERGED } from '../figures/partition.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatWholePercent } from '../formatting/numbers.js';
import { NOT_DETERMINED } from '../responses/dimensions.js';
import { type FigureWords, peopleIn, toFigureWords, toVerdictWords, type VerdictWords } from './figure-words.js';
import { unitAddress } from './page-head.js';
import type { Reading } from './reading.js';

/** Units, elements, quarters or other groups: one row each, all on one scale. */
export interface RateTable {
  readonly scale: DotScale;
  /** How to read the drawing. */
  readonly hint: string;
  readonly sections: readonly RateSection[];
}

interface RateSection {
  readonly heading: string | null;
  readonly rows: readonly RateRow[];
}

export interface RateRow {
  readonly key: string;
  readonly label: string;
  /** Names of the groups that stand together in a merged row. */
  readonly mergedNames: string | null;
  readonly words: FigureWords;
  readonly dot: Dot | null;
  /** `376/412 phiếu`, or of several answers each how many people gave them. */
  readonly people: string | null;
  /** The verdict in few words; null where no target applies, or there is no rate. */
  readonly verdict: VerdictWords | null;
  /** A page of its own; null where it has none. */
  readonly address: string | null;
  /** How its rate was reached; null where it has none. */
  readonly method: string | null;
}

/** What a row is made of. */
export interface RateSource {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  readonly mergedNames?: string | null;
  /** null where no target applies to this row */
  readonly target: number | null;
  readonly address?: string | null | undefined;
  /** where it tells how it was reached */
  readonly method?: string | undefined;
}

/** How the rows of a table stand, and where each leads, by its key. */
export interface RowLinks {
  /** Of counters: one that is held is one of few people, and stands in no merged row. */
  readonly heldApart?: boolean;
  /** null for a row without a page of its own */
  readonly pageOf?: (key: string) => string | null;
  readonly methodOf?: (key: string) => string;
}

/** Units with the merged row at their end, then bodies of the vertical system, apart and without a target. */
export function toRateTable(satisfaction: Satisfaction, language: Language, links: RowLinks = {}): RateTable {
  const { groups, target } = satisfaction;
  const names = mergedNamesOf(satisfaction, language, links).join(', ');
  const isMerged = !links.heldApart && groups.some(({ key }) => key === MERGED);
  const sources = groups
    .filter(({ figure: { kind } }) => kind !== 'merged' && (kind !== 'held' || !isMerged))
    .map(({ key, label, figure, target: own }) => ({
      ...{ key, label, figure, target: own, address: links.pageOf?.(key), method: links.methodOf?.(key) },
      ...(key === MERGED ? { mergedNames: names } : {}),
    }));
  const vertical = new Set(groups.flatMap(({ key, kind }) => (kind === 'vertical' ? [key] : [])));
  return toSections(
    [
      { heading: null, rows: sources.filter(({ key }) => !vertical.has(key)) },
      {
        heading: translate(language, 'dashboard.verticalBlock'),
        rows: sources.filter(({ key }) => vertical.has(key)),
      },
    ],
    target,
    language,
  );
}

/** Rows under headings on one scale; a section without rows is left out. */
export function toSections(
  sections: readonly { readonly heading: string | null; readonly rows: readonly RateSource[] }[],
  target: number | null,
  language: Language,
): RateTable {
  const scale = dotScale(
    sections.flatMap(({ rows }) => rows.map(({ figure }) => figure)),
    target,
  );
  const toRow = ({
    key,
    label,
    figure,
    mergedNames = null,
    address = null,
    method,
    ...reader
  }: RateSource): RateRow => ({
    ...{ key, label, mergedNames, address },
    words: toFigureWords(figure, { language, ...reader }),
    dot: dotOf(figure, scale),
    people: figure.kind === 'rate' ? peopleIn(figure, language) : null,
    verdict: toVerdictWords(figure, language),
    method: figure.kind === 'rate' ? (method ?? null) : null,
  });
  const targetWords = target === null ? null : formatWholePercent(target, language);
  return {
    scale,
    hint: translate(language, 'dashboard.scale', {
      target: targetWords ? translate(language, 'dashboard.scaleTarget', { target: targetWords }) : '',
    }),
    sections: sections
      .filter(({ rows }) => rows.length > 0)
      .map(({ heading, rows }) => ({ heading, rows: rows.map(toRow) })),
  };
}

/** What certainly fails on top, then other rates from the lowest, then what has no rate; equal ones as they were. */
export function worstFirst<Row extends Pick<RateSource, 'key' | 'figure'>>(rows: readonly Row[]): readonly Row[] {
  const place = ({ key, figure }: Row): readonly number[] => {
    if (figure.kind !== 'rate') return [2, 0];
    if (key === MERGED || key === NOT_DETERMINED) return [1, 1];
    return [figure.verdict === 'not-met' ? 0 : 1, figure.rate];
  };
  return rows.toSorted((one, other) => {
    const [a, b] = [place(one), place(other)];
    return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
  });
}

/** Names of the groups that stand together in the merged row: those of few people, and those kept back for others. */
export function mergedNamesOf(
  { groups }: Pick<Satisfaction, 'groups'>,
  language: Language,
  { heldApart = false }: Pick<RowLinks, 'heldApart'> = {},
): readonly string[] {
  const named = (state: 'merged' | 'held'): readonly string[] =>
    groups.filter(({ key, figure: { kind } }) => key !== MERGED && kind === state).map(({ label }) => label);
  const held = heldApart ? '' : named('held').join(', ');
  return [...named('merged'), ...(held ? [translate(language, 'dashboard.heldNames', { names: held })] : [])];
}

/** Where a rate, its interval and the target stand on one scale, in units of the SVG drawing (0 … `WIDTH`). */
interface Dot {
  readonly rate: number;
  readonly lower: number;
  readonly width: number;
}

interface DotScale {
  /** Left end of the scale as a fraction, a multiple of 10 %. */
  readonly from: number;
  readonly target: number | null;
  readonly ticks: readonly { readonly at: number; readonly percent: number }[];
}

export const WIDTH = 320;

/** One scale for all rows of a table, wide enough for every interval; it ends at 100 %. */
function dotScale(figures: readonly Figure[], target: number | null): DotScale {
  const lowest = Math.min(
    target ?? 1,
    ...figures.map((figure) => (figure.kind === 'rate' ? figure.interval.lower : 1)),
  );
  const from = Math.max(0, Math.min(0.8, Math.floor(lowest * 10) / 10));
  const tenths = Math.round((1 - from) * 10);
  const step = tenths > 5 ? 2 : 1;
  const ticks = Array.from({ length: tenths + 1 }, (_, index) => from + index / 10).filter(
    (_, index) => (tenths - index) % step === 0,
  );
  return {
    from,
    target: target === null ? null : place(target, from),
    ticks: ticks.map((tick) => ({ at: place(tick, from), percent: Math.round(tick * 100) })),
  };
}

/** The dot of one figure; null where there is no rate. */
function dotOf(figure: Figure, { from }: DotScale): Dot | null {
  if (figure.kind !== 'rate') return null;
  const lower = place(figure.interval.lower, from);
  return { rate: place(figure.rate, from), lower, width: round(place(figure.interval.upper, from) - lower) };
}

function place(rate: number, from: number): number {
  return round(Math.max(0, (rate - from) / (1 - from)) * WIDTH);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** What a survey is divided by: departments first, else villages. */
export function divisionsOf({ questionnaire, published }: Reading): readonly Division[] {
  const all = offered({ questionnaire, leads: published.leads, seesCounters: false });
  return divisions.filter((name) => all.includes(name));
}

const divisions = ['department', 'village', 'field'] as const;
export type Division = (typeof divisions)[number];

/** A survey by what it is divided by first; null where it is not divided. */
export async function unitsOf(reading: Reading): Promise<Satisfaction | null> {
  const [first] = divisionsOf(reading);
  if (first === undefined) return null;
  const told = await reading.satisfaction(first);
  if (reading.subject !== 'meeting') return told;
  // At a meeting only its own village is asked.
  return { ...told, groups: told.groups.filter(({ figure }) => figure.kind !== 'no-responses') };
}

/** Where a row of the first division leads: departments have pages. */
export function unitLinks(reading: Reading): RowLinks {
  const [first] = divisionsOf(reading);
  return first === 'department' ? { pageOf: (key) => unitAddress(reading, key) } : {};
}
