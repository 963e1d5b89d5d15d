import { rateTogether } from '../figures/figure.js';
import { MERGED } from '../figures/partition.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatInterval, formatRate } from '../formatting/numbers.js';

/** What tells whether a headline may be believed, by the same formula as the headline. */
export interface BehindHeadline {
  readonly assisted: Satisfaction;
  readonly proof: Satisfaction;
}

/** A line each: who filled in, and the headline of those alone who surely answered once. */
export function toHeadlineLines({ assisted, proof }: BehindHeadline, language: Language): readonly string[] {
  return [helperLine(assisted, language), proofLine(proof, language)].filter((line) => line !== null);
}

/** `Tự điền 90,0% (86,8% – 92,7%), 311 phiếu · cán bộ giúp …`; null where there are not two to compare. */
function helperLine({ groups, target }: Satisfaction, language: Language): string | null {
  const told = groups.flatMap(({ key, label, figure }) => {
    return figure.kind === 'rate' && key !== MERGED ? [{ label, figure }] : [];
  });
  if (told.length < 2) return null;
  return told
    .map(({ label, figure: { rate, interval, respondents } }, index) =>
      translate(language, 'dashboard.behind.helper', {
        label: index === 0 ? label : label.toLocaleLowerCase(language),
        rate: formatRate(rate, { language, target }),
        interval: formatInterval(interval, { language, target }),
        respondents: formatCount(respondents, language),
      }),
    )
    .join(' · ');
}

/** Levels of proof under which one person can hardly answer twice. */
const STRONG: readonly string[] = ['one-time', 'window'];

/** The rate of forms with strong proof beside that of all: how much the headline hangs on the others. */
function proofLine({ groups, overall, target }: Satisfaction, language: Language): string | null {
  if (overall.kind !== 'rate') return null;
  const strong = groups.filter(({ key }) => STRONG.includes(key));
  const counted = strong.flatMap(({ figure }) => (figure.kind === 'rate' ? [figure] : []));
  const say = (key: string, values = {}): string => translate(language, `dashboard.behind.${key}`, values);
  if (strong.every(({ figure }) => figure.kind === 'no-responses')) return say('noProof');
  if (counted.length === 0) return say('littleProof');
  const { rate, satisfied, base, interval } = rateTogether(counted);
  return say('proof', {
    rate: formatRate(rate, { language, target }),
    interval: formatInterval(interval, { language, target }),
    satisfied: formatCount(satisfied, language),
    base: formatCount(base, language),
  });
}
