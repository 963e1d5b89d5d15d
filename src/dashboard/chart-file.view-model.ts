import type { ChartConfiguration } from 'chart.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { businessDate } from '../config/clock.js';
import { onPaper } from '../figures/chart-parts.js';
import { countedItems, type DistributionRow } from '../figures/distribution.js';
import type { ChartDrawing } from '../figures/drawing.service.js';
import { overTimeChart, timeNames } from '../figures/over-time-chart.js';
import { FIVE_STEPS, questionsChart } from '../figures/questions-chart.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { funnelOf, unitsChart } from '../figures/units-chart.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatWholePercent } from '../formatting/numbers.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type Cell, figureRows, funnelRows, questionRows } from './chart-table.js';
import { toFigureWords } from './figure-words.js';
import { funnelWords } from './funnel.view-model.js';
import { drawnOf, type TimeSource } from './time.view-model.js';
import { timeWords } from './time-words.js';

export const chartNames = ['units', 'elements', 'questions', 'funnel', ...timeNames] as const;
export type ChartName = (typeof chartNames)[number];

/** A chart as it is handed out: the drawing with its base, and the same as a table. */
export interface ChartFile {
  /** without ending, in letters that every system keeps */
  readonly fileName: string;
  readonly drawing: Omit<ChartDrawing, 'format'>;
  readonly table: readonly (readonly Cell[])[];
}

export interface ChartSource {
  readonly name: ChartName;
  readonly campaign: Pick<Campaign, 'name'>;
  readonly satisfaction: Satisfaction;
  readonly questions: readonly DistributionRow[];
  /** of a chart over time */
  readonly time: TimeSource | null;
  readonly questionnaire: Pick<Questionnaire, 'questions'>;
  /** True in a demonstration: a picture travels without the banner of the page. */
  readonly simulated: boolean;
}

/** @returns null where the campaign has nothing to draw, as a funnel of two units */
export function toChartFile(source: ChartSource, language: Language): ChartFile | null {
  const { name } = source;
  const chart = chartOf(source, language);
  if (!chart) return null;
  return {
    fileName: translate(language, `charts.fileNames.${name}`),
    drawing: {
      ...{ kind: 'chart', title: translate(language, `charts.${name}`), about: aboutOf(source, language) },
      ...{ legend: [], ...chart },
      caption: [...chart.caption, `${translate(language, 'dashboard.intervalCaption')}.`],
    },
    table: [
      ...tableOf(source, language),
      ...(source.satisfaction.trial ? [[translate(language, 'figures.trial')]] : []),
    ],
  };
}

function tableOf(source: ChartSource, language: Language): ChartFile['table'] {
  const { name, satisfaction, questions, questionnaire, time } = source;
  if (name === 'questions') return questionRows(countedItems(questions, questionnaire).counted, language);
  const funnel = name === 'funnel' ? funnelOf(satisfaction, onPaper, language) : null;
  if (funnel) return funnelRows(funnel.units, language);
  return figureRows(time?.points ?? satisfaction.groups, language);
}

interface Drawn {
  readonly config: ChartConfiguration;
  readonly height: number;
  readonly caption: readonly string[];
  readonly legend?: ChartDrawing['legend'];
}

function chartOf(source: ChartSource, language: Language): Drawn | null {
  const { name, satisfaction, questions, questionnaire, time } = source;
  const say = (key: string): string => translate(language, `charts.${key}`);
  const rows = satisfaction.groups.filter(({ figure }) => figure.kind === 'rate').length;
  switch (name) {
    case 'units':
    case 'elements': {
      const config = unitsChart(satisfaction, language) as ChartConfiguration;
      const caption = [say('dotCaption'), ...withoutDot(satisfaction, language)];
      return rows === 0 ? null : { config, height: 70 + rows * 46, caption };
    }
    case 'months':
    case 'quarters':
    case 'rounds': {
      if (!time?.points.some(({ figure }) => figure.kind === 'rate')) return null;
      const config = overTimeChart(drawnOf(time), onPaper, language) as ChartConfiguration;
      return {
        config,
        height: 420,
        caption: [say('timeCaption'), ...timeWords(time, language), basesOf(time, language)],
      };
    }
    case 'questions': {
      const { counted } = countedItems(questions, questionnaire);
      const config = questionsChart(counted, language) as ChartConfiguration;
      const legend = FIVE_STEPS.map((color, index) => ({
        ...{ color, label: translate(language, `dashboard.levels.${index + 1}`) },
      }));
      const height = 40 + counted.length * 92;
      return counted.length === 0 ? null : { config, height, legend, caption: [say('questionsCaption')] };
    }
    case 'funnel': {
      const funnel = funnelOf(satisfaction, onPaper, language);
      if (!funnel) return null;
      const { caption, rows: units } = funnelWords(funnel, satisfaction.target ?? 1, language);
      const named = units.map(
        ({ label, respondents, rate, position }) =>
          `${label}: ${rate} (${translate(language, 'dashboard.figure.respondents', { count: respondents })}), ${uncapitalised(position)}`,
      );
      return { config: funnel.config as ChartConfiguration, height: 520, caption: [...caption, named.join('; ')] };
    }
  }
}

/** A rate never travels without its base. */
function basesOf({ points }: TimeSource, language: Language): string {
  const bases = points.flatMap(({ when, figure }) =>
    figure.kind === 'rate' ? [`${when} ${formatCount(figure.respondents, language)}`] : [],
  );
  return translate(language, 'charts.bases', { bases: bases.join(' · ') });
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Whom a picture does not show, by name: a unit that is missing would look forgotten. */
function withoutDot({ groups }: Satisfaction, language: Language): readonly string[] {
  const few = groups
    .filter(({ figure }) => ['few', 'too-few', 'merged', 'held'].includes(figure.kind))
    .map(({ label }) => label);
  return few.length === 0 ? [] : [translate(language, 'charts.withoutDot', { names: few.join(', ') })];
}

/** Period, base and formula: what a picture never travels without. */
function aboutOf({ campaign, satisfaction, simulated, time }: ChartSource, language: Language): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `charts.${key}`, values);
  const { overall, period, trial, target, formula, publishedAt, dataHash } = satisfaction;
  const nameOf = (one: string): string => formatPeriod(one, language);
  const words = toFigureWords(overall, { language, target });
  return [
    ...(simulated ? [say('simulated')] : []),
    ...(trial ? [translate(language, 'figures.trial')] : []),
    say('about', {
      // Beside all rounds stands what the newest rests on.
      campaign: time?.rounds[0]?.campaign.name ?? campaign.name,
      period: period === WHOLE ? say('whole') : period.split('..').map(nameOf).join(' – '),
    }),
    words.rate === null
      ? (words.state ?? '')
      : say('base', { rate: words.rate, base: words.base, interval: words.interval }),
    say(trial ? 'formulaOfTrial' : 'formula', {
      formula: target === null ? formula : `${formula}, ${formatWholePercent(target, language)}`,
      day: formatDay(businessDate(new Date(publishedAt)), language),
      hash: dataHash.slice(0, 12),
    }),
  ];
}
