import type { CommunesService } from '../communes/communes.service.js';
import type { Work } from '../database/statement.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import type { Campaign } from './campaign.entity.js';
import type { LeadsFrom } from './campaign-layout.js';

/** Who leads the items of a questionnaire on the days of a campaign, as far as is known; nobody outside the administration. */
export function* leadsBetween(
  communes: CommunesService,
  { subject }: Pick<Questionnaire, 'subject'>,
  { communeId, opensOn, endsOn }: Pick<Campaign, 'communeId' | 'opensOn' | 'endsOn'>,
): Work<readonly LeadsFrom[]> {
  if (subject !== 'administration') return [];
  const all: LeadsFrom[] = [];
  for (const from of [opensOn, ...(yield* communes.changes(communeId, opensOn, endsOn))]) {
    all.push({ from, leads: (yield* communes.validOn(communeId, from)).leads });
  }
  return all;
}

/**
 * The same where the last day has moved: who led on the days before stays as it was kept, with what was answered by it.
 * @param before the campaign as it was
 */
export function* leadsUntil(
  communes: CommunesService,
  questionnaire: Pick<Questionnaire, 'subject'>,
  before: Pick<Campaign, 'communeId' | 'endsOn' | 'leads'>,
  endsOn: Day,
): Work<readonly LeadsFrom[]> {
  const last = before.endsOn < endsOn ? before.endsOn : endsOn;
  const kept = before.leads.filter(({ from }) => from <= last);
  const added = yield* leadsBetween(communes, questionnaire, { ...before, opensOn: last, endsOn });
  return [...kept, ...added.slice(1)];
}
