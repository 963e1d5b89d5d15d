import { type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatWholePercent } from '../formatting/numbers.js';
import { toCompared } from './compared.js';
import type { FaultyCriteria } from './criteria.service.js';
import { type CriteriaSet, versionName } from './criteria-file.js';
import type { Boxes, Faults } from './dossier-form.js';
import type { DossierRefusal, WholeDossier } from './dossiers.service.js';
import { toFigureLine } from './filled-figure.js';
import { criterionAddress, isOf, missingIn } from './missing.js';
import { scoresAddress } from './score-table.view-model.js';
import { metLabel, metWords, outOf, pointsWords } from './score-words.js';
import { hundredths, maximumOf, NOT_SCORED, type Outcome, outcomeOf } from './self-score.js';

/** What the page of a year is made of, and what became of what was sent from it. */
export interface DossierPage {
  readonly catalogue: CommuneCatalogue;
  /** Those that the reader may look at. */
  readonly communes: readonly CommuneCatalogue[];
  readonly year: number;
  readonly years: readonly number[];
  /** Criteria that may be chosen. */
  readonly sets: readonly CriteriaSet[];
  readonly faulty: readonly FaultyCriteria[];
  /** Null where none is begun. */
  readonly whole: WholeDossier | null;
  readonly before: WholeDossier | null;
  /** Who signs for the committee. */
  readonly signer: string;
  readonly mayKeep: boolean;
  /** What was sent and refused. */
  readonly boxes: Boxes | null;
  readonly faults: Faults;
  readonly refusal: DossierRefusal | 'not-confirmed' | null;
  readonly saved: string | null;
  readonly language: Language;
}

/** The page of a year: registration, result, what is missing, and every criterion. */
export function toDossierView(page: DossierPage) {
  const { catalogue, communes, year, years, whole, refusal, saved, mayKeep, faulty, language } = page;
  const isOpen = mayKeep && whole?.dossier.handedInOn == null;
  return {
    ...toChooseCommune(communes, catalogue.key),
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), year, yearBefore: year - 1, mayKeep, isOpen },
    years: years.map((value) => ({ value, chosen: value === year })),
    saved: saved && `dossier.saved.${saved}`,
    refusal: refusal && `dossier.refused.${refusal}`,
    hasFaults: page.faults.size > 0,
    faulty: faulty.map(({ file, faults }) =>
      translate(language, 'dossier.faulty', {
        file,
        faults: faults.map(({ place, reason }) => `${place}: ${reason}`).join('; '),
      }),
    ),
    registration: toRegistration(page),
    whole: whole && toWhole(whole, page),
  };
}

function toRegistration({ sets, whole, boxes, faults, language }: DossierPage) {
  const { dossier } = whole ?? {};
  const chosen = boxes?.criteria ?? dossier?.criteria ?? null;
  // What a dossier is scored by stays on offer, though there is a newer version.
  const offered = whole && !sets.includes(whole.set) ? [whole.set, ...sets] : sets;
  const set = offered.find((one) => versionName(one) === chosen) ?? offered[0];
  const faultOf = (name: string): string | null => {
    const fault = faults.get(name);
    return fault ? `dossier.faults.${fault}` : null;
  };
  const points = (typed: number | null | undefined): string => (typed == null ? '' : pointsWords(typed, language));
  return {
    changes: boxes?.changes ?? String(dossier?.changes ?? 0),
    isUnfolded: faults.size > 0 || !whole,
    sets: offered.map((one) => ({
      ...{ value: versionName(one), name: one.title[language], chosen: one === set },
    })),
    levels: (set?.levels ?? []).map(({ key, name }) => ({
      ...{ value: key, name: name[language], chosen: key === (boxes?.level ?? dossier?.level) },
    })),
    levelFault: faultOf('level'),
    criteriaFault: faultOf('criteria'),
    registeredOn: boxes?.registeredOn ?? (dossier?.registeredOn ? formatDay(dossier.registeredOn) : ''),
    registeredFault: faultOf('registeredOn'),
    letter: boxes?.letter ?? dossier?.letter ?? '',
    letterFault: faultOf('letter'),
    thresholds: (whole?.set.levels ?? [])
      .filter(({ pointsFrom }) => pointsFrom === null)
      .map(({ key, name }) => ({
        ...{ name: `threshold-${key}`, level: name[language], fault: faultOf(`threshold-${key}`) },
        typed: boxes?.[`threshold-${key}`] ?? points(dossier?.thresholds[key]),
      })),
  };
}

