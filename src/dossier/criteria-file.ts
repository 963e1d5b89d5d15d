import { z } from 'zod';
import { allLanguages, inEveryLanguage } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { subjects } from '../questionnaires/questionnaire.js';
import { cleanLine } from '../rules/typed-text.js';

/**
 * What a file of `data/criteria` holds: by what a commune scores itself. It is checked whole before it is used; a set is
 * never edited once a dossier has used it: a change is a new version.
 */

const line = z.string().transform(cleanLine).pipe(z.string().min(1).max(600));
/** In the main language; in any other where somebody has said it, else in the main one too. */
const text = z
  .partialRecord(z.enum(allLanguages()), line)
  .refine((said) => said[MAIN_LANGUAGE] !== undefined, 'not said in the main language')
  .transform((said) => inEveryLanguage((language) => said[language] ?? said[MAIN_LANGUAGE] ?? ''));
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as hai-phong');
const code = z.string().regex(/^\d{1,2}(\.\d{1,2}){0,3}$/, 'numbers such as 3.1.4');
/** Null where no text says how many. */
const points = z.number().min(0).max(1_000).nullable();
const fraction = z.number().gt(0).max(1);

const figure = z.discriminatedUnion('kind', [
  /** The headline of a survey. */
  z.strictObject({ kind: z.literal('survey'), subject: z.enum(subjects), atLeast: fraction.optional() }),
  /** Cases of the year that were answered in time. */
  z.strictObject({ kind: z.literal('cases-in-time'), atLeast: fraction.optional() }),
]);

const schema = z.strictObject({
  key: slug,
  version: z.number().int().min(1),
  title: text,
  /** Whose communes it is offered to first. */
  provinces: z.array(line).min(1),
  /** What gives the right to score by it, as papers cite it. */
  ground: text,
  /** To whom a commune hands it in. */
  addressee: text,
  /** Where it was found, for whoever checks it. */
  source: line,
  /** What nobody knows of it, in words for officers; null where all is known. */
  unknown: text.nullable(),
  /** Points of all criteria together; null where that is not known. */
  total: points,
  recognition: z.strictObject({
    /** More than this share of all criteria is met; as many are not enough. */
    criteriaAbove: fraction,
    /** As many points are enough. */
    pointsFrom: z.number().min(0),
  }),
  /** From the lowest to the highest. */
  levels: z.array(z.strictObject({ key: slug, name: text, pointsFrom: points })),
  groups: z.array(z.strictObject({ key: code, name: text, points })).min(1),
  criteria: z
    .array(
      z.strictObject({
        ...{ code, group: code, text, points, evidence: text },
        figures: z.array(figure).max(4).default([]),
      }),
    )
    .min(1)
    .max(200),
});

export type CriteriaSet = z.output<typeof schema>;
export type Criterion = CriteriaSet['criteria'][number];
/** What fills itself at a criterion. */
export type AskedFigure = z.output<typeof figure>;

/** What is wrong with a file: where, and why. */
export interface CriteriaFault {
  readonly place: string;
  readonly reason: string;
}

/**
 * Reads a set of criteria.
 * @param name of its file, without its ending: a set is found by it
 * @returns the set, or everything that is wrong with it
 */
export function readCriteria(
  json: unknown,
  name: string,
): { readonly set: CriteriaSet } | { readonly faults: readonly CriteriaFault[] } {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    return { faults: parsed.error.issues.map(({ path, message }) => ({ place: path.join('.'), reason: message })) };
  }
  const faults = [...faultsWithin(parsed.data)];
  if (versionName(parsed.data) !== name) faults.push({ place: 'key', reason: `not that of ${name}` });
  return faults.length > 0 ? { faults } : { set: parsed.data };
}

/** How a version is named, in its file and in dossiers. @example versionName({ key: 'hai-phong', version: 1 }) // 'hai-phong.v1' */
export function versionName({ key, version }: Pick<CriteriaSet, 'key' | 'version'>): string {
  return `${key}.v${version}`;
}

function* faultsWithin({ groups, criteria, levels }: CriteriaSet): Generator<CriteriaFault> {
  yield* repeated(
    'groups',
    groups.map(({ key }) => key),
  );
  yield* repeated(
    'levels',
    levels.map(({ key }) => key),
  );
  yield* repeated(
    'criteria',
    criteria.map((one) => one.code),
  );
  for (const [index, { group }] of criteria.entries()) {
    if (!groups.some(({ key }) => key === group))
      yield { place: `criteria.${index}.group`, reason: `there is no group ${group}` };
  }
  for (const [index, { key, points: stated }] of groups.entries()) {
    const own = criteria.filter(({ group }) => group === key);
    if (own.length === 0) yield { place: `groups.${index}`, reason: 'no criterion is in it' };
    const known = own.flatMap((one) => one.points ?? []);
    const sum = known.reduce((total, one) => total + one, 0);
    if (stated !== null && known.length === own.length && Math.abs(sum - stated) > 1e-6)
      yield { place: `groups.${index}.points`, reason: `its criteria have ${sum}` };
  }
}

function* repeated(place: string, names: readonly string[]): Generator<CriteriaFault> {
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index) yield { place: `${place}.${index}`, reason: `${name} stands there twice` };
}
