import { Injectable } from '@nestjs/common';
import { assertCommune, may, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Clock } from '../config/clock.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { type Asked, askedOf, assertKnown } from './asked.js';
import { type NamedAssociation, namedAssociations } from './associations.js';
import type { SatisfactionQuery } from './breakdowns.js';
import { coverageOf } from './coverage.js';
import type { Excluded, Figure } from './figure.js';
import { FiguresService } from './figures.service.js';
import { KeptViews, type Look } from './kept-views.service.js';
import type { Publication } from './publication.js';
import {
  type Collecting,
  collectingOf,
  type DistributionRow,
  distributionOf,
  ratedItems,
  type Satisfaction,
  satisfactionOf,
} from './satisfaction.js';

/** Of whoever reads figures their role decides what they see. */
export type Reader = Pick<Staff, 'role'>;

/** Answers questions about what is locked: for the API, the dashboard and everything that is handed in. */
@Injectable()
export class SatisfactionService {
  private readonly kept = new KeptAnswers<Satisfaction>();
  private readonly keptDistributions = new KeptAnswers<Distribution>();

  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
    private readonly views: KeptViews,
    private readonly clock: Clock,
  ) {}

  /**
   * What is told, or that nothing is yet.
   * @throws Problem `not-found` for another commune's campaign, `forbidden` for counters, `malformed` for a filter by
   * what the commune does not have, `formula-not-for-breakdown`, `filter-too-narrow`, `period-not-available`
   */
  async satisfaction(
    campaignId: string,
    query: SatisfactionQuery,
    staff: Staff,
    language: Language,
  ): Promise<Satisfaction | Collecting> {
    const campaign = await this.campaignOf(campaignId, staff);
    return this.keeping(campaign, ['satisfaction', query], { ...staff, language }, async () => {
      const asked = await this.asked(campaign, query, language, staff);
      return asked ? this.answer(asked) : this.collecting(campaign, query, language);
    });
  }

  /**
   * The same for pages and for what the server itself composes.
   * @param reader what is the work of one counter is told only to whom it may be; without a reader to nobody
   * @throws Problem `not-yet-published` before the lock, and as `satisfaction` does
   */
  async satisfactionOf(
    campaign: Campaign,
    query: SatisfactionQuery,
    language: Language,
    reader: Reader | null = null,
  ): Promise<Satisfaction> {
    return this.answer(toldOf(await this.asked(campaign, query, language, reader)));
  }

  /** Counts of each answer to each question. @throws Problem as `satisfaction` does */
  async distribution(
    campaignId: string,
    query: SatisfactionQuery,
    staff: Staff,
    language: Language,
  ): Promise<Distribution | Collecting> {
    const campaign = await this.campaignOf(campaignId, staff);
    if (query.formula !== null || (query.by !== null && query.by !== 'question'))
      throw problem.formulaNotForBreakdown();
    return this.keeping(campaign, ['distribution', query], { ...staff, language }, async () => {
      const asked = await this.asked(campaign, { ...query, by: 'question' }, language, staff);
      return asked ? this.counted(asked) : this.collecting(campaign, query, language);
    });
  }

  /** The same without a reader. @throws Problem `not-yet-published` before the lock */
  async distributionOf(campaign: Campaign, query: SatisfactionQuery, language: Language): Promise<Distribution> {
    return this.counted(toldOf(await this.asked(campaign, { ...query, by: 'question' }, language)));
  }

  /**
   * One figure with all that it rests on: of everybody, or a row of a breakdown.
   * @throws Problem `not-found` for a row that is not there, `not-yet-published`, and as `satisfaction` does
   */
  async single(
    campaignId: string,
    query: SatisfactionQuery,
    { key, staff, language }: { readonly key: string | null; readonly staff: Staff; readonly language: Language },
  ): Promise<SingleFigure> {
    const campaign = await this.campaignOf(campaignId, staff);
    const asked = toldOf(await this.asked(campaign, query, language, staff));
    const satisfaction = this.answer(asked);
    const whole = { ...satisfaction, label: null, figure: satisfaction.overall };
    const row = key === null ? whole : satisfaction.groups.find((one) => one.key === key);
    if (!row) throw problem.notFound();
    const { label, target, figure, excluded } = row;
    return { satisfaction, label, target, figure, excluded, items: ratedItems(asked, satisfaction, key) };
  }

  /** How elements go with the general item, from a single locked publication; empty where that is not told. */
  async associations(
    campaign: Campaign,
    query: SatisfactionQuery,
    language: Language,
  ): Promise<readonly NamedAssociation[]> {
    const asked = await this.asked(campaign, query, language);
    return asked ? namedAssociations(asked) : [];
  }

  private async campaignOf(id: string, staff: Staff): Promise<Campaign> {
    const campaign = await this.campaigns.find(id);
    assertCommune(staff, campaign.communeId);
    return campaign;
  }

  /** What is locked, made once for all programs that look alike. */
  private keeping<Told extends { readonly locked: boolean }>(
    { communeId, id }: Campaign,
    what: readonly unknown[],
    { role, language }: Pick<Look, 'role' | 'language'>,
    make: () => Promise<Told>,
  ): Promise<Told> {
    return this.views.of({ communeId, role, language, day: this.clock.today() }, [id, what], async () => {
      const view = await make();
      return { view, lasts: view.locked };
    });
  }

  private answer(asked: Asked): Satisfaction {
    return this.kept.answer(asked, () => {
      const satisfaction = satisfactionOf(asked);
      return { ...satisfaction, ...coverageOf(asked, satisfaction) };
    });
  }

  private counted(asked: Asked): Distribution {
    return this.keptDistributions.answer(asked, () => distributionIn(asked));
  }

  private async collecting(campaign: Campaign, query: SatisfactionQuery, language: Language): Promise<Collecting> {
    const questionnaire = this.campaigns.questionnaireOf(campaign);
    if (query.filter)
      assertKnown(query.filter, { catalogue: await this.figures.catalogueOf(campaign), questionnaire, language });
    return collectingOf(campaign, query, questionnaire, await this.figures.responsesWaiting(campaign));
  }

  /** @returns null while nothing of what is asked for is locked */
  private async asked(
    campaign: Campaign,
    query: SatisfactionQuery,
    language: Language,
    reader: Reader | null = null,
  ): Promise<Asked | null> {
    const sight = { seesCounters: reader !== null && may(reader.role, 'see-counters') };
    if (query.by === 'counter' && reader && !sight.seesCounters) throw problem.forbidden();
    const trial = await this.figures.trialOf(campaign);
    const published = trial ? [trial] : await this.figures.latest(campaign);
    const questionnaires = this.campaigns.questionnairesOf(campaign);
    return askedOf({ campaign, questionnaires, published, trial: trial !== null }, { query, language, sight });
  }
}

