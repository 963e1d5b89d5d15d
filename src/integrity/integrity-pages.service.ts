import { Injectable } from '@nestjs/common';
import { may, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import type { CampaignRow } from '../campaigns/campaign-row.js';
import { CommunesService } from '../communes/communes.service.js';
import type { Language } from '../formatting/languages.js';
import { BatchesService } from '../paper/batches.service.js';
import { problem } from '../problem.js';
import { type ExclusionRow, type ExclusionView, toExclusionRow, toExclusionView } from './exclusion.view-model.js';
import { ExclusionsService } from './exclusions.service.js';
import {
  type FlagRow,
  type FlagView,
  type SetView,
  setsOf,
  toFlagRow,
  toFlagView,
  toSetView,
} from './flag.view-model.js';
import { FlagsService, type JudgedFlag } from './flags.service.js';
import type { Fault } from './integrity-form.js';
import type { Names } from './integrity-names.js';

/** Messages by field. */
type FaultOf = Readonly<Record<string, string>>;

/** All flags of a campaign that are still looked at, and every proposal. */
export interface IntegrityView {
  readonly campaign: CampaignRow;
  readonly periods: readonly {
    readonly period: string;
    readonly isPart: boolean;
    readonly flags: readonly FlagRow[];
  }[];
  readonly exclusions: readonly ExclusionRow[];
  readonly places: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly mayJudge: boolean;
  readonly told: string | null;
  readonly faults: readonly Fault[];
  readonly faultOf: FaultOf;
  readonly typed: TypedProposal | null;
}

/** A proposal without a flag, as it was typed. */
export interface TypedProposal {
  readonly set: string;
  readonly day: string;
  readonly because: string;
}

/** One flag, with what may be proposed because of it. */
export interface FlagPage {
  readonly campaign: CampaignRow;
  readonly flag: FlagView;
  readonly sets: readonly (SetView & { readonly chosen: boolean })[];
  readonly mayJudge: boolean;
  readonly told: string | null;
  readonly faults: readonly Fault[];
  readonly faultOf: FaultOf;
  readonly proposal: { readonly because: string };
}

/** One proposal, with what became of it. */
export interface ExclusionPage {
  readonly campaign: CampaignRow;
  readonly exclusion: ExclusionView;
  readonly isLocked: boolean;
  readonly told: string | null;
  readonly faults: readonly Fault[];
  readonly faultOf: FaultOf;
  readonly because: string;
}

/** Gathers what the pages about unusual responses say. */
@Injectable()
export class IntegrityPagesService {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly communes: CommunesService,
    private readonly batches: BatchesService,
    private readonly flags: FlagsService,
    private readonly exclusions: ExclusionsService,
  ) {}

  async list(
    campaign: Campaign,
    staff: Staff,
    language: Language,
    { told = null, faults = [], typed = null }: Partial<Pick<IntegrityView, 'told' | 'faults' | 'typed'>> = {},
  ): Promise<IntegrityView> {
    const names = await this.namesOf(campaign, language);
    const open = this.flags.openPeriods(campaign);
    const periods = await Promise.all(
      open.map(async (period) => {
        const flags = await this.flags.of(campaign, period);
        const about = { campaignId: campaign.id, period, names };
        return { period, isPart: period !== WHOLE, flags: sorted(flags).map((flag) => toFlagRow(flag, about)) };
      }),
    );
    const chosen = (value: string) => ({ value, chosen: value === typed?.set });
    return {
      campaign: await this.pages.row(campaign, 0),
      periods,
      exclusions: (await this.exclusions.list(campaign)).map((one) => toExclusionRow(one, names)),
      places: [
        ...[...names.points].map(([id, label]) => ({ ...chosen(`point:${id}`), label })),
        ...[...names.batches].map(([id, label]) => ({ ...chosen(`batch:${id}`), label })),
      ],
      mayJudge: mayJudge(staff) && open.length > 0,
      ...{ told, faults, typed, faultOf: byField(faults) },
    };
  }

  /** @throws Problem `not-found` */
  async flag(
    campaign: Campaign,
    { period, key }: { readonly period: string; readonly key: string },
    staff: Staff,
    language: Language,
    doing: Partial<Pick<FlagPage, 'told' | 'faults' | 'proposal'>> & {
      readonly typed?: { readonly verdict: string; readonly because: string };
      readonly set?: string;
    } = {},
  ): Promise<FlagPage> {
    const flag = await this.find(campaign, period, key);
    const names = await this.namesOf(campaign, language);
    const { typed = null, set: wanted = '', told = null, faults = [], proposal } = doing;
    const sets = await Promise.all(
      setsOf(flag, period).map(async (set) => toSetView(set, await this.exclusions.size(campaign, set), names)),
    );
    return {
      campaign: await this.pages.row(campaign, 0),
      flag: toFlagView(flag, { campaignId: campaign.id, period, names }, typed),
      sets: sets
        .filter(({ count }) => count > 0)
        .map((set, at) => ({ ...set, chosen: wanted === '' ? at === 0 : set.value === wanted })),
      mayJudge: mayJudge(staff),
      ...{ told, faults, faultOf: byField(faults), proposal: proposal ?? { because: flag.judgement?.because ?? '' } },
    };
  }

  /** @throws Problem `not-found` for one that is not there any more */
  async find(campaign: Campaign, period: string, key: string): Promise<JudgedFlag> {
    if (!this.flags.openPeriods(campaign).includes(period)) throw problem.notFound();
    const flag = (await this.flags.of(campaign, period)).find((one) => one.key === key);
    if (!flag) throw problem.notFound();
    return flag;
  }

  /** @throws Problem `not-found` */
  async exclusion(
    campaign: Campaign,
    id: string,
    staff: Staff,
    language: Language,
    { told = null, faults = [], because = '' }: Partial<Pick<ExclusionPage, 'told' | 'faults' | 'because'>> = {},
  ): Promise<ExclusionPage> {
    const exclusion = (await this.exclusions.list(campaign)).find((one) => one.id === id);
    if (!exclusion) throw problem.notFound();
    const isLocked = campaign.isPeriodLocked(exclusion.period);
    const names = await this.namesOf(campaign, language);
    return {
      campaign: await this.pages.row(campaign, 0),
      exclusion: toExclusionView(exclusion, { staff, isLocked, names }),
      ...{ isLocked, told, faults, because, faultOf: byField(faults) },
    };
  }

  private async namesOf(campaign: Campaign, language: Language): Promise<Names> {
    const { communeId, id, opensOn, endsOn } = campaign;
    const batches = (await this.batches.list(communeId)).filter(({ campaignId }) => campaignId === id);
    const points = await this.exclusions.pointsOf(campaign);
    return {
      language,
      points: new Map(points.map((point) => [point.id, point.name])),
      batches: new Map(batches.map((batch) => [batch.id, batch.code])),
      fields: (await this.communes.catalogueBetween(communeId, opensOn, endsOn)).fields,
    };
  }
}

function mayJudge({ role, kind }: Staff): boolean {
  return may(role, 'judge-responses') && kind === 'user';
}

/** What nobody has judged stands first. */
function sorted(flags: readonly JudgedFlag[]): readonly JudgedFlag[] {
  return flags.toSorted((a, b) => Number(a.judgement !== null) - Number(b.judgement !== null) || b.weight - a.weight);
}

function byField(faults: readonly Fault[]): FaultOf {
  return Object.fromEntries(faults.map(({ field, message }) => [field, message]));
}
