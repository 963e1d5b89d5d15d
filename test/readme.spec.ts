import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { z } from 'zod';
import { parseCatalogue } from '../src/communes/catalogue-file.js';
import { settingNames } from '../src/config/settings.js';
import { translate } from '../src/formatting/languages.js';
import { problemStatus } from '../src/problem.js';
import { definitionSchema } from '../src/questionnaires/definition.js';
import { compile } from '../src/questionnaires/survey-js.js';

const files = ['src', 'surveys', 'data', 'test', 'deploy'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.includes('node_modules'))
    .map((file) => join(folder, file)),
);
const documents = [...readdirSync('.'), ...files].filter((file) => /^(?!test\/tmp\/).*\.md$/.test(file));
const textOf = (file: string): string => readFileSync(file, 'utf8');

/** What the first group that took part holds, for each place in a text. */
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups.find((group) => group !== undefined) ?? '');

const sectionOf = (file: string, title: string): string =>
  textOf(file).split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const blocksIn = (text: string): string[] => found(text, /^```[a-z]*\n([\s\S]*?)^```/gm);
/** Blocks of code, and what stands between backticks in a line. */
const codeIn = (text: string): readonly string[] => [
  ...blocksIn(text),
  ...found(text.replace(/^```[\s\S]*?^```/gm, ''), /`([^`\n]+)`/g),
];
/** What stands between backticks in the first cells of tables. */
const firstCells = (text: string): readonly string[] =>
  found(text, /^\|([^|]*)\|/gm).flatMap((cell) => found(cell, /`([^`]+)`/g));
const rowsIn = (text: string): readonly string[] => text.split('\n').filter((line) => /^\| (?!#|---)/.test(line));
const linksIn = (text: string): readonly string[] =>
  found(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^https?:/.test(link));
const targetOf = (file: string, link: string): string => normalize(join(dirname(file), link.replace(/#.*/, '')));
/** The name by which a heading is linked to. */
const anchorOf = (heading: string): string =>
  heading.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'); // biome-ignore format: one thought

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(textOf('package.json')));
const commands = files
  .filter((file) => file.endsWith('.commands.ts'))
  .flatMap((file) => found(textOf(file), /name: '([a-z:]+)',\s*usage:/g));
const readByTests = files
  .filter((file) => /^test\/.*\.ts$/.test(file))
  .flatMap((file) => found(textOf(file), /process\.env\.([A-Z_]+)|const \{ ([A-Z_]+) \} = process\.env/g));
/** What whoever runs it in containers fills in. */
const filledIn = files
  .filter((file) => /^deploy\/compose.*\.yaml$/.test(file))
  .flatMap((file) => found(textOf(file), /\$\{([A-Z_]+)/g));
/** Addresses as the controllers write them; what differs from one to the next is a word. */
const routes = files
  .filter((file) => /^src\/.*\.ts$/.test(file))
  .flatMap((file) => textOf(file).split('@Controller(').slice(1))
  .flatMap((controller) => {
    const [base = ''] = found(controller, /^'?([^')]*)/g);
    return found(controller, /@(?:Get|Post|Put)\('?([^')]*)/g).map((path) => `/${base}/${path}`);
  })
  .concat('/api/docs')
  .map((path) =>
    path
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1')
      .replace(/:\w+/g, '[^/]+'),
  )
  .map((path) => new RegExp(`^${path}$`));

describe('the README', () => {
  it('is short enough for a newcomer', () => {
    expect(textOf('README.md').trim().split(/\s+/).length).toBeLessThanOrEqual(900);
  });

  it('starts the product with two commands', () => {
    expect(sectionOf('README.md', 'Start')).toMatch(/^npm ci && npm run demo .*\nnpm ci && npm test /m);
  });

  it('shows two small pictures', () => {
    const pictures = linksIn(textOf('README.md')).filter((link) => link.endsWith('.png'));
    expect(pictures).toHaveLength(2);
    expect(pictures.filter((file) => statSync(file).size > 150_000)).toEqual([]);
  });

  it('leads to every other document', () => {
    const reached = new Set(['README.md']);
    for (const document of reached) {
      const targets = linksIn(textOf(document)).map((link) => targetOf(document, link));
      const read = targets.flatMap((target) => [target, join(target, 'README.md')]);
      for (const one of read) if (documents.includes(one)) reached.add(one);
    }
    expect(documents.length).toBeGreaterThan(8);
    expect(documents.filter((document) => !reached.has(document))).toEqual([]);
  });
});

