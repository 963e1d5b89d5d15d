import { existsSync, readFileSync } from 'node:fs';
import { settingNames } from '../src/config/settings.js';
import { translate } from '../src/formatting/languages.js';
import { problemStatus } from '../src/problem.js';

const readme = readFileSync('README.md', 'utf8');
const section = (title: string): string => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const firstCells = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) =>
      [...(line.match(/^\|([^|]*)\|/)?.[1]?.matchAll(/`([^`]+)`/g) ?? [])].map(([, name = '']) => name),
    );

describe('the README', () => {
  it('lists every problem code with its status, and no other', () => {
    expect(firstCells(section('Problem codes')).sort()).toEqual(Object.keys(problemStatus).sort());
    for (const [code, status] of Object.entries(problemStatus)) {
      expect(section('Problem codes')).toMatch(new RegExp(`^\\|.*\`${code}\`.*\\| ${status} \\|`, 'm'));
    }
  });

  it('lists every setting, and no other', () => {
    expect(firstCells(section('Settings')).sort()).toEqual([...settingNames].sort());
  });

  it('shows pictures that exist', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(pictures.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    for (const [, script = ''] of section('Start').matchAll(/npm run (?:-s )?([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(script);
  });
});

describe('every problem', () => {
  it.each(Object.keys(problemStatus))('%s has a sentence in both languages', (code) => {
    expect(translate('vi', `problems.${code}`)).not.toBe('');
    expect(translate('en', `problems.${code}`)).not.toBe('');
  });
});
