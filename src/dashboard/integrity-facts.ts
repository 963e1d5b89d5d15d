import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';
import { errorBound } from '../statistics/clopper-pearson.js';
import type { Fact } from './facts.js';
import type { Reading } from './reading.js';

/** How many flags there were, what was made of them, who left out how many, and the headline with those. */
export function integrityFacts({ published, overall: { overall, target }, language }: Reading): readonly Fact[] {
  const { integrity, uncounted } = published;
  if (!integrity) return [];
  const { flags, exclusions, whole } = integrity;
  const say = (key: string, values = {}): string => translate(language, `integrity.trust.${key}`, values);
  const count = (n: number): string => formatCount(n, language);
  const counts = Object.fromEntries(Object.entries(flags).map(([name, n]) => [name, count(n)] as const));
  const found = { term: say('flags'), said: flags.found === 0 ? say('noFlags') : say('flagsSaid', counts) };
  const read = picturesLine(published, language);
  const facts = read === null ? [found] : [found, { term: say('pictures'), said: read }];
  if (uncounted.flagged === 0) return facts;
  const role = (name: string): string => translate(language, `access.roles.${name}`);
  const by = exclusions.map(({ proposed, decided, responses }) =>
    say('by', { first: role(proposed), second: role(decided), count: count(responses) }),
  );
  const excluded = say('excludedSaid', { count: uncounted.flagged, by: by.join('; ') });
  const style = { language, target };
  const rest =
    whole && overall.kind === 'rate'
      ? say('with', {
          ...{ satisfied: count(whole.satisfied), base: count(whole.base) },
          ...{ rate: formatRate(whole.satisfied / whole.base, style), own: formatRate(overall.rate, style) },
        })
      : say('withFew');
  return [...facts, { term: say('excluded'), said: `${excluded} ${rest}` }];
}

/** How many sheets were read from pictures, and how often that is wrong at most; null where none was. */
export function picturesLine({ integrity }: Reading['published'], language: Language): string | null {
  if (!integrity?.pictures) return null;
  const { sheets, looked, errors } = integrity.pictures;
  const say = (key: string, values = {}): string => translate(language, `integrity.trust.${key}`, values);
  const read = say('picturesRead', { count: sheets });
  if (looked === 0) return `${read} ${say('picturesUnseen')}`;
  // Rounded up to a tenth of a percent: never less than what may be wrong.
  const most = formatRate(Math.ceil(errorBound({ looked, errors }) * 1000) / 1000, { language });
  return `${read} ${say('picturesSeen', { count: looked, errors: formatCount(errors, language), most })}`;
}
