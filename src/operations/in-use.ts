import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Whether another process of this machine has a file open, as far as this one may know (Linux). */
export function isOpenElsewhere(file: string): boolean {
  const processes = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return processes.some((id) => Number(id) !== process.pid && filesOpenIn(`/proc/${id}/fd`).includes(file));
}

function filesOpenIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => readlinkSync(join(folder, name)));
  } catch {
    // Somebody else's process, or one that has ended.
    return [];
  }
}

/** What refuses a command that needs the database for itself. */
export const IN_USE = 'The database is in use: stop the server first';
