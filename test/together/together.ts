import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Runs all spec files of a folder in one go, each inside a `describe` of its name. Jest loads everything anew for every
 * file, which takes longer than most of the files; here Nest, TypeORM and the application are loaded once.
 * What a file says at its top is recorded while it is imported, and said again inside its `describe`.
 * @param takes which of them, by name and place in the alphabet; all where nothing is said
 * @throws Error when there is no such spec file in the folder, or a file holds no test
 */
export async function together(folder: URL, takes = (_name: string, _at: number) => true): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = files
    .filter((name) => name.endsWith('.spec.ts'))
    .sort()
    .filter(takes);
  if (names.length === 0) throw new Error(`No spec files in ${folder}`);
  for (const name of names) {
    const said = await recorded(() => import(fileURLToPath(new URL(name, folder))));
    if (said.length === 0) throw new Error(`No tests in ${name}`);
    describe(name, () => {
      for (const say of said) say();
    });
  }
}

type Say = (...given: unknown[]) => unknown;
type Word = Say & { readonly each?: (...table: unknown[]) => Say };
const words = ['describe', 'it', 'test', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach'];

async function recorded(load: () => Promise<unknown>): Promise<readonly (() => unknown)[]> {
  const said: (() => unknown)[] = [];
  const recorder = (word: Word): Word => {
    const record: Say = (...given) => said.push(() => word(...given));
    return Object.assign(record, {
      each: (...table: unknown[]) => recorder((...given) => word.each?.(...table)(...given)),
    });
  };
  const real = words.map((word): [string, Word] => [word, Reflect.get(globalThis, word)]);
  Object.assign(globalThis, Object.fromEntries(real.map(([word, say]) => [word, recorder(say)])));
  try {
    await load();
  } finally {
    Object.assign(globalThis, Object.fromEntries(real));
  }
  return said;
}
