import type { CommuneCatalogue } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { About } from './evidence.js';
import type { ExclusionSet } from './exclusion-sets.js';

/** What things are called of which flags and exclusions speak; what has no name stands for itself. */
export interface Names {
  readonly language: Language;
  readonly points: ReadonlyMap<string, string>;
  readonly batches: ReadonlyMap<string, string>;
  readonly fields: CommuneCatalogue['fields'];
}

/** `Quầy 1, ngày 03/11/2026` */
export function whereWords({ point, day, batch, other, clerk, week, field }: About, names: Names): string {
  const { language, points, batches, fields } = names;
  const say = (kind: string, values: Record<string, string>): string =>
    translate(language, `integrity.where.${kind}`, values);
  if (clerk !== undefined) return say('clerk', { clerk });
  if (week !== undefined && field !== undefined) {
    return say('week', { field: fields.find(({ key }) => key === field)?.name ?? field, week });
  }
  if (batch !== undefined) {
    const code = batches.get(batch) ?? batch;
    return other === undefined
      ? say('batch', { batch: code })
      : say('copy', { batch: code, other: batches.get(other) ?? other });
  }
  const name = points.get(point ?? '') ?? point ?? '';
  return day === undefined ? say('point', { point: name }) : say('day', { point: name, day: formatDay(day, language) });
}

/** `Tất cả phiếu của tập AB123` */
export function setWords({ kind, pointId, day, batchId }: ExclusionSet, { language, points, batches }: Names): string {
  return translate(language, `integrity.sets.${kind}`, {
    point: points.get(pointId ?? '') ?? '',
    day: day ? formatDay(day, language) : '',
    batch: batches.get(batchId ?? '') ?? '',
  });
}
