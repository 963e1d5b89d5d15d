import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Publication } from './publication.js';
import { newestPublications, readPublication } from './publications.queries.js';

/** Finds what is published of campaigns. */
@Injectable()
export class FiguresService {
  /** Publications never change, so those read lately are kept. */
  private readonly kept = new Map<string, Publication>();

  constructor(private readonly queue: WriteQueue) {}

  /** The newest publication of each period of a campaign, oldest period first. */
  async latest(campaign: Campaign): Promise<readonly Publication[]> {
    const { communeId, id } = campaign;
    const heads = await this.queue.remembered(['publication'], `publications ${communeId} ${id}`, () =>
      newestPublications(communeId, id),
    );
    const found: Publication[] = [];
    for (const head of heads) {
      const publication = this.kept.get(head.id) ?? (await this.queue.read(readPublication(communeId, head.id)));
      if (publication) found.push(this.keep(head.id, publication));
    }
    return found;
  }

  private keep(id: string, publication: Publication): Publication {
    this.kept.delete(id);
    this.kept.set(id, publication);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return publication;
  }
}

/** Publications in memory: some hundred kilobytes each. */
const MOST_KEPT = 100;
