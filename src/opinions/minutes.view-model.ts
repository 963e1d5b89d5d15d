import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import type { OpinionMatter, OpinionReason, OpinionVillage } from './opinion.entity.js';
import { type Reached, reachedOf } from './results.js';
import { type ResultsView, toResultsView } from './results.view-model.js';

/** The minutes that are printed and signed; in the language of what is signed. */
export interface MinutesView {
  readonly written: Language;
  readonly commune: string;
  readonly place: string;
  readonly name: string;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly closedOn: Day | null;
  readonly reached: Reached;
  readonly results: ResultsView;
  readonly back: string;
}

export function toMinutesView(
  { communeId, id, name, opensOn, closesOn, closedOn }: OpinionMatter,
  about: {
    readonly catalogue: CommuneCatalogue;
    readonly villages: readonly OpinionVillage[];
    readonly reasons: readonly OpinionReason[];
  },
): MinutesView {
  return {
    ...{ written: MAIN_LANGUAGE, commune: communeTitle(about.catalogue), place: about.catalogue.name },
    ...{ name, opensOn, closesOn, closedOn, back: `/opinions/${communeId}/${id}` },
    reached: reachedOf(about.villages),
    results: toResultsView({ ...about, readsWords: true, readsOriginals: false }, MAIN_LANGUAGE),
  };
}
