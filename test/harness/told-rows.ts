import type { Members } from './attacker.js';
import { addressOf, type Excluded, type Figure, type Question, type ToldAnswer } from './figure-questions.js';
import { ledPools } from './large-commune.js';
import { items, type Person } from './simulated-commune.js';

/** One told sum: of what, and whose. */
export interface ToldRow {
  readonly measure: string;
  /** Of those whose answer counts; of everybody in the row, whose missing answers are counted; or how many they are. */
  readonly of: 'answers' | 'missing' | 'people';
  readonly members: Members;
}

/**
 * Reads what an answer tells, as a reader does who knows everybody: from the keys of its rows.
 * @throws Error where a told number is not what these people answered
 */
export class Reader {
  constructor(
    private readonly people: readonly Person[],
    private readonly questionnaire: keyof typeof items,
    private readonly own = 'people',
  ) {}

  read(question: Question, answer: ToldAnswer): readonly ToldRow[] {
    const scope = this.scopeOf(question);
    const ways = Object.entries(answer.mix ?? {}).flatMap(([kind, mix]) =>
      this.came(addressOf(question), scope, kind, mix),
    );
    if (question.distribution)
      return [...ways, ...(answer.questions ?? []).flatMap((row) => this.distribution(scope, row))];
    const rows: ToldRow[] = [...ways];
    const tell = (measure: string, members: Members, figure: Figure, excluded: Excluded | null): void => {
      rows.push(...this.figure(`${addressOf(question)} ${measure}`, measure, members, figure, question.formula));
      if (excluded) rows.push(...this.missing(`${addressOf(question)} ${measure}`, measure, members, excluded));
    };
    const overall = this.overallMeasure(question);
    const isTold = answer.overall && !['held', 'too-few', 'no-responses'].includes(answer.overall.kind);
    if (answer.overall) tell(overall, scope, answer.overall, isTold ? (answer.excluded ?? null) : null);
    const groups = answer.groups ?? [];
    for (const { key, figure, excluded } of groups) {
      const measure = this.rowMeasure(question, key);
      const isItem = ['question', 'element'].includes(question.by) || measure.startsWith('pool:led:');
      for (const members of isItem ? [scope] : this.rowMembers(question, scope, key, groups, figure, measure)) {
        tell(measure, members, figure, excluded);
      }
    }
    return rows;
  }

  /** How many of some people came in each way; those ways that are not named stand together. */
  private came(where: string, scope: Members, kind: string, mix: Readonly<Record<string, number>>): readonly ToldRow[] {
    return Object.entries(mix).map(([way, n]) => {
      const members = scope.filter((one) => {
        const own = this.people[one]?.cells[kind] ?? '';
        return way === '_merged' ? !(own in mix) : own === way;
      });
      agree(`${where} mix of ${kind}`, way, n, members.length);
      return { measure: 'came', of: 'people', members };
    });
  }

  private scopeOf({ filter }: Question): Members {
    const group = filter?.[0] === 'group' ? filter[1] : this.own;
    return this.peopleWho((one) => one.group === group && (!filter || one.cells[filter[0]] === filter[1]));
  }

  private overallMeasure({ by, formula }: Question): string {
    if (formula === 'F6') return 'complete';
    if (by === 'department' && formula === 'F4') return 'question:FILE';
    return by === 'element' || ['F2', 'F2m', 'F3'].includes(formula) ? 'pool:all' : 'question:G';
  }

  private rowMeasure(question: Question, key: string): string {
    if (question.by === 'question') return `question:${key}`;
    if (question.by === 'element') return `pool:element:${key}`;
    if (question.by === 'department' && question.formula === 'F2') return `pool:led:${key}`;
    return this.overallMeasure(question);
  }

  /** Who stands in a row: of the merged one, those of every key that has no row of its own. */
  private rowMembers(
    { by }: Question,
    scope: Members,
    key: string,
    groups: NonNullable<ToldAnswer['groups']>,
    figure: Figure,
    measure: string,
  ): readonly Members[] {
    const isOther = by === 'group' && key !== this.own;
    const within = isOther ? this.peopleWho(({ group }) => group !== this.own) : scope;
    const cellOf = ({ cells }: Person): string | undefined => {
      const [year, month = ''] = (cells.month ?? '').split('-');
      return by === 'quarter' ? `${year}-Q${Math.ceil(Number(month) / 3)}` : cells[by];
    };
    const of = (keys: readonly string[]): Members =>
      within.filter((one) => keys.includes((this.people[one] && cellOf(this.people[one])) ?? ''));
    if (key !== '_merged') return [of([key])];
    const keysOf = (kind: string): readonly string[] =>
      groups.flatMap((one) => (one.key !== key && one.figure.kind === kind ? [one.key] : []));
    // A counter of fewer than thirty is held without being merged: whoever knows the numbers knows which.
    const together = by === 'counter' ? subsetsOf(keysOf('held')) : [keysOf('held')];
    const possible = together.map((held) => of([...keysOf('merged'), ...held]));
    const fits = (members: Members): boolean => this.answered(measure, members).length === figure.respondents;
    return [possible.find(fits) ?? possible[0] ?? []];
  }

