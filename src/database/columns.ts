import { Column, type ColumnOptions, type DataSource } from 'typeorm';

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

/** What each database calls bytes. */
export const bytesOn = { postgres: 'bytea', 'better-sqlite3': 'blob' } as const;

/** Bytes; SQLite takes any name for the type of a column, and stores what it is given. */
export const BytesColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: bytesOn.postgres, ...options });

/** TypeORM refuses entities with a type that it does not know of a database. */
export function knowBytes({ driver }: DataSource): void {
  if (!driver.supportedDataTypes.includes(bytesOn.postgres)) driver.supportedDataTypes.push(bytesOn.postgres);
}

/** Counts come back as text from PostgreSQL and as numbers from SQLite. */
export function asCount(value: unknown): number {
  return Number(value ?? 0);
}
