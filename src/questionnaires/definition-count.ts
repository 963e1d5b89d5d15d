import { LOG_LANGUAGE } from '../formatting/sentence.js';
import { DefinitionError } from './definition-error.js';
import { faultWords } from './definition-fault.js';
import { nameOf } from './definition-limits.js';
import type { Questionnaire } from './questionnaire.js';
import { withoutRefused } from './without-refused.js';

type Compile = (definition: unknown) => Questionnaire;

/** How many of many definitions of SurveyJS become questionnaires, and why the others do not. */
export interface DefinitionCount {
  readonly read: number;
  readonly compiled: number;
  /** What each of the others is refused for first, the most frequent reason on top. */
  readonly refused: readonly (readonly [reason: string, times: number])[];
  /** How many do once everything refused is taken out, and still ask a question of their own. */
  readonly withoutRefused: number;
}

/**
 * Counts over definitions that know nothing of us; each is put into our frame first.
 * @param definitions anything that was parsed from JSON
 */
export function countDefinitions(definitions: readonly unknown[], compile: Compile): DefinitionCount {
  const framed = definitions.map(inOurFrame);
  const reasons = framed.map((definition) => reasonAgainst(definition, compile)).filter((reason) => reason !== null);
  const times = new Map<string, number>();
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
  return {
    read: framed.length,
    compiled: framed.length - reasons.length,
    refused: [...times].sort(([first, more], [second, less]) => less - more || first.localeCompare(second)),
    withoutRefused: framed.filter((definition) => withoutRefused(definition, compile) !== null).length,
  };
}

/** As the command prints it. */
export function printCount({ read, compiled, refused, withoutRefused: cut }: DefinitionCount): string {
  const lines = refused.map(([reason, times]) => `${String(times).padStart(5)}  ${reason}`);
  const sums = `${read} definitions: ${compiled} compile, ${cut} with what is refused taken out`;
  return [sums, ...(lines.length > 0 ? ['', 'Refused for', ...lines] : [])].join('\n');
}

function reasonAgainst(definition: unknown, compile: Compile): string | null {
  try {
    compile(definition);
    return null;
  } catch (error) {
    if (error instanceof DefinitionError) return alike(faultWords(error.fault, LOG_LANGUAGE).why);
    throw error;
  }
}

/** The same reason against other names, values and tags. */
function alike(reason: string): string {
  const named = /^(the (property|type) )?"[^"]*"/.exec(reason)?.[0] ?? '';
  const rest = reason.slice(named.length);
  return (
    named +
    rest
      .replace(/"[^"]*"/g, '"…"')
      .replace(/<[^>]*>?/g, '<…>')
      .replace(/\{[^}]+\}/g, '{…}')
  );
}

const general = {
  ...{ type: 'radiogroup', name: 'HAI_LONG', title: 'Hài lòng', general: true, isRequired: true },
  ...{ satisfied: [4, 5], choices: [5, 4, 3, 2, 1] },
};

/** A definition as it would be with us: key, version, subject, a general item first, pages, and a name for each. */
function inOurFrame(definition: unknown): unknown {
  if (typeof definition !== 'object' || definition === null) return definition;
  const { pages, elements, questions, ...rest } = definition as Record<string, unknown>;
  const own = Array.isArray(pages) ? pages : [{ elements: elements ?? questions ?? [] }];
  return {
    ...{ title: 'Khảo sát', ...rest, key: 'khao-sat', version: 1, subject: 'administration' },
    pages: [{ name: 'HAI_LONG', elements: [general] }, ...own.map((page, at) => named(page, `page${at + 1}`))],
  };
}

/** Pages and panels need no name in SurveyJS. */
function named(place: unknown, name: string): unknown {
  if (typeof place !== 'object' || place === null) return place;
  const { elements, questions } = place as Record<string, unknown>;
  const inner = elements ?? questions;
  const key = elements === undefined ? 'questions' : 'elements';
  const filled = Array.isArray(inner)
    ? {
        [key]: inner.map((one, at) =>
          'type' in Object(one) && one.type === 'panel' ? named(one, `${name}-${at + 1}`) : one,
        ),
      }
    : {};
  return { ...place, name: nameOf(place) ?? name, ...filled };
}
