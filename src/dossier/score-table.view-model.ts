import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Criterion } from './criteria-file.js';
import { beforeWords } from './criterion.view-model.js';
import { type Boxes, boxesOfRow, type Faults } from './dossier-form.js';
import type { DossierRefusal, WholeDossier } from './dossiers.service.js';
import { toFigureLine } from './filled-figure.js';
import { criterionAddress, isOf } from './missing.js';
import { metChoices, metLabel, pointsWords } from './score-words.js';
import { hundredths, NOT_SCORED } from './self-score.js';

/** All criteria to be scored at once, and what became of what was sent. */
export interface ScoreTable {
  readonly catalogue: CommuneCatalogue;
  readonly whole: WholeDossier;
  readonly before: WholeDossier | null;
  /** As they were sent; null where nothing was yet. */
  readonly boxes: Boxes | null;
  /** By the code of the criterion. */
  readonly faults: ReadonlyMap<string, Faults>;
  readonly refusal: DossierRefusal | null;
  readonly mayKeep: boolean;
  readonly language: Language;
}

export function toScoreTable(table: ScoreTable) {
  const { catalogue, whole, faults, refusal, language } = table;
  const { communeId, year, set } = whole;
  return {
    ...{ communeId, year, heading: communeHeading(catalogue), action: scoresAddress(whole) },
    back: `/dossier?${new URLSearchParams({ commune: communeId, year: String(year) })}`,
    refusal: refusal && `dossier.refused.${refusal}`,
    hasFaults: faults.size > 0,
    isOpen: table.mayKeep && whole.dossier.handedInOn === null,
    groups: set.groups.map(({ key, name }) => ({
      name: translate(language, 'dossier.table.group', { number: key, name: name[language] }),
      rows: set.criteria.filter(({ group }) => group === key).map((one) => toRow(table, one)),
    })),
  };
}

/** The address of the table of a dossier. */
export function scoresAddress({ communeId, year }: Pick<WholeDossier, 'communeId' | 'year'>): string {
  return `/dossier/${communeId}/${year}/scores`;
}

function toRow({ whole, before, boxes, faults, language }: ScoreTable, criterion: Criterion) {
  const { code, text, points: stated } = criterion;
  const score = whole.scores.get(code);
  const sent = boxes && boxesOfRow(boxes, code);
  const written = (points: number | null): string => (points === null ? '' : pointsWords(points, language));
  const faultOf = (name: string): string | null => {
    const fault = faults.get(code)?.get(name);
    return fault ? `dossier.faults.${fault}` : null;
  };
  const { maximum, points, met } = score ?? NOT_SCORED;
  return {
    ...{ code, text: text[language], href: criterionAddress(whole, code) },
    changes: sent?.changes ?? String(score?.changes ?? 0),
    stated: stated === null ? null : pointsWords(hundredths(stated), language),
    maximum: { typed: sent?.maximum ?? written(maximum), fault: faultOf('maximum') },
    points: { typed: sent?.points ?? written(points), fault: faultOf('points') },
    choices: metChoices(sent?.met ?? (met === null ? '' : met ? 'yes' : 'no')),
    met: metLabel({ met }),
    figures: (whole.figures[code] ?? []).map((filled) => {
      const asked = criterion.figures.find((one) => isOf(filled, one)) ?? null;
      return toFigureLine(filled, { asked, communeId: whole.communeId, language });
    }),
    before: beforeWords({ before, whole, criterion, language }),
  };
}
