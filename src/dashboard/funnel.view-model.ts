import type { Funnel } from '../figures/units-chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatDecimal, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { FEWEST_UNITS } from '../statistics/overdispersion.js';

/** What a funnel plot says, in words. */
export interface FunnelWords {
  readonly chart: string;
  readonly caption: readonly string[];
  /** True where the answers of some unit are worth another number than its forms. */
  readonly weighs: boolean;
  readonly rows: readonly {
    /** numbered as the points are */
    readonly label: string;
    readonly respondents: string;
    readonly rate: string;
    /** independent answers its rate is worth */
    readonly worth: string;
    readonly position: string;
  }[];
}

export function funnelWords(
  { dispersion, units, without, config }: Funnel,
  target: number,
  language: Language,
): FunnelWords {
  const say = (key: string, values = {}): string => translate(language, `charts.${key}`, values);
  const weighs = units.some(({ worth, respondents }) => worth !== respondents);
  return {
    ...{ chart: JSON.stringify(config), weighs },
    caption: [
      say('funnelCaption', { target: formatWholePercent(target, language) }),
      dispersion > 1
        ? say('dispersion', { factor: formatDecimal(dispersion, 1, language) })
        : say(units.length < FEWEST_UNITS ? 'tooFewUnits' : 'noDispersion'),
      ...(weighs ? [say('worthCaption')] : []),
      ...(without.length > 0 ? [say('withoutDot', { names: without.join(', ') })] : []),
    ],
    rows: units.map(({ label, respondents, worth, rate, position }, index) => ({
      label: `${index + 1}. ${label}`,
      respondents: formatCount(respondents, language),
      worth: formatCount(worth, language),
      rate: formatRate(rate, { language, target }),
      position: say(`position.${position}`),
    })),
  };
}
