import { type Language, translate } from '../formatting/languages.js';
import type { WholeDossier } from './dossiers.service.js';
import { toFigureLine } from './filled-figure.js';
import { pointsWords } from './score-words.js';
import { hundredths, maximumOf, NOT_SCORED, type Outcome, type Score } from './self-score.js';

/** One thing that a dossier still lacks, and the page on which it is done. */
export interface MissingLine {
  readonly text: string;
  readonly href: string;
}

/**
 * What is missing before a dossier is handed in, in the order in which it is looked for.
 * @param signer who signs for the committee; empty where nobody is named
 */
export function missingIn(
  whole: WholeDossier,
  outcome: Outcome,
  { signer, language }: { readonly signer: string; readonly language: Language },
): readonly MissingLine[] {
  const { communeId, dossier, set } = whole;
  const say = (key: string, values = {}): string => translate(language, `dossier.missing.${key}`, values);
  const page = `/dossier?commune=${communeId}&year=${whole.year}#registration`;
  const level = set.levels.find(({ key }) => key === dossier.level);
  const hasThreshold = level && (level.pointsFrom ?? dossier.thresholds[level.key] ?? null) !== null;
  const { maximum } = outcome;
  const total = set.total === null ? null : hundredths(set.total);
  return [
    ...(dossier.registeredOn === null ? [{ text: say('registration'), href: page }] : []),
    ...(level ? [] : [{ text: say('level'), href: page }]),
    ...(level && !hasThreshold ? [{ text: say('threshold'), href: page }] : []),
    ...set.criteria.flatMap((criterion) => ofCriterion(whole, criterion, language)),
    ...notTold(whole, language),
    ...(maximum === null || total === null || maximum === total
      ? []
      : [
          {
            text: say('total', { points: pointsWords(maximum, language), total: pointsWords(total, language) }),
            href: '#criteria-title',
          },
        ]),
    ...(signer === '' ? [{ text: say('signer'), href: `/documents/frame/${communeId}` }] : []),
  ];
}

function ofCriterion(
  whole: WholeDossier,
  criterion: WholeDossier['set']['criteria'][number],
  language: Language,
): readonly MissingLine[] {
  const { communeId, year, scores, attachments, figures } = whole;
  const { code, figures: asked } = criterion;
  const score = scores.get(code) ?? NOT_SCORED;
  const newest = asked.map((one) => {
    const filled = figures[code]?.find((figure) => isOf(figure, one));
    return filled ? toFigureLine(filled, { asked: one, communeId, language }).isEnough : null;
  });
  const parts = [
    ...(score.points === null && score.met === null ? ['unscored'] : openIn(score, maximumOf(criterion, score))),
    ...(attachments.some((one) => one.code === code) ? [] : ['files']),
    ...(score.met === true && newest.includes(false) ? ['contradiction'] : []),
  ].map((part) => translate(language, `dossier.missing.parts.${part}`));
  if (parts.length === 0) return [];
  return [
    {
      text: translate(language, 'dossier.missing.criterion', { code, parts: parts.join('; ') }),
      href: criterionAddress({ communeId, year }, code),
    },
  ];
}

/** What is left where a part of it is decided. @param maximum hundredths */
function openIn({ points, met }: Score, maximum: number | null): readonly string[] {
  return [
    ...(maximum === null ? ['maximum'] : []),
    ...(points === null ? ['points'] : []),
    ...(met === null ? ['met'] : []),
  ];
}

/** What no survey of the year says yet. */
function notTold({ communeId, set, figures }: WholeDossier, language: Language): readonly MissingLine[] {
  return set.criteria.flatMap(({ code }) =>
    (figures[code] ?? []).flatMap((figure) => {
      if (figure.kind !== 'not-told') return [];
      const { name, address: href } = toFigureLine(figure, { asked: null, communeId, language });
      return [{ text: translate(language, 'dossier.missing.not-told', { code, name }), href }];
    }),
  );
}

type Filled = WholeDossier['figures'][string][number];

/** Whether a figure fills what is asked for. */
export function isOf(figure: Filled, asked: WholeDossier['set']['criteria'][number]['figures'][number]): boolean {
  if (asked.kind === 'cases-in-time') return figure.kind === 'cases-in-time';
  return figure.kind !== 'cases-in-time' && figure.subject === asked.subject;
}

/** The page of one criterion. */
export function criterionAddress({ communeId, year }: Pick<WholeDossier, 'communeId' | 'year'>, code: string): string {
  return `/dossier/${communeId}/${year}/criteria/${code}`;
}
