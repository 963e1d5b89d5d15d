import type { ChartConfiguration } from 'chart.js';
import { onPage, onPaper } from '../../figures/chart-parts.js';
import { overTimeChart, pointsOf, type TimeName, type TimePoint, timeSignals } from '../../figures/over-time-chart.js';
import type { Satisfaction } from '../../figures/satisfaction.js';
import { formatDay, formatMonth } from '../../formatting/days.js';
import { type Language, translate } from '../../formatting/languages.js';
import { capitalised } from '../../formatting/letters.js';
import { compareNames } from '../../formatting/names.js';
import { formatCount } from '../../formatting/numbers.js';
import { FEWEST_POINTS } from '../../statistics/control-chart.js';
import { type Chart, figureRows } from '../chart-file.js';
import { namedInLine, versionWords } from '../joined-versions.js';
import { methodAddress } from '../method.js';
import { type RateSource, toSections } from '../rate-table.js';
import type { Reading } from '../reading.js';
import { section } from '../section.js';

/** "Theo thời gian": what changed since the period before, and the whole way by month, quarter or round. */
export const time = section({
  template: 'dashboard/sections/time',
  async read(reading) {
    const { subject, campaign } = reading;
    const { continuous } = campaign;
    const isMeeting = subject === 'meeting';
    return {
      change: await reading.change(),
      months: continuous ? await byPeriod('months', reading) : null,
      quarters: continuous ? await byPeriod('quarters', reading) : null,
      rounds: continuous || isMeeting ? null : await rounds(reading),
      meetings: isMeeting ? await meetingsByVillage(reading) : null,
    };
  },
  view({ change, months, quarters, rounds: all, meetings }, { language }) {
    const facts = change && [change.sentence, change.interval, change.smallestVisible, change.mix, change.standardised];
    return {
      change: facts?.filter((one) => one !== null) ?? null,
      overTime: [months, quarters, all].flatMap((one) => (one ? [toTimeView(one, language)] : [])),
      meetings: meetings && toSections(meetings, null, language),
    };
  },
  charts: {
    months: ({ months }, reading) => months && drawn(months, reading.language),
    quarters: ({ quarters }, reading) => quarters && drawn(quarters, reading.language),
    rounds: ({ rounds: all }, reading) => all && drawn(all, reading.language),
  },
});

/** What one chart over time is made of. */
export interface TimeSource {
  readonly name: TimeName;
  /** By month or quarter, or of the newest round. */
  readonly satisfaction: Satisfaction;
  readonly points: readonly TimePoint[];
  /** Name of the campaign that stands beside it. */
  readonly campaign: string;
  /** Where each point tells how it was reached, by its key. */
  readonly methodOf: (key: string) => string;
  /** Which versions stand in it, and what does not. */
  readonly versions: readonly string[];
}

async function byPeriod(name: 'months' | 'quarters', reading: Reading): Promise<TimeSource> {
  const { campaign, language } = reading;
  const by = name === 'months' ? 'month' : 'quarter';
  const line = await reading.line();
  const told = await Promise.all(line.map(async (one) => ({ one, satisfaction: await one.overTime(by) })));
  const own = told.find(({ one }) => one.campaign.id === campaign.id);
  const points = told.flatMap(({ one, satisfaction }) =>
    pointsOf(satisfaction, language).map((point) => ({ ...point, period: point.key, one })),
  );
  const isBeside = (period: string): boolean => points.filter((point) => point.period === period).length > 1;
  const inOrder = points.toSorted((a, b) => a.period.localeCompare(b.period));
  const addresses = new Map<string, string>();
  const inLine = inOrder.map(({ period, one, label, when, figure }) => {
    const key = one === own?.one ? period : `${one.campaign.id} ${period}`;
    addresses.set(key, methodAddress({ campaign: one.campaign.id, period }));
    const named = namedInLine(label, one, line);
    return { key, label: named, when: isBeside(period) ? namedInLine(when, one, line) : when, figure };
  });
  return {
    ...{ name, satisfaction: own?.satisfaction ?? reading.overall, points: inLine, campaign: campaign.name },
    methodOf: (key) => addresses.get(key) ?? '',
    versions: versionWords(reading, line),
  };
}