function toWhole(whole: WholeDossier, { signer, before, language }: DossierPage) {
  const { communeId, year, dossier, set } = whole;
  const outcome = outcomeOf(set, whole.scores, dossier.thresholds);
  const level = set.levels.find(({ key }) => key === dossier.level);
  const missing = missingIn(whole, outcome, { signer, language });
  const base = `/dossier/${communeId}/${year}`;
  return {
    scores: scoresAddress(whole),
    criteria: set.title[language],
    unknown: set.unknown?.[language] ?? null,
    changes: dossier.changes,
    levelName: level?.name[language] ?? null,
    registeredOn: dossier.registeredOn && formatDay(dossier.registeredOn, language),
    letter: dossier.letter,
    handedInOn: dossier.handedInOn && formatDay(dossier.handedInOn, language),
    handedInBy: dossier.handedInBy,
    outcome: toOutcome(set, outcome, language),
    ...{ missing, missingCount: missing.length },
    groups: set.groups.map(({ key, name }) => toGroup(whole, outcome, { key, name: name[language], language })),
    compared: before && toCompared(whole, outcome, { before, language }),
    papers: [
      ...paperNames.map((one) => ({ name: `dossier.papers.${one}`, address: `${base}/papers/${one}.docx` })),
      { name: 'dossier.papers.workbook', address: `${base}/self-score.xlsx` },
      { name: 'dossier.papers.zip', address: `/api/v1/communes/${communeId}/dossier.zip?year=${year}` },
    ],
  };
}

/** The papers of a dossier, in the order in which they are handed in. */
export const paperNames = ['request', 'report', 'sheet'] as const;
export type PaperName = (typeof paperNames)[number];

const tones = { fulfilled: 'good', open: '', failed: 'bad' } as const;

function toOutcome(set: CriteriaSet, outcome: Outcome, language: Language) {
  const say = (key: string, values = {}): string => translate(language, `dossier.outcome.${key}`, values);
  const { criteria, unscored, isMostMet, areEnoughPoints, recognition } = outcome;
  const level = set.levels.find(({ key }) => key === outcome.level);
  const told = (condition: typeof recognition) => ({ label: `dossier.condition.${condition}`, tone: tones[condition] });
  return {
    met: metWords(outcome, language),
    metNeeded: say('metNeeded', { share: formatWholePercent(set.recognition.criteriaAbove, language) }),
    metTag: told(isMostMet),
    points: outOf(outcome, language),
    pointsNeeded: say('pointsNeeded', { points: pointsWords(hundredths(set.recognition.pointsFrom), language) }),
    pointsTag: told(areEnoughPoints),
    recognitionTag: told(recognition),
    level: level ? say('level', { level: level.name[language] }) : say('noLevel'),
    decided: say('decided', { scored: criteria - unscored, criteria }),
    ...{ criteriaCount: criteria, scoredCount: criteria - unscored },
  };
}

function toGroup(
  whole: WholeDossier,
  outcome: Outcome,
  { key, name, language }: { readonly key: string; readonly name: string; readonly language: Language },
) {
  const sums = outcome.groups.find((one) => one.key === key);
  const points = (one: number | null): string | null => (one === null ? null : pointsWords(one, language));
  return {
    name: translate(language, 'dossier.table.group', { number: key, name }),
    sum: translate(language, 'dossier.table.groupSum', {
      ...{ met: sums?.met ?? 0, criteria: sums?.criteria ?? 0, points: pointsWords(sums?.points ?? 0, language) },
    }),
    rows: whole.set.criteria
      .filter(({ group }) => group === key)
      .map((criterion) => {
        const { code, text } = criterion;
        const score = whole.scores.get(code) ?? NOT_SCORED;
        const files = whole.attachments.filter((one) => one.code === code).length;
        return {
          ...{ code, text: text[language], address: criterionAddress(whole, code) },
          maximum: points(maximumOf(criterion, score)),
          points: points(score.points),
          met: metLabel(score),
          metTone: score.met === null ? '' : score.met ? 'good' : 'bad',
          files: files === 0 ? null : translate(language, 'dossier.table.fileCount', { count: files }),
          figures: newestLines(whole, criterion, language).map(({ name: survey, told }) => ({ survey, told })),
        };
      }),
  };
}

/** What fills a criterion, the newest of each that it asks for. */
export function newestLines(whole: WholeDossier, criterion: CriteriaSet['criteria'][number], language: Language) {
  const { communeId, figures } = whole;
  return criterion.figures.flatMap((asked) => {
    const filled = figures[criterion.code]?.find((one) => isOf(one, asked));
    return filled ? [toFigureLine(filled, { asked, communeId, language })] : [];
  });
}
