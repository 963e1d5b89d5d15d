import { Injectable } from '@nestjs/common';
import { may, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { WHOLE } from '../campaigns/campaign-calendar.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { ResponseCountsQueries } from '../campaigns/response-counts.queries.js';
import { type CommuneCatalogue, toChooseCommune } from '../communes/catalogue.js';
import { Clock } from '../config/clock.js';
import { EarlyWarningService } from '../figures/early-warning.service.js';
import { formatDay, formatPeriod } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import { titleAt } from '../questionnaires/place.js';
import { isOwnKey, type Questionnaire, topicOf } from '../questionnaires/questionnaire.js';
import type { Day } from '../rules/days.js';
import type { FirstScreenView } from './first-screen.js';
import { topicTitle } from './page-head.js';
import type { Chosen } from './reading.js';
import type { ToldCommune } from './told-commune.js';

/** The oldest period of a campaign that is not locked, and how many answered in it; what they said is not told yet. */
export interface CollectingPeriod {
  readonly campaign: Campaign;
  readonly questionnaire: Questionnaire;
  readonly period: string;
  readonly responses: number;
}

/** A campaign that collects, and the departments of which its running result says that they need looking at. */
export interface WarnedCampaign {
  readonly campaign: string;
  readonly units: readonly string[];
}

/** What runs: who answered, until when, and the one bit that is told before a lock. */
@Injectable()
export class CollectingService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly counts: ResponseCountsQueries,
    private readonly warnings: EarlyWarningService,
    private readonly clock: Clock,
  ) {}

  /** What is collected, or waits for its lock; at most one campaign a topic, the newest. */
  async among(campaigns: readonly Campaign[]): Promise<readonly CollectingPeriod[]> {
    const today = this.clock.today();
    const found: CollectingPeriod[] = [];
    for (const campaign of campaigns) {
      const questionnaire = this.campaigns.questionnaireOf(campaign);
      if (found.some((one) => topicOf(one.questionnaire) === topicOf(questionnaire))) continue;
      const period = campaign.periods.find((one) => !campaign.isPeriodLocked(one));
      if (period === undefined || !['open', 'ended'].includes(campaign.stateOn(today))) continue;
      const responses = await this.counts.between(campaign, campaign.daysOf(period));
      found.push({ campaign, questionnaire, period, responses });
    }
    return found;
  }

  /** Departments that need looking at while a campaign collects: for the director and the chairman. */
  async warned(campaigns: readonly Campaign[], { role }: Staff): Promise<readonly WarnedCampaign[]> {
    if (!may(role, 'see-warnings')) return [];
    const found: WarnedCampaign[] = [];
    for (const campaign of campaigns) {
      const units = await this.warnings.warned(campaign);
      if (units.length > 0) found.push({ campaign: campaign.name, units: units.map(({ name }) => name) });
    }
    return found;
  }
}

/** A campaign that collects, or waits for its lock. */
interface CollectingWords {
  readonly name: string;
  /** `132 phiếu`, live */
  readonly count: string;
  /** `thu đến hết 05/11/2026; có kết quả sau khi chốt số liệu, dự kiến 10/11/2026.` */
  readonly text: string;
  /** Who answered, live. */
  readonly address: string;
  /** Where the page hears of new answers, and of the days that count. */
  readonly live: { readonly address: string; readonly from: Day; readonly to: Day };
}

export function toCollectingWords(
  { campaign, period, responses }: Omit<CollectingPeriod, 'questionnaire'>,
  today: Day,
  language: Language,
): CollectingWords {
  const lock = campaign.lockDayOf(period);
  const { from, to } = campaign.daysOf(period);
  const state = !campaign.hasEnded(period, today) ? 'open' : today < lock ? 'ended' : 'waiting';
  const values = { until: formatDay(to, language), lock: formatDay(lock, language) };
  return {
    name: period === WHOLE ? campaign.name : `${campaign.name}, ${formatPeriod(period, language)}`,
    count: translate(language, 'dashboard.collecting.forms', { count: responses }),
    text: translate(language, `dashboard.collecting.${state}`, values),
    address: `/campaigns/${campaign.id}/participation`,
    live: { address: `/api/v1/campaigns/${campaign.id}/participation/events`, from, to },
  };
}

/** What stands in place of a card of figures: what they will be about, and who answered so far. */
function toWaiting(
  collecting: CollectingPeriod,
  { catalogue, language }: Pick<ToldCommune, 'catalogue' | 'language'>,
  today: Day,
) {
  const { questionnaire } = collecting;
  const topic = topicOf(questionnaire);
  const title = topicTitle({ topic, questionnaire: { title: titleAt(questionnaire, catalogue) } }, language);
  return { subject: topic, title, ...toCollectingWords(collecting, today, language) };
}

/** The next days on which collecting ends or figures become final, soonest first. */
export function toDeadlines(campaigns: readonly Campaign[], today: Day, language: Language): readonly string[] {
  return campaigns
    .flatMap((campaign) => nextOf(campaign, today, language))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, MOST_DEADLINES)
    .map(({ day, kind, name }) =>
      translate(language, `dashboard.deadline.${kind}`, { name, day: formatDay(day, language) }),
    );
}

const MOST_DEADLINES = 2;

interface Deadline {
  readonly day: Day;
  readonly kind: 'ends' | 'locks';
  readonly name: string;
}

function nextOf(campaign: Campaign, today: Day, language: Language): readonly Deadline[] {
  const { name } = campaign;
  const state = campaign.stateOn(today);
  if (state !== 'open' && state !== 'ended') return [];
  if (!campaign.continuous) {
    return [
      state === 'open' ? { day: campaign.endsOn, kind: 'ends', name } : { day: campaign.locksOn, kind: 'locks', name },
    ];
  }
  const period = campaign.periods.find((one) => !campaign.isPeriodLocked(one));
  if (!period) return [];
  const day = campaign.lockDayOf(period);
  return [{ day, kind: 'locks', name: `${name}, ${formatPeriod(period, language)}` }];
}

/** What a page shows beside the figures, as it is now. */
interface Running {
  readonly served: readonly CommuneCatalogue[];
  readonly collecting: readonly CollectingPeriod[];
  readonly warned: readonly WarnedCampaign[];
  readonly today: Day;
  /** As it stands in the address. */
  readonly asked: Chosen;
}

/** The first screen with what runs beside it. */
export function toFirstPage(commune: ToldCommune, screen: FirstScreenView, running: Running) {
  const { language } = commune;
  const { collecting, warned, today, asked, served } = running;
  const untold = collecting.filter(({ questionnaire }) => !screen.topics.includes(topicOf(questionnaire)));
  // An own questionnaire takes no room beside the headlines.
  const waiting = untold.filter(({ questionnaire: { key } }) => !isOwnKey(key) || key === asked.subject);
  return {
    ...screen,
    /** Printed beneath what is printed. */
    day: formatDay(today, language),
    ...toChooseCommune(served, commune.id),
    /** Subjects of which nothing is locked yet: who answered so far. */
    waiting: waiting.map((one) => toWaiting(one, commune, today)),
    /** What is collected beside what is told. */
    collecting: collecting
      .filter((one) => !waiting.includes(one))
      .map((one) => toCollectingWords(one, today, language)),
    hasCards: screen.cards.length + untold.length > 0,
    warnings: warned.map(({ campaign, units }) =>
      translate(language, 'dashboard.warning', { campaign, units: units.join('; ') }),
    ),
    deadlines: toDeadlines(commune.campaigns, today, language),
  };
}

export type FirstPageView = ReturnType<typeof toFirstPage>;
