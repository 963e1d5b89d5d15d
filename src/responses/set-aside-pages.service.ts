import { Injectable } from '@nestjs/common';
import { type Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { placedAt } from '../questionnaires/place.js';
import type { Question } from '../questionnaires/questionnaire.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import type { SetAside } from './set-aside.entity.js';
import { lastSettled, PAGE_SIZE, waitingByReason, waitingPage } from './set-aside.queries.js';
import { type SetAsideView, toSetAsideView } from './set-aside.view-model.js';
import type { Waiting } from './settling.service.js';
import { type Doing, toWaitingView, type WaitingView } from './waiting.view-model.js';

/** What the list was asked for. */
export interface AskedList {
  readonly commune: string | null;
  readonly page: number;
  readonly settled: boolean;
  readonly saved: string | null;
}

/** Gathers what the pages about set-aside answers say of them, within the reader's communes. */
@Injectable()
export class SetAsidePagesService {
  constructor(
    private readonly communes: CommunesService,
    private readonly points: CollectionPointsService,
    private readonly campaigns: CampaignsService,
    private readonly questionnaires: QuestionnairesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @returns null where the server has no commune yet. @throws Problem `not-found` for another commune's */
  async list(staff: Staff, asked: AskedList): Promise<SetAsideView> {
    const communes = await this.communes.servedBy(staff, this.clock.today());
    const commune = await this.communes.chosenBy(staff, asked.commune ?? undefined);
    const counts = await this.queue.read(waitingByReason(commune));
    const waiting = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const page = Math.min(Math.max(1, Math.trunc(asked.page)), Math.max(1, Math.ceil(waiting / PAGE_SIZE)));
    return toSetAsideView({
      ...{ communes, commune, counts, page },
      rows: asked.settled ? [] : await this.queue.read(waitingPage(commune, page)),
      settled: asked.settled ? await this.queue.read(lastSettled(commune)) : null,
      saved: asked.saved !== null && told.includes(asked.saved) ? `setAside.saved.${asked.saved}` : null,
      ...(await this.names(commune)),
    });
  }

  async one(waiting: Waiting, doing: Doing): Promise<WaitingView> {
    const { kept } = waiting;
    const names = await this.names(kept.communeId);
    return toWaitingView(waiting, doing, { ...names, questions: await this.questionsOf(kept) });
  }

  /** Of the questionnaire or the campaign that it names, in the words of the commune; none where both are unknown. */
  private async questionsOf({ version, campaignId, communeId, receivedOn }: SetAside): Promise<readonly Question[]> {
    const campaign = (await this.campaigns.list(communeId)).find(({ id }) => id === campaignId);
    const named = version ?? campaign?.questionnaireVersion;
    const questionnaire = named === undefined ? undefined : this.questionnaires.byVersion(named);
    if (!questionnaire) return [];
    return placedAt(await this.communes.catalogueOn(communeId, receivedOn), questionnaire).questions;
  }

  private async names(communeId: string) {
    const [points, campaigns] = [await this.points.list(communeId), await this.campaigns.list(communeId)];
    const byId = (all: readonly { id: string; name: string }[]) => new Map(all.map(({ id, name }) => [id, name]));
    return { points: byId(points), campaigns: byId(campaigns) };
  }
}

const told = ['accepted', 'corrected', 'discarded', 'late'];
