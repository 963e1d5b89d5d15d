import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backUp, restore } from './backup.js';

const folder = mkdtempSync(join(tmpdir(), 'hai-long-backup-'));
const live = join(folder, 'live.sqlite');
const copy = join(folder, 'copy.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function addResponse(db: Database.Database, id: string): void {
  db.prepare('INSERT INTO survey_response (id) VALUES (?)').run(id);
}

describe('a backup', () => {
  const db = new Database(live);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE installation (name TEXT PRIMARY KEY, value TEXT); CREATE TABLE survey_response (id TEXT)');
  db.exec("INSERT INTO installation VALUES ('secrets', 'mine')");
  addResponse(db, 'a');

  it('is whole while the server writes, and is never written over another file', () => {
    expect(backUp(live, copy)).toMatchObject({ responses: 1 });
    expect(() => backUp(live, copy)).toThrow('exists already');
  });

  it('is not put back while the server has the database open', () => {
    addResponse(db, 'b');
    expect(() => restore(copy, live, 'mine')).toThrow('stop the server first');
    expect(db.prepare('SELECT COUNT(*) FROM survey_response').pluck().get()).toBe(2);
  });

  it('of another installation, or damaged, is refused and changes nothing', () => {
    db.close();
    const before = readFileSync(live);
    expect(() => restore(copy, live, 'theirs')).toThrow('another installation');
    const damaged = join(folder, 'damaged.sqlite');
    writeFileSync(damaged, readFileSync(copy).subarray(0, 5_000));
    expect(() => restore(damaged, live, 'mine')).toThrow();
    expect(readFileSync(live).equals(before)).toBe(true);
  });

  it('is put back whole, and what stood there is kept', () => {
    expect(restore(copy, live, 'mine')).toMatchObject({ file: live, responses: 1 });
    const kept = new Database(`${live}.before-restore`, { readonly: true });
    expect(kept.prepare('SELECT COUNT(*) FROM survey_response').pluck().get()).toBe(2);
    kept.close();
  });
});
