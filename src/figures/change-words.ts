import { WHOLE } from '../campaigns/campaign-calendar.js';
import { formatMonth, formatQuarter } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatDecimal, formatRate, formatWholePercent } from '../formatting/numbers.js';
import type { ShareMove } from '../statistics/mix-shift.js';
import type { Change, ChangeEnd, ChangeWords } from './change.js';
import { MERGED } from './partition.js';

/** @example pointsOf(0.0153, 'vi') // '1,5' */
function pointsOf(fraction: number, language: Language): string {
  return formatDecimal(fraction * 100, 1, language);
}

/** How an earlier period is called within a sentence: a quarter, or a round by the month it opened. */
function nameOfPeriod({ period, opensOn }: Pick<ChangeEnd, 'period' | 'opensOn'>, language: Language): string {
  if (period !== WHOLE) return formatQuarter(period, language);
  return translate(language, 'change.round', { month: formatMonth(opensOn.slice(0, 7), language) });
}

/** Says a change in the language asked for. */
export function changeWords(told: Omit<Change, 'words'>, language: Language): ChangeWords {
  const say = (key: string, values = {}): string => translate(language, `change.${key}`, values);
  const before = nameOfPeriod(told.from, language);
  const [from, to] = [told.from.figure, told.to.figure];
  const { difference, interval, smallestVisible, conclusion, standardised } = told;
  if (from.kind !== 'rate' || to.kind !== 'rate' || difference === null || !interval) {
    const none = { interval: null, smallestVisible: null, mix: null, standardised: null };
    return { before, sentence: say('tooFew', { before }), ...none };
  }
  const moves = [...movesIn('channel', told, language), ...movesIn('assisted', told, language)];
  const points = (fraction: number): string => pointsOf(fraction, language);
  const rates = { from: formatRate(from.rate, { language }), to: formatRate(to.rate, { language }) };
  return {
    before,
    sentence: say(conclusion, { before, ...rates }),
    interval: say('interval', {
      ...{ difference: points(difference), lower: points(interval.lower), upper: points(interval.upper) },
    }),
    smallestVisible:
      smallestVisible === null ? say('nothingVisible') : say('smallestVisible', { points: points(smallestVisible) }),
    mix: moves.length > 0 ? say('mix', { moves: moves.join('; ') }) : null,
    standardised: standardised
      ? say(`standardised.${standardised.conclusion}`, { before, to: formatRate(standardised.rate, { language }) })
      : moves.length > 0
        ? say('notStandardised', { before })
        : null,
  };
}

function movesIn(kind: 'channel' | 'assisted', { mixes }: Omit<Change, 'words'>, language: Language): string[] {
  const share = (fraction: number): string => formatWholePercent(fraction, language);
  return mixes[kind].moved.map(({ key, earlier, later }: ShareMove) =>
    translate(language, 'change.move', {
      way: uncapitalised(translate(language, key === MERGED ? 'figures.merged' : `figures.${kind}.${key}`)),
      from: share(earlier),
      to: share(later),
    }),
  );
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
