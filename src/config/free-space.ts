import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from './settings.js';

/**
 * How much room the disk of the data still has: `low` is told to staff; where it is `scarce`, files are neither taken in
 * nor made; the `last` of it is for answers alone, until the disk itself refuses.
 */
export type SpaceState = 'enough' | 'low' | 'scarce' | 'last';

/** The room that is left where the database and the attachments stand, as the machine says. */
@Injectable()
export class FreeSpace {
  private last: { readonly at: number; readonly megabytes: number } | null = null;

  private readonly places: readonly string[];
  private readonly limits: Settings['space'];

  constructor({ sqliteFile, attachmentsFolder, space }: Settings) {
    this.places = [sqliteFile ?? attachmentsFolder, attachmentsFolder];
    this.limits = space;
  }

  /** Of the fuller disk, where they are two; whole, rounded down. */
  get megabytes(): number {
    if (this.last && performance.now() - this.last.at < A_WHILE_MS) return this.last.megabytes;
    const megabytes = Math.min(...this.places.map(megabytesAt));
    this.last = { at: performance.now(), megabytes };
    return megabytes;
  }

  get state(): SpaceState {
    const { megabytes } = this;
    const { low, scarce, last } = this.limits;
    if (megabytes < last) return 'last';
    if (megabytes < scarce) return 'scarce';
    return megabytes < low ? 'low' : 'enough';
  }
}

/** Asked with every page of staff. */
const A_WHILE_MS = 2_000;

/** What whoever is not root may use. */
function megabytesAt(path: string): number {
  let place = path;
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  return Math.floor((bavail * bsize) / 1_000_000);
}
