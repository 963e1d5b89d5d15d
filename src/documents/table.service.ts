import { Injectable } from '@nestjs/common';
import { assertCommune, type Staff } from '../access/staff.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { catalogueOver } from '../communes/catalogue.js';
import { Settings } from '../config/settings.js';
import { chosenPeriod, latestOf } from '../figures/asked.js';
import { type Breakdown, type Formula, namedKeys, type SatisfactionQuery } from '../figures/breakdowns.js';
import { FiguresService } from '../figures/figures.service.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { problem, unless } from '../problem.js';
import { placedAt } from '../questionnaires/place.js';
import type { Questions, SipasTable } from './sipas-table.js';

type Selected = Pick<SatisfactionQuery, 'period' | 'filter'>;

/** Reads everything of the table that a commune hands in, of one period. */
@Injectable()
export class TableService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
    private readonly settings: Settings,
  ) {}

  /**
   * Nothing in it is the work of one counter, whoever asks: it is sent on.
   * @throws Problem `not-found`, `not-yet-published` for what is not locked and for a trial, and as the API's
   * satisfaction call does
   */
  async read(campaignId: string, selected: Selected, staff: Staff, language: Language): Promise<SipasTable> {
    const campaign = await this.campaigns.find(campaignId);
    assertCommune(staff, campaign.communeId);
    const ask = (by: Breakdown, formula: Formula | null, filter = selected.filter) =>
      this.satisfactions.satisfactionOf(campaign, { ...selected, by, formula, filter }, language);
    const may = async <Told>(asked: Promise<Told>): Promise<Told | null> =>
      unless(['filter-too-narrow', 'formula-not-for-breakdown'], asked);
    const overall = await ask(null, null);
    if (overall.trial) throw problem.notYetPublished();
    // Of those that the figures come from: a later one may call a unit otherwise.
    const { publications } = chosenPeriod(campaign, await this.figures.latest(campaign), { ...whole, ...selected });
    const { versions } = latestOf(publications).content;
    const catalogue = catalogueOver(publications.map(({ content }) => content.catalogue));
    const questionnaire = placedAt(catalogue, this.campaigns.questionnaireOf(campaign));
    const questionsOf = async (filter: Selected['filter']): Promise<Questions> => ({
      rates: await ask('question', 'F1', filter),
      means: await ask('question', 'F5', filter),
      counts: (await this.satisfactions.distributionOf(campaign, { ...whole, ...selected, filter }, language))
        .questions,
    });
    const parts: SipasTable['parts'][number][] = [];
    const naming = { catalogue, questionnaire, language };
    for (const name of selected.filter ? [] : partNames) {
      if (name === 'department' && questionnaire.resolvingHeadline === null) continue;
      const told = (await may(ask(name, null)))?.groups ?? [];
      const kinds = new Set(told.filter(({ figure }) => SHOWN.includes(figure.kind)).map(({ key }) => key));
      for (const [key, label] of namedKeys(name, naming)) {
        if (kinds.has(key)) parts.push({ label, questions: await may(questionsOf({ name, key })) });
      }
    }
    const breakdowns: SipasTable['breakdowns'][number][] = [];
    for (const by of breakdownNames) {
      const told = await may(ask(by, null));
      if (told) breakdowns.push({ by, told });
    }
    const pooled = [await may(ask(null, 'F3')), await may(ask(null, 'F6'))].flatMap((one) => one ?? []);
    return {
      ...{ campaign, catalogue, questionnaire, versions, filter: selected.filter, overall, language },
      ...{ formulas, simulated: this.settings.demo, pooled, breakdowns, parts },
      asked: this.campaigns.questionnairesOf(campaign).flatMap((one) => placedAt(catalogue, one).questions),
      questions: await questionsOf(selected.filter),
    };
  }
}

const whole = { by: null, formula: null } as const;
const formulas: readonly Formula[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'];
const partNames = ['department', 'channel'] as const;
const breakdownNames = [
  ...(['department', 'element', 'channel', 'assisted', 'group', 'field', 'village'] as const),
  ...(['way', 'age', 'sex', 'month'] as const),
] as const;
/** Rows of which something is told. */
const SHOWN: readonly string[] = ['rate', 'few'];
