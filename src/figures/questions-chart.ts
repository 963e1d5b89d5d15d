import type { ChartConfiguration } from 'chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { chartOptions, onPaper } from './chart-parts.js';
import type { CountedItem } from './satisfaction.js';

/** ColorBrewer BrBG, from the least to the most satisfied: the same five steps on page, chart and document. */
export const FIVE_STEPS = ['#a6611a', '#dfc27d', '#d0d0d0', '#80cdc1', '#018571'] as const;

/** Answers by step of the five-step palette; null where a shorter scale has no such level. */
export function atSteps(levels: readonly number[]): readonly (number | null)[] {
  const steps = stepsOf(levels);
  return [1, 2, 3, 4, 5].map((step) => levels[steps.indexOf(step)] ?? null);
}

/** Shorter scales keep both ends of the palette, and its neutral step where they have a middle. */
export function stepsOf({ length }: readonly number[]): readonly number[] {
  if (length === 3) return [1, 3, 5];
  return length === 4 ? [1, 2, 4, 5] : [1, 2, 3, 4, 5];
}

/**
 * Answers to satisfaction items as diverging stacked bars, in percent of each item's base: the unsatisfied levels and
 * half of the neutral one to the left of the line at zero. The counts stand in each bar's name, with those of "Không biết",
 * which no bar holds.
 */
export function questionsChart(items: readonly CountedItem[], language: Language): ChartConfiguration<'bar' | 'line'> {
  const shares = items.map(({ levels, base }) => atSteps(levels).map((count) => ((count ?? 0) / base) * 100));
  // Bars grow away from zero in the order of their sets, so the neutral halves come first.
  const parts = [
    { step: 3, part: -0.5 },
    { step: 2, part: -1 },
    { step: 1, part: -1 },
    { step: 3, part: 0.5 },
    { step: 4, part: 1 },
    { step: 5, part: 1 },
  ];
  return {
    type: 'bar',
    data: {
      labels: items.map((item) => [...lines(item.label), countsOf(item, language)]),
      datasets: [
        {
          type: 'line',
          label: '',
          data: items.map(() => 0),
          ...{ borderColor: onPaper.quiet, borderWidth: 1.5, pointRadius: 0 },
        },
        ...parts.map(({ step, part }) => ({
          label: translate(language, `dashboard.levels.${step}`),
          data: shares.map((share) => Math.round((share[step - 1] ?? 0) * part * 10) / 10),
          ...{ type: 'bar' as const, backgroundColor: FIVE_STEPS[step - 1], barPercentage: 0.8 },
        })),
      ],
    },
    options: {
      indexAxis: 'y',
      ...chartOptions,
      scales: { x: { stacked: true, ticks: { display: false }, grid: { display: false } }, y: { stacked: true } },
    },
  };
}

/** `1.134/1.381 · Không biết: 68` */
function countsOf({ satisfied, base, outside }: CountedItem, language: Language): string {
  const counts = { satisfied: formatCount(satisfied, language), base: formatCount(base, language) };
  return translate(language, `figures.chart.${outside > 0 ? 'countsOutside' : 'counts'}`, {
    ...counts,
    outside: formatCount(outside, language),
  });
}

const LINE = 46;

/** A question in lines short enough to stand beside its bar. */
function lines(text: string): string[] {
  const found: string[] = [];
  for (const word of text.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}
