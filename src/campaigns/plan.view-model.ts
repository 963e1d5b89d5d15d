import type { Day } from '../rules/days.js';
import type { CampaignPlan } from './campaign-plan.entity.js';
import type { CampaignRow } from './campaign-row.js';
import { type PlanFault, type TypedPlan, typedPlan } from './plan-form.js';
import { FEWEST_PER_UNIT, listSample, type PowerRow, powerRows } from './plan-sizes.js';

/** The page that explains and keeps how many responses a campaign sets out to collect. */
export interface PlanView {
  readonly campaign: CampaignRow;
  readonly plan: PlanWords | null;
  readonly saved: boolean;
  readonly mayChange: boolean;
  /** False once collecting has ended. */
  readonly open: boolean;
  /** Of the power table; empty where the campaign has no target. */
  readonly rows: readonly (PowerRow & { readonly value: string; readonly chosen: boolean })[];
  readonly lists: readonly { readonly people: number; readonly drawn: number }[];
  readonly bases: { readonly list: boolean; readonly own: boolean };
  readonly typed: TypedPlan;
  readonly faults: readonly { readonly field: PlanFault; readonly message: string }[];
  readonly faultOf: Readonly<Partial<Record<PlanFault, string>>>;
  /** Units that resolve files, each with responses of its own; 0 where every response is about all units. */
  readonly units: number;
  readonly forUnits: number;
}

/** A plan as it is told on every page. */
export interface PlanWords {
  readonly responses: number;
  readonly perUnit: number;
  /** Key of the sentence that tells where the number comes from. */
  readonly basis: string;
  readonly truth: number | null;
  readonly listSize: number | null;
  readonly decidedOn: Day;
  readonly decidedBy: string;
  /** True where answers could already be known. */
  readonly afterOpening: boolean;
}

export interface PlanPage {
  readonly campaign: CampaignRow;
  readonly plan: CampaignPlan | null;
  readonly saved: boolean;
  readonly mayManage: boolean;
  readonly open: boolean;
  readonly units: number;
  readonly refused: { readonly typed: TypedPlan; readonly faults: readonly PlanFault[] } | null;
}

export function toPlanView({ campaign, plan, saved, mayManage, open, units, refused }: PlanPage): PlanView {
  const typed = refused?.typed ?? typedPlan(plan);
  const faults = refused?.faults ?? [];
  const message = (fault: PlanFault): string => `plan.faults.${fault}`;
  return {
    ...{ campaign, saved, open, typed, units, mayChange: mayManage && open },
    plan: plan && planWords(plan, campaign.opensOn),
    rows: (campaign.target === null ? [] : powerRows(campaign.target)).map((row) => {
      const value = `power:${row.truth}`;
      return { ...row, value, chosen: value === typed.basis };
    }),
    lists: [500, 1000, 2000, 5000].map((people) => ({ people, drawn: listSample(campaign.target, people) })),
    bases: { list: typed.basis === 'list', own: typed.basis === 'own' },
    faults: faults.map((field) => ({ field, message: message(field) })),
    faultOf: Object.fromEntries(faults.map((field) => [field, message(field)])),
    forUnits: units * FEWEST_PER_UNIT,
  };
}

export function planWords(plan: CampaignPlan, opensOn: Day): PlanWords {
  const { basis, responses, perUnit, truth, listSize, decidedOn, decidedBy } = plan;
  return {
    ...{ responses, perUnit, truth, listSize, decidedOn, decidedBy },
    basis: `plan.basis.${basis}`,
    afterOpening: decidedOn >= opensOn,
  };
}
