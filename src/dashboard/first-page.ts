import { type CommuneCatalogue, toChooseCommune } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { translate } from '../formatting/languages.js';
import { isOwnKey } from '../questionnaires/own-key.js';
import { topicOf } from '../questionnaires/topic.js';
import type { Day } from '../rules/days.js';
import {
  type CollectingPeriod,
  toCollectingWords,
  toDeadlines,
  toWaiting,
  type WarnedCampaign,
} from './collecting.service.js';
import type { FirstScreenView } from './first-screen.js';
import type { Chosen } from './reading.js';
import type { ToldCommune } from './told-commune.js';

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
