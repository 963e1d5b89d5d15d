import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from '../src/formatting/languages/vi.js';
import { isPlural } from '../src/formatting/sentence.js';

const textOf = (folder: string, ending: RegExp): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !file.includes('languages') && !file.includes('.spec.'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

const templates = textOf('views', /\.hbs$/);
const code = textOf('src', /\.ts$/);

function keysIn(part: object, path: readonly string[] = []): readonly string[] {
  return Object.entries(part).flatMap(([name, value]) =>
    typeof value === 'string' || isPlural(value) ? [[...path, name].join('.')] : keysIn(value, [...path, name]),
  );
}
const keys = keysIn(vi);

describe('the words of the product', () => {
  it('are all there that a template asks for', () => {
    const asked = [...templates.matchAll(/\bt "([^"]+)"/g)].map(([, key]) => key);
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter((key) => !keys.includes(key ?? ''))).toEqual([]);
  });

  it('are all asked for by somebody', () => {
    const written = new Set(
      [...`${code}${templates}`.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)].map(([, key]) => key),
    );
    // Keys put together at run time: what is fixed in them, and that each part filled in is a word of the code.
    const composed = [...code.matchAll(/`([\w-]+\.[^`\s]*\$\{[^`]*)`/g)].map(([, template = '']) => {
      const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.]/g, '\\.'));
      return new RegExp(`^${parts.join('(.+)')}$`);
    });
    const words = new Set([...`${code}${templates}`.matchAll(/[\w-]+/g)].map(([word]) => word));
    const isComposed = (key: string): boolean =>
      composed.some((pattern) => {
        const [whole, ...filled] = pattern.exec(key) ?? [];
        return whole !== undefined && filled.every((part) => part.split('.').every((word) => words.has(word)));
      });
    expect(keys.filter((key) => !written.has(key) && !isComposed(key))).toEqual([]);
  });

  it('are in languages that nobody but formatting knows by name', () => {
    const naming = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('formatting/'))
      .filter((file) => {
        const code = readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
        return /'(?:vi|en)'/.test(code);
      });
    expect(naming).toEqual([]);
    const templates = readdirSync('views', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.hbs'),
    );
    // Messages to send on are in Vietnamese, whoever sends them.
    const inTemplates = templates.filter((file) =>
      /"(?:vi|en)"|\?lang=\w/.test(readFileSync(join('views', file), 'utf8')),
    );
    expect(inTemplates).toEqual(['collection-points/show.hbs']);
  });
});
