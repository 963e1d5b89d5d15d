import { Injectable } from '@nestjs/common';
import type { Campaign } from '../campaigns/campaign.entity.js';
import type { LeadsFrom } from '../campaigns/campaign-layout.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { Satisfaction } from '../figures/satisfaction.js';
import type { Breakdown, SatisfactionQuery } from '../figures/satisfaction.query.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { Problem, problem } from '../problem.js';
import { resolvingElements, type UnitElements } from './elements.view-model.js';
import { type OpenedUnit, openableUnits } from './units.view-model.js';

export interface UnitQuestion {
  readonly campaign: Campaign;
  readonly units: Satisfaction;
  readonly period: string | null;
  /** As they were published. */
  readonly leads: readonly LeadsFrom[];
}

/** What stands behind a unit's row. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly satisfactions: SatisfactionService,
  ) {}

  /**
   * The questions of one unit: those it leads in the commune's plan, or those about who resolved the file as answered
   * by the people whose file it resolved.
   * @throws Problem `not-found` for a unit that is no row of theirs
   */
  async opened(
    { campaign, units, period, leads: all }: UnitQuestion,
    unit: string | null,
    language: Language,
  ): Promise<OpenedUnit | null> {
    if (unit === null) return null;
    if (!units.groups.some(({ key }) => key === unit)) throw problem.notFound();
    if (!openableUnits(units).includes(unit)) return null;
    const { resolvingHeadline, questions } = this.campaigns.questionnaireOf(campaign);
    const ask = (query: SatisfactionQuery) => this.satisfactions.distributionOf(campaign, query, language);
    if (resolvingHeadline === null) {
      const told = await ask(everything(null, period));
      return { key: unit, questions: told.questions.filter(({ key }) => all.some(({ leads }) => leads[key] === unit)) };
    }
    const resolving = new Set(questions.flatMap(({ code, rates }) => (rates === 'resolving' ? [code] : [])));
    const told = await unlessTooNarrow(ask(ofUnit(null, unit, period)));
    return { key: unit, questions: told?.questions.filter(({ key }) => resolving.has(key)) ?? null };
  }

  /** Elements by unit, where units resolve files. */
  async elements({ campaign, units, period }: UnitQuestion, language: Language): Promise<readonly UnitElements[]> {
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    if (questionnaire.resolvingHeadline === null || resolvingElements(questionnaire).length === 0) return [];
    const found: UnitElements[] = [];
    for (const key of openableUnits(units)) {
      const label = units.groups.find((group) => group.key === key)?.label ?? key;
      const asked = this.satisfactions.satisfactionOf(campaign, ofUnit('element', key, period), language);
      found.push({ key, label, elements: await unlessTooNarrow(asked) });
    }
    return found;
  }
}

/** A breakdown of everybody, by its own formula; without a period, of the usual one. */
export function everything(by: Breakdown, period: string | null = null): SatisfactionQuery {
  return { by, formula: null, filter: null, period };
}

function ofUnit(by: Breakdown, unit: string, period: string | null): SatisfactionQuery {
  return { ...everything(by, period), filter: { name: 'department', key: unit } };
}

/** null where the rest would be too few people: that is a state of the figures, not a failure. */
export async function unlessTooNarrow<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem && error.code === 'filter-too-narrow') return null;
    throw error;
  }
}
