/**
 * A sentence with its `{names}` replaced; a name without a value stays as it is. Plain text: escaping is the template's
 * business. The browser uses it too, so it brings no dictionary along.
 * @param values what stands for each `{name}`, formatted already
 * @example fillIn('{done} of {total}', { done: 3 }) // '3 of {total}'
 */
export function fillIn(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
