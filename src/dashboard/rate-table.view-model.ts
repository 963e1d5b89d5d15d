import type { Figure } from '../figures/figure.js';
import { MERGED } from '../figures/partition.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatWholePercent } from '../formatting/numbers.js';
import { type Dot, type DotScale, dotOf, dotScale } from './dot-scale.js';
import { type FigureWords, toFigureWords } from './figure-words.js';

/** Units, elements, quarters or other groups: one row each, all on one scale. */
export interface RateTable {
  readonly scale: DotScale;
  /** How to read the drawing. */
  readonly hint: string;
  readonly sections: readonly RateSection[];
}

interface RateSection {
  readonly heading: string | null;
  readonly rows: readonly RateRow[];
}

export interface RateRow {
  readonly key: string;
  readonly label: string;
  /** Names of the groups that stand together in a merged row. */
  readonly mergedNames: string | null;
  readonly words: FigureWords;
  readonly dot: Dot | null;
  /** How its rate was reached; null where it has none. */
  readonly method: string | null;
}

/** What a row is made of. */
export interface RateSource {
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
  readonly mergedNames?: string | null;
  /** null where no target applies to this row */
  readonly target: number | null;
  /** where it tells how it was reached */
  readonly method?: string | undefined;
}

/** Where a row tells how it was reached, by its key. */
export type MethodOfRow = (key: string) => string;

/** Units with the merged row at their end, then bodies of the vertical system, apart and without a target. */
export function toRateTable(satisfaction: Satisfaction, language: Language, methodOf?: MethodOfRow): RateTable {
  const { groups, target } = satisfaction;
  const names = mergedNamesOf(satisfaction).join(', ');
  const sources = groups
    .filter(({ figure }) => figure.kind !== 'merged')
    .map(({ key, label, figure, target: own }) => ({
      ...{ key, label, figure, target: own, method: methodOf?.(key) },
      ...(key === MERGED ? { mergedNames: names } : {}),
    }));
  const vertical = new Set(groups.flatMap(({ key, kind }) => (kind === 'vertical' ? [key] : [])));
  return toSections(
    [
      { heading: null, rows: sources.filter(({ key }) => !vertical.has(key)) },
      {
        heading: translate(language, 'dashboard.verticalBlock'),
        rows: sources.filter(({ key }) => vertical.has(key)),
      },
    ],
    target,
    language,
  );
}

/** Rows under headings on one scale; a section without rows is left out. */
export function toSections(
  sections: readonly { readonly heading: string | null; readonly rows: readonly RateSource[] }[],
  target: number | null,
  language: Language,
): RateTable {
  const scale = dotScale(
    sections.flatMap(({ rows }) => rows.map(({ figure }) => figure)),
    target,
  );
  const toRow = ({ key, label, figure, mergedNames = null, method, ...reader }: RateSource): RateRow => ({
    ...{ key, label, mergedNames },
    words: toFigureWords(figure, { language, ...reader }),
    dot: dotOf(figure, scale),
    method: figure.kind === 'rate' ? (method ?? null) : null,
  });
  const targetWords = target === null ? null : formatWholePercent(target, language);
  return {
    scale,
    hint: translate(language, 'dashboard.scale', {
      target: targetWords ? translate(language, 'dashboard.scaleTarget', { target: targetWords }) : '',
    }),
    sections: sections
      .filter(({ rows }) => rows.length > 0)
      .map(({ heading, rows }) => ({ heading, rows: rows.map(toRow) })),
  };
}

/** Names of the groups that stand together in the merged row: those of few people, and those kept back for others. */
export function mergedNamesOf({ groups }: Pick<Satisfaction, 'groups'>): readonly string[] {
  return groups
    .filter(({ key, figure: { kind } }) => key !== MERGED && (kind === 'merged' || kind === 'held'))
    .map(({ label }) => label);
}
