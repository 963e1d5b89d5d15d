import { z } from 'zod';
import { readCount } from '../rules/typed-text.js';
import type { CampaignPlan } from './campaign-plan.entity.js';
import { FEWEST_PER_UNIT, listSample, powerRows } from './plan-sizes.js';

/** What the page of a plan sends, as it was typed. `basis` is `power:0.94`, `list` or `own`. */
export const planForm = z.object({
  basis: z.string().max(20).default(''),
  listSize: z.string().max(20_000).default(''),
  own: z.string().max(20_000).default(''),
  perUnit: z.string().max(20_000).default(String(FEWEST_PER_UNIT)),
});

export type TypedPlan = z.output<typeof planForm>;
/** Fields that can be at fault, each with one sentence. */
export type PlanFault = 'basis' | 'listSize' | 'own' | 'perUnit';
export type DecidedPlan = Pick<CampaignPlan, 'basis' | 'responses' | 'perUnit' | 'truth' | 'listSize'>;

/**
 * The plan that was typed.
 * @param target of the campaign, a fraction; null where it has none, and so no power table
 * @returns the fields at fault where something cannot be used
 */
export function readPlan(
  typed: TypedPlan,
  target: number | null,
): DecidedPlan | { readonly faults: readonly PlanFault[] } {
  const perUnit = readCount(typed.perUnit);
  const total = totalOf(typed, target);
  const faults: PlanFault[] = 'fault' in total ? [total.fault] : [];
  if (perUnit === null || perUnit < FEWEST_PER_UNIT || perUnit > MOST) faults.push('perUnit');
  return 'fault' in total || perUnit === null || faults.length > 0 ? { faults } : { ...total, perUnit };
}

function totalOf(
  { basis: chosen, listSize, own }: TypedPlan,
  target: number | null,
): Omit<DecidedPlan, 'perUnit'> | { readonly fault: PlanFault } {
  // A number that is written speaks for itself where no button is chosen.
  const basis = chosen || (own !== '' ? 'own' : listSize !== '' ? 'list' : '');
  if (basis === 'list') {
    const people = readCount(listSize);
    if (people === null || people < 1) return { fault: 'listSize' };
    return { basis, responses: listSample(target, people), truth: null, listSize: people };
  }
  if (basis === 'own') {
    const responses = readCount(own);
    if (responses === null || responses < 1 || responses > MOST) return { fault: 'own' };
    return { basis, responses, truth: null, listSize: null };
  }
  const row = (target === null ? [] : powerRows(target)).find(({ truth }) => basis === `power:${truth}`);
  if (!row || row.responses === null) return { fault: 'basis' };
  return { basis: 'power', responses: row.responses, truth: row.truth, listSize: null };
}

/** More than a commune has people. */
const MOST = 1_000_000;

/** The page as it opens: what was decided, or nothing yet. */
export function typedPlan(plan: DecidedPlan | null): TypedPlan {
  return {
    basis: plan ? (plan.basis === 'power' ? `power:${plan.truth}` : plan.basis) : '',
    listSize: plan?.listSize ? String(plan.listSize) : '',
    own: plan?.basis === 'own' ? String(plan.responses) : '',
    perUnit: String(plan?.perUnit ?? FEWEST_PER_UNIT),
  };
}
