import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { CollectionPoint } from './collection-point.entity.js';

/** The point that a printed code belongs to: asked for with every form and every response. */
export function* pointByCode(code: string): Work<CollectionPoint | null> {
  const [point = null] = yield* tableOf(CollectionPoint).select({ code });
  return point;
}
