import { onPage } from '../figures/chart-parts.js';
import { overTimeChart, type Round, type TimeName, type TimePoint } from '../figures/over-time-chart.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { methodAddress } from './method-address.js';
import { type MethodOfRow, type RateTable, toRateTable } from './rate-table.view-model.js';
import { toRoundTable } from './rounds.view-model.js';
import { timeWords } from './time-words.js';

/** What one chart over time is made of. */
export interface TimeSource {
  readonly name: TimeName;
  /** by month or quarter, or of the newest round */
  readonly satisfaction: Satisfaction;
  readonly points: readonly TimePoint[];
  /** the newest first; empty for months and quarters */
  readonly rounds: readonly Round[];
}

/** A chart over time with its table, and in words whether anything really changed. */
export interface TimeSection {
  readonly name: TimeName;
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly chart: string;
  readonly words: readonly string[];
  /** name of the first column */
  readonly heading: string;
  readonly table: RateTable;
}

export function toTimeSection(source: TimeSource, language: Language): TimeSection {
  const { name, satisfaction, rounds } = source;
  const say = (key: string): string => translate(language, `dashboard.time.${name}.${key}`);
  return {
    ...{ name, id: `${name}-title`, title: say('title'), lead: say('lead'), heading: say('heading') },
    chart: JSON.stringify(overTimeChart(drawnOf(source), onPage, language)),
    words: timeWords(source, language),
    table: name === 'rounds' ? toRoundTable(rounds, language) : toRateTable(satisfaction, language, methodIn(source)),
  };
}

/** A month or a quarter is told as that period alone, so that its own publication stands beside it. */
function methodIn({ satisfaction: { campaign } }: TimeSource): MethodOfRow {
  return (key) => methodAddress({ campaign, period: key });
}

/** Between two rounds nobody was asked, so no line joins them. */
export function drawnOf({ name, points, satisfaction: { target } }: TimeSource): Parameters<typeof overTimeChart>[0] {
  return { points, target, joined: name !== 'rounds' };
}
