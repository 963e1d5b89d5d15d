import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import type { Day } from '../rules/days.js';
import type { FromDay } from './campaign-calendar.js';
import type { CampaignPlan } from './campaign-plan.entity.js';

/** A campaign as somebody wants it made. */
export interface NewCampaign {
  readonly communeId: string;
  /** Key of a questionnaire; the campaign keeps its newest version for good. */
  readonly questionnaire: string;
  /** Key of a questionnaire of the same subject for tablets; they ask the campaign's own unless given. */
  readonly tabletQuestionnaire?: string | null;
  readonly name?: string;
  /** It gets no name that another of the commune has: one that is given is refused, the title is added to. */
  readonly isNamedApart?: boolean;
  readonly opensOn: Day;
  readonly endsOn: Day;
  /** Five days after the end unless given. */
  readonly locksOn?: Day;
  /** Fraction; null for none; 0.9 for the surveys that the plans set a target for unless given. */
  readonly target?: number | null;
  readonly continuous?: boolean;
  /** By what continuous feedback locks: by quarter unless given. */
  readonly period?: 'month' | 'quarter';
  /** The 1st unless given; the 15th makes months of the 15th to the 14th. Continuous feedback only. */
  readonly fromDay?: FromDay;
  readonly testing?: boolean;
  /** Key of the department that leads it. */
  readonly ownerUnit?: string | null;
  readonly pointIds?: readonly string[];
  /** Points that are made with it. */
  readonly newPoints?: readonly CollectionPoint[];
  /** The campaign that it repeats, whose plan becomes its own on that day. */
  readonly like?: { readonly campaign: string; readonly plan: CampaignPlan | null; readonly decidedOn: Day };
}
