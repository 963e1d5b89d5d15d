import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { daysOfPeriod, EVER, isInPeriod, monthOf, WHOLE } from '../campaigns/campaign-calendar.js';
import { layoutIn } from '../campaigns/campaign-layout.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { VisitsService } from '../campaigns/visits.service.js';
import { monthOfWeek } from '../campaigns/weeks.js';
import { CommunesService } from '../communes/communes.service.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import { ExclusionsService } from '../integrity/exclusions.service.js';
import { FlagsService } from '../integrity/flags.service.js';
import { countReadSheets, pooledSample } from '../paper/pictures/pictures.queries.js';
import { asCounted, recount, storedPages } from '../responses/recount.js';
import type { Standing } from '../responses/survey-response.entity.js';
import { countUncounted, inLayout, readTallies } from '../responses/tallies.queries.js';
import { nameOf, type TallyRow } from '../responses/tally-cells.js';
import { type TallyLayout, tallyLayout } from '../responses/tally-layout.js';
import type { Circumstances, PublicationInput } from './compose-publication.js';
import type { ComposeDone, ComposeJob } from './compose-worker.js';
import { type KeptRows, keptRows, RowsOfAnswers } from './kept-rows.js';
import { measuresOf } from './measures.js';
import { CountedPeople } from './people.js';
import type { Judged, Publication, PublicationContent } from './publication.js';
import { occasionsOf, stateOfTrial } from './publications.queries.js';
import { Worker } from './worker.js';

const composing = new Worker('compose-worker');

/** What would be told of a period, and the sums that it was made of. */
export interface Prepared {
  readonly content: PublicationContent;
  /** The rows that it lets be told. */
  readonly rows: KeptRows;
  readonly cells: readonly TallyRow[];
  /** The sums of what two people left out. */
  readonly leftOut: readonly TallyRow[];
  readonly layout: TallyLayout;
}

