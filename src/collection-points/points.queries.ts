import { type Row, rows, type Work } from '../database/statement.js';
import { CollectionPoint } from './collection-point.entity.js';

/** The point that a printed code belongs to: asked for with every form and every response. */
export function* pointByCode(code: string): Work<CollectionPoint | null> {
  const [found] = yield* rows('SELECT * FROM collection_point WHERE code = $1', code);
  return found ? asPoint(found) : null;
}

function asPoint(row: Row): CollectionPoint {
  return Object.assign(new CollectionPoint(), {
    communeId: row.commune_id,
    id: row.id,
    code: row.code,
    kind: row.kind,
    name: row.name,
    unit: row.unit,
    counter: row.counter,
    field: row.field,
    village: row.village,
    revokedOn: row.revoked_on,
  });
}