/** The rounds that stand in one line, each by the month in which it opened; by the day where another opened in it too. */
async function rounds(reading: Reading): Promise<TimeSource> {
  const series = await reading.series();
  const newest = series.at(-1) ?? reading;
  const monthOf = ({ campaign: { opensOn } }: Reading): string => opensOn.slice(0, 7);
  const isAlone = (one: Reading): boolean => series.filter((other) => monthOf(other) === monthOf(one)).length === 1;
  return {
    ...{ name: 'rounds', satisfaction: newest.overall, campaign: newest.campaign.name },
    points: series.map((one) => ({
      ...{ key: one.campaign.id, label: namedInLine(one.campaign.name, one, series), figure: one.overall.overall },
      when: isAlone(one) ? formatMonth(monthOf(one), one.language) : formatDay(one.campaign.opensOn, one.language),
    })),
    methodOf: (key) => methodAddress({ campaign: key, period: null }),
    versions: versionWords(reading, series),
  };
}

/** Every told meeting under its village, the newest first: each is about itself, so that no line joins them. */
async function meetingsByVillage(
  reading: Reading,
): Promise<readonly { readonly heading: string; readonly rows: readonly RateSource[] }[]> {
  const villages = new Map<string, RateSource[]>();
  for (const meeting of (await reading.series()).toReversed()) {
    const { campaign } = meeting;
    for (const { key, label, figure } of (await meeting.satisfaction('village')).groups) {
      if (figure.kind === 'no-responses' || figure.kind === 'merged') continue;
      const method = methodAddress({ campaign: campaign.id, period: null, by: 'village', key });
      const row = { key: campaign.id, label: campaign.name, figure, target: null, method };
      villages.set(label, [...(villages.get(label) ?? []), row]);
    }
  }
  return [...villages]
    .toSorted(([one], [other]) => compareNames(one, other))
    .map(([heading, rows]) => ({ heading, rows }));
}

/** A chart over time with its table, and in words whether anything really changed; one point is no chart. */
function toTimeView(source: TimeSource, language: Language) {
  const { name, satisfaction, points, methodOf } = source;
  const say = (key: string): string => translate(language, `dashboard.time.${name}.${key}`);
  const { target } = satisfaction;
  const rows = points.map(({ key, label, figure }) => ({ key, label, figure, target, method: methodOf(key) }));
  const rated = points.filter(({ figure }) => figure.kind === 'rate').length;
  return {
    ...{ name, id: `${name}-title`, title: say('title'), lead: say('lead'), heading: say('heading') },
    chart: rated < 2 ? null : JSON.stringify(overTimeChart(drawnOf(source), onPage, language)),
    words: [...(rated < 2 ? [] : timeWords(source, language)), ...source.versions],
    table: toSections([{ heading: null, rows }], target, language),
  };
}

function drawn(source: TimeSource, language: Language): Chart | null {
  const { points, satisfaction, campaign } = source;
  if (!points.some(({ figure }) => figure.kind === 'rate')) return null;
  return {
    config: overTimeChart(drawnOf(source), onPaper, language) as ChartConfiguration,
    height: 420,
    caption: [
      translate(language, 'charts.timeCaption'),
      ...timeWords(source, language),
      ...source.versions,
      basesOf(points, language),
    ],
    table: figureRows(points, language),
    ...{ about: satisfaction, campaign },
  };
}

/** Between two rounds nobody was asked, so no line joins them. */
function drawnOf({ name, points, satisfaction: { target } }: TimeSource): Parameters<typeof overTimeChart>[0] {
  return { points, target, joined: name !== 'rounds' };
}

/** A rate never travels without its base. */
function basesOf(points: readonly TimePoint[], language: Language): string {
  const bases = points.flatMap(({ when, figure }) =>
    figure.kind === 'rate' ? [`${when} ${formatCount(figure.respondents, language)}`] : [],
  );
  return translate(language, 'charts.bases', { bases: bases.join(' · ') });
}

/** Whether anything really changed over time, in sentences. */
function timeWords({ name, points }: Pick<TimeSource, 'name' | 'points'>, language: Language): readonly string[] {
  const { names, chart } = timeSignals(points);
  const values = { count: formatCount(names.length, language), unit: translate(language, `charts.unitOf.${name}`) };
  const say = (key: string, more = {}): string => translate(language, `charts.${key}`, { ...values, ...more });
  if (!chart) return [say(names.length < FEWEST_POINTS ? 'tooFewPoints' : 'noSpread')];
  if (chart.signals.length === 0) return [say('quiet'), say('limits')];
  const signals = chart.signals.map(({ rule, from, to, direction }) =>
    say(`signal.${rule}`, {
      from: capitalised(names[from] ?? ''),
      ...{ start: names[from] ?? '', to: names[to] ?? '', direction: say(direction) },
    }),
  );
  return [...signals, say('limits'), say('squares')];
}
