import { z } from 'zod';
import { addDays } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import { DAYS_UNTIL_LOCK } from './campaign-calendar.js';
import { type Changeable, type ChangeField, changeableOf, mayChange, type Phase } from './campaign-changes.js';
import type { CampaignFault } from './campaign-check.js';
import { campaignFields, inOrder, readFields, type TypedFields } from './campaign-form.js';

/** What the page that changes a campaign sends: the fields that it shows, and as what the campaign was read. */
export const editForm = z.object({ ...campaignFields, revision: z.string().max(100) }).partial();

export type TypedEdit = TypedFields & { readonly revision: string };

/** The page as it opens. */
export function typedOf(campaign: Campaign, revision: string): TypedEdit {
  const now = changeableOf(campaign);
  const { name, questionnaire, opensOn, endsOn, locksOn, target } = now;
  return {
    ...{ revision, name, questionnaire, opensOn, endsOn, locksOn },
    tabletQuestionnaire: now.tabletQuestionnaire ?? '',
    owner: now.owner ?? '',
    target: target === null ? 'none' : 'own',
    targetPercent: target === null ? '90' : String(Number((target * 100).toFixed(4))).replace('.', ','),
    continuous: now.period === null ? undefined : 'yes',
    ...{ period: now.period ?? 'quarter', fromDay: now.fromDay === 15 ? '15' : '1' },
    testing: now.testing ? 'yes' : undefined,
  };
}

/** What was typed, over what the page does not show. Boxes that it shows and that are not ticked are missing. */
export function mergedEdit(
  campaign: Campaign,
  sent: z.output<typeof editForm>,
  { phase, revision }: { readonly phase: Phase; readonly revision: string },
): TypedEdit {
  const opened = typedOf(campaign, revision);
  const shown = mayChange[phase];
  const boxes = {
    continuous: shown.includes('period') ? sent.continuous : opened.continuous,
    testing: shown.includes('testing') ? sent.testing : opened.testing,
  };
  return { ...opened, ...sent, ...boxes };
}

/**
 * The change that was typed, of the fields that the page shows.
 * @param usualTarget of a questionnaire, by its key
 */
export function readEdit(
  typed: TypedEdit,
  phase: Phase,
  usualTarget: (questionnaire: string) => number | null,
): Partial<Changeable> | { readonly faults: readonly CampaignFault[] } {
  const { wanted, faults } = readFields(typed);
  const { opensOn, endsOn, target, period, fromDay } = wanted;
  if (faults.length > 0 || !opensOn || !endsOn) return { faults: inOrder(faults) };
  const read: Changeable = {
    ...{ name: typed.name, owner: typed.owner === '' ? null : typed.owner, opensOn, endsOn },
    locksOn: wanted.locksOn ?? addDays(endsOn, DAYS_UNTIL_LOCK),
    questionnaire: typed.questionnaire,
    tabletQuestionnaire: ['', typed.questionnaire].includes(typed.tabletQuestionnaire)
      ? null
      : typed.tabletQuestionnaire,
    target: target === undefined ? usualTarget(typed.questionnaire) : target,
    ...{ period, fromDay, testing: typed.testing === 'yes' },
  };
  return Object.fromEntries(mayChange[phase].map((field: ChangeField) => [field, read[field]]));
}
