import { readFileSync } from 'node:fs';
import { type Node, parse } from 'acorn';
import { simple } from 'acorn-walk';

/*
 * Chrome 70, Safari 13 and Firefox 72, of 2018 to 2020, read what citizens are asked with: the syntax of ES2019, regular
 * expressions of ES2017, and no method that came later unless it is replaced first.
 */
const bundles = ['form', 'form-worker', 'aloud', 'survey', 'feedback', 'kiosk', 'kiosk-worker'];

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

describe.each(['form/citizen', 'kiosk/kiosk'])('%s.css, for browsers of 2019', (sheet) => {
  const css = readFileSync(new URL(`../views/responses/${sheet}.css`, import.meta.url), 'utf8');
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }));

  it('parts flex items by margins, and sizes nothing by what they lack', () => {
    const newer = rules.filter(({ body }) => isFlexWithGap(body) || isSizedLately(body) || isOnlyDynamic(body));
    expect(newer).toEqual([]);
  });

  it('has no rule that they pass over for its selector, but where the script stands in for it', () => {
    const passedOver = rules.filter(({ selector }) => /:(?:is|where|has)\(/.test(selector));
    const known = /^\s*html:has\(#(?:large|contrast):checked\)/;
    expect(passedOver.filter(({ selector }) => !known.test(selector))).toEqual([]);
  });
});

function isFlexWithGap(body: string): boolean {
  return /display: (?:inline-)?flex/.test(body) && /(?:^|[ ;])gap:/.test(body);
}

function isSizedLately(body: string): boolean {
  return /\b(?:min|max|clamp)\(|aspect-ratio|inset:|color-mix/.test(body);
}

/** A height in the units of 2022 without one in those of before. */
function isOnlyDynamic(body: string): boolean {
  return /\ddvh\b/.test(body) && !/\dvh\b/.test(body);
}

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
    // Functions of the script itself are called by one or two letters, one of them “at”.
    const global = callee?.name !== undefined && callee.name.length > 2 ? callee.name : null;
    return callee?.property?.name ?? global;
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
