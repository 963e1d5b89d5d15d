import type { Person } from './simulated-commune.js';

/** A satisfaction call, or one for the distribution. */
export interface Question {
  readonly by: string;
  readonly formula: string;
  readonly filter: readonly [name: string, key: string] | null;
  readonly distribution: boolean;
}

const filterNames = ['channel', 'assisted', 'receiving-unit', 'department', 'field', 'village', 'group'];
const crossed = ['channel', 'assisted', 'receiving-unit', 'department', 'field', 'village', 'way'];
const alone = ['group', 'age', 'sex', 'weekday', 'counter', 'month', 'quarter'];

/** Every call that can be made about these people. */
export function allQuestions(people: readonly Person[]): readonly Question[] {
  const values = (name: string): readonly string[] => [...new Set(people.flatMap(({ cells }) => cells[name] ?? []))];
  const filters = [null, ...filterNames.flatMap((name) => values(name).map((key) => [name, key] as const))];
  return filters.flatMap((filter) => {
    const ask = (by: string, ...formulas: readonly string[]): Question[] =>
      formulas.map((formula) => ({ by, formula, filter, distribution: false }));
    const tables = ['', ...crossed, ...(filter ? [] : alone)];
    return [
      ...tables.flatMap((by) => ask(by, ...(by === 'department' ? ['F4', 'F2'] : ['F4', 'F3', 'F6', 'F5']))),
      ...ask('question', 'F1', ...(filter ? [] : ['F5'])),
      ...ask('element', 'F2', ...(filter ? [] : ['F2m', 'F5'])),
      { by: '', formula: '', filter, distribution: true },
    ];
  });
}

export function addressOf({ by, formula, filter }: Question): string {
  const parts = [...(by ? [['by', by]] : []), ...(formula ? [['formula', formula]] : []), ...(filter ? [filter] : [])];
  return parts.map(([name, value]) => `${name}=${value}`).join('&');
}

export interface Figure {
  readonly kind: string;
  readonly respondents?: number;
  readonly satisfied?: number;
  readonly base?: number;
  readonly value?: number;
}

/** Of an answer, what is read of it here. */
export interface ToldAnswer {
  readonly item?: string | null;
  readonly overall?: Figure;
  readonly excluded?: Excluded;
  /** How many of those that were asked about came how. */
  readonly mix?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly groups?: readonly { readonly key: string; readonly figure: Figure; readonly excluded: Excluded | null }[];
  readonly questions?: readonly ({
    readonly key: string;
    readonly counts?: Readonly<Record<string, number>>;
  } & Partial<Figure>)[];
}

export interface Excluded {
  readonly outsideScale: number;
  readonly blank: number;
}