describe.each(documents)('what %s names', (document) => {
  const text = textOf(document);
  const code = codeIn(text);

  it('is there: links and their headings, files and specs', () => {
    const isBroken = (link: string): boolean => {
      const target = link.startsWith('#') ? document : targetOf(document, link);
      const anchor = link.split('#')[1];
      if (!existsSync(target)) return true;
      return (
        anchor !== undefined &&
        !found(textOf(target), /^#+ (.+)$/gm)
          .map(anchorOf)
          .includes(anchor)
      );
    };
    expect(linksIn(text).filter(isBroken)).toEqual([]);
    const paths = code.flatMap((one) =>
      found(one, /(?<![\w/.])((?:src|views|surveys|data|test|deploy)\/[\w./-]+)(?![\w<*{…])/g),
    );
    // What a server writes is not there before it runs.
    const isMade = (path: string): boolean => /^(dist|data\/attachments|data\/[^/]+\.(sqlite|json).*)/.test(path);
    expect(paths.filter((path) => !isMade(path) && !existsSync(path))).toEqual([]);
    const specs = files.filter((file) => file.endsWith('.spec.ts'));
    const patterns = found(text, /--testPathPatterns=([\w./-]+)/g);
    expect(patterns.filter((pattern) => !specs.some((spec) => new RegExp(pattern).test(spec)))).toEqual([]);
  });

  it('can be called: scripts and commands', () => {
    const called = code.flatMap((one) => found(one, /npm run (?:-s )?([a-z:-]+)|npm (start|test)\b/g));
    expect(called.filter((script) => !(script in scripts))).toEqual([]);
    const run = code.flatMap((one) => found(one, /hailong -- ([a-z:-]+)/g));
    expect(run.filter((command) => !commands.includes(command))).toEqual([]);
  });

  it('can be set: settings, and what tests read', () => {
    const named = code.flatMap((one) => found(one, /(?<![\w-])([A-Z]+(?:_[A-Z]+)+|[A-Z]{4,}(?==))(?!\w)/g));
    expect(named.filter((name) => ![...settingNames, ...readByTests, ...filledIn].includes(name))).toEqual([]);
  });

  it('is served: addresses', () => {
    const addresses = code.filter(
      (one) => /^\/[a-z-]+(\/[\w:.-]+)*$/.test(one) && !/^\/(etc|opt|srv|var|home|usr|app|data|tmp)\b/.test(one),
    );
    expect(addresses.filter((address) => !routes.some((route) => route.test(address)))).toEqual([]);
  });
});

describe('the tables', () => {
  it('list every problem code with its status, and no other', () => {
    const codes = sectionOf('src/README.md', 'Problem codes');
    expect([...firstCells(codes)].sort()).toEqual(Object.keys(problemStatus).sort());
    for (const [code, status] of Object.entries(problemStatus)) {
      expect(codes).toMatch(new RegExp(`^\\|.*\`${code}\`.*\\| ${status} \\|`, 'm'));
    }
  });

  it('list every setting once, and no other', () => {
    const listed = ['README.md', 'src/README.md'].flatMap((file) => firstCells(sectionOf(file, 'Settings')));
    expect(listed.sort()).toEqual([...settingNames].sort());
  });

  it('list every command, and no other', () => {
    expect([...firstCells(sectionOf('src/README.md', 'Commands'))].sort()).toEqual([...commands].sort());
  });

  it('list every kind of question and every property that a questionnaire may have, and no other', () => {
    const { kinds, properties } = allowed(z.toJSONSchema(definitionSchema, { unrepresentable: 'any' }));
    expect(new Set(firstCells(sectionOf('surveys/README.md', 'Kinds of question')))).toEqual(kinds);
    expect(new Set(firstCells(sectionOf('surveys/README.md', 'Properties')))).toEqual(properties);
  });

  it('of the bench hold the rows of its last runs', () => {
    const results = ['results', 'results-scale'].flatMap((name) => rowsIn(textOf(`test/bench/${name}.md`)));
    expect([...rowsIn(textOf('test/bench/README.md'))].sort()).toEqual(results.sort());
  });
});

describe('the examples', () => {
  it('of questionnaires compile', () => {
    const [example = ''] = blocksIn(textOf('surveys/README.md'));
    expect(compile(JSON.parse(example))).toMatchObject({ version: 'cho-phien.v1', languages: ['vi', 'en'] });
  });

  it('of communes can be taken in', () => {
    const [example = ''] = blocksIn(textOf('data/README.md'));
    expect(parseCatalogue(JSON.parse(example))).toMatchObject({ key: 'an-binh' });
  });
});

describe('every problem', () => {
  it.each(Object.keys(problemStatus))('%s has a sentence in both languages', (code) => {
    expect(translate('vi', `problems.${code}`)).not.toBe('');
    expect(translate('en', `problems.${code}`)).not.toBe('');
  });
});

/** All properties, and all values of `type`, anywhere in a schema; languages of a text are no properties. */
function allowed(schema: unknown, kinds = new Set<unknown>(), properties = new Set<string>()) {
  if (typeof schema !== 'object' || schema === null) return { kinds, properties };
  const inner = 'properties' in schema && typeof schema.properties === 'object' ? (schema.properties ?? {}) : {};
  for (const [name, value] of Object.entries(inner)) {
    if (!('vi' in inner)) properties.add(name);
    // A validator has a type too, but no name.
    if (name !== 'type' || !('name' in inner) || typeof value !== 'object' || value === null) continue;
    for (const kind of 'const' in value ? [value.const] : Object.values('enum' in value ? (value.enum ?? {}) : {})) {
      kinds.add(kind);
    }
  }
  for (const value of Object.values(schema)) allowed(value, kinds, properties);
  return { kinds, properties };
}
