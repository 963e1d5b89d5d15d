import { type TimeName, type TimePoint, timeSignals } from '../figures/over-time-chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { FEWEST_POINTS } from '../statistics/control-chart.js';

/** Whether anything really changed over time, in sentences. */
export function timeWords(
  { name, points }: { readonly name: TimeName; readonly points: readonly TimePoint[] },
  language: Language,
): readonly string[] {
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

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