/** Makes what is told of a period from its responses, which are read once, page by page. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly visits: VisitsService,
    private readonly flags: FlagsService,
    private readonly exclusions: ExclusionsService,
    private readonly queue: WriteQueue,
  ) {}

  /** @param period `all`, or the name of a period of a continuous campaign */
  async prepare(campaign: Campaign, period: string): Promise<Prepared> {
    const layout = this.layoutOf(campaign);
    const written = new RowsOfAnswers(this.campaigns.questionnairesOf(campaign));
    const counted = await this.counted(campaign, layout, { standing: 'counted', period, written });
    const cells = [...counted.cells.values()];
    const excluded = await this.counted(campaign, layout, { standing: 'excluded', period });
    const leftOut = [...excluded.cells.values()];
    const judged = {
      flags: await this.flags.counts(campaign, period),
      exclusions: await this.exclusions.byRoles(campaign, period),
      ...(await this.queue.read(readPictures(campaign, period))),
      leftOut: { people: excluded.people, cells: leftOut },
    };
    const input = await this.inputOf(campaign, { period, people: counted.people, cells, trial: false });
    const job: ComposeJob = {
      input: { ...input, judged },
      written: { questions: written.questions, rows: written.rows },
    };
    const { content, rows } = await composing.run<ComposeDone>(job);
    return { content: { ...content, rowsHash: rows.hash }, rows, cells, leftOut, layout };
  }

  /** The rows that a publication lets be told, from the responses as they are stored now. */
  async rowsOf(campaign: Campaign, { period, content }: Pick<Publication, 'period' | 'content'>): Promise<KeptRows> {
    const written = new RowsOfAnswers(this.campaigns.questionnairesOf(campaign));
    await this.counted(campaign, this.layoutOf(campaign), { standing: 'counted', period, written });
    return keptRows(written, content);
  }

  /** Another one whenever an answer of a trial has come or gone, or anything was changed in its commune. */
  stateOfTrial(campaign: Campaign): Promise<string> {
    return this.queue.read(stateOfTrial(campaign));
  }

  /** What the answers of a trial would tell, as they are now. */
  async trial(campaign: Campaign): Promise<PublicationInput> {
    const layout = this.layoutOf(campaign);
    const { people, cells } = await this.counted(campaign, layout, { standing: 'test', period: null });
    return this.inputOf(campaign, { period: null, people, cells: [...cells.values()], trial: true });
  }

  /**
   * Whether what is stored of a period is what a publication was made of; within the unit that stores it. Otherwise a
   * response has come in between, was corrected, withdrawn or set aside, also one that was left out, and it is made anew.
   */
  *isCurrent(campaign: Campaign, period: string, prepared: Prepared): Work<boolean> {
    const { communeId, id, fromDay } = campaign;
    const { cells, leftOut, layout } = prepared;
    if (!areSame(inLayout(yield* readTallies(communeId, id, period), layout), cells)) return false;
    const uncounted = yield* countUncounted(communeId, id, uncountedDays(campaign, period));
    if (JSON.stringify(uncounted) !== JSON.stringify(prepared.content.uncounted)) return false;
    const which = { standing: 'excluded', days: daysOfPeriod(period, fromDay) } as const;
    const excluded = yield* recount(campaign, this.campaigns.questionnairesOf(campaign), which);
    return areSame([...excluded.values()], leftOut);
  }

  private layoutOf(campaign: Campaign): TallyLayout {
    return tallyLayout(campaign, this.campaigns.questionnairesOf(campaign));
  }

  private async counted(
    campaign: Campaign,
    layout: TallyLayout,
    { standing, period, written }: Counting,
  ): Promise<CountedPeople> {
    const counted = new CountedPeople(measuresOf(layout));
    const counting = { campaign, asked: this.campaigns.questionnairesOf(campaign), layout };
    const days = period === null ? EVER : daysOfPeriod(period, campaign.fromDay);
    for await (const page of storedPages(this.queue, campaign, { standing, days })) {
      for (const stored of page) {
        const [response, month] = [asCounted(stored, counting), monthOf(stored.businessDate, campaign.fromDay)];
        counted.add(response, month);
        written?.add(response, month);
      }
    }
    return counted;
  }

  /** @param period null for a trial, which has none */
  async circumstancesOf(campaign: Campaign, period: string | null): Promise<Circumstances> {
    const { communeId, id, target, fromDay, leads } = campaign;
    const asked = this.campaigns.questionnairesOf(campaign);
    const { from, to } = campaign.daysOf(period ?? WHOLE);
    const isWithin = (month: string): boolean => period === null || isInPeriod(month, period);
    return {
      ...{ target, fromDay, leads, layout: layoutIn(campaign, asked), places: this.layoutOf(campaign) },
      questionnaire: this.campaigns.questionnaireOf(campaign),
      versions: asked.map(({ version }) => version),
      catalogue: await this.communes.catalogueBetween(communeId, from, to),
      visits: (await this.visits.of(campaign)).filter(({ week }) => isWithin(monthOfWeek(week, fromDay))),
      occasions: await this.queue.read(occasionsOf(communeId, id)),
    };
  }

  private async inputOf(
    campaign: Campaign,
    { period, ...of }: Pick<PublicationInput, 'people' | 'cells' | 'trial'> & { readonly period: string | null },
  ): Promise<PublicationInput> {
    const { communeId, id } = campaign;
    const uncounted = await this.queue.read(countUncounted(communeId, id, uncountedDays(campaign, period)));
    return { ...(await this.circumstancesOf(campaign, period)), ...of, uncounted };
  }
}

function* readPictures(campaign: Campaign, period: string): Work<Pick<Judged, 'pictures'>> {
  const sheets = yield* countReadSheets(campaign, daysOfPeriod(period, campaign.fromDay));
  return sheets === 0 ? {} : { pictures: { sheets, ...(yield* pooledSample(campaign.communeId)) } };
}

/** Of a round also what was answered on no day of it, which is why it was set aside. */
function uncountedDays(campaign: Campaign, period: string | null) {
  return period === null || period === WHOLE ? EVER : campaign.daysOf(period);
}

function areSame(stored: readonly TallyRow[], cells: readonly TallyRow[]): boolean {
  const now = new Map(stored.map((cell) => [nameOf(cell), String(cell.sums)]));
  return now.size === cells.length && cells.every((cell) => now.get(nameOf(cell)) === String(cell.sums));
}

/** Whose answers are read, and where their rows are written beside the sums. */
interface Counting {
  readonly standing: Standing;
  readonly period: string | null;
  readonly written?: RowsOfAnswers;
}
