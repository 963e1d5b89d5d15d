import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { isPeriodName, WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { isComparable } from '../questionnaires/comparable.js';
import type { Change } from './change.js';
import { changeOf, type LockedPeriod } from './compare-periods.js';
import { FiguresService } from './figures.service.js';
import { joinedTo } from './joined.js';

/** Compares locked rounds, and locked quarters of continuous feedback. */
@Injectable()
export class ChangeService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
  ) {}

  /**
   * The change of the headline between two locked periods.
   * @param campaign whose quarters are meant where a quarter is named; or, where it has none of that name, those of the
   * continuous feedback that stands in one line with it, by another version of its questionnaire
   * @param from,to each such a quarter (`2026-Q3`) or the ID of a round of the same commune
   * @throws Problem `not-found` for an unknown campaign or one of another commune, `period-not-available` for a quarter
   * that the campaign does not have, or the ID of continuous feedback, `not-locked` for figures that are not final,
   * `not-comparable` for other questions or scales, `malformed` for a period compared with itself
   */
  async between(campaign: Campaign, from: string, to: string, language: Language): Promise<Change> {
    const [earlier, later] = [await this.locked(campaign, from), await this.locked(campaign, to)];
    if (!isComparable(earlier.questionnaire, later.questionnaire)) throw problem.notComparable();
    if (earlier.publication === later.publication) throw problem.malformed({ field: 'to' });
    return changeOf(earlier, later, language);
  }

  /**
   * The change since the locked period before: the round of the same questionnaire before this one, or the quarter
   * before this quarter.
   * @param period `all` for a round, else a quarter
   * @returns null where the period is not locked, there is none before it, or it asked something else; and for
   * meetings, each of which is about itself
   */
  async sinceBefore(campaign: Campaign, period: string, language: Language): Promise<Change | null> {
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    if (questionnaire.subject === 'meeting') return null;
    const publication = (await this.figures.latest(campaign)).find((one) => one.period === period);
    const earlier = publication && (await this.before(campaign, period));
    if (!earlier || !isComparable(earlier.questionnaire, questionnaire)) return null;
    return changeOf(earlier, { campaign, questionnaire, publication }, language);
  }

  private async locked(asked: Campaign, name: string): Promise<LockedPeriod> {
    const isPeriod = isPeriodName(name);
    const campaign = await (isPeriod ? this.withPeriod(asked, name) : this.campaigns.find(name));
    if (campaign.communeId !== asked.communeId) throw problem.notFound();
    if (campaign.continuous !== isPeriod) throw problem.periodNotAvailable();
    const period = isPeriod ? name : WHOLE;
    const publication = (await this.figures.latest(campaign)).find((one) => one.period === period);
    if (isPeriod && !publication && !campaign.periods.includes(period)) throw problem.periodNotAvailable();
    if (!publication) throw problem.notLocked();
    return { campaign, questionnaire: this.campaigns.questionnaireOf(campaign), publication };
  }

  private async withPeriod(asked: Campaign, period: string): Promise<Campaign> {
    if (asked.periods.includes(period)) return asked;
    const all = (await this.campaigns.list(asked.communeId)).map((campaign) => this.asking(campaign));
    const line = joinedTo(this.asking(asked), all).map(({ campaign }) => campaign);
    return line.findLast((one) => one.periods.includes(period)) ?? asked;
  }

  private asking(campaign: Campaign) {
    return { campaign, questionnaire: this.campaigns.questionnaireOf(campaign) };
  }

  private async before(campaign: Campaign, period: string): Promise<LockedPeriod | null> {
    const { key } = this.campaigns.questionnaireOf(campaign);
    for (const other of await this.campaigns.list(campaign.communeId)) {
      if (other.continuous !== campaign.continuous || other.opensOn > campaign.opensOn) continue;
      const questionnaire = this.campaigns.questionnaireOf(other);
      const isEarlierRound = !campaign.continuous && other.opensOn < campaign.opensOn;
      if (questionnaire.key !== key || !(campaign.continuous || isEarlierRound)) continue;
      const locked = await this.figures.latest(other);
      const publication = locked.findLast((one) => !campaign.continuous || one.period < period);
      if (publication) return { campaign: other, questionnaire, publication };
    }
    return null;
  }
}
