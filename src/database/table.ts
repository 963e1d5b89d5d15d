import { type ColumnOptions, DefaultNamingStrategy, getMetadataArgsStorage, type ValueTransformer } from 'typeorm';
import { asCount } from './columns.js';
import type { Parameter, Row, Work } from './statement.js';

/**
 * The statements and typed rows of an entity, made from what TypeORM was told of it: nothing but the entity and its
 * migrations knows a column. A statement is made once and runs in a unit of work (`statement.ts`). There are no
 * relations, and no conditions but equality: whoever needs more writes SQL, with its row type beside it.
 */

/** What is stored of an entity: its properties without methods and getters. */
export type Columns<E> = { readonly [P in StoredIn<E>]: E[P] };
type StoredIn<E> = { [P in keyof E]-?: E[P] extends (...given: never[]) => unknown ? never : Writable<E, P> }[keyof E];
type Writable<E, P extends keyof E> = Same<Pick<E, P>, { -readonly [Q in P]: E[Q] }> extends true ? P : never;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** What the rows meant have in common; null for those where nothing stands. */
export type Where<E> = Partial<Columns<E>>;

/** The whole primary key and nothing else: the compiler cannot know it, so any other throws as soon as it is used. */
export type Key<E> = Partial<Columns<E>>;

export interface Selection<E> {
  /** By the first property named, then by the next. */
  readonly order?: { readonly [P in keyof Columns<E>]?: 'ASC' | 'DESC' };
  readonly limit?: number;
  /** Held still until the transaction ends. */
  readonly hold?: boolean;
}

export type Entity<E = object> = new () => E;

/**
 * The table of an entity.
 * @throws Error for a class that is no entity, or has a column that no statement can store
 * @example const point = yield* tableOf(CollectionPoint).find({ communeId, id });
 */
export function tableOf<E extends object>(entity: Entity<E>): Table<E> {
  const table = tables.get(entity) ?? new Table(entity);
  tables.set(entity, table);
  return table as Table<E>;
}

const tables = new Map<Entity, unknown>();

/**
 * Reads with SQL of its own within a unit of work: joins, sums, pages. What an entity's `Table` can say is said there.
 * @returns its rows, as the caller types them
 * @example const [sum] = yield* rows<{ n: unknown }>('SELECT SUM(issued) AS n FROM paper_batch WHERE code = $1', code);
 */
export function* rows<R extends object = Row>(sql: string, ...parameters: Parameter[]): Work<readonly R[]> {
  const { rows: found } = yield { sql, parameters, writes: null };
  return found as unknown as readonly R[];
}

/** Writes to an entity's table with SQL of its own. @returns the rows that its RETURNING names */
export function* changing<R extends object = Row>(entity: Entity, sql: string, ...given: Parameter[]): Work<R[]> {
  const { rows } = yield { sql, parameters: given, writes: tableOf(entity).name };
  return rows as unknown as R[];
}

export class Table<E extends object> {
  readonly name: string;
  private readonly columns: readonly StoredColumn[];
  private readonly key: readonly StoredColumn[];
  private readonly insertion: string;
  private readonly onConflict: string;
  private readonly selection: string;
  private readonly lookup: string;
  private readonly statements = new Map<string, string>();

  constructor(private readonly entity: Entity<E>) {
    const [args] = getMetadataArgsStorage().filterTables(entity);
    if (!args) throw new Error(`${entity.name} is no entity`);
    this.name = naming.tableName(entity.name, args.name);
    this.columns = getMetadataArgsStorage().filterColumns(entity).map(storedColumn);
    this.key = this.columns.filter(({ isKey }) => isKey);
    const names = this.columns.map(({ name }) => name).join(', ');
    const places = this.columns.map((_, index) => `$${index + 1}`).join(', ');
    this.insertion = `INSERT INTO ${this.name} (${names}) VALUES (${places})`;
    this.onConflict = `${this.insertion} ON CONFLICT (${this.key.map(({ name }) => name).join(', ')})`;
    this.selection = `SELECT ${names} FROM ${this.name}`;
    this.lookup = `${this.selection} WHERE ${this.key.map(({ name }, index) => `${name} = $${index + 1}`).join(' AND ')}`;
  }

  *insert(row: Columns<E>): Work<void> {
    yield { sql: this.insertion, parameters: this.values(row), writes: this.name };
  }

  /** @returns false, with nothing written, where a row of the same key is there */
  *insertNew(row: Columns<E>): Work<boolean> {
    const sql = this.once('insert new', () => `${this.onConflict} DO NOTHING`);
    return (yield* this.write(sql, this.values(row))) > 0;
  }

  /**
   * Writes a row, in place of the one of the same key.
   * @param adding numbers that are added to what is there
   */
  *upsert(row: Columns<E>, adding: readonly (keyof Columns<E>)[] = []): Work<void> {
    const sql = this.once(`upsert ${adding}`, () => {
      const added = adding.map((property) => this.column(String(property)).name);
      const sets = this.columns
        .filter(({ isKey }) => !isKey)
        .map(({ name }) => `${name} = ${added.includes(name) ? `${this.name}.${name} + ` : ''}excluded.${name}`);
      return `${this.onConflict} ${sets.length > 0 ? `DO UPDATE SET ${sets.join(', ')}` : 'DO NOTHING'}`;
    });
    yield { sql, parameters: this.values(row), writes: this.name };
  }

  find(key: Key<E>): Work<E | null> {
    return this.one(this.lookup, key);
  }

  /** The row of a key, held still until the transaction ends. */
  hold(key: Key<E>): Work<E | null> {
    return this.one(`${this.lookup} FOR UPDATE`, key);
  }

