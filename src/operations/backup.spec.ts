import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Secrets } from '../config/secrets.js';
import { migrationNames } from '../database/data-source.js';
import { backUp, type Installed } from './backup.js';
import { contentsOf } from './contents.js';
import { restore } from './restore.js';

const folder = mkdtempSync(join(tmpdir(), 'hai-long-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const PLAIN = { passphrase: null, anyway: false };
/** Places at which a backup is damaged, spread over it. */
const DAMAGES = Number(process.env.BACKUP_DAMAGES ?? 60);
let places = 0;

function place(): Installed {
  places += 1;
  const home = join(folder, `place-${places}`);
  mkdirSync(home);
  return { database: join(home, 'a.sqlite'), secrets: join(home, 'secrets.json'), attachments: join(home, 'files') };
}

/** A small installation with so many responses and one attachment. */
function installation(responses: number): Installed {
  const made = place();
  const secrets = Secrets.readOrNew(made.secrets);
  secrets.keep();
  const db = new Database(made.database);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE installation (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID');
  db.exec(
    'CREATE TABLE migrations (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE survey_response (id TEXT PRIMARY KEY)',
  );
  db.prepare("INSERT INTO installation VALUES ('secrets', ?)").run(secrets.fingerprint);
  db.prepare('INSERT INTO migrations (name) VALUES (?)').run([...migrationNames][0]);
  for (let sent = 0; sent < responses; sent += 1) respond(db);
  db.close();
  const bytes = randomBytes(5_000);
  mkdirSync(made.attachments);
  writeFileSync(join(made.attachments, createHash('sha256').update(bytes).digest('hex')), bytes);
  writeFileSync(join(made.attachments, 'not ours'), 'x');
  return made;
}

const respond = (db: Database.Database) =>
  db.prepare('INSERT INTO survey_response (id) VALUES (?)').run(randomBytes(40).toString('hex'));

/** All that an installation holds, to be compared. */
function held({ database, secrets, attachments }: Installed): unknown {
  const db = new Database(database, { readonly: true });
  const contents = contentsOf(db);
  db.close();
  const files = readdirSync(attachments).filter((name) => name.length === 64);
  return [
    contents,
    readFileSync(secrets, 'utf8'),
    files.map((name) => [name, readFileSync(join(attachments, name), 'hex')]),
  ];
}

const backupOf = (from: Installed, passphrase: string | null = null): string => {
  const file = join(folder, `backup-${randomBytes(6).toString('hex')}.sqlite`);
  backUp(from, file, passphrase);
  return file;
};

describe('a backup', () => {
  const mine = installation(40);

  it('is one whole file for its owner only, made while the server writes, and never over another', () => {
    const db = new Database(mine.database);
    respond(db);
    const file = join(folder, 'copy.sqlite');
    expect(backUp(mine, file, null)).toMatchObject({ file, responses: 41, attachments: 1 });
    db.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => backUp(mine, file, null)).toThrow('exists already');
  });

  it('opens its secret to whoever knows the pass phrase, however it is typed, and to nobody else', () => {
    const file = backupOf(mine, 'con trâu ăn cỏ');
    expect(readFileSync(file).includes(JSON.parse(readFileSync(mine.secrets, 'utf8')).secret)).toBe(false);
    expect(() => restore(file, place(), PLAIN, 'now')).toThrow('needs its pass phrase');
    expect(() => restore(file, place(), { ...PLAIN, passphrase: 'con trâu ăn rơm' }, 'now')).toThrow(
      'another pass phrase',
    );
    const there = place();
    restore(file, there, { ...PLAIN, passphrase: 'con trâu ăn cỏ'.normalize('NFD') }, 'now');
    expect(held(there)).toEqual(held(mine));
  });

  it.each([
    ['an empty machine', () => undefined],
    ['a database whose first page is destroyed', destroyFirstPage],
    ['an empty file, as a full disk leaves it', ({ database }: Installed) => writeFileSync(database, '')],
    ['a missing secret', ({ secrets }: Installed) => rmSync(secrets)],
    ['the secret of somebody else', ({ secrets }: Installed) => cpSync(installation(0).secrets, secrets)],
    ['missing attachments', ({ attachments }: Installed) => rmSync(attachments, { recursive: true })],
  ])('is put back on %s, and all that stood there is kept', (what, spoil) => {
    const there = what === 'an empty machine' ? place() : sameAs(mine);
    spoil(there);
    const before = statSync(there.database, { throwIfNoEntry: false })?.size;
    const { kept, responses } = restore(backupOf(mine), there, PLAIN, 'now');
    expect([held(there), responses]).toEqual([held(mine), 41]);
    const names = Object.values(there).map((path) => `${path}.before-restore-now`);
    const told = kept.filter((name) => !/-(wal|shm)\.before/.test(name));
    expect(told.sort()).toEqual(names.filter((name) => existsSync(name)).sort());
    if (before !== undefined) expect(statSync(`${there.database}.before-restore-now`).size).toBe(before);
    for (const path of [there.database, there.secrets]) expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('is not put back while a server has the database open, nor over the responses of somebody else', () => {
    const there = sameAs(mine);
    const db = new Database(there.database);
    db.prepare('SELECT COUNT(*) FROM survey_response').get();
    expect(() => restore(backupOf(mine), there, PLAIN, 'now')).toThrow('stop the server first');
    db.close();
    const theirs = installation(3);
    const [file, before] = [backupOf(mine), held(theirs)];
    expect(() => restore(file, theirs, PLAIN, 'now')).toThrow('3 responses of another installation');
    expect(held(theirs)).toEqual(before);
    restore(file, theirs, { ...PLAIN, anyway: true }, 'now');
    expect(held(theirs)).toEqual(held(mine));
  });

  it('is put back as a whole or not at all', () => {
    const there = sameAs(mine);
    const before = held(there);
    mkdirSync(`${there.attachments}.before-restore-now/something`, { recursive: true });
    expect(() => restore(backupOf(mine), there, PLAIN, 'now')).toThrow('ENOTEMPTY');
    expect([held(there), readdirSync(dirname(there.database)).length]).toEqual([before, 4]);
  });

  it('that cannot be written says so, and not that the database is damaged', () => {
    expect(() => backUp(mine, join(folder, 'nowhere', 'a.sqlite'), null)).toThrow('cannot be written');
  });

  it('of a newer version is refused', () => {
    const newer = sameAs(mine);
    const db = new Database(newer.database);
    db.exec("INSERT INTO migrations (name) VALUES ('FromTheFuture')");
    db.close();
    expect(() => backupOf(newer)).toThrow('of a newer version');
  });

  it('that is damaged anywhere is refused, and changes nothing', () => {
    const bytes = readFileSync(backupOf(mine));
    const whole = held(mine);
    const wrong: string[] = [];
    let refused = 0;
    for (let at = 0; at < DAMAGES; at += 1) {
      const [file, there] = [join(folder, 'damaged.sqlite'), place()];
      writeFileSync(
        file,
        at % 10 === 0 ? bytes.subarray(0, Math.floor((bytes.length * at) / DAMAGES)) : flipped(bytes, at),
      );
      try {
        restore(file, there, PLAIN, 'now');
        // A byte that nothing uses.
        if (JSON.stringify(held(there)) !== JSON.stringify(whole)) wrong.push(`flip ${at}: restored something else`);
      } catch {
        refused += 1;
        if (readdirSync(dirname(there.database)).length > 0) wrong.push(`flip ${at}: left something behind`);
      }
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(DAMAGES / 4);
  });
});

function destroyFirstPage({ database }: Installed): void {
  const bytes = readFileSync(database);
  bytes.fill(0x5a, 0, 4096);
  writeFileSync(database, bytes);
}

/** A copy somewhere else. */
function sameAs(from: Installed): Installed {
  const made = place();
  for (const part of ['database', 'secrets', 'attachments'] as const)
    cpSync(from[part], made[part], { recursive: true });
  return made;
}

/** One byte is another one. */
function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const place = Math.floor(((at + 0.5) / DAMAGES) * copy.length);
  copy[place] = (copy[place] ?? 0) ^ 0x41;
  return copy;
}
