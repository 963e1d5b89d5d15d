import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allLanguages, translate } from '../formatting/languages.js';
import { auditGroups, labelOfAction, labelOfActor } from './audit-words.js';

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|^(?:formatting|browser)\//.test(file))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .filter((text) => /audit\.append|[nN]ewAuditEntry/.test(text));

/** What the code writes into the log: named where an entry is made, or handed to whoever makes it. */
const written = new Set(
  code.flatMap((text) => {
    const places =
      text.match(/\baction(?::| =)[^;{}\n]*|\b(?:note|tell|change|takenIn)\((?:[^()]|\([^()]*\))*\)/g) ?? [];
    return places.flatMap((place) => [...place.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, action = '']) => action));
  }),
);

const listed: readonly string[] = Object.values(auditGroups).flat();

it('every action that the code writes has words, and each has a group once', () => {
  expect(written.size).toBeGreaterThan(40);
  expect([...written].filter((action) => labelOfAction(action) === null)).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

it('the words are there in every language', () => {
  for (const language of allLanguages()) {
    for (const action of listed) expect(translate(language, labelOfAction(action) ?? '')).toMatch(/\p{L}{3}/u);
  }
});

it('an action without words is told by its name', () => {
  expect([labelOfAction('moon-landed'), labelOfAction('constructor')]).toEqual([null, null]);
});

it('an actor that is no person has words too, a login name stands for itself', () => {
  expect(
    ['?', 'command', 'system', 'clock', 'tablet', 'respondent'].filter((actor) => labelOfActor(actor) === null),
  ).toEqual([]);
  expect([labelOfActor('lan'), labelOfActor('constructor')]).toEqual([null, null]);
});
