import { Injectable } from '@nestjs/common';
import type { Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { ChangeService } from '../figures/change.service.js';
import { FiguresService } from '../figures/figures.service.js';
import { type Reader, SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { communeInKey, isOwnKey, subjects, type Topic, topicOf } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import { type Chosen, type HandedIn, Reading } from './reading.js';
import { type ToldCampaign, type ToldCommune, toldOf, topicsOf, usualOf } from './told-commune.js';

type AskedCommune = Pick<Chosen, 'commune' | 'campaign'> & Partial<Pick<Chosen, 'subject'>>;

/** The commune of a page, and all that its reader may look at, this one among them. */
export interface ServedCommune {
  readonly catalogue: CommuneCatalogue;
  readonly served: readonly CommuneCatalogue[];
}

/** Finds what a page may tell of. */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
    private readonly changes: ChangeService,
  ) {}

  /**
   * All that is told of the commune that `served` finds.
   * @param reader null for what is sent on: nothing in it is the work of one counter
   * @throws Problem as `served` does
   */
  async commune(
    asked: AskedCommune,
    day: Day,
    {
      staff,
      reader = staff,
      language,
    }: { readonly staff: Staff; readonly reader?: Reader | null; readonly language: Language },
  ): Promise<ToldCommune> {
    const { catalogue } = await this.served(asked, day, staff);
    return this.told(catalogue, { reader, language });
  }

  /**
   * The commune asked for, or that of the campaign or own questionnaire asked for, else the first that its reader works
   * for; with all of those.
   * @param day whose name of the commune heads the page
   * @throws Problem `no-commune` where nothing is asked for and there is none, `not-found` for another commune's reader
   */
  async served(asked: AskedCommune, day: Day, staff: Staff): Promise<ServedCommune> {
    const served = await this.communes.servedBy(staff, day);
    const about = asked.subject && isOwnKey(asked.subject) ? communeInKey(asked.subject) : null;
    const id = asked.commune ?? (asked.campaign ? (await this.campaigns.find(asked.campaign)).communeId : about);
    const catalogue = id === null ? served[0] : served.find(({ key }) => key === id);
    if (!catalogue) throw id === null ? problem.noCommune() : problem.notFound();
    return { catalogue, served };
  }

  /**
   * What is told of one campaign, for what is handed in: nothing in it is the work of one counter.
   * @param day whose name of the commune heads it
   * @param chosen which of its periods, by what is locked of it
   * @throws Problem `not-yet-published` where nothing is locked, and what `chosen` throws
   */
  async handedIn(
    campaign: Campaign,
    day: Day,
    language: Language,
    chosen: (told: ToldCampaign) => HandedIn & { readonly period: string | null },
  ): Promise<Reading> {
    const catalogue = await this.communes.catalogueOn(campaign.communeId, day);
    const commune = await this.told(catalogue, { reader: null, language });
    const told = commune.told.find((one) => one.campaign.id === campaign.id);
    if (!told || told.trial) throw problem.notYetPublished();
    const { period, ...handedIn } = chosen(told);
    return Reading.of(commune, told, period, handedIn);
  }

  /** One of the communes that somebody serves, with all that is told of it. */
  async told(
    catalogue: CommuneCatalogue,
    { reader, language }: { readonly reader: Reader | null; readonly language: Language },
  ): Promise<ToldCommune> {
    const campaigns = await this.campaigns.list(catalogue.key);
    return {
      ...{ id: catalogue.key, catalogue, heading: communeHeading(catalogue) },
      ...{ campaigns, told: await this.among(campaigns), language, reader },
      ...{ satisfactions: this.satisfactions, changes: this.changes },
    };
  }

  /**
   * One reading for each topic of which something is told, the subjects first in their order; what is chosen is chosen of
   * its own topic.
   * @returns all of them, and the one that is chosen, else the first; null where nothing is told of it
   * @throws Problem `not-found` for what is not of this commune, or not of one topic, `not-yet-published` for what is
   * not locked, `period-not-available` for a period that a campaign does not have
   */
  async read(
    commune: ToldCommune,
    chosen: Chosen,
  ): Promise<{ readonly all: readonly Reading[]; readonly shown: Reading | null }> {
    const topic = this.topicChosen(commune, chosen);
    const all: Reading[] = [];
    for (const one of new Set([...subjects, ...topicsOf(commune.told), ...(topic === null ? [] : [topic])])) {
      const told = toldOf(commune.told, one);
      const usual = usualOf(told);
      const isChosen = one === topic;
      const shown = isChosen && chosen.campaign ? told.find(({ campaign }) => campaign.id === chosen.campaign) : usual;
      if (isChosen && !shown && (chosen.campaign || chosen.period)) throw problem.notYetPublished();
      if (!shown) continue;
      const period = isChosen ? periodOf(shown, chosen.period) : null;
      all.push(await Reading.of(commune, shown, period));
    }
    const shown = topic === null ? all[0] : all.find((one) => one.topic === topic);
    return { all, shown: shown ?? null };
  }

  /** A campaign, a topic, or a period that only one topic has. */
  private topicChosen({ campaigns, told }: ToldCommune, { campaign: id, subject, period }: Chosen): Topic | null {
    if (id === null && subject === null && period !== null)
      return topicsOf(told.filter(({ periods }) => periods.includes(period)))[0] ?? notTold(campaigns, period);
    if (id === null && (subject === null || !isOwnKey(subject))) return subject;
    const asked = campaigns.filter((one) => id === null || one.id === id);
    const topics = asked.map((one) => topicOf(this.campaigns.questionnaireOf(one)));
    const about = topics.find((one) => subject === null || one === subject);
    if (!about) throw problem.notFound();
    return about;
  }

  private async among(campaigns: readonly Campaign[]): Promise<readonly ToldCampaign[]> {
    const found: ToldCampaign[] = [];
    for (const campaign of campaigns) {
      const trial = await this.figures.trialOf(campaign);
      const publications = trial ? [trial] : await this.figures.latest(campaign);
      if (publications.length === 0) continue;
      const periods = campaign.continuous && !trial ? publications.map(({ period }) => period) : [];
      const [questionnaire = this.campaigns.questionnaireOf(campaign), tablet = null] =
        this.campaigns.questionnairesOf(campaign);
      found.push({ campaign, questionnaire, tablet, publications, trial: trial !== null, periods });
    }
    return found;
  }
}

/** Of a round there is but one. @throws Problem `not-yet-published`, `period-not-available` */
function periodOf({ campaign, periods }: ToldCampaign, asked: string | null): string | null {
  return asked === null || periods.includes(asked) ? asked : notTold([campaign], asked);
}

/** @throws Problem `not-yet-published` for a period that is still collected, else `period-not-available` */
function notTold(campaigns: readonly Campaign[], period: string): never {
  throw campaigns.some(({ periods }) => periods.includes(period))
    ? problem.notYetPublished()
    : problem.periodNotAvailable();
}
