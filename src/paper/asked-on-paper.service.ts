import { Injectable } from '@nestjs/common';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { type Asked, AskedService } from '../responses/asked.service.js';
import type { Day } from '../rules/days.js';
import type { PaperBatch } from './paper.entity.js';

/** Finds what the sheets of a batch ask. */
@Injectable()
export class AskedOnPaper {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly campaigns: CampaignsService,
    private readonly asked: AskedService,
  ) {}

  /** What stands on the sheets, in the order and with the choices of the day on which they were made. */
  printed(batch: PaperBatch): Promise<Asked> {
    return this.on(batch, batch.madeOn);
  }

  /** What was asked on the day of an answer: whom it rates follows from that day. */
  async on(batch: PaperBatch, day: Day): Promise<Asked> {
    const point = await this.points.find(batch.communeId, batch.pointId);
    const asked = await this.asked.asked(point, await this.campaigns.find(batch.campaignId), day);
    return batch.form === 'short' ? { ...asked, placed: shortForm(asked.placed) } : asked;
  }
}

/** The questions with which a phone begins; the whole questionnaire where it has no others. */
function shortForm(questionnaire: Questionnaire): Questionnaire {
  return {
    ...questionnaire,
    questions: questionnaire.questions.filter(({ part }) => part === 'A'),
    pages: questionnaire.pages.filter(({ part }) => part === 'A'),
  };
}
