import type { FormField } from './html-form.js';

/** What somebody may send by mistake, on purpose, or with a page of yesterday. */
const typed: readonly string[] = [
  ...['', '   ', 'a'.repeat(10_000), '-1', '9'.repeat(24), 'NaN', '0,95', '95%', '1e3', '٣٤'],
  ...['2026-02-30', '2126-01-01', '1990-01-01', '31/02/2026', '<script>alert(1)</script>', 'B\u0000à\u0007 Lan'],
];
const chosen: readonly string[] = ['khong-co', '', 'autumn', '__proto__', '<b>', 'a'.repeat(10_000)];

/** A field with something wrong in it, and whether a browser could have sent that with the page as it was shown. */
export interface WrongInput {
  readonly field: string;
  readonly value: string;
  readonly isByHand: boolean;
}

/** Wrong inputs for each field; of fields that differ by a number, and of the parts of a paper, the first two stand for all. */
export function wrongInputsFor(fields: readonly FormField[]): readonly WrongInput[] {
  const families = new Map<string, number>();
  return fields.flatMap((field) => {
    const family = field.name.replace(/\d+|(?<=^text-).+/g, '#');
    const before = families.get(family) ?? 0;
    families.set(family, before + 1);
    if (before >= 2) return [];
    const isTyped = !['choice', 'box', 'hidden'].includes(field.kind);
    const inputs = isTyped ? typed : chosen.filter((value) => !field.offered.includes(value));
    return inputs.map((value) => ({
      ...{ field: field.name, value },
      isByHand: isTyped && value.length <= field.longest,
    }));
  });
}
