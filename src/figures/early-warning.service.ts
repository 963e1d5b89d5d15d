import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { daysOfPeriod, periodOf } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { recount } from '../responses/recount.js';
import { inLayout, readTallies } from '../responses/tallies.queries.js';
import type { TallyRow } from '../responses/tally-cells.js';
import { type TallyLayout, tallyLayout } from '../responses/tally-layout.js';
import { certainlyBelow } from '../statistics/early-warning.js';
import { countsOf, worthOf } from './figure.js';
import { measuresOf, poolMeasure, questionMeasure, respondentsIn, rowOf } from './measures.js';
import { clusteredOf, type Occasions, SummedTallies } from './people.js';
import { occasionsOf } from './publications.queries.js';

/** A department of which a running campaign says, while it runs, that it needs looking at, and nothing more. */
interface Warned {
  readonly key: string;
  readonly name: string;
}

/** The one thing that is told before a lock, to the director and the chairman only: one bit for each department. */
@Injectable()
export class EarlyWarningService {
  /** By campaign; one entry for each that somebody looks at while it collects. */
  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * The departments that are certainly below the target in the period that runs, in the order of the commune. Looked for
   * at most every ten minutes: a look reads all sums of the campaign, and the test holds however rarely it is made.
   */
  async warned(campaign: Campaign): Promise<readonly Warned[]> {
    const today = this.clock.today();
    const { id, target } = campaign;
    if (target === null || !campaign.isCollectingOn(today)) return [];
    const period = periodOf(today, campaign);
    const now = this.clock.certain().getTime();
    const last = this.looks.get(id);
    if (last?.period === period && last.target === target && now >= last.at && now - last.at < BETWEEN_LOOKS)
      return last.warned;
    const warned = await this.look(campaign, target, period);
    this.looks.set(id, { at: now, period, target, warned });
    return warned;
  }

  private async look(campaign: Campaign, target: number, period: string): Promise<readonly Warned[]> {
    const { communeId, id } = campaign;
    const layout = tallyLayout(campaign, this.campaigns.questionnairesOf(campaign));
    const cells = await this.queue.read(this.received(campaign, period));
    const running = {
      tallies: new SummedTallies(inLayout(cells, layout)),
      occasions: await this.queue.read(occasionsOf(communeId, id)),
      questionnaire: this.campaigns.questionnaireOf(campaign),
      layout,
      target,
    };
    const { units } = await this.communes.catalogueBetween(communeId, campaign.daysOf(period).from, this.clock.today());
    return units
      .filter((unit) => unit.kind !== 'vertical' && isCertainlyBelow(unit, running))
      .map(({ key, name }) => ({ key, name }));
  }

  /**
   * The sums of what was answered, with what two people left out: a warning that came or went with it would tell them how
   * those had answered, and they could take it back in.
   */
  private *received(campaign: Campaign, period: string): Work<readonly TallyRow[]> {
    const days = daysOfPeriod(period, campaign.fromDay);
    const asked = this.campaigns.questionnairesOf(campaign);
    const leftOut = yield* recount(campaign, asked, { standing: 'excluded', days });
    return [...(yield* readTallies(campaign.communeId, campaign.id, period)), ...leftOut.values()];
  }
}

/** What was found, and when, in milliseconds. */
interface Look {
  readonly at: number;
  readonly period: string;
  /** An officer may change it while the campaign collects. */
  readonly target: number;
  readonly warned: readonly Warned[];
}

const BETWEEN_LOOKS = 10 * 60_000;

interface Running {
  readonly tallies: SummedTallies;
  readonly occasions: Occasions;
  readonly questionnaire: Questionnaire;
  readonly layout: TallyLayout;
  readonly target: number;
}

/** At the Centre of the files that a department resolved, elsewhere of the items that it leads. */
function isCertainlyBelow({ key }: CommuneCatalogue['units'][number], running: Running): boolean {
  const { tallies, occasions, questionnaire, layout, target } = running;
  const { group, resolvingHeadline } = questionnaire;
  const measures = measuresOf(layout);
  const measure = measures.get(resolvingHeadline ? questionMeasure(resolvingHeadline) : poolMeasure(`led:${key}`));
  const [dimension, cell] = resolvingHeadline ? (['department', key] as const) : (['', ''] as const);
  const sums = resolvingHeadline ? tallies.table(group, 'department').get(key) : tallies.total(group);
  if (!measure || !sums || respondentsIn(measure, sums) === 0) return false;
  const together = [...(tallies.batches(group, dimension).get(cell) ?? [])];
  const sizes = new Map(together.map(([batch, ofBatch]) => [batch, respondentsIn(measure, ofBatch)]));
  const row = rowOf(measure, measures, sums, clusteredOf(sizes, occasions));
  const { satisfied, base } = countsOf(measure, row);
  return certainlyBelow({ satisfied, base, effectiveRespondents: worthOf(measure, row), target });
}
