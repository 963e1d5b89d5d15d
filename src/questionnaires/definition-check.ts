import { isObject } from './codes-by-place.js';
import { type DefinedElement, type Definition, definitionSchema } from './definition.js';
import { Faults, refuse } from './definition-error.js';
import type { Fault, Path } from './definition-fault.js';
import { withinLimits } from './definition-limits.js';
import { readDefinition } from './definition-reading.js';
import { refusals } from './definition-refusal.js';
import { trimmed } from './definition-trimmed.js';
import { partsOf } from './question-parts.js';

/** A definition that was read without being handed to SurveyJS. */
export interface ReadDefinition {
  /** What can be used of it; null where nothing can. */
  readonly definition: Definition | null;
  /** What is wrong, with the path in the author's file. */
  readonly faults: readonly Fault[];
  /** What is missing before it can be asked. */
  readonly open: readonly Fault[];
  /** What was left out, and does no harm. */
  readonly warnings: readonly Fault[];
  /** The path in the author's file of a question, page or panel, by its name. */
  readonly pathOf: (name: string) => Path | null;
}

/** Whether SurveyJS knows a property of a type: what neither it nor we know changes nothing. */
export type IsKnown = (type: string, property: string) => boolean;

/** Reads a definition: within the limits, on the allow-list, every name once. @param definition anything */
export function checkDefinition(definition: unknown, isKnown: IsKnown): ReadDefinition {
  const limits = new Faults();
  const clean = limits.attempt(undefined, () => withinLimits(definition, limits));
  if (clean === undefined && limits.found.length > 0) return { ...NOTHING, faults: limits.found };
  const { read, origins, leftOut } = readDefinition(clean);
  const { complete, open } = completed(read);
  const named = namedIn(complete);
  if (named.length > MOST_NAMES) return { ...NOTHING, faults: [refuse(null, 'too-large').fault] };
  const refused = refusedIn(complete, isKnown);
  const told = ({ path, ...fault }: Fault): Fault => ({ ...fault, path: path && origins.inSource(complete, path) });
  const names = new Map(named.map(({ name, path }) => [name.toLowerCase(), origins.inSource(complete, path)]));
  const pathOf = (name: string): Path | null => names.get(name.toLowerCase()) ?? null;
  const twice = new Faults();
  if (refused.definition) noteRepeatedNames(refused.definition, twice);
  return {
    definition: refused.definition,
    faults: [
      ...limits.found,
      ...refused.faults.map(told),
      ...twice.found.map((fault) => ({ ...fault, path: fault.where === null ? null : pathOf(fault.where) })),
    ],
    open,
    warnings: [
      ...refused.unknown.map(told),
      ...(leftOut.size > 0 ? [warning('left-out', { names: [...leftOut].sort().slice(0, 40).join(', ') })] : []),
    ],
    pathOf,
  };
}

/** Of questions, columns, pages: more than any person answers, and few enough to look at each. */
const MOST_NAMES = 1500;
const NOTHING = { definition: null, open: [], warnings: [], pathOf: () => null };

function warning(code: Fault['code'], values: Fault['values'] = {}): Fault {
  return { where: null, code, values, path: [] };
}

/** What an author who does not know us cannot say is said later: with something in its place the rest can be read. */
function completed(read: unknown): { readonly complete: unknown; readonly open: readonly Fault[] } {
  if (!isObject(read)) return { complete: read, open: [] };
  const missing = Object.keys(STANDING_IN).filter((name) => read[name] === undefined);
  const open = missing.map((name) => warning(name === 'title' ? 'no-title' : 'no-subject'));
  const standing = missing.map((name) => [name, STANDING_IN[name as keyof typeof STANDING_IN]]);
  return { complete: { ...Object.fromEntries(standing), ...read }, open };
}
const STANDING_IN = { title: '…', subject: 'administration' } as const;

const MOST_PASSES = 6;

/** What the allow-list refuses, and what is left without it; what nobody knows is no fault. */
function refusedIn(complete: unknown, isKnown: IsKnown) {
  let left = complete;
  const faults: Fault[] = [];
  const unknown: Fault[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const parsed = definitionSchema.safeParse(left);
    if (parsed.success) return { definition: parsed.data, faults, unknown };
    const found = refusals(left, parsed.error.issues);
    // What a later pass finds is missing because it was taken out.
    for (const fault of pass === 0 ? found : []) {
      if (isHarmless(fault, left, isKnown)) unknown.push({ ...fault, code: 'not-known' });
      else faults.push(fault);
    }
    left = trimmed(
      left,
      found.flatMap(({ path }) => (path ? [path] : [])),
    );
    if (left === null) break;
  }
  return { definition: null, faults, unknown };
}

function isHarmless({ code, values, path }: Fault, read: unknown, isKnown: IsKnown): boolean {
  if (code !== 'property-not-supported' || 'reason' in values || !path) return false;
  const owner = path.slice(0, -1).reduce((value: unknown, step) => Object(value)[step], read);
  const { type, cellType } = Object(owner);
  const isPage = path.length === 3 && path[0] === 'pages';
  const isValidator = path.at(-3) === 'validators';
  const named = `${type ?? cellType ?? ''}${isValidator ? 'validator' : ''}`;
  const kind = path.length === 1 ? 'survey' : isPage ? 'page' : named;
  return kind !== '' && !isKnown(kind, String(values.name));
}

/** SurveyJS takes `{g}` for `{G}` in a condition, so names differ in more than their case. */
function noteRepeatedNames(definition: Definition, faults: Faults): void {
  const pages = definition.pages.map((page) => page.name);
  const inside = faults.attempt([], () => definition.pages.flatMap((page) => namesIn(page.elements)));
  for (const names of [pages, inside]) {
    const seen = new Set<string>();
    for (const name of names) {
      if (seen.has(name.toLowerCase())) faults.note(name, 'name-twice');
      seen.add(name.toLowerCase());
    }
  }
}

function namesIn(elements: readonly DefinedElement[]): readonly string[] {
  return elements.flatMap((element) => [element.name, ...namesInside(element)]);
}

function namesInside(element: DefinedElement): readonly string[] {
  switch (element.type) {
    case 'panel':
      return namesIn(element.elements);
    case 'html':
      return [];
    default:
      return partsOf(element)
        .map(({ name }) => name)
        .filter((name) => name !== element.name);
  }
}

/** Everything with a name, the last of a name first, so that of two the second is told. */
function namedIn(value: unknown, path: Path = []): readonly { readonly name: string; readonly path: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    namedIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return isObject(value) && typeof value.name === 'string' ? [{ name: value.name, path }, ...inside] : inside;
}
