import { Column, type ColumnOptions, type ValueTransformer } from 'typeorm';
import type { Parameter } from './statement.js';

/**
 * The differences between the two databases, named once. Days and instants are text in ISO 8601, which sorts and
 * compares alike on both; instants appear in audit and operations only.
 */
export const UtcDateColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({
    type: 'varchar',
    length: 24,
    ...options,
    transformer: {
      to: (value: Date | null | undefined) => (value instanceof Date ? value.toISOString() : (value ?? null)),
      from: (value: string | null) => (value === null ? null : new Date(value)),
    },
  });

/** A calendar day `YYYY-MM-DD`. */
export const DayColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 10, ...options });

/** Counts come back as text from PostgreSQL and as numbers from SQLite. */
export function asCount(value: unknown): number {
  return Number(value ?? 0);
}

/** One column of an entity, and how its values are written and read. */
export interface StoredColumn {
  readonly property: string;
  readonly name: string;
  /** Part of the primary key. */
  readonly isKey: boolean;
  readonly write: (value: unknown) => Parameter;
  readonly read: (stored: unknown) => unknown;
}

/** What TypeORM was told of a column, as statements need it. @throws Error for a type that is stored nowhere yet */
export function storedColumn(told: { readonly propertyName: string; readonly options: ColumnOptions }): StoredColumn {
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
  integer: { to: (value) => value, from: Number },
  'double precision': { to: (value) => value, from: Number },
  boolean: { to: (value) => value, from: Boolean },
  'simple-json': { to: (value) => JSON.stringify(value), from: (value) => JSON.parse(value) },
};
