import { readFileSync } from 'node:fs';
import { type Node, parse } from 'acorn';
import { simple } from 'acorn-walk';

/*
 * Chrome 70, Safari 13 and Firefox 72, of 2018 to 2020, read what citizens are asked with: the syntax of ES2019, regular
 * expressions of ES2017, and no method that came later unless it is replaced first.
 */
const bundles = ['form', 'form-worker', 'aloud', 'survey', 'kiosk', 'kiosk-worker'];

/** Methods that at least one of the three lacks. */
const late = [
  ...['allSettled', 'any', 'at', 'checkVisibility', 'difference', 'findLast', 'findLastIndex', 'fromAsync'],
  ...['fromEntries', 'groupBy', 'hasOwn', 'intersection', 'isSubsetOf', 'matchAll', 'replaceAll', 'replaceChildren'],
  ...['requestSubmit', 'structuredClone', 'toReversed', 'toSorted', 'toSpliced', 'toWellFormed', 'union'],
  ...['withResolvers', 'showPicker', 'showPopover', 'requestIdleCallback'],
];

/** `src/browser/older-browsers.ts` */
const replaced = ['fromEntries', 'hasOwn', 'matchAll', 'replaceChildren'];

describe.each(bundles)('%s.js, for browsers of 2019', (bundle) => {
  const script = scriptOf(bundle);

  it('has no newer syntax', () => {
    expect(() => parse(script, { ecmaVersion: 2019 })).not.toThrow();
  });

  it('has no newer regular expression', () => {
    const newer = foundIn(script, (node) => {
      const { regex } = node as Node & { regex?: { pattern: string; flags: string } };
      return regex && !isReadable(`/${regex.pattern}/${regex.flags}`) ? `/${regex.pattern}/${regex.flags}` : null;
    });
    expect(newer).toEqual([]);
  });

  it('calls no newer method that is not replaced', () => {
    expect(calledIn(script).filter((name) => late.includes(name) && !replaced.includes(name))).toEqual([]);
  });
});

it('nothing is replaced that no bundle calls', () => {
  const called = new Set(bundles.flatMap((bundle) => calledIn(scriptOf(bundle))));
  expect(replaced.filter((name) => !called.has(name))).toEqual([]);
});

function scriptOf(bundle: string): string {
  return readFileSync(new URL(`../dist/browser/${bundle}.js`, import.meta.url), 'utf8');
}

/** Names of the methods and functions that a script calls. */
function calledIn(script: string): readonly string[] {
  return foundIn(script, (node) => {
    const { callee } = node as Node & { callee?: { name?: string; property?: { name?: string } } };
    return callee?.property?.name ?? callee?.name ?? null;
  });
}

function isReadable(expression: string): boolean {
  try {
    parse(expression, { ecmaVersion: 2017 });
    return true;
  } catch {
    return false;
  }
}

/** What is seen in the nodes of a script, each once. */
function foundIn(script: string, see: (node: Node) => string | null): readonly string[] {
  const found = new Set<string>();
  const look = (node: Node): void => {
    const seen = see(node);
    if (seen) found.add(seen);
  };
  simple(parse(script, { ecmaVersion: 2019 }), { Literal: look, CallExpression: look });
  return [...found];
}
