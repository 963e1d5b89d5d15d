/** The parts of a SurveyJS definition from which answers can be chosen. */
interface Definition {
  readonly pages: readonly { readonly visibleIf?: string; readonly elements: readonly DefinedQuestion[] }[];
}

interface DefinedQuestion {
  readonly type: string;
  readonly name: string;
  readonly visibleIf?: string;
  readonly choices?: readonly (string | number | { readonly value: string | number })[];
}

/**
 * Whole answers to a questionnaire, as phones send them: every question with one choice that is always asked.
 * @param definition as the product gives it out for a point
 * @returns JSON with `{{id}}` for the ID; two hundred different ones, the same at every run
 */
export function responseBodies(definition: unknown): readonly string[] {
  const asked = (definition as Definition).pages
    .filter(({ visibleIf }) => visibleIf === undefined)
    .flatMap(({ elements }) => elements)
    .filter(({ type, visibleIf }) => type === 'radiogroup' && visibleIf === undefined);
  return Array.from({ length: DIFFERENT }, (_, turn) =>
    JSON.stringify({
      id: '{{id}}',
      answers: Object.fromEntries(asked.map((one, at) => [one.name, choose(one, turn, at)])),
    }),
  );
}

function choose({ choices = [] }: DefinedQuestion, turn: number, at: number): string | number {
  const choice = choices[(turn * 7 + at * 3 + ((turn * at) % 5)) % choices.length] ?? '';
  return typeof choice === 'object' ? choice.value : choice;
}

const DIFFERENT = 200;
