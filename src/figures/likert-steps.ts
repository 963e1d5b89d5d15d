/** Answers by step of the five-step palette; null where a shorter scale has no such level. */
export function atSteps(levels: readonly number[]): readonly (number | null)[] {
  const steps = stepsOf(levels);
  return [1, 2, 3, 4, 5].map((step) => levels[steps.indexOf(step)] ?? null);
}

/** Shorter scales keep both ends of the palette, and its neutral step where they have a middle. */
export function stepsOf({ length }: readonly number[]): readonly number[] {
  if (length === 3) return [1, 3, 5];
  return length === 4 ? [1, 2, 4, 5] : [1, 2, 3, 4, 5];
}
