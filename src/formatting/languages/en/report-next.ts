import type { Translated } from '../../sentence.js';
import type { reportNext as vietnamese } from '../vi/report-next.js';

export const reportNext: Translated<typeof vietnamese> = {
  reportNext: {
    round: 'the next round',
    period: 'the next period',
    overall: 'For a certain verdict on {place}, {next} should collect about {needed} responses ({now} this time).',
    units: 'For a certain verdict on each unit, {next} should collect about: {parts}.',
    part: '{name} {needed} responses ({now} this time)',
    few: 'Units with few responses: {names}. Each needs at least {fewest} responses for a rate, and more for a certain verdict.',
    total: 'Should responses be spread over the units as they were, {next} needs about {needed} responses in all.',
    apart: 'More should be collected in the units named, rather than everywhere.',
    close:
      'The rate of {names} lies close to the target: even {most} responses would hardly settle it, so no number is set.',
    assumed:
      'These numbers assume that people are as satisfied, and are asked in the same way, as this time; then about eight surveys in ten end in a certain verdict. Nobody should collect more only to make the result look better.',
  },
};
