import { Injectable } from '@nestjs/common';
import { may, type Right, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignPagesService } from '../campaigns/campaign-pages.service.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { WaitLine } from '../campaigns/lock.view-model.js';
import { lastDayOfWeek, weekOf } from '../campaigns/weeks.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { CollectingService } from '../dashboard/collecting.service.js';
import { DevicesService } from '../devices/devices.service.js';
import { unheardOf } from '../devices/devices.view-model.js';
import { OwedApologiesService } from '../documents/letters/owed-apologies.service.js';
import { PreparedPapersService } from '../documents/prepared-papers.service.js';
import { RegisterService } from '../feedback/register.service.js';
import { stateOf, VillageWeeksService } from '../feedback/village-weeks.service.js';
import { ExclusionsService } from '../integrity/exclusions.service.js';
import { FlagsService } from '../integrity/flags.service.js';
import { BatchesService } from '../paper/batches.service.js';
import { ParticipationQueries } from '../participation/participation.queries.js';
import { ReleasesService } from '../public-results/releases.service.js';
import { addDays } from '../rules/days.js';

/** Whose work is asked for, where. */
interface Asked {
  readonly staff: Staff;
  readonly communeId: string;
  readonly campaigns: readonly Campaign[];
}

/** One kind of work that waits, and who does it. */
interface Kind {
  readonly right: Right;
  readonly read: (asked: Asked) => Promise<readonly WaitLine[]>;
}

