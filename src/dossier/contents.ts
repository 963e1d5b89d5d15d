import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { DossierAttachment } from './dossier.entity.js';
import { newestLines } from './dossier.view-model.js';
import type { WholeDossier } from './dossiers.service.js';
import { foldedName, uniqueNames } from './folded-name.js';
import { metLabel, metWords, outOf } from './score-words.js';
import { maximumOf, NOT_SCORED, outcomeOf } from './self-score.js';

/** The folder of one criterion in the archive of a dossier. */
export interface CriterionFolder {
  readonly path: string;
  /** What it is about, line by line. */
  readonly lines: readonly string[];
  readonly files: readonly { readonly path: string; readonly attachment: DossierAttachment }[];
}

const LONGEST_FOLDER = 40;

/** A folder for each criterion, with or without files. */
export function foldersOf(whole: WholeDossier, language: Language): readonly CriterionFolder[] {
  return whole.set.criteria.map((criterion) => {
    const { code, text } = criterion;
    const own = whole.attachments.filter((one) => one.code === code);
    const path = `${code}-${firstWords(foldedName(text[language]))}`;
    // The contents of the folder have a name in it too.
    const [, ...names] = uniqueNames(['muc-luc.txt', ...own.map(({ name, kind }) => `${foldedName(name)}.${kind}`)]);
    const files = own.map((attachment, index) => ({ attachment, path: `${path}/${names[index]}` }));
    return {
      path,
      files,
      lines: [...linesOf(whole, criterion, language), ...files.map((file) => fileLine(file, path))],
    };
  });
}

/** As many whole words as fit. */
function firstWords(folded: string): string {
  return folded.length > LONGEST_FOLDER ? folded.slice(0, LONGEST_FOLDER + 1).replace(/-[^-]*$/, '') : folded;
}

function linesOf(
  whole: WholeDossier,
  criterion: WholeDossier['set']['criteria'][number],
  language: Language,
): readonly string[] {
  const { code, text } = criterion;
  const score = whole.scores.get(code);
  const { points } = score ?? NOT_SCORED;
  const maximum = maximumOf(criterion, score ?? NOT_SCORED);
  const told = newestLines(whole, criterion, language).map(({ name, told, source }) =>
    [name, [told, source].filter((one) => one !== null).join('; ')].join(': '),
  );
  return [
    `${translate(language, 'dossier.criterion.title', { code })}. ${text[language]}`,
    translate(language, metLabel(score ?? NOT_SCORED)),
    ...(points === null ? [] : [outOf({ points, maximum }, language)]),
    ...(score?.comment ? [score.comment.replace(/\s*\n\s*/g, ' ')] : []),
    ...told,
  ];
}

function fileLine({ path, attachment }: CriterionFolder['files'][number], folder: string): string {
  return `${path.slice(folder.length + 1)} = ${attachment.name}.${attachment.kind}`;
}

/** What the archive holds, for whoever opens it. */
export function contentsOf(
  whole: WholeDossier,
  about: {
    readonly papers: readonly string[];
    readonly folders: readonly CriterionFolder[];
    readonly place: string;
    readonly language: Language;
  },
): string {
  const { papers, folders, place, language } = about;
  const { year, dossier, set } = whole;
  const outcome = outcomeOf(set, whole.scores, dossier.thresholds);
  const say = (key: string, values = {}): string => translate(language, `dossier.archive.${key}`, values);
  return asText([
    `${translate(language, 'dossier.title')}, ${place}, ${year}`,
    set.title[language],
    `${metWords(outcome, language)}; ${outOf(outcome, language)}`,
    ...(dossier.handedInOn ? [say('handedIn', { day: formatDay(dossier.handedInOn, language) })] : [say('open')]),
    '',
    ...papers,
    '',
    ...folders.flatMap(({ path, lines }) => [`${path}/`, ...lines.map((line) => `    ${line}`), '']),
    say('sums'),
  ]);
}

/** The same of one folder. */
export function contentsOfFolder({ lines }: CriterionFolder): string {
  return asText(lines);
}

/** As every editor of Windows opens it: with its mark, and line ends of its own. */
function asText(lines: readonly string[]): string {
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
