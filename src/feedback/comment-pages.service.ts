import { Injectable } from '@nestjs/common';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { communeHeading, unitName } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { placedAt } from '../questionnaires/place.js';
import { type Question } from '../questionnaires/questionnaire.js';
import { CommentWorkService } from './comment-work.service.js';
import { CommentsService, type ToldComment } from './comments.service.js';

/** What the page of a comment is made of. */
export interface CommentPage extends ToldComment {
  readonly commune: string;
  /** Null where the questionnaire asks it no more. */
  readonly question: Question | null;
  /** Name of the unit that it is about; null where that is not told apart. */
  readonly unit: string | null;
  /** The commune's own list of tags. */
  readonly tagNames: readonly string[];
  /** Id of the entry that was made of it. */
  readonly entry: string | null;
  /** As it was written; null for whoever does not read that, and once its term is over. */
  readonly original: string | null;
}

/** Gathers what the page of a comment says. */
@Injectable()
export class CommentPagesService {
  constructor(
    private readonly comments: CommentsService,
    private readonly work: CommentWorkService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  async about(told: ToldComment, originals: boolean): Promise<CommentPage> {
    const { comment, campaign, group } = told;
    const catalogue = await this.communes.catalogueUntil(comment.communeId, this.clock.today());
    const asked = this.campaigns.questionnairesOf(campaign).flatMap((one) => placedAt(catalogue, one).questions);
    return {
      ...told,
      commune: communeHeading(catalogue),
      question: asked.find(({ code }) => code === group.question) ?? null,
      unit: group.department.startsWith('_') ? null : unitName(catalogue, group.department),
      tagNames: await this.comments.tagNames(comment.communeId),
      entry: await this.work.entryOf(comment),
      original: originals ? this.work.originalOf(comment) : null,
    };
  }
}
