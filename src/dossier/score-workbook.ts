import { rateCell } from '../documents/figure-cells.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Cell, Sheet } from '../writers/xlsx.js';
import type { WholeDossier } from './dossiers.service.js';
import { type FilledFigure, toFigureLine } from './filled-figure.js';
import { metLabel } from './score-words.js';
import { maximumOf, NOT_SCORED, type Outcome, outcomeOf } from './self-score.js';

/**
 * The table of self-scores as a workbook, with what fills itself on a second sheet: numbers as numbers, and whatever
 * somebody typed as text.
 * @param heading of the commune: `Xã Hồng Châu`
 */
export function toScoreSheets(
  whole: WholeDossier,
  {
    heading,
    simulated,
    language,
  }: { readonly heading: string; readonly simulated: boolean; readonly language: Language },
): readonly Sheet[] {
  const outcome = outcomeOf(whole.set, whole.scores, whole.dossier.thresholds);
  const head = [
    [{ value: heading, style: 'total' } as const],
    [{ value: titleOf(whole, heading, language), style: 'title' } as const],
    [{ value: whole.set.title[language], style: 'note' } as const],
    ...(simulated ? [[{ value: translate(language, 'charts.simulated'), style: 'total' } as const]] : []),
    [],
  ];
  return [scoreSheet(whole, outcome, { head, language }), figureSheet(whole, language)];
}

function titleOf({ year }: WholeDossier, place: string, language: Language): string {
  return translate(language, 'dossierPapers.sheet.subject', { year, place }).replace('\n', ' ');
}

function scoreSheet(
  whole: WholeDossier,
  outcome: Outcome,
  { head, language }: { readonly head: readonly (readonly Cell[])[]; readonly language: Language },
): Sheet {
  const say = (key: string): string => translate(language, `dossier.table.${key}`);
  const number = (points: number | null): Cell => (points === null ? null : { value: points / 100, style: 'decimal' });
  const words = (value: string): Cell => ({ value, style: 'text' });
  const titles = [
    ...[translate(language, 'dossierPapers.number'), say('criterion'), say('maximum'), say('points'), say('met')],
    ...[say('files'), translate(language, 'dossierPapers.sheet.comment')],
  ];
  const rows = whole.set.groups.flatMap(({ key, name }): readonly (readonly Cell[])[] => [
    [{ value: translate(language, 'dossier.table.group', { number: key, name: name[language] }), style: 'total' }],
    ...whole.set.criteria
      .filter(({ group }) => group === key)
      .map((criterion): readonly Cell[] => {
        const { code, text } = criterion;
        const score = whole.scores.get(code);
        const { points } = score ?? NOT_SCORED;
        return [
          ...[words(code), words(text[language]), number(maximumOf(criterion, score ?? NOT_SCORED)), number(points)],
          words(score && score.met !== null ? translate(language, metLabel(score)) : ''),
          whole.attachments.filter((one) => one.code === code).length,
          words(score?.comment ?? ''),
        ];
      }),
  ]);
  const total: readonly Cell[] = [
    ...[null, { value: translate(language, 'dossierPapers.total'), style: 'total' } as const],
    ...[number(outcome.maximum), number(outcome.points), outcome.met],
  ];
  return {
    name: translate(language, 'dossierPapers.sheet.tab'),
    widths: [8, 60, 12, 12, 12, 12, 60],
    rows: [...head, titles.map((value) => ({ value, style: 'heading' }) as const), ...rows, total],
    landscape: true,
  };
}

function figureSheet({ set, figures, communeId }: WholeDossier, language: Language): Sheet {
  const say = (key: string): string => translate(language, `dossierPapers.sheet.${key}`);
  const titles = [
    ...[translate(language, 'dossierPapers.number'), translate(language, 'dossier.table.figure')],
    ...['told', 'satisfied', 'base', 'share', 'source'].map(say),
  ];
  const rows = set.criteria.flatMap(({ code }) =>
    (figures[code] ?? []).map((filled): readonly Cell[] => {
      const { name, told, source } = toFigureLine(filled, { asked: null, communeId, language });
      return [code, name, { value: told, style: 'text' }, ...countsOf(filled), { value: source ?? '', style: 'text' }];
    }),
  );
  return {
    name: say('figuresTab'),
    widths: [8, 44, 34, 14, 12, 12, 70],
    rows: [titles.map((value) => ({ value, style: 'heading' }) as const), ...rows],
  };
}

/** Satisfied, of how many, and the rate where one may be told. */
function countsOf(filled: FilledFigure): readonly Cell[] {
  if (filled.kind === 'not-told') return [null, null, null];
  if (filled.kind === 'cases-in-time') {
    return [filled.inTime, filled.of, filled.rate === null ? null : rateCell(filled.rate, null)];
  }
  const { figure, target } = filled;
  if (figure.kind === 'rate') return [figure.satisfied, figure.base, rateCell(figure.rate, target)];
  return figure.kind === 'few' ? [figure.satisfied, figure.base, null] : [null, null, null];
}
