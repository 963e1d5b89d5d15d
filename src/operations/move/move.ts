import { Settings } from '../../config/settings.js';
import { migrationNames } from '../../database/data-source.js';
import type { Contents, TableContents } from '../contents.js';
import { PostgresSide } from './postgres-side.js';
import type { Side, TableShape } from './side.js';
import { SqliteSide } from './sqlite-side.js';

export interface MoveReport {
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly responses: number;
  /** What both databases hold of each table. */
  readonly contents: Contents;
  /** What the settings of the server say from now on, beside `DATABASE_URL`: these two stay where they are. */
  readonly settings: { readonly SECRETS_FILE: string; readonly ATTACHMENTS_FOLDER: string };
}

/**
 * Copies a whole installation into an empty database, of the same kind or the other, in one transaction, and compares
 * what the two hold, table by table. What it copies from stays as it is.
 * @param to `sqlite:FILE` or `postgres://…`
 * @throws Error where a server uses the database, it is of another version, the target is not empty, or a table of it
 * differs; nothing is kept then
 */
export async function move(settings: Settings, to: string): Promise<MoveReport> {
  const target = settingsOf(to);
  const from = settings.sqliteFile ? SqliteSide.of(settings.sqliteFile) : await PostgresSide.of(settings.databaseUrl);
  try {
    await assertOfThisVersion(from);
    const into = target.sqliteFile ? await SqliteSide.make(target.sqliteFile) : await PostgresSide.make(to);
    try {
      const contents = await copied(from, into);
      await into.keep();
      const { secretsFile: SECRETS_FILE, attachmentsFolder: ATTACHMENTS_FOLDER } = settings;
      const rows = Object.values(contents).reduce((sum, table) => sum + table.rows, 0);
      const responses = contents.survey_response?.rows ?? 0;
      const places = { from: placeOf(settings), to: placeOf(target) };
      return { ...places, rows, responses, contents, settings: { SECRETS_FILE, ATTACHMENTS_FOLDER } };
    } finally {
      await into.leave();
    }
  } finally {
    await from.leave();
  }
}

/** @throws Error that names the option */
function settingsOf(url: string): Settings {
  try {
    return Settings.read({ DATABASE_URL: url });
  } catch (cause) {
    throw new Error('--to: sqlite:FILE or postgres://…', { cause });
  }
}

/** Without the password. */
function placeOf({ sqliteFile, databaseUrl }: Settings): string {
  if (sqliteFile) return sqliteFile;
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

async function assertOfThisVersion(side: Side): Promise<void> {
  if ((await side.tables()).length === 0) throw new Error('There is nothing to move (DATABASE_URL)');
  const steps = new Set(await side.steps());
  if (steps.size === migrationNames.size && [...migrationNames].every((name) => steps.has(name))) return;
  throw new Error('The database is of another version of Hài Lòng: start this one on it once, and stop it');
}

/** @throws Error where one table differs from what it was copied from */
async function copied(from: Side, into: Side): Promise<Contents> {
  const tables = await from.tables();
  const shapes = await into.tables();
  if (JSON.stringify(tables) !== JSON.stringify(shapes)) throw new Error(differentTables(tables, shapes));
  const contents: Record<string, TableContents> = {};
  for (const table of tables) {
    for await (const rows of from.read(table)) await into.write(table, rows);
  }
  for (const table of tables) {
    const [before, after] = [await from.contents(table), await into.contents(table)];
    if (before.rows !== after.rows || before.sha256 !== after.sha256) {
      const counts = `${before.rows} rows before, ${after.rows} after`;
      throw new Error(`${table.name} is not the same after the move (${counts}): nothing was kept`);
    }
    contents[table.name] = after;
  }
  return contents;
}

function differentTables(tables: readonly TableShape[], shapes: readonly TableShape[]): string {
  const ofOne = (all: readonly TableShape[], others: readonly TableShape[]) =>
    all.filter((one) => !others.some((other) => JSON.stringify(one) === JSON.stringify(other)));
  const names = new Set([...ofOne(tables, shapes), ...ofOne(shapes, tables)].map(({ name }) => name));
  return `The two databases do not have the same tables: ${[...names].join(', ')}`;
}
