import { may, type Staff } from '../access/staff.js';
import type { CampaignRow } from '../campaigns/campaign-row.js';
import type { PendingLock, WaitLine } from '../campaigns/lock.view-model.js';
import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { PlanProgress } from '../participation/plan-progress.view-model.js';
import type { Day } from '../rules/days.js';
import { type DutyTime, isOfDossier } from './duties-of.js';
import { type DutyRow, toDutyRow } from './duty-words.js';

/** What somebody has to do in one commune. */
export interface CommuneWork {
  readonly commune: CommuneCatalogue;
  readonly hasCampaigns: boolean;
  /** The last reminder could not be sent then; for who can do something about it. */
  readonly mailFailedOn: Day | null;
  /** Overdue, or due within a month. */
  readonly due: readonly DutyTime[];
  /** The first one after that. */
  readonly next: DutyTime | null;
  readonly waits: readonly WaitLine[];
  readonly locks: readonly PendingLock[];
  readonly running: readonly RunningCampaign[];
}

/** A campaign that is not locked, with what it set out to collect. */
export interface RunningCampaign {
  readonly row: CampaignRow;
  readonly plan: PlanProgress | null;
  /** Responses that the intake marked. */
  readonly flagged: number;
}

/** The first page of somebody who is signed in, about one commune. */
export interface StartView {
  readonly communeId: string;
  readonly heading: string;
  readonly due: readonly DueLine[];
  /** `Việc tiếp theo: …`; null where something is due. */
  readonly next: string | null;
  readonly waits: readonly WaitLine[];
  readonly locks: readonly PendingLock[];
  readonly running: readonly RunningLine[];
  readonly hasCampaigns: boolean;
  readonly mailFailedOn: Day | null;
  readonly mayManage: boolean;
  readonly seesFigures: boolean;
  /** Looks after several communes, and may go back to all of them. */
  readonly severalCommunes: boolean;
}

interface DueLine extends DutyRow {
  /** The page that does it. */
  readonly href: string;
}

interface RunningLine {
  readonly id: string;
  readonly name: string;
  readonly stateLabel: string;
  readonly stateStyle: string;
  readonly opensOn: string;
  readonly endsOn: string;
  readonly responses: number;
  readonly plan: PlanProgress | null;
  readonly flagged: number;
}

/** @param several whether the reader looks after more communes than this */
export function toStartView(
  { commune, hasCampaigns, mailFailedOn, due, next, waits, locks, running }: CommuneWork,
  { role }: Pick<Staff, 'role'>,
  { several, language }: { readonly several: boolean; readonly language: Language },
): StartView {
  const mayManage = may(role, 'manage-campaigns');
  return {
    ...{ communeId: commune.key, heading: communeHeading(commune), waits, locks, hasCampaigns },
    ...{ mailFailedOn, mayManage },
    due: due.map((time) => ({ ...toDutyRow(time, language), href: pageOf(time, mayManage) })),
    next: next && due.length === 0 ? nextWords(next, language) : null,
    running: running.map(({ row, plan, flagged }) => {
      const { id, name, stateLabel, stateStyle, opensOn, endsOn, responses } = row;
      return { id, name, stateLabel, stateStyle, opensOn, endsOn, responses, plan, flagged };
    }),
    ...{ seesFigures: may(role, 'see-figures'), severalCommunes: several },
  };
}

function nextWords(time: DutyTime, language: Language): string {
  const { name, due } = toDutyRow(time, language);
  return translate(language, 'duties.start.next', { name, day: formatDay(due, language) });
}

/** A round is set up, watched or locked on the pages of its campaign, a dossier on its own page; anything else is marked on the duty's own. */
function pageOf({ duty, of, campaign, daysLeft }: DutyTime, mayManage: boolean): string {
  const { communeId, key, done } = duty;
  if (campaign) return `/campaigns/${campaign.id}`;
  if (isOfDossier(done)) return `/dossier?commune=${communeId}&year=${of}`;
  if (done.kind === 'hand' || !mayManage) return `/duties/${communeId}/${key}?of=${of}`;
  const template = done.kind === 'quarter-locked' ? 'centre' : done.month === 6 ? 'june' : 'november';
  // Once its day has passed, the template would be that of the next year.
  return `/campaigns/new?commune=${communeId}${daysLeft < 0 ? '' : `&template=${template}`}`;
}

/** The first page of somebody who looks after several communes: each in one line. */
export interface CommunesView {
  readonly communes: readonly CommuneLine[];
  readonly seesFigures: boolean;
}

interface CommuneLine {
  readonly communeId: string;
  readonly name: string;
  readonly overdue: number;
  /** What is due next, with the days left. */
  readonly next: DutyRow | null;
  readonly waits: readonly WaitLine[];
  readonly locks: number;
  readonly collecting: number;
  readonly responses: number;
}

export function toCommunesView(
  all: readonly CommuneWork[],
  { role }: Pick<Staff, 'role'>,
  language: Language,
): CommunesView {
  return {
    seesFigures: may(role, 'see-figures'),
    communes: all.map(({ commune, due, next, waits, locks, running }) => {
      const first = due.find(({ state }) => state === 'due') ?? next;
      const open = running.filter(({ row }) => row.state === 'open');
      return {
        ...{ communeId: commune.key, name: communeHeading(commune), waits, locks: locks.length },
        overdue: due.filter(({ state }) => state === 'overdue').length,
        next: first && toDutyRow(first, language),
        collecting: open.length,
        responses: open.reduce((sum, { row }) => sum + row.responses, 0),
      };
    }),
  };
}