/** Asks each room what waits there for one person, as a count and the page on which it is done. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly pages: CampaignPagesService,
    private readonly campaigns: CampaignsService,
    private readonly batches: BatchesService,
    private readonly devices: DevicesService,
    private readonly participation: ParticipationQueries,
    private readonly collecting: CollectingService,
    private readonly releases: ReleasesService,
    private readonly flags: FlagsService,
    private readonly exclusions: ExclusionsService,
    private readonly register: RegisterService,
    private readonly villageWeeks: VillageWeeksService,
    private readonly communes: CommunesService,
    private readonly prepared: PreparedPapersService,
    private readonly owed: OwedApologiesService,
    private readonly clock: Clock,
  ) {}

  /** What waits for somebody in one of their communes; what has to be decided stands first. */
  async of(asked: Asked): Promise<readonly WaitLine[]> {
    const kinds = this.kinds().filter(({ right }) => may(asked.staff.role, right));
    return (await Promise.all(kinds.map(({ read }) => read(asked)))).flat();
  }

  private kinds(): readonly Kind[] {
    return [
      { right: 'publish-results', read: (asked) => this.results(asked) },
      { right: 'see-warnings', read: (asked) => this.warnings(asked) },
      { right: 'write-documents', read: (asked) => this.preparedPapers(asked) },
      { right: 'read-comments', read: (asked) => this.cases(asked) },
      { right: 'read-comments', read: (asked) => this.villages(asked) },
      { right: 'read-comments', read: (asked) => this.apologies(asked) },
      { right: 'key-paper', read: (asked) => this.sheets(asked) },
      { right: 'settle-set-aside', read: (asked) => this.setAside(asked) },
      { right: 'judge-responses', read: (asked) => this.unusual(asked) },
      { right: 'decide-exclusions', read: (asked) => this.toLeaveOut(asked) },
      { right: 'manage-points', read: (asked) => this.tablets(asked) },
      { right: 'manage-campaigns', read: (asked) => this.points(asked) },
    ];
  }

  private async results({ staff, communeId }: Asked): Promise<readonly WaitLine[]> {
    const text = may(staff.role, 'approve-results') ? 'approve' : 'approval';
    return lineOf(text, await this.releases.waiting(communeId), '/public-results');
  }

  private async warnings({ staff, campaigns }: Asked): Promise<readonly WaitLine[]> {
    const warned = await this.collecting.warned(campaigns, staff);
    return warned.flatMap(({ campaign, units }) =>
      lineOf('warned', units.length, '/dashboard', `${campaign}: ${units.join(', ')}`),
    );
  }

  /** What people said, and nobody answers, not in time, or not to their satisfaction. */
  private async cases({ communeId }: Asked): Promise<readonly WaitLine[]> {
    const waiting = await this.register.waiting(communeId);
    return waiting.map(({ label: text, count, href }) => ({ text, count, name: '', href }));
  }

  /** Villages that nobody has said anything of in a week that is over, or nearly so. */
  private async villages({ communeId }: Asked): Promise<readonly WaitLine[]> {
    const today = this.clock.today();
    const lines = (await this.villageWeeks.dueWeeks(communeId)).map(async (week) => {
      const { villages } = await this.communes.catalogueOn(communeId, lastDayOfWeek(week.week, today));
      const silent = villages.filter(({ key }) => stateOf(week, key) === 'missing').map(({ name }) => name);
      const names = [...silent.slice(0, MOST_NAMES), ...(silent.length > MOST_NAMES ? ['…'] : [])].join(', ');
      const text = week.week === weekOf(today) ? 'villagesNow' : 'villagesBefore';
      return lineOf(text, silent.length, `/feedback/villages?commune=${communeId}&week=${week.week}`, names);
    });
    return (await Promise.all(lines)).flat();
  }

  /** Papers that the server has prepared, and those that it could not. */
  private async preparedPapers({ communeId }: Asked): Promise<readonly WaitLine[]> {
    const papers = await this.prepared.waiting(communeId);
    const href = `/documents?commune=${communeId}#prepared`;
    const line = (text: string, count: number) => (count === 0 ? [] : [{ text, count, name: '', href }]);
    return [
      ...line('prepared.waits', papers.filter(({ preparedOn }) => preparedOn !== null).length),
      ...line('prepared.waitsFailed', papers.filter(({ failedAt }) => failedAt !== null).length),
    ];
  }

  /** Who was answered late, and was written no apology; who still waits is named above. */
  private async apologies({ communeId }: Asked): Promise<readonly WaitLine[]> {
    const year = Number(this.clock.today().slice(0, 4));
    // A case of last December may have been answered in January.
    const owed = await Promise.all([year - 1, year].map((one) => this.owed.of(communeId, one)));
    const late = owed.flat().filter(({ answeredOn }) => answeredOn !== null);
    return lineOf('apologies', late.length, `/letters?commune=${communeId}`);
  }

  private async sheets({ communeId }: Asked): Promise<readonly WaitLine[]> {
    const { unkeyed, differing } = await this.batches.waiting(communeId);
    const page = `/paper?commune=${communeId}`;
    return [...lineOf('unkeyed', unkeyed, page), ...lineOf('differing', differing, page)];
  }

  private async setAside({ staff, communeId }: Asked): Promise<readonly WaitLine[]> {
    const waiting = await this.pages.waiting(staff, communeId);
    return lineOf('setAside', waiting, `/set-aside?commune=${communeId}`);
  }

  private async unusual({ campaigns }: Asked): Promise<readonly WaitLine[]> {
    const open = campaigns.filter(({ isLocked }) => !isLocked);
    const lines = open.map(async (campaign) => {
      const page = `/campaigns/${campaign.id}/integrity`;
      return lineOf('flags', await this.flags.open(campaign), page, campaign.name);
    });
    return (await Promise.all(lines)).flat();
  }

  /** Proposed by somebody else; what one proposed oneself waits for others. */
  private async toLeaveOut({ staff, campaigns }: Asked): Promise<readonly WaitLine[]> {
    const open = campaigns.filter(({ isLocked }) => !isLocked);
    const lines = open.map(async (campaign) => {
      const waiting = (await this.exclusions.list(campaign)).filter(
        ({ state, period, proposedBy }) =>
          state === 'proposed' && proposedBy !== staff.name && !campaign.isPeriodLocked(period),
      );
      return lineOf('exclusions', waiting.length, `/campaigns/${campaign.id}/integrity`, campaign.name);
    });
    return (await Promise.all(lines)).flat();
  }

  private async tablets({ communeId }: Asked): Promise<readonly WaitLine[]> {
    const unheard = unheardOf(await this.devices.list(communeId), this.clock.certain());
    return lineOf('tablets', unheard.length, `/devices?commune=${communeId}`);
  }

  /** Where anybody may answer at any time and nobody did for a week; halls and paper have their days. */
  private async points({ campaigns }: Asked): Promise<readonly WaitLine[]> {
    const today = this.clock.today();
    const since = addDays(today, -DAYS_OF_SILENCE);
    const collecting = campaigns.filter((one) => one.isCollectingOn(today) && one.opensOn <= since);
    const lines = collecting.map(async (campaign) => {
      const answered = await this.participation.answeredSince(campaign, addDays(since, 1));
      const silent = (await this.campaigns.pointsOf(campaign)).filter(
        ({ id, kind, revokedOn }) => revokedOn === null && !['paper', 'meeting'].includes(kind) && !answered.has(id),
      );
      return lineOf('points', silent.length, `/campaigns/${campaign.id}/participation`, campaign.name);
    });
    return (await Promise.all(lines)).flat();
  }
}

const DAYS_OF_SILENCE = 7;
const MOST_NAMES = 6;

function lineOf(text: string, count: number, href: string, name = ''): readonly WaitLine[] {
  return count === 0 ? [] : [{ text: `duties.waits.${text}`, count, name, href }];
}
