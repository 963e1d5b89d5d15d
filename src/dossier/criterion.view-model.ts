import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatDecimal, formatTarget } from '../formatting/numbers.js';
import type { AttachmentFault } from './attachments.service.js';
import type { DossierAttachment } from './dossier.entity.js';
import type { Boxes, Faults } from './dossier-form.js';
import type { DossierRefusal, WholeDossier } from './dossiers.service.js';
import { toFigureLine } from './filled-figure.js';
import { criterionAddress, isOf } from './missing.js';
import { metChoices, metLabel, pointsWords } from './score-words.js';
import { hundredths, NOT_SCORED } from './self-score.js';

/** One criterion, and what became of what was sent from its page. */
export interface CriterionPage {
  readonly catalogue: CommuneCatalogue;
  readonly whole: WholeDossier;
  readonly before: WholeDossier | null;
  readonly criterion: WholeDossier['set']['criteria'][number];
  readonly mayKeep: boolean;
  readonly boxes: Boxes | null;
  readonly faults: Faults;
  readonly fileFault: AttachmentFault | null;
  readonly refusal: DossierRefusal | null;
  readonly saved: string | null;
  readonly language: Language;
}

/** The page of one criterion: its figures, its score and its files. */
export function toCriterionView(page: CriterionPage) {
  const { catalogue, whole, criterion, mayKeep, refusal, saved, faults, fileFault, language } = page;
  const { communeId, year, dossier, set } = whole;
  const { code, group, points } = criterion;
  const at = set.criteria.indexOf(criterion);
  const beside = (index: number) => {
    const other = set.criteria[index];
    return other ? { code: other.code, address: criterionAddress(whole, other.code) } : null;
  };
  const groupName = set.groups.find(({ key }) => key === group)?.name[language] ?? '';
  return {
    ...{ communeId, year, heading: communeHeading(catalogue), code },
    text: criterion.text[language],
    groupName: translate(language, 'dossier.criterion.group', { number: group, name: groupName }),
    evidence: criterion.evidence[language],
    isOpen: mayKeep && dossier.handedInOn === null,
    handedInOn: dossier.handedInOn && formatDay(dossier.handedInOn, language),
    handedInBy: dossier.handedInBy,
    saved: saved && `dossier.saved.${saved}`,
    refusal: refusal && `dossier.refused.${refusal}`,
    hasFaults: faults.size > 0 || fileFault !== null,
    fileFault: fileFault && `dossier.faults.${fileFault}`,
    score: toScore(page),
    statedMaximum: points === null ? null : pointsWords(hundredths(points), language),
    figures: toFigures(page),
    files: whole.attachments.filter((one) => one.code === code).map((file) => toFile(whole, file, language)),
    before: beforeWords(page),
    ...{ address: criterionAddress(whole, code), previous: beside(at - 1), next: beside(at + 1) },
  };
}

function toScore({ whole, criterion, boxes, faults, language }: CriterionPage) {
  const score = whole.scores.get(criterion.code);
  const { points, maximum, met } = score ?? NOT_SCORED;
  const chosen = boxes ? (boxes.met ?? '') : met === null ? '' : met ? 'yes' : 'no';
  const typed = (one: number | null): string => (one === null ? '' : pointsWords(one, language));
  const faultOf = (name: string): string | null => {
    const fault = faults.get(name);
    return fault ? `dossier.faults.${fault}` : null;
  };
  return {
    changes: boxes?.changes ?? String(score?.changes ?? 0),
    points: { typed: boxes?.points ?? typed(points), fault: faultOf('points') },
    maximum: { typed: boxes?.maximum ?? typed(maximum), fault: faultOf('maximum') },
    comment: { typed: boxes?.comment ?? score?.comment ?? '', fault: faultOf('comment') },
    choices: metChoices(chosen),
    met: metLabel({ met }),
  };
}

/** Every figure of the year, the newest of each survey first, beside what is asked of it. */
function toFigures({ whole, criterion, language }: CriterionPage) {
  return (whole.figures[criterion.code] ?? []).map((filled) => {
    const asked = criterion.figures.find((one) => isOf(filled, one)) ?? null;
    const line = toFigureLine(filled, { asked, communeId: whole.communeId, language });
    const target = asked?.atLeast === undefined ? '' : formatTarget(asked.atLeast, language);
    const enough = line.isEnough ? 'enough' : 'notEnough';
    return {
      ...{ survey: line.name, told: line.told, source: line.source, address: line.address },
      judged: line.isEnough === null ? null : translate(language, `dossier.criterion.${enough}`, { target }),
      tone: line.isEnough ? 'good' : 'bad',
    };
  });
}

function toFile(
  whole: WholeDossier,
  { code, hash, name, kind, bytes, addedOn, addedBy }: DossierAttachment,
  language: Language,
) {
  const address = `${criterionAddress(whole, code)}/files/${hash}`;
  return {
    ...{ name: `${name}.${kind}`, address, removal: `${address}/remove` },
    about: translate(language, 'dossier.criterion.added', {
      ...{ size: sizeWords(bytes, language), day: formatDay(addedOn, language), by: addedBy },
    }),
  };
}

/** @example sizeWords(1_572_864, 'vi') // '1,5 MB' */
function sizeWords(bytes: number, language: Language): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024)
    return translate(language, 'dossier.size.kilobytes', { number: formatDecimal(Math.ceil(kilobytes), 0, language) });
  return translate(language, 'dossier.size.megabytes', { number: formatDecimal(kilobytes / 1024, 1, language) });
}

/** What the year before said by the same criterion; null where it did not, or was scored by others. */
export function beforeWords({
  before,
  whole,
  criterion,
  language,
}: Pick<CriterionPage, 'before' | 'whole' | 'criterion' | 'language'>): string | null {
  if (!before || before.dossier.criteria !== whole.dossier.criteria) return null;
  const score = before.scores.get(criterion.code);
  if (!score) return null;
  const { points } = score;
  const values = { year: before.year, met: translate(language, metLabel(score)) };
  if (points === null) return translate(language, 'dossier.criterion.beforeUnscored', values);
  return translate(language, 'dossier.criterion.before', { ...values, points: pointsWords(points, language) });
}
