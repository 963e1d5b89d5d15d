import type { CommuneCatalogue } from './catalogue.js';

/**
 * A commune as it was over several days: everything that was there on one of them, by its last name and kind, in its
 * last order.
 * @param catalogues oldest first, at least one
 */
export function catalogueOver(catalogues: readonly CommuneCatalogue[]): CommuneCatalogue {
  const last = catalogues.at(-1);
  if (!last) throw new RangeError('a commune over no days');
  const newestFirst = catalogues.toReversed();
  const all = <Of extends { readonly key: string }>(of: (catalogue: CommuneCatalogue) => readonly Of[]): Of[] => {
    const found = new Map<string, Of>();
    for (const catalogue of newestFirst)
      for (const one of of(catalogue)) if (!found.has(one.key)) found.set(one.key, one);
    return [...found.values()];
  };
  return {
    ...last,
    units: all(({ units }) => units),
    fields: all(({ fields }) => fields),
    counters: all(({ counters }) => counters),
    villages: all(({ villages }) => villages),
  };
}
