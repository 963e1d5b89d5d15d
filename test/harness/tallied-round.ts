import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { monthOf } from '../../src/campaigns/campaign-calendar.js';
import type { Leads } from '../../src/campaigns/campaign-layout.js';
import type { CommuneCatalogue } from '../../src/communes/catalogue.js';
import { parseCatalogue } from '../../src/communes/catalogue-file.js';
import { parseSatisfactionQuery } from '../../src/figures/address.js';
import type { Asked } from '../../src/figures/asked.js';
import { composePublication, type PublicationInput } from '../../src/figures/compose-publication.js';
import { measuresOf } from '../../src/figures/measures.js';
import { CountedPeople } from '../../src/figures/people.js';
import type { Publication } from '../../src/figures/publication.js';
import { everybody, filtered, type Sight } from '../../src/figures/selection.js';
import type { Questionnaire } from '../../src/questionnaires/questionnaire.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import { compile } from '../../src/questionnaires/survey-js.js';
import { type Assisted, attributesOf, type Channel } from '../../src/responses/dimensions.js';
import type { Addition } from '../../src/responses/tally-cells.js';
import { additionsOf, type CountedAnswers, type TallyLayout, tallyLayout } from '../../src/responses/tally-layout.js';
import type { Answers } from '../../src/rules/answers.js';
import type { Day } from '../../src/rules/days.js';
import { SPRING } from './spring.js';

/** A response as it is tallied; what is not said is the usual. */
export interface Tallied {
  readonly answers: Answers;
  readonly channel?: Channel;
  readonly day?: Day;
  readonly counter?: string;
  readonly village?: string;
  readonly assisted?: Assisted;
  readonly batch?: string;
  readonly flags?: string;
}

export const springCatalogue = parseCatalogue(SPRING);

export function shipped(key: string): Questionnaire {
  const questionnaire = new QuestionnairesService().latest(key);
  if (!questionnaire) throw new Error(`${key} is not shipped`);
  return questionnaire;
}

/** The sums of a round in which the departments lead what they lead in Spring. */
export function layoutOf(questionnaire: Questionnaire, leads: Leads = springCatalogue.leads): TallyLayout {
  const round = { id: `${questionnaire.version} ${JSON.stringify(leads)}`, layout: [] };
  return tallyLayout({ ...round, leads: [{ from: '2000-01-01', leads }] }, [questionnaire]);
}

/** People and sums of responses, through the same functions as the lock, without a database. */
export function talliedAs(
  questionnaire: Questionnaire,
  responses: readonly Tallied[],
  catalogue: CommuneCatalogue = springCatalogue,
): CountedPeople {
  const counted = new CountedPeople(measuresOf(layoutOf(questionnaire, catalogue.leads)));
  for (const one of asCounted(questionnaire, responses, catalogue)) counted.add(one, monthOf(one.businessDate));
  return counted;
}

/** What each response adds to the sums. */
export function additionsIn(questionnaire: Questionnaire, responses: readonly Tallied[]): readonly Addition[] {
  return asCounted(questionnaire, responses, springCatalogue).flatMap(additionsOf);
}

function asCounted(
  questionnaire: Questionnaire,
  responses: readonly Tallied[],
  catalogue: CommuneCatalogue,
): readonly CountedAnswers[] {
  const layout = layoutOf(questionnaire, catalogue.leads);
  const campaign = { questionnaireVersion: questionnaire.version, fromDay: 1 } as Campaign;
  return responses.map(({ answers, channel = 'qr', day = '2026-11-03', batch = null, assisted = 'self', ...place }) => {
    const { counter = null, village = null, flags = null } = place;
    const point = { unit: null, counter, field: null, village };
    const asked = { questionnaire, point, catalogue };
    const attributes = attributesOf(asked, { answers, assisted, channel, proof: 'fixed', batch, flags });
    return { campaign, questionnaire, layout, businessDate: day, attributes, answers };
  });
}

/** What else goes into a publication; what is not said is nothing. */
export type Beside = Partial<Pick<PublicationInput, 'occasions' | 'visits' | 'trial' | 'catalogue'>>;

/** What is told of a round at its lock. */
export function lockRound(
  questionnaire: Questionnaire,
  responses: readonly Tallied[],
  beside: Beside = {},
): Publication {
  const { catalogue = springCatalogue } = beside;
  const { people, cells } = talliedAs(questionnaire, responses, catalogue);
  const input: PublicationInput = {
    ...{ questionnaire, people, cells: [...cells.values()], places: layoutOf(questionnaire, catalogue.leads) },
    ...{ versions: [questionnaire.version], catalogue, target: 0.9, layout: [] },
    leads: [{ from: '2000-01-01', leads: catalogue.leads }],
    uncounted: { late: 0, setAside: 0, flagged: 0 },
    ...{ visits: [], occasions: new Map(), trial: false, fromDay: 1, ...beside },
  };
  return {
    ...{ communeId: 'spring', campaignId: 'spring-round', period: 'all', hashVersion: 2 },
    ...{ publishedAt: new Date('2026-11-15T05:00:00Z'), dataHash: 'hash', content: composePublication(input) },
  };
}

/** A satisfaction call about one publication, e.g. `by=element&channel=qr`. */
export function ask(
  questionnaire: Questionnaire,
  publication: Publication,
  address: string,
  sight: Sight = { seesCounters: false },
): Asked {
  const query = parseSatisfactionQuery(Object.fromEntries(new URLSearchParams(address)));
  const { content } = publication;
  return {
    ...{ query, publications: [publication], sight, trial: false },
    selection: query.filter ? filtered(content, query.filter, sight) : everybody(content, sight),
    measures: measuresOf(layoutOf(questionnaire, content.catalogue.leads)),
    naming: { catalogue: content.catalogue, questionnaire, language: 'vi' },
    isPart: query.filter !== null,
    target: content.target,
    period: publication.period,
  };
}

/** A questionnaire with one question, which asks nothing of the commune. */
export const compiledMarket: Questionnaire = compile({
  ...{
    key: 'market',
    version: 1,
    subject: 'administration',
    title: { vi: 'Chợ [[commune]]', en: 'Market of [[commune]]' },
  },
  pages: [
    {
      name: 'general',
      elements: [
        {
          ...{ type: 'radiogroup', name: 'G', general: true, isRequired: true, satisfied: [4, 5] },
          title: { vi: 'Ông/Bà hài lòng ở mức nào?', en: 'How satisfied are you?' },
          choices: [5, 4, 3, 2, 1].map((value) => ({ value, text: { vi: `Mức ${value}`, en: `Level ${value}` } })),
        },
        { type: 'comment', name: 'SAY', title: { vi: 'Góp ý', en: 'Comment' } },
      ],
    },
  ],
});
