import { inEveryLanguage, translate } from '../../formatting/languages.js';
import type { Askable } from './askable.js';
import { isUnsaid, type PartFault, relationsOf, type TypedCondition, type TypedPart } from './condition-form.js';
import { askableNamed } from './condition-words.js';
import { type Relation, relations } from './plain-condition.js';
import { textIn, wordsIn } from './wording.js';

/** Lines at least; one more than are filled in. */
const LINES = 2;

/**
 * The fields of a condition, a line for each question it asks about.
 * @param own name of the question that has the condition: it cannot ask about itself
 */
export function toConditionView(
  typed: TypedCondition,
  {
    askables,
    own,
    faults,
  }: { readonly askables: readonly Askable[]; readonly own: string; readonly faults: readonly PartFault[] },
) {
  const filled = typed.parts.filter(({ question }) => question !== '');
  const blank: TypedPart = { question: '', relation: 'any-of', values: [] };
  const count = Math.max(LINES, filled.length + 1);
  const lines = Array.from({ length: count }, (_, at) => filled[at] ?? blank);
  const others = askables.filter(({ name }) => name !== own && !name.startsWith(`${own}.`));
  return {
    complex: typed.complex,
    dropped: typed.dropped,
    isAny: typed.joined === 'or',
    isFilled: filled.length > 0 || typed.complex !== null,
    lines: lines.map((part, at) => ({
      ...{ at, number: at + 1 },
      fault: faultIn(faults, at),
      questions: others.map(({ name, title }) => ({
        ...{ value: name, chosen: name === askableNamed(askables, part.question)?.name },
        words: inEveryLanguage((language) =>
          translate(language, 'questionConditions.named', { code: name, title: shortened(wordsIn(title, language)) }),
        ),
      })),
      relations: relationsFor(part, askables).map((relation) => ({
        ...{ value: relation, chosen: relation === part.relation, label: `questionConditions.relations.${relation}` },
      })),
      ...answersFor(part, askables),
    })),
  };
}

function faultIn(faults: readonly PartFault[], at: number): string | null {
  const found = faults.find((one) => one.at === at);
  return found ? `questionConditions.faults.${found.why}` : null;
}

/** A line without a question offers all that can be said of any. */
function relationsFor({ question, relation }: TypedPart, askables: readonly Askable[]): readonly Relation[] {
  const asked = askableNamed(askables, question);
  if (!asked) return relations;
  const all = relationsOf(asked);
  return all.includes(relation) ? all : [...all, relation];
}

/** Boxes to tick, or a number to type; nothing where an answer is only given or not. */
function answersFor({ question, relation, values }: TypedPart, askables: readonly Askable[]) {
  const asked = askableNamed(askables, question);
  const isSaid = asked !== undefined && !isUnsaid(relation);
  const isNumber = relation === 'at-least' || relation === 'at-most';
  return {
    question: asked?.name ?? '',
    typedNumber: isSaid && isNumber ? { value: values[0] ?? '' } : null,
    answers:
      isSaid && !isNumber
        ? asked.answers.map(({ code, words }) => ({
            ...{ value: String(code), chosen: values.includes(String(code)) },
            words: textIn(words, String(code)),
          }))
        : [],
  };
}

const LONGEST = 60;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}
