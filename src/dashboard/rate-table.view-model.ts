import type { Satisfaction } from '../figures/satisfaction.js';
import type { Language } from '../formatting/languages.js';
import { type Dot, type DotScale, dotOf, dotScale } from './dot-scale.js';
import { type FigureWords, toFigureWords } from './figure-words.js';

/** Units, elements or other groups, one row each on one scale. */
export interface RateTable {
  readonly scale: DotScale;
  readonly rows: readonly RateRow[];
  /** Bodies of the vertical system, apart and without the commune's target. */
  readonly vertical: readonly RateRow[];
  /** What is told of the groups that were merged, and their names. */
  readonly merged: RateRow | null;
  readonly mergedNames: string;
}

export interface RateRow {
  readonly key: string;
  readonly label: string;
  readonly words: FigureWords;
  readonly dot: Dot | null;
}

export function toRateTable(satisfaction: Satisfaction, language: Language): RateTable {
  const { groups, target, locked } = satisfaction;
  const scale = dotScale(
    groups.map(({ figure }) => figure),
    target,
  );
  const toRow = ({ key, label, figure, block }: Satisfaction['groups'][number]): RateRow => ({
    key,
    label,
    words: toFigureWords(figure, { language, locked, target: block === 'vertical' ? null : target }),
    dot: dotOf(figure, scale),
  });
  const shown = groups.filter(({ key, figure }) => key !== MERGED && figure.kind !== 'merged');
  const together = groups.find(({ key }) => key === MERGED);
  return {
    scale,
    rows: shown.filter(({ block }) => block !== 'vertical').map(toRow),
    vertical: shown.filter(({ block }) => block === 'vertical').map(toRow),
    merged: together ? toRow(together) : null,
    mergedNames: groups
      .filter(({ figure }) => figure.kind === 'merged')
      .map(({ label }) => label)
      .join(', '),
  };
}

const MERGED = '_merged';