  private peopleWho(are: (person: Person) => boolean): Members {
    return this.people.flatMap((one, index) => (are(one) ? [index] : []));
  }

  private figure(
    where: string,
    measure: string,
    members: Members,
    figure: Figure,
    formula: string,
  ): readonly ToldRow[] {
    const { kind, respondents, satisfied, base, value } = figure;
    if (!['rate', 'few', 'mean'].includes(kind)) return [];
    const counted = this.answered(measure, members);
    const levels = counted.flatMap((one) => this.levels(measure, one));
    const good = counted.reduce((sum, one) => sum + this.satisfiedOf(measure, one), 0);
    agree(where, 'respondents', respondents, counted.length);
    if (kind !== 'mean') agree(where, 'satisfied', satisfied, good);
    if (kind !== 'mean') agree(where, 'base', base, measure === 'complete' ? counted.length : levels.length);
    else if (formula === 'F5')
      agree(where, 'mean', value, levels.reduce((sum, level) => sum + level, 0) / levels.length);
    return counted.length > 0 ? [{ measure, of: 'answers', members: counted }] : [];
  }

  private missing(
    where: string,
    measure: string,
    members: Members,
    { outsideScale, blank }: Excluded,
  ): readonly ToldRow[] {
    if (members.length === 0) return [];
    const codes = this.codesOf(measure);
    const count = (are: (answer: unknown) => boolean): number =>
      members.reduce((sum, one) => sum + codes.filter((code) => are(this.people[one]?.answers[code])).length, 0);
    if (measure === 'complete') agree(where, 'blank', blank, members.length - this.answered(measure, members).length);
    else {
      agree(
        where,
        'blank',
        blank,
        count((answer) => answer === undefined),
      );
      agree(
        where,
        'outside the scale',
        outsideScale,
        count((answer) => typeof answer === 'string'),
      );
    }
    const came = { measure: 'came', of: 'people', members } as const;
    return [{ measure, of: 'missing', members }, ...(measure === 'question:G' ? [came] : [])];
  }

  private distribution(
    scope: Members,
    { key, counts, respondents, ...figure }: NonNullable<ToldAnswer['questions']>[number],
  ): readonly ToldRow[] {
    const measure = `question:${key}`;
    if (!counts)
      return this.figure(
        measure,
        measure,
        scope,
        { kind: '', ...figure, ...(respondents === undefined ? {} : { respondents }) },
        '',
      );
    for (const [answer, n] of Object.entries(counts)) {
      const gave = scope.filter((one) => String(this.people[one]?.answers[key]) === answer);
      agree(`distribution ${key}`, answer, n, gave.length);
    }
    return [{ measure, of: 'answers', members: this.answered(measure, scope) }];
  }

  /** Items of a measure. */
  codesOf(measure: string): readonly string[] {
    const { pools } = items[this.questionnaire];
    if (measure === 'complete') return pools.all;
    if (measure.startsWith('question:')) return [measure.slice('question:'.length)];
    const pool = measure.slice('pool:'.length);
    return (
      (this.questionnaire === 'chinh-quyen' ? ledPools : {})[pool] ??
      (pools as Readonly<Record<string, readonly string[]>>)[pool] ??
      []
    );
  }

  private levels(measure: string, one: number): readonly number[] {
    return this.codesOf(measure).flatMap((code) => {
      const answer = this.people[one]?.answers[code];
      return typeof answer === 'number' ? [answer] : [];
    });
  }

  private satisfiedOf(measure: string, one: number): number {
    const levels = this.levels(measure, one);
    const satisfied = levels.filter((level) => level >= 4).length;
    return measure === 'complete' ? Number(satisfied === levels.length) : satisfied;
  }

  private answered(measure: string, members: Members): Members {
    return members.filter((one) => this.counts(measure, one));
  }

  /** Whether somebody's answer counts in a measure: a level; to a question without a scale, any. */
  counts(measure: string, one: number): boolean {
    const code = measure.slice('question:'.length);
    if (measure.startsWith('question:') && code in items[this.questionnaire].choices) {
      return this.people[one]?.answers[code] !== undefined;
    }
    return this.levels(measure, one).length > 0;
  }
}

/** All of them first, none last. */
function subsetsOf(keys: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = keys;
  if (first === undefined) return [[]];
  const without = subsetsOf(others);
  return [...without.map((subset) => [first, ...subset]), ...without];
}

function agree(where: string, what: string, told: number | undefined, counted: number): void {
  if (told === undefined || Math.abs(told - counted) > 1e-9) {
    throw new Error(`${where}: ${what} is told as ${told}, and counted as ${counted}`);
  }
}
