import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import { WriteQueue } from '../database/write-queue.js';
import { LocksService } from '../figures/locks.service.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { type Arrival, arrivalOf } from '../responses/arrival.js';
import { type Asked, AskedService } from '../responses/asked.service.js';
import { saveMany } from '../responses/save-response.js';
import { refuseRealData } from './mark.js';
import { fieldWeights, qualityOf } from './people.js';
import { Random } from './random.js';
import { type Stage, simulateGiven, simulatePlace } from './simulate-arrival.js';
import { SimulatedCoverageService } from './simulated-coverage.service.js';
import { type SimulatedCampaign, simulatedYears } from './world.js';

/** Fills a commune with its simulated years, through the same tables, sums and publications as real answers. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly communes: CommunesService,
    private readonly points: CollectionPointsService,
    private readonly meetings: MeetingsService,
    private readonly campaigns: CampaignsService,
    private readonly asked: AskedService,
    private readonly locks: LocksService,
    private readonly coverage: SimulatedCoverageService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /**
   * @param responses how many, over all campaigns of the commune
   * @param seed the same seed gives the same commune
   * @param quarters of the Centre that are locked; a control chart needs four
   * @returns how many were stored
   * @throws Error when the database holds real responses
   */
  async simulate(communeId: string, responses: number, seed: number, quarters = 4): Promise<number> {
    await this.queue.commit(() => refuseRealData('responses'));
    const today = this.clock.today();
    const catalogue = await this.communes.catalogueOn(communeId, today);
    const random = new Random(seed + [...communeId].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0));
    const quality = qualityOf(catalogue, random);
    const weights = fieldWeights(catalogue, quality);
    let stored = 0;
    for (const wanted of simulatedYears(catalogue, { today, quarters })) {
      const points = await this.pointsFor(communeId, wanted);
      const campaign = await this.campaignFor(communeId, wanted, points);
      const number = Math.round(responses * wanted.share);
      const batch = await this.meetingFor(points, wanted, number);
      await this.collect({ wanted, campaign, points, catalogue, quality, today, batch, random }, number);
      await this.coverage.simulate(campaign, weights, { responses: number, seed });
      // What the clock would have done by itself.
      await this.locks.lockDue(campaign, { onTime: true });
      stored += number;
    }
    return stored;
  }

  private async pointsFor(communeId: string, { points }: SimulatedCampaign): Promise<readonly CollectionPoint[]> {
    const existing = new Map((await this.points.list(communeId)).map((point) => [point.name, point]));
    const found: CollectionPoint[] = [];
    for (const point of points) {
      found.push(existing.get(point.name) ?? (await this.points.create({ communeId, ...point }, ACTOR)));
    }
    return found;
  }

  private async campaignFor(
    communeId: string,
    { campaign }: SimulatedCampaign,
    points: readonly CollectionPoint[],
  ): Promise<Campaign> {
    const existing = await this.campaigns.list(communeId);
    const same = existing.find(({ name, opensOn }) => name === campaign.name && opensOn === campaign.opensOn);
    return same ?? this.campaigns.create({ communeId, ...campaign, pointIds: points.map(({ id }) => id) }, ACTOR);
  }

  /** The record of the meeting that the answers come from. */
  private async meetingFor(
    [point]: readonly CollectionPoint[],
    { meetingOn }: SimulatedCampaign,
    answers: number,
  ): Promise<string | null> {
    if (meetingOn === null || !point) return null;
    const held = await this.meetings.list(point.communeId);
    const known = held.find(({ pointId, heldOn }) => pointId === point.id && heldOn === meetingOn);
    if (known) return known.id;
    const invited = Math.round(answers * 1.8);
    const meeting = await this.meetings.create(point, { heldOn: meetingOn, rotating: true, invited }, ACTOR);
    const paper = { issued: 20, returned: 18, valid: 17, keyedBy: 'Thư ký cuộc họp' };
    await this.meetings.record(meeting, { invited, present: Math.round(answers * 1.4), ...paper }, ACTOR);
    return meeting.id;
  }

  private async collect(stage: Omit<Stage, 'place'>, number: number): Promise<void> {
    const asked = new Map<string, Asked>();
    for (let done = 0; done < number; done += BATCH) {
      const arrivals: Arrival[] = [];
      for (let at = done; at < Math.min(done + BATCH, number); at += 1) {
        arrivals.push(await this.simulated({ ...stage, place: at / number }, asked));
      }
      await this.queue.commit(() => saveMany(arrivals, this.secrets));
    }
  }

  /** @param known what was asked, by point and day: few of them, for many people */
  private async simulated(stage: Stage, known: Map<string, Asked>): Promise<Arrival> {
    const { point, day } = simulatePlace(stage);
    const name = `${point.id} ${day}`;
    const asked =
      known.get(name) ?? (await this.asked.asked(point, stage.campaign, day, versionAt(point, stage.campaign)));
    known.set(name, asked);
    const arrival = arrivalOf(asked, simulateGiven(stage, asked));
    if ('errors' in arrival) throw new Error(`A simulated person answers wrongly: ${JSON.stringify(arrival.errors)}`);
    return arrival;
  }
}

/** What its tablets ask, where a campaign has a shorter questionnaire for them. */
function versionAt({ kind }: CollectionPoint, { tabletVersion }: Campaign): string | undefined {
  return kind === 'kiosk' ? (tabletVersion ?? undefined) : undefined;
}

const ACTOR = 'simulation';

/** Large enough that the sums, a few thousand cells a year, cost little beside the rows. */
const BATCH = 10_000;
