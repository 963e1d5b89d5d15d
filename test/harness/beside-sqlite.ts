import Database from 'better-sqlite3';
import type { Stored } from './journal.js';

/** Reads what a server of SQLite has stored, on a connection of its own. */
export function storedInFile(file: string): Stored {
  const db = new Database(file);
  try {
    const found: { id: string; answers: string }[] = db
      .prepare('SELECT id, answers FROM survey_response')
      .all() as never;
    const whole = db.pragma('integrity_check', { simple: true });
    const broken = db.pragma('foreign_key_check') as unknown[];
    return {
      responses: found.map(({ id, answers }) => ({ id, answers: JSON.parse(answers) })),
      aside: db.prepare('SELECT response_id FROM set_aside').pluck().all() as string[],
      counted: Number(db.prepare('SELECT SUM(responses) FROM participation_count').pluck().get() ?? 0),
      damage: [...(whole === 'ok' ? [] : [String(whole)]), ...broken.map((one) => JSON.stringify(one))],
    };
  } finally {
    db.close();
  }
}
