import { randomUUID } from 'node:crypto';
import { monthOf, quarterOf } from '../campaigns/campaign-calendar.js';
import { leadsOn } from '../campaigns/campaign-layout.js';
import type { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { asSearched } from '../formatting/accents.js';
import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import type { Answers } from '../rules/answers.js';
import type { Arrival } from './arrival.js';
import { Comment } from './comment.entity.js';
import { keptText } from './kept-text.js';
import type { Standing } from './survey-response.entity.js';

const comments = tableOf(Comment);

/**
 * Free text goes to a table of its own, under a key of its own, masked before anybody reads it: what was written below a
 * question or behind "Khác" as well.
 */
export function* saveComments(arrival: Arrival, standing: Standing, secrets: Secrets): Work<void> {
  const { communeId, campaign, questionnaire, answers, businessDate, receivedOn, importId } = arrival;
  const texts = textsIn(questionnaire, answers);
  if (texts.length === 0) return;
  const day = standing === 'late' ? receivedOn : businessDate;
  const [campaignId, quarter] = [campaign.id, quarterOf(monthOf(day, campaign.fromDay))];
  for (const question of texts) {
    const kept = keptText(secrets, String(answers[question.code]));
    yield* comments.insert({
      ...{ communeId, id: randomUUID(), campaignId, quarter, question: question.code, ...about(question, arrival) },
      ...{ ...kept, words: asSearched(kept.masked), trial: standing === 'test', importId },
    });
  }
}

/** The answers without what stands apart. */
export function withoutText({ questionnaire, answers }: Pick<Arrival, 'questionnaire' | 'answers'>): Answers {
  const texts = textsIn(questionnaire, answers);
  if (texts.length === 0) return answers;
  return Object.fromEntries(Object.entries(answers).filter(([code]) => texts.every((text) => text.code !== code)));
}

/** The questions answered in free text. */
function textsIn({ questions }: Questionnaire, answers: Answers): readonly Question[] {
  return questions.filter(({ code, shape }) => shape.kind === 'text' && answers[code] !== undefined);
}

/** The element and the unit that a text is about, by its question or the one that it is written behind. */
function about(
  question: Question,
  { questionnaire, campaign, businessDate, attributes }: Arrival,
): Pick<Comment, 'element' | 'department'> {
  const base = question.code.replace(/-Comment$/, '');
  const behind = questionnaire.questions.find(({ code }) => code === base) ?? question;
  const leads = leadsOn(campaign.leads, businessDate);
  const rated = behind.rates === 'receiving' ? attributes.receivingUnit : attributes.resolvingUnit;
  return { element: question.element ?? behind.element, department: leads[base] ?? rated };
}
