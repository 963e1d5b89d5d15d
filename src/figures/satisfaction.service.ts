import { Injectable } from '@nestjs/common';
import { may } from '../access/rights.js';
import { assertCommune, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { VisitsService } from '../campaigns/visits.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { placedAt } from '../responses/place.js';
import { tallyLayout } from '../responses/tally-layout.js';
import type { Asked } from './asked.js';
import { type NamedAssociation, namedAssociations } from './associations.js';
import { chosenPeriod } from './chosen-period.js';
import { coverageOf } from './coverage.js';
import { type DistributionRow, distributionOf } from './distribution.js';
import type { Figure } from './figure.js';
import { FiguresService } from './figures.service.js';
import { KeptAnswers } from './kept-answers.js';
import { measuresOf } from './measures.js';
import { type Excluded, excludedInRow, type Satisfaction, satisfactionOf } from './satisfaction.js';
import type { SatisfactionQuery } from './satisfaction.query.js';
import { everybody, filtered, inMonths } from './selection.js';
import { together } from './summed-selection.js';

/** Answers questions about published figures: for the API, the dashboard and everything that is handed in. */
@Injectable()
export class SatisfactionService {
  private readonly kept = new KeptAnswers();

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly figures: FiguresService,
    private readonly visits: VisitsService,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem `not-found` for another commune's campaign, `forbidden` for counters,
   * `formula-not-for-breakdown`, `filter-too-narrow`, `period-not-available`
   */
  async satisfaction(
    campaignId: string,
    query: SatisfactionQuery,
    staff: Staff,
    language: Language,
  ): Promise<Satisfaction> {
    const campaign = await this.campaigns.find(campaignId);
    assertCommune(staff, campaign.communeId);
    if (query.by === 'counter' && !may(staff.role, 'see-counters')) throw problem.forbidden();
    return this.satisfactionOf(campaign, query, language);
  }

  /** The same without a reader: for what the server itself composes. Counters are never in it. */
  async satisfactionOf(campaign: Campaign, query: SatisfactionQuery, language: Language): Promise<Satisfaction> {
    const asked = await this.asked(campaign, query, language);
    const visits = await this.visits.of(campaign);
    return this.kept.answer(asked, visits, () => {
      const satisfaction = satisfactionOf(asked);
      return { ...satisfaction, ...coverageOf(asked, visits, satisfaction) };
    });
  }

  async distribution(
    campaignId: string,
    query: SatisfactionQuery,
    staff: Staff,
    language: Language,
  ): Promise<Distribution> {
    const campaign = await this.campaigns.find(campaignId);
    assertCommune(staff, campaign.communeId);
    if (query.by !== null && query.by !== 'question') throw problem.formulaNotForBreakdown();
    const asked = await this.asked(campaign, { ...query, by: 'question' }, language);
    const { formula, item, target, overall, groups, excluded, visits, weighted, ...head } = satisfactionOf(asked);
    return { ...head, questions: distributionOf(asked) };
  }

  /**
   * One figure with all that it rests on: of everybody, or a row of a breakdown.
   * @throws Problem `not-found` for a row that is not there, and as `satisfaction` does
   */
  async single(
    campaignId: string,
    query: SatisfactionQuery,
    { key, staff, language }: { readonly key: string | null; readonly staff: Staff; readonly language: Language },
  ): Promise<SingleFigure> {
    const satisfaction = await this.satisfaction(campaignId, query, staff, language);
    if (key === null) {
      return { satisfaction, label: null, figure: satisfaction.overall, excluded: satisfaction.excluded };
    }
    const group = satisfaction.groups.find((one) => one.key === key);
    if (!group) throw problem.notFound();
    const asked = await this.asked(await this.campaigns.find(campaignId), query, language);
    return { satisfaction, label: group.label, figure: group.figure, excluded: excludedInRow(asked, key) };
  }

  /** How elements go with the general item, from a single locked publication; empty where that is not told. */
  async associations(
    campaign: Campaign,
    query: SatisfactionQuery,
    language: Language,
  ): Promise<readonly NamedAssociation[]> {
    return namedAssociations(await this.asked(campaign, query, language));
  }

  private async asked(campaign: Campaign, query: SatisfactionQuery, language: Language): Promise<Asked> {
    const published = await this.figures.latest(campaign);
    const { publications, months, period } = chosenPeriod(campaign, published, query);
    const catalogue = await this.communes.catalogueOn(campaign.communeId, this.clock.today());
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    const measures = measuresOf(tallyLayout(campaign, this.campaigns.questionnairesOf(campaign)));
    const { filter } = query;
    if (months && (filter || !(query.by === null || query.by === 'month'))) throw problem.filterTooNarrow();
    const selections = publications.map((publication) => {
      if (months) return inMonths(publication, months);
      return filter ? filtered(publication, filter, measures) : everybody(publication);
    });
    return {
      query,
      publications,
      selection: together(selections),
      measures,
      naming: { catalogue, questionnaire: placedAt(catalogue, questionnaire), language },
      isPart: months !== null || filter !== null,
      target: targetFor(campaign, query, catalogue.units),
      period,
    };
  }
}

export interface SingleFigure {
  readonly satisfaction: Satisfaction;
  /** Name of the row; null for everybody. */
  readonly label: string | null;
  readonly figure: Figure;
  readonly excluded: Excluded;
}

export type Distribution = Pick<
  Satisfaction,
  'campaign' | 'version' | 'period' | 'publishedAt' | 'locked' | 'dataHash' | 'mix'
> & { readonly questions: readonly DistributionRow[] };

/** The commune's target is one for people, and not for the bodies of the vertical system. */
function targetFor(
  { target }: Campaign,
  { filter }: SatisfactionQuery,
  units: readonly { readonly key: string; readonly kind: string }[],
): number | null {
  if (filter?.name === 'group' && filter.key !== 'people') return null;
  const unit = filter?.name === 'department' || filter?.name === 'receiving-unit' ? filter.key : null;
  return units.some(({ key, kind }) => key === unit && kind === 'vertical') ? null : target;
}
