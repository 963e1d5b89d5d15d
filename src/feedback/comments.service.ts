import { Injectable } from '@nestjs/common';
import { may, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { isInPeriod } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { Comment, type CommentTag } from '../responses/comment.entity.js';
import { type CommentCell, type CommentGroup, groupsOf, LEAST_COMMENTS } from './comment-groups.js';
import {
  countCells,
  countComments,
  countTags,
  pageOfComments,
  type TagCount,
  tagNames,
  tagsOf,
} from './comments.queries.js';
import type { CommentsFilter } from './comments-filter.js';

/** What is told of the comments of a campaign, as it was asked for. */
export interface CommentList {
  /** Every group that is told, and those among them that were asked for. */
  readonly groups: readonly CommentGroup[];
  readonly chosen: readonly CommentGroup[];
  /** Told to nobody, because they are too few so far. */
  readonly few: number;
  /** With the tag and the words that were asked for. */
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly comments: readonly Comment[];
  /** Of the comments of the page. */
  readonly tags: readonly CommentTag[];
  /** Of the groups that were asked for; null where they have too few comments to count anything. */
  readonly tagCounts: readonly TagCount[] | null;
}

/** A page of comments. */
const PAGE_SIZE = 20;

/** Tells what people wrote in surveys: of locked periods only, ten at least, masked, and with nothing beside it. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly queue: WriteQueue,
  ) {}

  /** @param pageSize comments on a page */
  async list(
    campaign: Campaign,
    asked: CommentsFilter,
    reader: Staff | null,
    pageSize = PAGE_SIZE,
  ): Promise<CommentList> {
    const of = this.commentsOf(campaign);
    const { groups, few } = groupsOf(await this.toldCells(campaign), ruleOf(campaign, of.trial));
    const chosen = groups.filter((group) => isAsked(group, asked));
    const cells = chosen.flatMap((group) => group.cells);
    const [within, all] = [
      { ...of, cells, tag: asked.tag, words: asked.words },
      { ...of, cells, tag: '', words: '' },
    ];
    const counted = await this.queue.read(countTags(all));
    const tags = counted.filter(({ count }) => count >= LEAST_COMMENTS || (reader && may(reader.role, 'handle-cases')));
    // A tag that is not told finds nothing.
    const isTold = asked.tag === '' || tags.some(({ tag }) => tag === asked.tag);
    const found = isTold ? await this.queue.read(countComments(within)) : 0;
    const pages = Math.max(1, Math.ceil(found / pageSize));
    const page = Math.min(asked.page, pages);
    const comments = isTold ? await this.queue.read(pageOfComments(within, pageSize, (page - 1) * pageSize)) : [];
    const known = new Set(tags.map(({ tag }) => tag));
    const given = await this.queue.read(tagsOf(campaign.communeId, ids(comments)));
    const isBase = chosen.reduce((sum, { count }) => sum + count, 0) >= LEAST_COMMENTS;
    return {
      ...{ groups, chosen, few, found, page, pages, comments, tags: given.filter(({ tag }) => known.has(tag)) },
      tagCounts: isBase ? tags : null,
    };
  }

  /**
   * A comment that is told, with its campaign and its tags.
   * @throws Problem `not-found` for any other: one that is not locked, of a trial, or among too few
   */
  async find(communeId: string, id: string): Promise<ToldComment> {
    const comment = await this.queue.read(tableOf(Comment).find({ communeId, id }));
    if (!comment || comment.trial) throw problem.notFound();
    const campaign = await this.campaigns.find(comment.campaignId);
    const { groups } = groupsOf(await this.toldCells(campaign), ruleOf(campaign, false));
    const group = groups.find(({ cells }) => cells.some((cell) => isOf(comment, cell)));
    if (this.commentsOf(campaign).trial || !group) throw problem.notFound();
    return { comment, campaign, group, tags: await this.queue.read(tagsOf(communeId, [id])) };
  }

  /** The commune's own list of tags, by name. */
  async tagNames(communeId: string): Promise<readonly string[]> {
    return (await this.queue.read(tagNames(communeId))).map(({ name }) => name);
  }

  /** Before the opening those of the trial, all of them at once; nobody's. */
  private commentsOf(campaign: Campaign) {
    const trial = this.campaigns.stateOf(campaign) === 'test';
    return { communeId: campaign.communeId, campaignId: campaign.id, trial };
  }

  private async toldCells(campaign: Campaign): Promise<readonly CommentCell[]> {
    const of = this.commentsOf(campaign);
    const cells = await this.queue.read(countCells(of));
    return of.trial ? cells : cells.filter(({ quarter }) => isTold(campaign, quarter));
  }
}

export interface ToldComment {
  readonly comment: Comment;
  readonly campaign: Campaign;
  readonly group: CommentGroup;
  readonly tags: readonly CommentTag[];
}

/** Comments know their quarter only: it is told once every period in it is locked. */
function isTold(campaign: Campaign, quarter: string): boolean {
  const within = campaign.periods.filter((period) => isInPeriod(period, quarter) || isInPeriod(quarter, period));
  return within.length > 0 ? within.every((period) => campaign.isPeriodLocked(period)) : campaign.isLocked;
}

function ruleOf({ period }: Campaign, trial: boolean) {
  return { isRound: period === null, least: trial ? 1 : LEAST_COMMENTS };
}

function isAsked(group: CommentGroup, { quarter, question, department }: CommentsFilter): boolean {
  const fits = (asked: string, one: string): boolean => asked === '' || asked === one;
  return fits(quarter, group.quarter) && fits(question, group.question) && fits(department, group.department);
}

function isOf(comment: Comment, { quarter, question, department }: CommentCell): boolean {
  return comment.quarter === quarter && comment.question === question && comment.department === department;
}

function ids(comments: readonly Comment[]): readonly string[] {
  return comments.map(({ id }) => id);
}
