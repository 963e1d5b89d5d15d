import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { toldFault } from './definition-fault.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { check, compile } from './survey-js.js';

const definitions = [
  new QuestionnairesService().latest('tiep-cong-dan')?.definition,
  JSON.parse(readFileSync('test/cases/case-more-of-surveyjs.v1.json', 'utf8')),
];
const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
const values: readonly unknown[] = [
  '__proto__',
  'constructor',
  '{G}',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  'iif({G} > 1, 2, 3)',
  '{G} = {A01}',
  '{G',
  JSON.parse('{"__proto__":{"polluted":1}}'),
  { url: 'https://example.org' },
  [],
  [{ type: 'regex', regex: '^(a+)+$' }],
  [{ type: 'expression', expression: '{X} > {G}' }],
  [[[]]],
  null,
  -1,
  1e9,
];
const hostile = fc.oneof(fc.jsonValue(), fc.constantFrom(...values));

/** The value with one place in it, chosen by the numbers, replaced or given another property. */
function altered(value: unknown, path: readonly number[], change: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return change;
  if (Array.isArray(value))
    return value.map((one, at) => (at === step % value.length ? altered(one, rest, change) : one));
  const entries = Object.entries(value);
  if (rest.length === 0) return { ...value, [JSON.stringify(change).slice(0, 20)]: change };
  return Object.fromEntries(
    entries.map(([key, inner], at) => [key, at === step % entries.length ? altered(inner, rest, change) : inner]),
  );
}

it('a definition, whatever it holds, is compiled or refused with a sentence, and harms nothing', () => {
  const path = fc
    .tuple(fc.constant(8), fc.array(fc.nat(40), { maxLength: 6 }))
    .map(([pages, rest]) => [pages, ...rest]);
  fc.assert(
    fc.property(fc.constantFrom(...definitions), path, hostile, (definition, where, change) => {
      compiledOrRefused(altered(definition, where, change));
    }),
    { numRuns: 500 },
  );
});

/** By kind: what SurveyJS knows beside `choices` and texts, and we take over. */
const taken: Readonly<Record<string, readonly string[]>> = {
  dropdown: [
    'defaultValue',
    'showOtherItem',
    'hasOther',
    'choicesMin',
    'choicesMax',
    'choicesStep',
    'commentText',
    'choicesVisibleIf',
    'choicesFromQuestion',
    'choicesFromQuestionMode',
    'choices',
  ],
  tagbox: ['validators', 'minSelectedChoices', 'maxSelectedChoices', 'showCommentArea', 'hasNone', 'defaultValue'],
  rating: ['rateMin', 'rateMax', 'rateStep', 'rateCount', 'rateValues', 'defaultValue'],
  text: ['validators', 'inputType', 'min', 'max', 'maxLength', 'defaultValue', 'visible', 'logo', 'dataList'],
  matrix: ['rows', 'columns', 'eachRowRequired', 'validators', 'defaultValue'],
  multipletext: ['items', 'validators', 'defaultValue'],
  matrixdropdown: ['rows', 'columns', 'choices', 'cellType'],
  matrixdynamic: ['columns', 'choices', 'cellType', 'rowCount', 'minRowCount', 'maxRowCount'],
  paneldynamic: ['templateElements', 'questions', 'panelCount', 'maxPanelCount', 'templateTitle'],
};
/** What they cannot be without. */
const needed: Readonly<Record<string, object>> = {
  ...{ dropdown: { choices: ['a'] }, tagbox: { choices: ['a', 'b'] }, matrix: { columns: [1, 2], rows: ['r'] } },
  ...{ multipletext: { items: [{ name: 'i' }] }, matrixdropdown: { columns: ['c'], rows: ['r'], choices: [1] } },
  ...{
    matrixdynamic: { columns: ['c'], choices: [1] },
    paneldynamic: { templateElements: [{ type: 'text', name: 't' }] },
  },
};

it.each(Object.entries(taken))('so is every property of a %s that we take from SurveyJS', (type, properties) => {
  const own = needed[type] ?? {};
  const [{ pages, ...rest }] = [definitions[1]];
  const withOne = (element: object) => ({ ...rest, pages: [pages[0], { name: 'x', elements: [element] }] });
  expect(compile(withOne({ type, name: 'X', ...own })).questions.length).toBeGreaterThan(1);
  for (const property of properties) {
    for (const value of values) compiledOrRefused(withOne({ type, name: 'X', ...own, [property]: value }));
  }
});

/** In two seconds, and with nothing left behind: asked, or refused with the place of everything that is wrong. */
function compiledOrRefused(definition: unknown): void {
  const started = process.cpuUsage();
  const { questionnaire, faults, open } = check(definition);
  expect(questionnaire === null).toBe(faults.length + open.length > 0);
  for (const fault of faults) {
    const { message, path } = toldFault(fault, 'vi');
    expect([message.length > 20, typeof path]).toEqual([true, 'string']);
    expect(message).not.toMatch(/\{(name|type|dimension|why|because|expected|values|most)\}|undefined/);
    // What is wrong with a question is found in the file, not only by its name.
    if (fault.where !== null && fault.code !== 'reserved-name') expect(fault.path).not.toBeNull();
  }
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(inherited);
}
