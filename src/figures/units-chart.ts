import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { chartOptions, intervalsOf, lineOf, onPaper, targetLine, tensBelow } from './chart-parts.js';
import { MERGED } from './partition.js';
import type { Satisfaction } from './satisfaction.js';

/**
 * Rates of units or other groups as dots with their intervals on one scale with the target. Only what has a rate has a
 * dot; the merged row is a hollow grey one. Values are percents with one decimal. For pictures: the page draws its own.
 */
export function unitsChart({ groups, target }: Satisfaction, language: Language): ChartConfiguration<'bar' | 'line'> {
  const say = (key: string): string => translate(language, `figures.chart.${key}`);
  // Bodies of the vertical system stand last, and the target's line does not reach them.
  const ordered = groups.toSorted((a, b) => Number(a.kind === 'vertical') - Number(b.kind === 'vertical'));
  const rated = ordered.flatMap(({ key, label, figure }) => (figure.kind === 'rate' ? [{ key, label, figure }] : []));
  const figures = rated.map(({ figure }) => figure);
  const rates = figures.map(({ rate }) => rate);
  const targets = figures.map(({ meetsTarget }) => (meetsTarget === null ? null : target));
  const colours = (merged: string, others: string) => rated.map(({ key }) => (key === MERGED ? merged : others));
  return {
    type: 'bar',
    data: {
      labels: rated.map(({ label }) => label),
      datasets: [
        lineOf(say('rate'), rates, {
          ...{ showLine: false, pointRadius: 6, pointBorderWidth: 2 },
          pointBackgroundColor: colours(onPaper.ground, onPaper.mark),
          pointBorderColor: colours(onPaper.quiet, onPaper.mark),
        }),
        ...(target === null ? [] : [lineOf(say('target'), targets, targetLine(onPaper))]),
        intervalsOf(say('spread'), figures, colours(onPaper.quiet, onPaper.spread)),
      ],
    },
    options: {
      indexAxis: 'y',
      ...chartOptions,
      scales: { x: { min: tensBelow(target ?? 1, ...figures.map(({ interval }) => interval.lower)), max: 100 } },
    },
  };
}
