import type { Campaign } from '../campaigns/campaign.entity.js';
import { monthOf } from '../campaigns/campaign-calendar.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Day } from '../rules/days.js';
import { type Attributes, cellsOf, dimensionValues } from './dimensions.js';
import { type Addition, additionOf, JOINT, jointSums, nameIn } from './tally-cells.js';
import { addAnswers, type TallyLayout } from './tally-layout.js';

/** What of a response enters the sums. */
export interface CountedAnswers {
  readonly campaign: Campaign;
  /** What was asked: the campaign's own questionnaire, or that of its tablets. */
  readonly questionnaire: Questionnaire;
  readonly layout: TallyLayout;
  readonly businessDate: Day;
  readonly attributes: Attributes;
  readonly answers: Answers;
}

/** What a response adds, and to which cells: one vector to most of them; that of the joint answers has its own. */
export function additionsOf(arrival: CountedAnswers): readonly Addition[] {
  const { questionnaire, layout, answers, attributes, businessDate } = arrival;
  const sums = new Uint32Array(layout.length);
  addAnswers(sums, layout, arrival);
  const values = dimensionValues(arrival, attributes, layout);
  const month = monthOf(businessDate, arrival.campaign.fromDay);
  const cells = cellsOf(attributes.group, values, attributes.batch).map((cell) => nameIn(month, cell));
  const isOwn = questionnaire.version === arrival.campaign.questionnaireVersion;
  const joint = isOwn && attributes.group === questionnaire.group ? jointSums(questionnaire, answers) : null;
  if (!joint) return [additionOf(cells, sums)];
  const cell = nameIn(month, { scope: attributes.group, dimensions: JOINT, key: '' });
  return [additionOf(cells, sums), additionOf([cell], joint)];
}