  *select(where: Where<E>, { order = {}, limit, hold = false }: Selection<E> = {}): Work<readonly E[]> {
    const { tests, values } = this.meant(where);
    const by = Object.entries(order).map(([property, direction]) => `${this.column(property).name} ${direction}`);
    let sql = `${this.selection}${tests}`;
    if (by.length > 0) sql += ` ORDER BY ${by.join(', ')}`;
    if (limit) sql += ' LIMIT ?';
    if (hold) sql += ' FOR UPDATE';
    const { rows } = yield { sql: this.numbered(sql), parameters: limit ? [...values, limit] : values, writes: null };
    return rows.map((raw) => this.row(raw));
  }

  /** @returns how many rows were changed */
  update(where: Where<E>, change: Partial<Columns<E>>): Work<number> {
    const { tests, values } = this.meant(where);
    const changed = this.named(change);
    const sets = changed.map(({ column }) => `${column.name} = ?`).join(', ');
    const sql = this.numbered(`UPDATE ${this.name} SET ${sets}${tests}`);
    return this.write(sql, [...changed.map(({ column, value }) => column.write(value)), ...values]);
  }

  /** @returns how many rows were deleted */
  delete(where: Where<E>): Work<number> {
    const { tests, values } = this.meant(where);
    return this.write(this.numbered(`DELETE FROM ${this.name}${tests}`), values);
  }

  *count(where: Where<E>): Work<number> {
    const { tests, values } = this.meant(where);
    const sql = this.numbered(`SELECT COUNT(*) AS n FROM ${this.name}${tests}`);
    return asCount((yield { sql, parameters: values, writes: null }).rows[0]?.n);
  }

  /** The typed row of what SQL of one's own read with `SELECT *`. */
  row(raw: Row): E {
    const row = new this.entity();
    const values = row as Record<string, unknown>;
    for (const { property, name, read } of this.columns) values[property] = read(raw[name]);
    return row;
  }

  private *write(sql: string, parameters: readonly Parameter[]): Work<number> {
    return (yield { sql, parameters, writes: this.name }).written;
  }

  private values(row: object, columns = this.columns): readonly Parameter[] {
    return columns.map(({ property, write }) => write((row as Row)[property]));
  }

  private one(sql: string, key: Key<E>): Work<E | null> {
    const [named, whole] = [Object.keys(key), this.key.map(({ property }) => property)];
    const isWhole = named.length === whole.length && whole.every((property) => named.includes(property));
    if (!isWhole) throw new Error(`A row of ${this.name} is found by ${whole.join(', ')}, not by ${named.join(', ')}`);
    return this.found(sql, key);
  }

  private *found(sql: string, key: Key<E>): Work<E | null> {
    const { rows } = yield { sql, parameters: this.values(key, this.key), writes: null };
    return rows[0] ? this.row(rows[0]) : null;
  }

  /** ` WHERE a = ? AND b IS NULL`, and what stands for each `?`. */
  private meant(where: Where<E>): { readonly tests: string; readonly values: readonly Parameter[] } {
    const named = this.named(where);
    const tests = named.map(({ column, value }) => `${column.name} ${value === null ? 'IS NULL' : '= ?'}`);
    const values = named.filter(({ value }) => value !== null).map(({ column, value }) => column.write(value));
    return { tests: tests.length > 0 ? ` WHERE ${tests.join(' AND ')}` : '', values };
  }

  private named(values: object): readonly { readonly column: StoredColumn; readonly value: unknown }[] {
    return Object.entries(values).map(([property, value]) => ({ column: this.column(property), value }));
  }

  private column(property: string): StoredColumn {
    const column = this.columns.find((one) => one.property === property);
    if (!column) throw new Error(`${this.name} has no column for ${property}`);
    return column;
  }

  private numbered(sql: string): string {
    let place = 0;
    return this.once(sql, () => sql.replace(/\?/g, () => `$${++place}`));
  }

  private once(shape: string, make: () => string): string {
    const sql = this.statements.get(shape) ?? make();
    this.statements.set(shape, sql);
    return sql;
  }
}

const naming = new DefaultNamingStrategy();

/** One column of an entity, and how its values are written and read. */
interface StoredColumn {
  readonly property: string;
  readonly name: string;
  /** Part of the primary key. */
  readonly isKey: boolean;
  readonly write: (value: unknown) => Parameter;
  readonly read: (stored: unknown) => unknown;
}

/** What TypeORM was told of a column, as statements need it. @throws Error for a type that is stored nowhere yet */
function storedColumn(told: { readonly propertyName: string; readonly options: ColumnOptions }): StoredColumn {
  const { propertyName: property, options } = told;
  const { name = property, type, primary: isKey = false, nullable = false } = options;
  const stored = options.transformer ?? kinds[String(type)];
  if (!stored || Array.isArray(stored)) throw new Error(`No statement knows how to store ${property} of type ${type}`);
  const known = (value: unknown): unknown => {
    if (value === undefined) throw new Error(`Nothing is said of ${property}, not even null`);
    return value;
  };
  const write = (value: unknown): Parameter => (nullable && value === null ? null : stored.to(known(value)));
  const read = (value: unknown): unknown => (value === null ? null : stored.from(known(value)));
  return { property, name, isKey, write, read };
}

const asItIs: ValueTransformer = { to: (value) => value, from: (value) => value };

/** Numbers may come back as text from PostgreSQL, and yes or no as a number from SQLite. */
const kinds: Readonly<Record<string, ValueTransformer>> = {
  varchar: asItIs,
  text: asItIs,
  bytea: asItIs,
  integer: { to: (value) => value, from: Number },
  'double precision': { to: (value) => value, from: Number },
  boolean: { to: (value) => value, from: Boolean },
  'simple-json': { to: (value) => JSON.stringify(value), from: (value) => JSON.parse(value) },
};
