import type { Figure, RateFigure } from '../../src/figures/figure.js';
import type { SatisfactionGroup } from '../../src/figures/satisfaction-groups.js';
import { clopperPearson } from '../../src/statistics/clopper-pearson.js';

/** A rate as it is told, against a target of 90 %. @param worth independent people that it is worth */
export function aRate(
  satisfied: number,
  base: number,
  { worth = base, ...more }: Partial<RateFigure> & { readonly worth?: number } = {},
): RateFigure {
  const rate = satisfied / base;
  return {
    ...{ kind: 'rate', satisfied, base, respondents: base, effectiveRespondents: Math.floor(worth), rate },
    interval: { ...clopperPearson({ rate, effectiveBase: worth }), level: 0.9, method: 'clopper-pearson' },
    ...{ meetsTarget: rate >= 0.9, verdict: 'inconclusive', ...more },
  };
}

/** So many of so few that no rate is told. */
export function aFew(satisfied: number, respondents: number): Figure {
  return { kind: 'few', satisfied, base: respondents, respondents };
}

/** A row of a breakdown. */
export function aGroup(key: string, figure: Figure, more: Partial<SatisfactionGroup> = {}): SatisfactionGroup {
  return { key, label: key, kind: null, target: 0.9, figure, excluded: null, ...more };
}
