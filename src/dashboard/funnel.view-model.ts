import type { Funnel } from '../figures/funnel-chart.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatDecimal, formatRate, formatWholePercent } from '../formatting/numbers.js';
import { FEWEST_UNITS } from '../statistics/overdispersion.js';

/** What a funnel plot says, in words. */
export interface FunnelWords {
  readonly chart: string;
  readonly caption: readonly string[];
  readonly rows: readonly {
    /** numbered as the points are */
    readonly label: string;
    readonly respondents: string;
    readonly rate: string;
    readonly position: string;
  }[];
}

export function funnelWords({ dispersion, units, config }: Funnel, target: number, language: Language): FunnelWords {
  const say = (key: string, values = {}): string => translate(language, `charts.${key}`, values);
  return {
    chart: JSON.stringify(config),
    caption: [
      say('funnelCaption', { target: formatWholePercent(target, language) }),
      dispersion > 1
        ? say('dispersion', { factor: formatDecimal(dispersion, 1, language) })
        : say(units.length < FEWEST_UNITS ? 'tooFewUnits' : 'noDispersion'),
    ],
    rows: units.map(({ label, respondents, rate, position }, index) => ({
      label: `${index + 1}. ${label}`,
      respondents: formatCount(respondents, language),
      rate: formatRate(rate, { language, target }),
      position: say(`position.${position}`),
    })),
  };
}
