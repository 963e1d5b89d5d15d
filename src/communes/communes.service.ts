import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Staff, servesCommune } from '../access/staff.js';
import { rows, type Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Day } from '../rules/days.js';
import { type CommuneCatalogue, parseCatalogue } from './catalogue.js';
import { Commune } from './commune.entity.js';
import { CatalogueVersion } from './commune-catalogue.entity.js';

/** Who serves whom, in every commune of this server and on every day. */
@Injectable()
export class CommunesService {
  /** Parsed catalogues by their stored text, so that one version is one object. */
  private readonly parsed = new Map<string, CommuneCatalogue>();

  constructor(
    @InjectRepository(Commune) private readonly communes: Repository<Commune>,
    private readonly queue: WriteQueue,
  ) {}

  /**
   * Takes in a commune's data file: the first one is valid for all days, a changed one from the day given, an
   * unchanged one alters nothing.
   * @throws Error that names the place in the file
   */
  async import(json: unknown, from: Day): Promise<CommuneCatalogue> {
    const catalogue = parseCatalogue(json);
    const { key: communeId } = catalogue;
    await this.queue.transaction(async (manager) => {
      const newest = await manager.findOne(CatalogueVersion, { where: { communeId }, order: { validFrom: 'DESC' } });
      if (newest && isDeepStrictEqual(newest.catalogue, catalogue)) return;
      await manager.upsert(Commune, { id: communeId, name: catalogue.name }, ['id']);
      const validFrom = newest ? from : BEFORE_ALL_DAYS;
      await manager.upsert(CatalogueVersion, { communeId, validFrom, catalogue }, ['communeId', 'validFrom']);
    });
    return catalogue;
  }

  /** @throws Problem `not-found` for an unknown commune */
  async catalogueOn(communeId: string, day: Day): Promise<CommuneCatalogue> {
    const text = await this.queue.remembered(['commune_catalogue'], `catalogue ${communeId} ${day}`, () =>
      validCatalogue(communeId, day),
    );
    if (text === null) throw problem.notFound({ what: communeId });
    const catalogue = this.parsed.get(text) ?? (JSON.parse(text) as CommuneCatalogue);
    this.parsed.set(text, catalogue);
    return catalogue;
  }

  /** Those this person works for, as they are on a day, by name. */
  async servedBy(staff: Staff, day: Day): Promise<readonly CommuneCatalogue[]> {
    const own = (await this.all()).filter(({ id }) => servesCommune(staff, id));
    return Promise.all(own.map(({ id }) => this.catalogueOn(id, day)));
  }

  all(): Promise<Commune[]> {
    return this.communes.find({ order: { name: 'ASC' } });
  }

  find(id: string): Promise<Commune | null> {
    return this.communes.findOneBy({ id });
  }
}

/** The stored text of the catalogue that is valid on a day: asked for with every response. */
function* validCatalogue(communeId: string, day: Day): Work<string | null> {
  const [version] = yield* rows<{ catalogue: string }>(
    `SELECT catalogue FROM commune_catalogue WHERE commune_id = $1 AND valid_from <= $2
     ORDER BY valid_from DESC LIMIT 1`,
    communeId,
    day,
  );
  return version?.catalogue ?? null;
}

const BEFORE_ALL_DAYS = '2000-01-01';
