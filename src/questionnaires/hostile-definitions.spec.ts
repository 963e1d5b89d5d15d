import fc from 'fast-check';
import { DefinitionError } from './definition-error.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { compile } from './survey-js.js';

const shipped = new QuestionnairesService().latest('tiep-cong-dan')?.definition;
const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
const hostile = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
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
    -1,
    1e9,
  ),
);

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
    fc.property(path, hostile, (where, change) => {
      const started = process.cpuUsage();
      try {
        compile(altered(shipped, where, change));
      } catch (error) {
        expect(error).toBeInstanceOf(DefinitionError);
      }
      expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
      expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(inherited);
    }),
    { numRuns: 500 },
  );
});
