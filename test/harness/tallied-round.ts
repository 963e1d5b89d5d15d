import type { Leads } from '../../src/campaigns/campaign-layout.js';
import { parseCatalogue } from '../../src/communes/catalogue.js';
import type { Asked } from '../../src/figures/asked.js';
import { composePublication, isDue } from '../../src/figures/compose-publication.js';
import { composeCrossings } from '../../src/figures/crossings.js';
import { measuresOf } from '../../src/figures/measures.js';
import type { Publication } from '../../src/figures/publication.js';
import { parseSatisfactionQuery } from '../../src/figures/satisfaction.query.js';
import { everybody, filtered } from '../../src/figures/selection.js';
import { SummedTallies } from '../../src/figures/summed-tallies.js';
import type { Questionnaire } from '../../src/questionnaires/questionnaire.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import { attributesOf, dimensionValues } from '../../src/responses/attributes.js';
import { type Assisted, type Channel, cellsOf } from '../../src/responses/dimensions.js';
import type { TallyRow } from '../../src/responses/tally-cells.js';
import { addAnswers, type TallyLayout, tallyLayout } from '../../src/responses/tally-layout.js';
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

/** The tallies of responses, through the same functions as the intake, without a database. */
export function talliesOf(questionnaire: Questionnaire, responses: readonly Tallied[]): readonly TallyRow[] {
  const layout = layoutOf(questionnaire);
  return responses.flatMap(
    ({ answers, channel = 'qr', day = '2026-11-03', batch = null, assisted = 'self', ...place }) => {
      const { counter = null, village = null } = place;
      const point = { unit: null, counter, field: null, village };
      const asked = { questionnaire, point, catalogue: springCatalogue };
      const attributes = attributesOf(asked, { answers, assisted, channel, proof: 'fixed', batch });
      const answered = { questionnaire, businessDate: day, answers };
      const sums = new Uint32Array(layout.length);
      addAnswers(sums, layout, answered);
      const values = dimensionValues(answered, attributes, layout);
      return cellsOf(attributes.group, values, batch).map((cell) => ({ ...cell, month: day.slice(0, 7), sums }));
    },
  );
}

/** The next publication of a round, or null when not enough is new. */
export function publishRound(
  questionnaire: Questionnaire,
  responses: readonly Tallied[],
  { previous = null, locked = false }: { previous?: Publication | null; locked?: boolean } = {},
): Publication | null {
  const layout = layoutOf(questionnaire);
  const tallies = new SummedTallies(talliesOf(questionnaire, responses));
  const input = {
    previous: previous?.content ?? null,
    tallies,
    questionnaire,
    layout,
    locked,
    unitOfCounter: new Map(springCatalogue.counters.map(({ key, unit }) => [key, unit])),
    uncounted: { late: 0, setAside: 0, flagged: 0 },
  };
  if (!locked && !isDue(input)) return null;
  return {
    communeId: 'spring',
    campaignId: 'spring-round',
    period: 'all',
    sequence: (previous?.sequence ?? 0) + 1,
    locked,
    publishedAt: new Date('2026-11-15T05:00:00Z'),
    dataHash: 'hash',
    content: composePublication(input),
    crossings: locked ? composeCrossings(tallies, questionnaire, layout) : null,
  };
}

/** A satisfaction call about one publication, e.g. `by=element&channel=qr`. */
export function ask(questionnaire: Questionnaire, publication: Publication, address: string): Asked {
  const query = parseSatisfactionQuery(Object.fromEntries(new URLSearchParams(address)));
  const measures = measuresOf(layoutOf(questionnaire));
  return {
    query,
    publications: [publication],
    selection: query.filter ? filtered(publication, query.filter, measures) : everybody(publication),
    measures,
    naming: { catalogue: springCatalogue, questionnaire, language: 'vi' },
    isPart: query.filter !== null,
    target: 0.9,
    period: publication.period,
  };
}
