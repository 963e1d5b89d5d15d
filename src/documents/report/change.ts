import { measuredAlike } from '../../dashboard/joined-versions.js';
import { periodName } from '../../dashboard/page-head.js';
import { changeBetween } from '../../figures/figure.js';
import { translate } from '../../formatting/languages.js';
import { formatRate } from '../../formatting/numbers.js';
import type { Section } from '../composition.js';
import { headed, isSeveral, type ReportWords } from './opening.js';
import { picture } from './pictures.js';
import type { ReportSource } from './source.js';
import { joined, rated } from './words.js';

/** III.5: what moved since the period before, of everybody and by department. */
export function changeSection(source: ReportSource, words: ReportWords): Section {
  const { drawn } = source;
  const { language } = words;
  const charts = ['quarters', 'months', 'rounds'].flatMap((name) => picture(name, drawn, language));
  return {
    ...headed('change', 2, language),
    paragraphs: [...overallSentences(source, words), ...unitSentences(source, words)],
    after: charts,
  };
}

function overallSentences(source: ReportSource, { language, period }: ReportWords): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.change.${key}`, values);
  if (isSeveral(source)) return [say('parts', { period })];
  const { change, reading } = source;
  if (!change) return [say('nothing')];
  const { from, to, conclusion, words } = change;
  const { before } = words;
  if (from.figure.kind !== 'rate' || to.figure.kind !== 'rate') return [say('tooFew', { before })];
  const { target } = reading.overall;
  const rates = {
    from: formatRate(from.figure.rate, { language, target }),
    to: formatRate(to.figure.rate, { language, target }),
  };
  const more = [words.interval, words.smallestVisible, words.mix, words.standardised].filter((one) => one !== null);
  return [[say(conclusion, { before, ...rates }), ...more].join(' ')];
}

/** Departments that certainly rose or fell, each by itself. */
function unitSentences(
  { before, units, reading, division }: ReportSource,
  { language }: ReportWords,
): readonly string[] {
  if (!before?.units || !units || division !== 'department') return [];
  const say = (key: string, values = {}): string => translate(language, `report.change.${key}`, values);
  const earlier = new Map(rated(before.units.groups).map((group) => [group.key, group.figure]));
  const pairs = rated(units.groups).flatMap(({ key, label, figure, target }) => {
    const was = earlier.get(key);
    if (!was || !measuredAlike(key, before.reading, reading)) return [];
    const style = { language, target };
    const { conclusion } = changeBetween(was, figure);
    const moved = { name: label, from: formatRate(was.rate, style), to: formatRate(figure.rate, style) };
    return [{ conclusion, text: say('moved', moved) }];
  });
  if (pairs.length === 0) return [];
  const those = (wanted: string): readonly string[] =>
    pairs.filter(({ conclusion }) => conclusion === wanted).map(({ text }) => text);
  const [up, down] = [those('up'), those('down')];
  if (up.length + down.length === 0) return [say('unitsNone')];
  return [
    ...(up.length > 0 ? [say('unitsUp', { parts: joined(up) })] : []),
    ...(down.length > 0 ? [say('unitsDown', { parts: joined(down) })] : []),
    ...(up.length + down.length < pairs.length ? [say('unitsSame')] : []),
  ];
}

/** How a department moved since the period before. */
export function departmentChange(source: ReportSource, { language, period }: ReportWords): readonly string[] {
  const { department, reading } = source;
  const say = (key: string, values = {}): string => translate(language, `report.change.${key}`, values);
  if (isSeveral(source)) return [say('parts', { period })];
  const series = department?.series ?? [];
  const at = series.findIndex(
    (one) => one.reading.campaign.id === reading.campaign.id && one.reading.overall.period === reading.overall.period,
  );
  const [was, now] = [at > 0 ? series[at - 1] : undefined, series[at]];
  if (!was || !now) return [say('nothing')];
  if (!measuredAlike(now.row.key, was.reading, now.reading)) return [say('otherQuestions')];
  const before = periodName(was.reading.overall, was.reading.campaign, language, 'in a sentence');
  const [earlier, later] = [was.row.figure, now.row.figure];
  if (earlier.kind !== 'rate' || later.kind !== 'rate') return [say('tooFew', { before })];
  const style = { language, target: now.row.target };
  const rates = { from: formatRate(earlier.rate, style), to: formatRate(later.rate, style) };
  return [say(changeBetween(earlier, later).conclusion, { before, ...rates })];
}
