import type { BatchSeen, Evidence, Found } from '../evidence.js';

/**
 * Sheets do not add up: more were keyed than came back; once nothing more is keyed, some that came back were not; or many
 * are set down as spoilt.
 */
export function sheets({ batches }: Evidence): readonly Found[] {
  return batches.flatMap((batch): readonly Found[] => {
    const { id, returned, spoilt, sheets: keyed } = batch;
    const answers = keyed.length + spoilt;
    if (returned === null || !isUnusual(batch, answers, returned)) return [];
    const said = { answers, returned, spoilt };
    return [{ about: { batch: id }, weight: Math.abs(answers - returned) + spoilt, said }];
  });
}

function isUnusual({ isOver, spoilt }: BatchSeen, answers: number, returned: number): boolean {
  const missing = isOver ? returned - answers : 0;
  return answers > returned || missing >= LEAST || (spoilt >= LEAST_SPOILT && spoilt > SPOILT * answers);
}

const LEAST = 3;
const LEAST_SPOILT = 6;
const SPOILT = 0.3;
