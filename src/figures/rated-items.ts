import { ALL_CRITERIA } from '../campaigns/campaign-layout.js';
import { wholeTitle } from '../questionnaires/whole-title.js';
import type { Asked } from './asked.js';
import { poolMeasure } from './measures.js';
import type { Satisfaction } from './satisfaction.js';
import { LED } from './satisfaction-groups.js';

/**
 * The questions that a figure rests on, by their whole titles, as the sums of its publication pool them.
 * @param key of the row, where it is one of a breakdown
 */
export function ratedItems(
  { query: { by }, measures, naming: { questionnaire, language } }: Asked,
  { item }: Pick<Satisfaction, 'item'>,
  key: string | null,
): readonly string[] {
  const pooled = (name: string): readonly string[] => {
    const measure = measures.get(name);
    return measure?.kind === 'pool' ? measure.questions : [];
  };
  const codes = (): readonly string[] => {
    if (key !== null && by === 'question') return [key];
    if (key !== null && by === 'element') return pooled(poolMeasure(`element:${key}`));
    if (item !== null) return [item];
    return key !== null && by === 'department' ? pooled(LED + key) : pooled(poolMeasure(ALL_CRITERIA));
  };
  const asked = new Set(codes());
  return questionnaire.questions.flatMap((question) =>
    asked.has(question.code) ? [wholeTitle(question)[language]] : [],
  );
}
