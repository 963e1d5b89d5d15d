import { languages } from '../../src/formatting/languages.js';
import { isPlural } from '../../src/formatting/sentence.js';

/**
 * A third language, made of the Vietnamese: each of its sentences stands in `⟦…⟧`. It is there from the start of the
 * server, like any other: whoever imports this does so before all else.
 */
export const PSEUDO = 'zz';

function marked(part: object): object {
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => {
      if (typeof value === 'string') return [name, `⟦${value}⟧`];
      return [name, isPlural(value) ? { one: `⟦${value.other}⟧`, other: `⟦${value.other}⟧` } : marked(value)];
    }),
  );
}

Object.assign(languages, { [PSEUDO]: marked(languages.vi) });
