import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../config/clock.js';
import { rows } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';

export interface CommuneName {
  readonly id: string;
  readonly name: string;
}

/** A commune whose units a director may be at the head of, as they are today. */
export interface CommuneUnits extends CommuneName {
  readonly units: readonly { readonly key: string; readonly name: string }[];
}

/**
 * Which communes, and which of their units, can users belong to? Asked of the tables themselves: the room of communes
 * stands above this one, and all that is needed here are keys and names.
 */
@Injectable()
export class CommuneNamesQueries {
  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  list(): Promise<readonly CommuneName[]> {
    return this.queue.read(rows<CommuneName>('SELECT id, name FROM commune ORDER BY name'));
  }

  async exists(id: string): Promise<boolean> {
    return (await this.list()).some((commune) => commune.id === id);
  }

  /** @param communeId only this one; null for all */
  async withUnits(communeId: string | null): Promise<readonly CommuneUnits[]> {
    const communes = (await this.list()).filter(({ id }) => communeId === null || id === communeId);
    return Promise.all(communes.map(async (commune) => ({ ...commune, units: await this.unitsOf(commune.id) })));
  }

  /** Of a commune that is not taken in yet: none. */
  async unitsOf(communeId: string): Promise<CommuneUnits['units']> {
    const [valid] = await this.queue.read(
      rows<{ catalogue: string }>(
        `SELECT catalogue FROM commune_catalogue WHERE commune_id = $1 AND valid_from <= $2
         ORDER BY valid_from DESC LIMIT 1`,
        ...[communeId, this.clock.today()],
      ),
    );
    return valid ? withUnits.parse(JSON.parse(valid.catalogue)).units : [];
  }
}

const withUnits = z.object({ units: z.array(z.object({ key: z.string(), name: z.string() })) });
