import { type RateRow, type RateTable, toSections } from '../dashboard/rate-table.js';
import { funnelIn } from '../dashboard/sections/units.js';
import { writeAddress } from '../figures/address.js';
import type { Figure } from '../figures/figure.js';
import { formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { type Subject, subjects } from '../questionnaires/questionnaire.js';
import type { CommuneInCity } from './city.service.js';

/** Communes side by side: alphabetical, each against the target, coverage and the way so far beside it. */
export interface CityView {
  readonly survey: string;
  readonly period: string | null;
  readonly subjects: readonly { readonly name: string; readonly address: string; readonly current: boolean }[];
  readonly scale: RateTable['scale'];
  readonly hint: string;
  readonly rows: readonly CityRow[];
  readonly funnel: ReturnType<typeof funnelIn>;
}

interface CityRow extends RateRow {
  /** Round or period that is told. */
  readonly told: string | null;
  /** `650/3.150 lượt`, responses on visits, where visits are known. */
  readonly coverage: string | null;
  readonly small: SmallMultiple | null;
}

/** The way of one commune, on the scale of all, in units of the drawing (`SMALL_WIDTH` × `SMALL_HEIGHT`). */
interface SmallMultiple {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Where the target stands. */
  readonly target: number | null;
}

export const SMALL_WIDTH = 120;
export const SMALL_HEIGHT = 36;

export function toCity(
  communes: readonly CommuneInCity[],
  { subject, period }: { readonly subject: Subject; readonly period: string | null },
  language: Language,
): CityView {
  const target = communes.find((one) => one.target !== null)?.target ?? null;
  const sources = communes.map(({ key, label, figure, target: own }) => ({
    ...{ key, label, figure, target: own },
    address: `/dashboard?${writeAddress({ commune: key, subject })}`,
  }));
  const table = toSections([{ heading: null, rows: sources }], target, language);
  const lowest = lowestIn(communes.flatMap(({ series }) => series));
  const groups = communes.map(({ key, label, figure, target: own }) => {
    return { key, label, figure, target: own, kind: null, excluded: null };
  });
  return {
    survey: translate(language, `dashboard.card.title.${subject}`),
    period: period && formatPeriod(period, language),
    subjects: subjects.map((one) => ({
      name: translate(language, `dashboard.attention.about.${one}`),
      address: `/city?${writeAddress({ subject: one, period })}`,
      current: one === subject,
    })),
    ...{ scale: table.scale, hint: table.hint },
    rows: table.sections.flatMap(({ rows }) => rows).map((row, index) => rowOf(row, communes[index], lowest, language)),
    funnel: funnelIn({ groups, target }, language),
  };
}

function rowOf(row: RateRow, commune: CommuneInCity | undefined, lowest: number, language: Language): CityRow {
  const { period = null, visits = null, series = [], target = null } = commune ?? {};
  return {
    ...row,
    told: period === null || period === 'all' ? null : formatPeriod(period, language),
    coverage:
      visits?.responses == null
        ? null
        : translate(language, 'city.coverage', {
            responses: formatCount(visits.responses, language),
            visits: formatCount(visits.total, language),
          }),
    small: smallMultiple(series, target, lowest),
  };
}

/** The lowest rate of all, down to a tenth: where every small drawing ends below. */
function lowestIn(figures: readonly Figure[]): number {
  const rates = figures.flatMap((figure) => (figure.kind === 'rate' ? [figure.rate] : []));
  return Math.min(0.8, Math.floor(Math.min(1, ...rates) * 10) / 10);
}

/** Points of the rates so far, in the order of time; a period without a rate leaves a gap. Null for fewer than two. */
export function smallMultiple(series: readonly Figure[], target: number | null, lowest: number): SmallMultiple | null {
  const step = SMALL_WIDTH / Math.max(1, series.length);
  const height = (rate: number): number => Math.round(((1 - rate) / (1 - lowest)) * SMALL_HEIGHT * 10) / 10;
  const points = series.flatMap((figure, index) =>
    figure.kind === 'rate' ? [{ x: Math.round((index + 0.5) * step * 10) / 10, y: height(figure.rate) }] : [],
  );
  return points.length < 2 ? null : { points, target: target === null ? null : height(target) };
}
