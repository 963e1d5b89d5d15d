import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { VisitCount } from '../campaigns/visit-count.entity.js';
import { weekOf } from '../campaigns/weeks.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { Device } from '../devices/device.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { PaperBatch, PaperSheet } from '../paper/paper.entity.js';
import { storedPages } from '../responses/recount.js';
import type { SurveyResponse } from '../responses/survey-response.entity.js';
import { BusyHour, ParticipationCount } from '../responses/tally.entity.js';
import type { Day } from '../rules/days.js';
import { hoursAsleep } from './asleep.js';
import { type BatchSeen, type Evidence, type PointSeen, type Seen, seenIn } from './evidence.js';
import { Places, pointsAnswered } from './places.js';

type Span = ReturnType<Campaign['daysOf']>;

/** Gathers what the flags of a period look at: counts as they are kept, and the stored answers, read once. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** What was left out is still looked at: a flag stays when something was done about it. */
  async of(campaign: Campaign, period: string): Promise<Evidence> {
    const span = campaign.daysOf(period);
    const points = (await this.queue.read(pointsAnswered(campaign))).filter(({ kind }) => kind !== 'paper');
    const sheets = await this.queue.read(sheetsOf(campaign));
    const answers = new Answers(new Places(this.secrets, points), sheets);
    const asked = new Map(this.campaigns.questionnairesOf(campaign).map((one) => [one.version, one]));
    for (const standing of ['counted', 'excluded'] as const) {
      for await (const page of storedPages(this.queue, campaign, { standing, days: span })) {
        for (const stored of page) {
          const questionnaire = asked.get(stored.questionnaireVersion);
          if (questionnaire) answers.add(stored, seenIn(questionnaire, stored.answers, stored));
        }
      }
    }
    return {
      points: await this.pointsSeen(campaign, span, points, answers),
      batches: await this.batchesSeen(campaign, span, answers, sheets),
      weeks: await this.weeksSeen(campaign, answers),
    };
  }

  private async pointsSeen(
    { communeId, id: campaignId }: Campaign,
    { from, to }: Span,
    points: readonly CollectionPoint[],
    answers: Answers,
  ): Promise<readonly PointSeen[]> {
    const came = await this.queue.read(tableOf(ParticipationCount).select({ communeId, campaignId }));
    const meetings = await this.queue.read(tableOf(Meeting).select({ communeId }));
    const devices = await this.queue.read(tableOf(Device).select({ communeId, revokedAt: null }));
    const busy = await this.queue.read(tableOf(BusyHour).select({ communeId }));
    return points.map(({ id, kind }) => {
      const counts = new Map<Day, number>();
      for (const { pointId, day, standing, responses } of came) {
        if (pointId !== id || day < from || day > to || !['counted', 'excluded'].includes(standing)) continue;
        counts.set(day, (counts.get(day) ?? 0) + responses);
      }
      const held = meetings.filter(({ pointId, heldOn }) => pointId === id && heldOn >= from && heldOn <= to);
      const tablets = devices.filter(({ pointId, secondPointId }) => pointId === id || secondPointId === id);
      const hoursHere = busy.filter(({ pointId }) => pointId === id);
      return {
        ...{ id, kind, counts, days: answers.at(id) },
        meetings: new Map(held.map(({ heldOn, present }) => [heldOn, present])),
        hours: hoursAsleep(
          tablets.map(({ hours }) => hours),
          hoursHere,
        ),
      };
    });
  }

  private async batchesSeen(
    campaign: Campaign,
    { to }: Span,
    answers: Answers,
    sheets: readonly PaperSheet[],
  ): Promise<readonly BatchSeen[]> {
    const { communeId, id: campaignId } = campaign;
    const order = { madeOn: 'ASC', code: 'ASC' } as const;
    const batches = await this.queue.read(tableOf(PaperBatch).select({ communeId, campaignId }, { order }));
    const spoilt = sheets.filter(({ state }) => state === 'spoilt');
    // Continuous feedback goes on keying the sheets of a hand-out in the next period.
    const isOver = !campaign.continuous && this.clock.today() > to;
    return batches.map(({ id, issued, returned, meetingId }) => ({
      ...{ id, issued, returned, isOver, atMeeting: meetingId !== null },
      spoilt: spoilt.filter(({ batchId }) => batchId === id).length,
      sheets: answers.in(id),
    }));
  }

  private async weeksSeen({ communeId, id: campaignId }: Campaign, answers: Answers): Promise<Evidence['weeks']> {
    const entered = await this.queue.read(tableOf(VisitCount).select({ communeId, campaignId }));
    return entered.map(({ week, field, visits }) => ({ week, field, visits, answers: answers.about(week, field) }));
  }
}

/** Every sheet of a campaign that was keyed or spoilt. */
export function* sheetsOf({ communeId, id }: Pick<Campaign, 'communeId' | 'id'>): Work<readonly PaperSheet[]> {
  const found = yield* rows(
    `SELECT s.* FROM paper_batch b JOIN paper_sheet s ON s.commune_id = b.commune_id AND s.batch_id = b.id
     WHERE b.commune_id = $1 AND b.campaign_id = $2`,
    ...[communeId, id],
  );
  return found.map((raw) => tableOf(PaperSheet).row(raw));
}

/** Answers by where they belong. */
class Answers {
  private readonly points = new Map<string, Map<Day, Seen[]>>();
  private readonly batches = new Map<string, BatchSeen['sheets'][number][]>();
  private readonly fields = new Map<string, number>();
  private readonly sheets: ReadonlyMap<string, PaperSheet>;

  constructor(
    private readonly places: Places,
    sheets: readonly PaperSheet[],
  ) {
    this.sheets = new Map(sheets.flatMap((sheet) => (sheet.responseId === null ? [] : [[sheet.responseId, sheet]])));
  }

  add(stored: SurveyResponse, seen: Seen): void {
    const { id, businessDate: day, field } = stored;
    if (field !== null) {
      const name = `${weekOf(day)} ${field}`;
      this.fields.set(name, (this.fields.get(name) ?? 0) + 1);
    }
    const sheet = this.sheets.get(id);
    if (sheet) {
      const { batchId, number, firstBy: keyedBy } = sheet;
      const sheets = this.batches.get(batchId) ?? [];
      sheets.push({ ...seen, number, keyedBy });
      this.batches.set(batchId, sheets);
      return;
    }
    const point = this.places.pointOf(stored);
    if (point === null) return;
    const days = this.points.get(point) ?? new Map<Day, Seen[]>();
    const together = days.get(day) ?? [];
    together.push(seen);
    this.points.set(point, days.set(day, together));
  }

  at(point: string): ReadonlyMap<Day, readonly Seen[]> {
    return this.points.get(point) ?? new Map();
  }

  in(batch: string): BatchSeen['sheets'] {
    return this.batches.get(batch) ?? [];
  }

  about(week: string, field: string): number {
    return this.fields.get(`${week} ${field}`) ?? 0;
  }
}
