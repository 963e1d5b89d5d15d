import { Injectable } from '@nestjs/common';
import type { Text } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import type { CommuneCatalogue } from './catalogue.js';

/** An item of the survey on the administration, which a department leads. */
export interface LedItem {
  readonly code: string;
  readonly title: Text;
}

/** A commune that is to become another. */
export interface PlannedChange {
  readonly communeId: string;
  readonly from: Day;
  readonly before: CommuneCatalogue;
  readonly after: CommuneCatalogue;
}

/** One thing that follows from a change: the key of its sentence, with the names and days in it. */
export interface Consequence {
  readonly sentence: string;
  readonly name: string;
  readonly place?: string;
  readonly day?: Day;
  readonly count?: number;
}

type Foretell = (change: PlannedChange) => Promise<readonly Consequence[]>;

/** What rooms above this one know of a commune and its pages tell: each room says so when the server starts. */
@Injectable()
export class CommuneSurroundings {
  private readonly foretelling: Foretell[] = [];
  private items: (commune: CommuneCatalogue) => readonly LedItem[] = () => [];

  /** The items that a department can lead, in the words of a commune. */
  ledItemsAre(items: (commune: CommuneCatalogue) => readonly LedItem[]): void {
    this.items = items;
  }

  ledItems(commune: CommuneCatalogue): readonly LedItem[] {
    return this.items(commune);
  }

  /** What will come of a change, in the order in which rooms say so. */
  foretell(foretell: Foretell): void {
    this.foretelling.push(foretell);
  }

  async consequencesOf(change: PlannedChange): Promise<readonly Consequence[]> {
    return (await Promise.all(this.foretelling.map((foretell) => foretell(change)))).flat();
  }
}
