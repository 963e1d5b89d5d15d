import { type Language, translate } from '../formatting/languages.js';
import type { WholeDossier } from './dossiers.service.js';
import { outOf } from './score-words.js';
import { type Outcome, outcomeOf, type Sums } from './self-score.js';

/** A dossier beside that of the year before. */
export interface ComparedView {
  readonly yearBefore: number;
  readonly sameCriteria: boolean;
  readonly rows: readonly { readonly name: string; readonly before: string; readonly now: string }[];
  /** Codes, one after the other; empty where there are none. */
  readonly gained: string;
  readonly lost: string;
}

/** @param before of the year before */
export function toCompared(
  now: WholeDossier,
  outcome: Outcome,
  { before, language }: { readonly before: WholeDossier; readonly language: Language },
): ComparedView {
  const then = outcomeOf(before.set, before.scores, before.dossier.thresholds);
  const sameCriteria = now.dossier.criteria === before.dossier.criteria;
  const say = (key: string): string => translate(language, `dossier.compared.${key}`);
  const met = ({ met: count, criteria }: Sums): string => `${count}/${criteria}`;
  const groups = sameCriteria
    ? now.set.groups.map(({ key, name }) => ({
        name: translate(language, 'dossier.table.group', { number: key, name: name[language] }),
        before: groupWords(then, key, language),
        now: groupWords(outcome, key, language),
      }))
    : [];
  const changed = (from: boolean, to: boolean): string =>
    now.set.criteria
      .map(({ code }) => code)
      .filter((code) => before.scores.get(code)?.met === from && now.scores.get(code)?.met === to)
      .join(', ');
  return {
    ...{ yearBefore: before.year, sameCriteria },
    rows: [
      { name: say('met'), before: met(then), now: met(outcome) },
      { name: say('points'), before: outOf(then, language), now: outOf(outcome, language) },
      ...groups,
    ],
    gained: sameCriteria ? changed(false, true) : '',
    lost: sameCriteria ? changed(true, false) : '',
  };
}

function groupWords({ groups }: Outcome, key: string, language: Language): string {
  const sums = groups.find((one) => one.key === key);
  return sums ? `${outOf(sums, language)}` : '';
}
