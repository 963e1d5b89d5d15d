import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { centreOf } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { cleanText } from '../rules/typed-text.js';
import { CollectionPoint, type PointKind } from './collection-point.entity.js';
import { newPointCode } from './point-code.js';
import { pointByCode } from './points.queries.js';

export interface NewPoint {
  readonly communeId: string;
  readonly kind: PointKind;
  readonly name: string;
  readonly unit?: string | null;
  readonly counter?: string | null;
  readonly field?: string | null;
  readonly village?: string | null;
}

/** The places where answers are given; a code, once printed, is never used for another place. */
@Injectable()
export class CollectionPointsService {
  constructor(
    @InjectRepository(CollectionPoint) private readonly points: Repository<CollectionPoint>,
    private readonly communes: CommunesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** @throws Problem `not-found` for an unknown commune, `input-invalid` naming a unit, counter, field or village */
  async create(wanted: NewPoint): Promise<CollectionPoint> {
    const catalogue = await this.communes.catalogueOn(wanted.communeId, this.clock.today());
    const counter = find(catalogue.counters, wanted.counter, 'counter');
    const field = find(catalogue.fields, wanted.field, 'field');
    const village = find(catalogue.villages, wanted.village, 'village');
    const unit = find(catalogue.units, wanted.unit ?? counter?.unit, 'unit');
    const name = cleanText(wanted.name);
    if (name === '') throw problem.inputInvalid({ field: 'name' });
    if (village && (field || counter)) throw problem.inputInvalid({ field: 'village' });
    const point = Object.assign(new CollectionPoint(), {
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
    });
    await this.queue.transaction((manager) => manager.insert(CollectionPoint, point));
    return point;
  }

  list(communeId: string): Promise<CollectionPoint[]> {
    return this.points.find({ where: { communeId }, order: { kind: 'ASC', name: 'ASC' } });
  }

  /** @throws Problem `point-unknown` */
  async byCode(code: string): Promise<CollectionPoint> {
    const point = await this.queue.remembered(['collection_point'], `point ${code}`, () => pointByCode(code));
    if (!point) throw problem.pointUnknown();
    return point;
  }

  /** @throws Problem `not-found` */
  async find(communeId: string, id: string): Promise<CollectionPoint> {
    const point = await this.points.findOneBy({ communeId, id });
    if (!point) throw problem.notFound();
    return point;
  }

  /** From today the code is refused; what was answered stays. */
  async revoke(point: CollectionPoint): Promise<void> {
    const { communeId, id } = point;
    const revokedOn = this.clock.today();
    await this.queue.transaction((manager) => manager.update(CollectionPoint, { communeId, id }, { revokedOn }));
  }

  /** The address that a QR code carries. */
  addressOf(point: CollectionPoint): string {
    return `${this.settings.baseUrl}/k/${point.code}`;
  }
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
