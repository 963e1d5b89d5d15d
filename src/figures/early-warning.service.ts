import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { isInPeriod, periodOf } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { readTallies } from '../responses/tallies.queries.js';
import { inLayout, type TallyLayout, tallyLayout } from '../responses/tally-layout.js';
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
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** The departments that are certainly below the target in the period that runs, in the order of the commune. */
  async warned(campaign: Campaign): Promise<readonly Warned[]> {
    const today = this.clock.today();
    if (campaign.target === null || !campaign.isCollectingOn(today)) return [];
    const { communeId, id, target } = campaign;
    const layout = tallyLayout(campaign, this.campaigns.questionnairesOf(campaign));
    const period = periodOf(today, campaign);
    const cells = inLayout(await this.queue.read(readTallies(communeId, id)), layout);
    const running = {
      tallies: new SummedTallies(cells.filter(({ month }) => isInPeriod(month, period))),
      occasions: await this.queue.read(occasionsOf(communeId, id)),
      questionnaire: this.campaigns.questionnaireOf(campaign),
      layout,
      target,
    };
    const { units } = await this.communes.catalogueOn(communeId, today);
    return units
      .filter((unit) => unit.kind !== 'vertical' && isCertainlyBelow(unit, running))
      .map(({ key, name }) => ({ key, name }));
  }
}

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
