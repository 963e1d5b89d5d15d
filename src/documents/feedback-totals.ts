import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { isPeriodName, monthsOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { unitName } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { CommentsService } from '../feedback/comments.service.js';
import type { EntryCount } from '../feedback/register.queries.js';
import { RegisterService } from '../feedback/register.service.js';
import type { ToldFeedback } from '../feedback/told-feedback.entity.js';
import { ToldFeedbackService } from '../feedback/told-feedback.service.js';
import { type ComplaintRates, complaintRates, type UnitFigures, unitFigures } from '../feedback/unit-table.js';
import type { Day } from '../rules/days.js';
import { spanOfName } from './document-period.js';

/** What is asked of what people said beside the answers of a survey. */
export interface AskedFeedback {
  readonly campaign: Campaign;
  /** As the paper was asked for; `all` of a round. */
  readonly period: string;
  /** Both included. */
  readonly from: Day;
  readonly to: Day;
  /** Key of the unit that it is about; null for everybody. */
  readonly unit: string | null;
}

/** What people said in a period, and what was done about it: counts, and what everybody was told already. */
export interface FeedbackTotals {
  readonly from: Day;
  readonly to: Day;
  /** The day on which the deadlines were looked at. */
  readonly on: Day;
  readonly unit: string | null;
  readonly entries: readonly EntryCount[];
  readonly cases: UnitFigures;
  /** By the name of who owes the answer; `null` for nobody yet. */
  readonly byOwner: readonly { readonly owner: string | null; readonly figures: UnitFigures }[];
  readonly rates: ComplaintRates;
  /** What comments of the survey are about, from ten on; null where nothing may be told. */
  readonly comments: { readonly count: number; readonly tags: readonly { name: string; count: number }[] } | null;
  /** Of what was said in the period, what everybody may read already; the newest first. */
  readonly told: readonly ToldFeedback[];
}

/** Counts what people said, for the papers of a period. */
@Injectable()
export class FeedbackTotalsService {
  constructor(
    private readonly register: RegisterService,
    private readonly comments: CommentsService,
    private readonly told: ToldFeedbackService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  async of(asked: AskedFeedback): Promise<FeedbackTotals> {
    const { campaign, from, to, unit } = asked;
    const { communeId } = campaign;
    const on = this.clock.today();
    const opened = await this.register.casesOpened(communeId, from, to);
    const cases = opened.filter(({ owner }) => unit === null || owner === unit);
    const owners = [...new Set(cases.map(({ owner }) => owner))].sort();
    const commune = await this.communes.catalogueUntil(communeId, on);
    return {
      ...{ from, to, on, unit },
      entries: await this.register.counted(communeId, { from, to, unit }),
      cases: unitFigures(cases, on),
      byOwner: owners.map((owner) => {
        const own = cases.filter((one) => one.owner === owner);
        return { owner: owner && unitName(commune, owner), figures: unitFigures(own, on) };
      }),
      rates: complaintRates(cases, on),
      comments: unit === null ? await this.commentsOf(asked) : null,
      told: await this.told.saidBetween(communeId, { from, to, unit }),
    };
  }

  /** Tags of the groups that lie within the period: comments know their quarter, and no day. */
  private async commentsOf({ campaign, period }: AskedFeedback): Promise<FeedbackTotals['comments']> {
    const { groups } = await this.comments.list(campaign, everything, null, 1);
    const quarters = [...new Set(groups.map(({ quarter }) => quarter))].filter((one) => isWithin(one, period));
    const lists = await Promise.all(
      quarters.map((quarter) => this.comments.list(campaign, { ...everything, quarter }, null, 1)),
    );
    const tags = new Map<string, number>();
    for (const { tagCounts } of lists)
      for (const { name, count } of tagCounts ?? []) tags.set(name, (tags.get(name) ?? 0) + count);
    const count = groups.filter(({ quarter }) => quarters.includes(quarter)).reduce((sum, one) => sum + one.count, 0);
    if (count === 0 || tags.size === 0) return null;
    const ordered = [...tags].toSorted(([, one], [, other]) => other - one);
    return { count, tags: ordered.map(([name, n]) => ({ name, count: n })) };
  }
}

const everything = { quarter: '', question: '', department: '', tag: '', words: '', page: 1 };

/** Whether a quarter, or one to another, lies within what a paper is about. */
function isWithin(quarters: string, period: string): boolean {
  if (period === WHOLE) return true;
  const span = spanOfName(period);
  return quarters.split('..').every((quarter) => {
    const months = isPeriodName(quarter) ? monthsOf(quarter) : [];
    return span !== null && months.length > 0 && months.every((month) => month >= span.from && month <= span.to);
  });
}
