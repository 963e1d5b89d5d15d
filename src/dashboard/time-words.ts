import type { Satisfaction } from '../figures/satisfaction.js';
import { timeSignals } from '../figures/time-signals.js';
import { type Language, translate } from '../formatting/languages.js';

/** Whether anything really changed over time, in sentences. */
export function timeWords(overTime: Pick<Satisfaction, 'groups'>, language: Language): readonly string[] {
  const { labels, chart } = timeSignals(overTime);
  const say = (key: string, values = {}): string => translate(language, `charts.${key}`, values);
  if (!chart) return [say('tooFewPoints', { count: labels.length })];
  if (chart.signals.length === 0) return [say('quiet', { count: labels.length }), say('limits')];
  const signals = chart.signals.map(({ rule, from, to, direction }) =>
    say(`signal.${rule}`, { from: labels[from] ?? '', to: labels[to] ?? '', direction: say(direction) }),
  );
  return [...signals, say('limits')];
}
