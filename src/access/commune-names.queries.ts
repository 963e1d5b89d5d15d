import { Injectable } from '@nestjs/common';
import { rows } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';

export interface CommuneName {
  readonly id: string;
  readonly name: string;
}

/**
 * Which communes can users belong to? Asked of the table itself: the room of communes stands above this one, and all
 * that is needed here is a name.
 */
@Injectable()
export class CommuneNamesQueries {
  constructor(private readonly queue: WriteQueue) {}

  list(): Promise<readonly CommuneName[]> {
    return this.queue.read(rows<CommuneName>('SELECT id, name FROM commune ORDER BY name'));
  }

  async exists(id: string): Promise<boolean> {
    return (await this.list()).some((commune) => commune.id === id);
  }
}
