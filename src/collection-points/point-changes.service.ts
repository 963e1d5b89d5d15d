import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { type CommuneCatalogue, centreOf } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Day } from '../rules/days.js';
import { newPointCode } from './codes.js';
import { CollectionPoint, type EarlierStanding, ReplacedCode, type Standing } from './collection-point.entity.js';
import type { PointPlace } from './point-places.js';

/** What of a point becomes another; what is not named stays. */
export interface PointChange {
  /** One clean line, not empty. */
  readonly name?: string;
  /** null for the Centre as a whole. */
  readonly place?: PointPlace | null;
}

const points = tableOf(CollectionPoint);

/** Changes of a point that stands: its name, its place and its code. What was answered there stays as it was. */
@Injectable()
export class PointChangesService {
  constructor(
    private readonly communes: CommunesService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Renames a point, or puts it at another place of its commune from today: what is answered on an earlier day stands at
   * the place of that day, whenever it arrives. What it is already, and a revoked point, stay as they are.
   */
  async change(point: CollectionPoint, { name, place }: PointChange, actor: string): Promise<void> {
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(point.communeId, today);
    const at = place === undefined ? null : standingAt(catalogue, place);
    await this.queue.commit(() => this.changed(point, { name, at, today }, actor));
  }

  /**
   * Gives a point a new code: the old one is refused from now on as if the point were revoked.
   * @param code the one that is replaced; where the point has another by now, nothing happens
   */
  async replaceCode(point: CollectionPoint, code: string, actor: string): Promise<void> {
    await this.queue.commit(() => this.replaced(point, code, actor));
  }

  /** Lets the first page lead to a link, or not any more. @throws Problem `not-found` for a point of another kind */
  async offerAtHome(point: CollectionPoint, onHomePage: boolean, actor: string): Promise<void> {
    if (point.kind !== 'link') throw problem.notFound();
    await this.queue.commit(() => this.offeredAtHome(point, onHomePage, actor));
  }

  private *changed(
    { communeId, id }: CollectionPoint,
    { name, at, today }: { readonly name?: string; readonly at: Standing | null; readonly today: Day },
    actor: string,
  ): Work<void> {
    const point = yield* points.hold({ communeId, id });
    if (!point || point.revokedOn !== null) return;
    if (name !== undefined && name !== point.name) {
      yield* points.update({ communeId, id }, { name });
      yield* this.note('point-renamed', point, actor, { was: point.name, name });
    }
    if (at && !isAt(point, at)) {
      yield* points.update({ communeId, id }, { ...at, earlierPlaces: withPlaceBefore(point, today) });
      yield* this.note('point-moved', point, actor, { was: named(point), at: named(at) });
    }
  }

  private *offeredAtHome({ communeId, id }: CollectionPoint, onHomePage: boolean, actor: string): Work<void> {
    const point = yield* points.hold({ communeId, id });
    if (!point || point.revokedOn !== null || point.onHomePage === onHomePage) return;
    yield* points.update({ communeId, id }, { onHomePage });
    yield* this.note(onHomePage ? 'point-put-on-home' : 'point-taken-off-home', point, actor, {});
  }

  private *replaced({ communeId, id }: CollectionPoint, code: string, actor: string): Work<void> {
    const point = yield* points.hold({ communeId, id });
    if (!point || point.revokedOn !== null || point.code !== code) return;
    const next = newPointCode();
    yield* tableOf(ReplacedCode).insert({ communeId, code, pointId: id, replacedOn: this.clock.today() });
    yield* points.update({ communeId, id }, { code: next });
    yield* this.note('point-code-replaced', point, actor, { was: code, code: next });
  }

  private note(action: string, point: CollectionPoint, actor: string, more: object): Work<void> {
    const { communeId, id: object, name, code } = point;
    return this.audit.append({ actor, communeId, action, object, details: { name, code, ...more } });
  }
}

/** What a point at a place says of itself; the unit of a counter receives what is answered there. */
function standingAt(catalogue: CommuneCatalogue, place: PointPlace | null): Standing {
  const none: Standing = { unit: null, counter: null, field: null, village: null };
  if (place?.kind === 'village') return { ...none, village: place.key };
  const unit = place?.kind === 'counter' ? catalogue.counters.find(({ key }) => key === place.key)?.unit : undefined;
  return { ...none, unit: unit ?? centreOf(catalogue), ...(place && { [place.kind]: place.key }) };
}

/** A day has one place: of several moves on one day, the last. */
function withPlaceBefore({ earlierPlaces, ...point }: CollectionPoint, today: Day): readonly EarlierStanding[] {
  if (earlierPlaces.at(-1)?.before === today) return earlierPlaces;
  const { unit, counter, field, village } = point;
  return [...earlierPlaces, { before: today, unit, counter, field, village }];
}

function isAt(point: Standing, { unit, counter, field, village }: Standing): boolean {
  return point.unit === unit && point.counter === counter && point.field === field && point.village === village;
}

/** The parts that say something, for the log. */
function named({ unit, counter, field, village }: Standing): object {
  return Object.fromEntries(Object.entries({ unit, counter, field, village }).filter(([, key]) => key !== null));
}
