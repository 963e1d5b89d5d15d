import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Campaign } from '../campaigns/campaign.entity.js';
import { extended, type LeadsFrom, layoutIn, layoutOf } from '../campaigns/campaign-layout.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { type CommuneCatalogue, departmentOfField, receivingUnitAt } from '../communes/catalogue.js';
import { movesAnswers } from '../communes/commune-changes.js';
import { CommuneSurroundings, type Consequence, type PlannedChange } from '../communes/commune-surroundings.js';
import { CommunesService, type Reorganisation } from '../communes/communes.service.js';
import { asCount } from '../database/columns.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { asCounted, type Counting } from './recount.js';
import { SurveyResponse } from './survey-response.entity.js';
import { addTo, type TallyCells, takenAway } from './tally-cells.js';
import { additionsOf, tallyLayout } from './tally-layout.js';
import { addCells } from './write-tallies.js';

const campaigns = tableOf(Campaign);
const responses = tableOf(SurveyResponse);

/**
 * When a commune is reorganised, what was answered from that day on and is not final yet goes to whoever is responsible
 * since: answers of the morning, and of days that the officer names late. It happens in the unit that takes the new
 * commune in, with the campaigns held still.
 */
@Injectable()
export class ReorganisationService implements OnModuleInit {
  constructor(
    private readonly communes: CommunesService,
    private readonly surroundings: CommuneSurroundings,
    private readonly campaigns: CampaignsService,
    private readonly queue: WriteQueue,
  ) {}

  onModuleInit(): void {
    this.communes.follow((change) => this.reorganised(change));
    this.surroundings.foretell((change) => this.foretold(change));
  }

  /** The campaigns whose answers go to other units, from which day on, and how many have come already. */
  private async foretold({ communeId, from, before, after }: PlannedChange): Promise<readonly Consequence[]> {
    const moves = movesAnswers(before, after);
    const all = await this.campaigns.list(communeId);
    const told = all.map(async (campaign): Promise<readonly Consequence[]> => {
      const subject = this.campaigns.questionnairesOf(campaign)[0]?.subject;
      const isMoved =
        subject === 'administration'
          ? moves.administration
          : (subject === 'centre' || subject === 'reception') && moves.centre;
      const first = firstMoved(campaign, from);
      if (!isMoved || first === null) return [];
      const { id, name } = campaign;
      const count = await this.queue.read(answersSince(communeId, id, first));
      return [{ sentence: `reorganised.${count > 0 ? 'answered' : 'unanswered'}`, name, day: first, count }];
    });
    return (await Promise.all(told)).flat();
  }

  private *reorganised({ communeId, from }: Reorganisation): Work<void> {
    for (const campaign of yield* campaigns.select({ communeId }, { hold: true })) {
      const first = firstMoved(campaign, from);
      if (first === null) continue;
      const asked = this.campaigns.questionnairesOf(campaign);
      const after = Object.assign(new Campaign(), campaign, {
        ...(yield* this.ledFrom(campaign, first, asked)),
        reorganised: campaign.reorganised + 1,
      });
      const { leads, layout, reorganised } = after;
      yield* campaigns.update({ communeId, id: campaign.id }, { leads, layout, reorganised });
      const counted = (as: Campaign): Counting => ({ campaign: as, asked, layout: tallyLayout(as, asked) });
      yield* this.movedAnswers(counted(campaign), counted(after), first);
    }
  }

  /** Who leads the items of a campaign, and the sums that this needs. */
  private *ledFrom(
    campaign: Campaign,
    first: Day,
    asked: readonly Questionnaire[],
  ): Work<Pick<Campaign, 'leads' | 'layout'>> {
    const { communeId, leads: before } = campaign;
    const layout = layoutIn(campaign, asked);
    if (asked[0]?.subject !== 'administration') return { leads: before, layout };
    const { leads } = yield* this.communes.validOn(communeId, first);
    const changed: LeadsFrom = { from: first, leads };
    const all = [...before.filter(({ from }) => from !== first), changed].sort((a, b) => (a.from < b.from ? -1 : 1));
    return { leads: all, layout: extended(layout, layoutOf(asked, [leads])) };
  }

  /** @param first answers of this day and later are moved */
  private *movedAnswers(before: Counting, after: Counting, first: Day): Work<void> {
    const { communeId, id: campaignId } = after.campaign;
    const cells: TallyCells = new Map();
    const catalogues = new Map<Day, CommuneCatalogue>();
    for (let last = ''; ; ) {
      const page = yield* answersFrom(communeId, campaignId, first, last);
      for (const stored of page) {
        const { id, businessDate: day } = stored;
        last = id;
        const catalogue = catalogues.get(day) ?? (yield* this.communes.validOn(communeId, day));
        catalogues.set(day, catalogue);
        const units = unitsOf(stored, catalogue);
        const moved = Object.assign(new SurveyResponse(), stored, units);
        const isMoved = units.resolvingUnit !== stored.resolvingUnit || units.receivingUnit !== stored.receivingUnit;
        if (isMoved) yield* responses.update({ communeId, id }, units);
        const stays = !isMoved && before.campaign.leads === after.campaign.leads;
        if (stored.standing !== 'counted' || stays) continue;
        for (const addition of additionsOf(asCounted(stored, before))) addTo(cells, takenAway(addition));
        for (const addition of additionsOf(asCounted(moved, after))) addTo(cells, addition);
      }
      if (page.length === 0) break;
    }
    yield* addCells(communeId, campaignId, cells);
  }
}

/** Who resolved what a response is about, and who received it, in the commune of its day. */
function unitsOf(
  { field, counter, receivingUnit }: SurveyResponse,
  catalogue: CommuneCatalogue,
): Pick<SurveyResponse, 'resolvingUnit' | 'receivingUnit'> {
  return {
    resolvingUnit: departmentOfField(catalogue, field),
    receivingUnit: receivingUnitAt(catalogue, { counter, unit: receivingUnit }),
  };
}

/** The first day whose answers a change moves: nothing that is final, and nothing after the end. */
function firstMoved({ firstOpenDay, endsOn }: Campaign, from: Day): Day | null {
  if (firstOpenDay === null) return null;
  const first = from > firstOpenDay ? from : firstOpenDay;
  return first > endsOn ? null : first;
}

/** How many answers of a day or later a campaign has. */
export function* answersSince(communeId: string, campaignId: string, first: Day): Work<number> {
  const [found] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM survey_response WHERE commune_id = $1 AND campaign_id = $2 AND business_date >= $3`,
    ...[communeId, campaignId, first],
  );
  return asCount(found?.n);
}

/** The next answers of a day or later, by ID. */
export function* answersFrom(
  communeId: string,
  campaignId: string,
  first: Day,
  after: string,
): Work<readonly SurveyResponse[]> {
  const page = yield* rows(
    `SELECT * FROM survey_response WHERE commune_id = $1 AND campaign_id = $2 AND business_date >= $3 AND id > $4
     ORDER BY id LIMIT 1000`,
    ...[communeId, campaignId, first, after],
  );
  return page.map((raw) => responses.row(raw));
}
