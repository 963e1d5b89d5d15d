import { type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm';
import { bytesOn } from '../columns.js';

/** A few words to describe tables with TypeORM's schema API, so that one migration serves both databases. */

export const key = (name: string): TableColumnOptions => ({ name, type: 'varchar', isPrimary: true });
export const text = (name: string): TableColumnOptions => ({ name, type: 'varchar' });
export const long = (name: string): TableColumnOptions => ({ name, type: 'text' });
export const count = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const keyCount = (name: string): TableColumnOptions => ({ name, type: 'integer', isPrimary: true });
export const yesNo = (name: string): TableColumnOptions => ({ name, type: 'boolean' });
export const fraction = (name: string): TableColumnOptions => ({ name, type: 'double precision' });
export const bytes = (runner: QueryRunner, name: string): TableColumnOptions => ({
  ...{ name, type: bytesOn[runner.connection.options.type as keyof typeof bytesOn] },
});
export const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });

/** Makes a table clustered by its key: without a row number nothing tells the order in which rows arrived. */
export async function makeTable(
  runner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  indices: readonly { readonly columns: string[]; readonly unique?: boolean }[] = [],
): Promise<void> {
  await runner.createTable(new Table({ name, columns, withoutRowid: true }));
  for (const { columns: columnNames, unique } of indices) {
    const index = new TableIndex({ name: `${name}_${columnNames.join('_')}`, columnNames, isUnique: unique ?? false });
    await runner.createIndex(name, index);
  }
}
