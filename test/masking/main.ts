import { type Found, measured, type Part, precisionOf, recallOf, sentencesOf, together } from './corpus.js';

/* Prints how much of what leads to a person is masked, and how many masks are right. Faults of the seen part are listed. */
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const row = (found: Found): Record<string, unknown> => ({
  there: found.there,
  recall: percent(recallOf(found)),
  masks: found.masks,
  precision: percent(precisionOf(found)),
});

for (const part of ['seen', 'held-out'] as const satisfies readonly Part[]) {
  const sentences = sentencesOf(part);
  const without = sentences.filter(({ personal }) => personal.length === 0).length;
  const { kinds, names, faults } = measured(sentences);
  console.log(`${part}: ${sentences.length} sentences, ${without} without anything personal`);
  const rows = Object.entries(kinds).map(([kind, found]) => [kind, row(found)] as const);
  const ofNames = Object.entries(names).map(([which, found]) => [`name ${which}`, row(found)] as const);
  console.table({ ...Object.fromEntries([...rows, ...ofNames]), together: row(together(kinds)) });
  if (part === 'held-out' && !process.argv.includes('--faults')) continue;
  for (const { what, kind, said, text } of faults) console.log(`${what} ${kind} “${said}” in: ${text}`);
}