/** @throws Problem `not-yet-published` */
function toldOf(asked: Asked | null): Asked {
  if (!asked) throw problem.notYetPublished();
  return asked;
}

export interface SingleFigure {
  readonly satisfaction: Satisfaction;
  /** Name of the row; null for everybody. */
  readonly label: string | null;
  /** Fraction; null where none applies. */
  readonly target: number | null;
  readonly figure: Figure;
  /** Null where nothing is told of the row. */
  readonly excluded: Excluded | null;
  /** Whole titles of the questions that it rests on. */
  readonly items: readonly string[];
}

export type Distribution = Pick<
  Satisfaction,
  'campaign' | 'version' | 'subject' | 'period' | 'publishedAt' | 'locked' | 'trial' | 'dataHash' | 'mix' | 'disclosure'
> & { readonly questions: readonly DistributionRow[] };

function distributionIn(asked: Asked): Distribution {
  const { formula, item, target, overall, groups, excluded, ...head } = satisfactionOf(asked);
  return { ...head, questions: distributionOf(asked) };
}

/**
 * Answers about publications, kept with them: a publication never changes, so the same question about it has the same
 * answer. A dashboard asks a dozen such questions.
 */
class KeptAnswers<Answer> {
  private readonly kept = new WeakMap<Publication, Map<string, Answer>>();

  /** @throws whatever `make` does; then nothing is kept */
  answer({ publications, naming, query, sight }: Asked, make: () => Answer): Answer {
    const [first] = publications;
    if (!first) return make();
    const answers = this.kept.get(first) ?? new Map<string, Answer>();
    const question = JSON.stringify([publications.map(({ period }) => period), query, naming.language, sight]);
    const known = answers.get(question);
    if (known) return known;
    const made = make();
    if (answers.size >= MOST_KEPT) answers.clear();
    this.kept.set(first, answers.set(question, made));
    return made;
  }
}

/** More than all tables with all filters of one publication, in two languages. */
const MOST_KEPT = 2_000;
