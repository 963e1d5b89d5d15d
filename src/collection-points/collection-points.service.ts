import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { type CommuneCatalogue, centreOf } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { cleanLine } from '../rules/typed-text.js';
import { type AddressWarning, addressWarning } from './address-warning.js';
import { newPointCode } from './codes.js';
import { CollectionPoint, type PointKind, ReplacedCode } from './collection-point.entity.js';

export interface NewPoint {
  readonly communeId: string;
  readonly kind: PointKind;
  readonly name: string;
  readonly unit?: string | null;
  readonly counter?: string | null;
  readonly field?: string | null;
  readonly village?: string | null;
}

const points = tableOf(CollectionPoint);
const replacedCodes = tableOf(ReplacedCode);

/** The places where answers are given; a code, once printed, is never used for another place. */
@Injectable()
export class CollectionPointsService {
  constructor(
    private readonly communes: CommunesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** @throws Problem `not-found` for an unknown commune, `input-invalid` naming a unit, counter, field or village */
  async create(wanted: NewPoint, actor: string): Promise<CollectionPoint> {
    const point = await this.prepare(wanted);
    await this.queue.commit(() => this.add(point, actor));
    return point;
  }

  /**
   * Many points in one unit, all of them or none.
   * @returns false, with nothing made, where one of that kind and name has come into use meanwhile
   * @throws as `create`
   */
  async createAll(wanted: readonly NewPoint[], actor: string): Promise<boolean> {
    const all = await Promise.all(wanted.map((one) => this.prepare(one)));
    return this.queue.commit(() => this.addedAll(all, actor));
  }

  /**
   * A point ready to be added, on its own or together with what uses it.
   * @param usedIn its commune on the day on which it is first used, where that is not today
   * @throws as `create`
   */
  async prepare(wanted: NewPoint, usedIn?: CommuneCatalogue): Promise<CollectionPoint> {
    const catalogue = usedIn ?? (await this.communes.catalogueOn(wanted.communeId, this.clock.today()));
    const counter = find(catalogue.counters, wanted.counter, 'counter');
    const field = find(catalogue.fields, wanted.field, 'field');
    const village = find(catalogue.villages, wanted.village, 'village');
    const unit = find(catalogue.units, wanted.unit ?? counter?.unit, 'unit');
    const name = cleanLine(wanted.name);
    if (name === '') throw problem.inputInvalid({ field: 'name' });
    if (village && (field || counter)) throw problem.inputInvalid({ field: 'village' });
    return Object.assign(new CollectionPoint(), {
      communeId: wanted.communeId,
      id: randomUUID(),
      code: newPointCode(),
      kind: wanted.kind,
      name,
      unit: unit?.key ?? (village ? null : centreOf(catalogue)),
      counter: counter?.key ?? null,
      field: field?.key ?? null,
      village: village?.key ?? null,
      revokedOn: null,
      earlierPlaces: [],
      onHomePage: false,
    });
  }

  *add(point: CollectionPoint, actor: string): Work<void> {
    yield* points.insert(point);
    yield* this.note('point-created', point, actor);
  }

  list(communeId: string): Promise<readonly CollectionPoint[]> {
    return this.queue.read(pointsOfCommune(communeId));
  }

  /**
   * The point of a code. By one that was replaced it is as if revoked on that day, and everything else as it is.
   * @throws Problem `point-unknown`
   */
  async byCode(code: string): Promise<CollectionPoint> {
    const tables = ['collection_point', 'replaced_code'] as const;
    const point = await this.queue.remembered(tables, `point ${code}`, () => pointByCode(code));
    if (!point) throw problem.pointUnknown();
    return point;
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<CollectionPoint> {
    const point = await this.queue.read(points.find({ communeId, id }));
    if (!point) throw problem.notFound();
    return point;
  }

  /** From today the code is refused; what was answered stays. */
  async revoke(point: CollectionPoint, actor: string): Promise<void> {
    await this.queue.commit(() => this.revoked(point, actor));
  }

  /** Responses counted at each point of a commune, revoked ones too. */
  responsesAt(communeId: string): Promise<ReadonlyMap<string, number>> {
    return this.queue.read(responsesByPoint(communeId));
  }

  /** The codes that a point had before, the latest first. */
  async earlierCodes({ communeId, id: pointId }: CollectionPoint): Promise<readonly ReplacedCode[]> {
    return this.queue.read(
      replacedCodes.select({ communeId, pointId }, { order: { replacedOn: 'DESC', code: 'ASC' } }),
    );
  }

  /** The address that a QR code carries. */
  addressOf(point: CollectionPoint): string {
    return `${this.settings.baseUrl}/k/${point.code}`;
  }

  /** What is wrong with those addresses; null where citizens can be given them. */
  get addressWarning(): AddressWarning | null {
    return addressWarning(this.settings.baseUrl);
  }

  private *addedAll(all: readonly CollectionPoint[], actor: string): Work<boolean> {
    for (const { communeId, kind, name } of all) {
      if ((yield* points.count({ communeId, kind, name, revokedOn: null })) > 0) return false;
    }
    for (const point of all) yield* this.add(point, actor);
    return true;
  }

  /** Revoked once: the day stays. */
  private *revoked(point: CollectionPoint, actor: string): Work<void> {
    const { communeId, id } = point;
    const changed = yield* points.update({ communeId, id, revokedOn: null }, { revokedOn: this.clock.today() });
    if (changed > 0) yield* this.note('point-revoked', point, actor);
  }

  private note(action: string, { communeId, id, name, code }: CollectionPoint, actor: string): Work<void> {
    return this.audit.append({ actor, communeId, action, object: id, details: { name, code } });
  }
}

/** Every point of a commune, revoked ones too, by kind and name. */
export function pointsOfCommune(communeId: string): Work<readonly CollectionPoint[]> {
  return points.select({ communeId }, { order: { kind: 'ASC', name: 'ASC' } });
}

/**
 * Responses that were counted at each point of a commune, in all its campaigns. Asked of the counts themselves: the room
 * of responses stands above this one.
 */
export function* responsesByPoint(communeId: string): Work<ReadonlyMap<string, number>> {
  const counted = yield* rows<{ point_id: string; responses: unknown }>(
    `SELECT point_id, SUM(responses) AS responses FROM participation_count
     WHERE commune_id = $1 AND standing = 'counted' GROUP BY point_id`,
    communeId,
  );
  return new Map(counted.map(({ point_id: id, responses }) => [id, asCount(responses)]));
}

/** The point that a printed code belongs to: asked for with every form and every response. */
export function* pointByCode(code: string): Work<CollectionPoint | null> {
  const [point] = yield* points.select({ code });
  if (point) return point;
  const [before] = yield* replacedCodes.select({ code });
  const now = before && (yield* points.find({ communeId: before.communeId, id: before.pointId }));
  return now ? Object.assign(new CollectionPoint(), now, { code, revokedOn: before.replacedOn }) : null;
}

function find<T extends { readonly key: string }>(
  all: readonly T[],
  key: string | null | undefined,
  field: string,
): T | null {
  if (key === null || key === undefined || key === '') return null;
  const found = all.find((one) => one.key === key);
  if (!found) throw problem.inputInvalid({ field, value: key });
  return found;
}
