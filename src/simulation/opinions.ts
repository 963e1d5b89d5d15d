import type { Question, Questionnaire } from '../questionnaires/questionnaire.js';
import { visibility } from '../rules/answer-checks.js';
import type { Answers, AnswerValue } from '../rules/answers.js';
import type { Random } from './random.js';

/** What shapes the answers of one simulated person. */
export interface Person {
  /** General contentment on a scale with standard deviation 1; higher is happier. */
  readonly mood: number;
  /** How well whoever a question is about does its work. */
  readonly work: (question: Question) => number;
  /** Answers part B as well. */
  readonly patient: boolean;
  /** Answers already known, such as field and village. */
  readonly known: Answers;
}

/**
 * Answers that look like life: items of one person go together, a unit's work shows in the items that rate it, some
 * items are harder to please with, few people finish the long part, and few write.
 */
export function answer(questionnaire: Questionnaire, person: Person, random: Random): Answers {
  const answers: Record<string, AnswerValue> = { ...person.known };
  const asked = questionnaire.questions.filter(({ part }) => part === 'A' || person.patient);
  for (const question of asked) {
    if (answers[question.code] !== undefined) continue;
    if (question.visibleIf && !visibility(questionnaire.questions, answers)(question.code)) continue;
    const value = valueFor(question, question.code === questionnaire.general, person, random);
    if (value !== undefined) answers[question.code] = value;
  }
  return answers;
}

function valueFor(question: Question, general: boolean, person: Person, random: Random): AnswerValue | undefined {
  if (!general && !random.chance(question.scale ? ANSWERS_AN_ITEM : ANSWERS_CONTEXT)) return undefined;
  if (question.scale) return onScale(question, general, person, random);
  const values = question.choices.map(({ value }) => value);
  switch (question.shape.kind) {
    case 'choice':
      return random.chance(question.onTablet ? FIRST_CHOICE : NO_TROUBLE) ? values[0] : random.pick(values);
    case 'choices':
      return [...new Set([random.pick(values), random.pick(values)])].slice(0, question.shape.most ?? 2);
    case 'boolean':
      return random.chance(0.8);
    default:
      return undefined;
  }
}

function onScale(question: Question, general: boolean, person: Person, random: Random): AnswerValue {
  const scale = question.scale;
  if (!scale) throw new RangeError(`${question.code} has no scale`);
  if (!general && scale.outside.length > 0 && random.chance(OUTSIDE)) return random.pick(scale.outside);
  const liking = person.work(question) + 0.75 * person.mood + 0.65 * random.normal() - difficulty(question.code);
  const level = THRESHOLDS.filter((threshold) => liking > threshold).length + 1;
  return Math.max(1, Math.min(scale.levels, level - (5 - scale.levels)));
}

/** A fixed small offset per item, so that items differ the same way for everyone. */
function difficulty(code: string): number {
  const mixed = [...code].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 97, 7);
  return code === 'G' ? 0 : (mixed / 97 - 0.5) * 0.5;
}

const THRESHOLDS = [-2.5, -1.65, -0.84, 0.8] as const;
const ANSWERS_AN_ITEM = 0.94;
const ANSWERS_CONTEXT = 0.7;
const OUTSIDE = 0.05;
const FIRST_CHOICE = 0.7;
/** What a tablet does not ask: harassment and extra payment. "No" comes first. */
const NO_TROUBLE = 0.96;
