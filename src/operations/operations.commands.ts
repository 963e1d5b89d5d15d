import { DataSource } from 'typeorm';
import type { Command, Get } from '../config/command.js';
import { Secrets } from '../config/secrets.js';
import { Settings } from '../config/settings.js';
import { backUp, restore } from './backup.js';

export const operationsCommands: readonly Command[] = [
  {
    name: 'backup',
    usage: 'FILE',
    options: [],
    run: async (get, call) => backUp(sqliteFile(get), fileIn('backup', call.arguments)),
  },
  {
    name: 'restore',
    usage: 'FILE (the server stopped)',
    options: [],
    run: async (get, call) => {
      const file = sqliteFile(get);
      const { fingerprint } = get(Secrets);
      await get(DataSource).destroy();
      return restore(fileIn('restore', call.arguments), file, fingerprint);
    },
  },
];

function sqliteFile(get: Get): string {
  const file = get(Settings).sqliteFile;
  if (!file) throw new Error("On PostgreSQL use the database's own pg_dump and pg_restore");
  return file;
}

function fileIn(command: string, [file]: readonly string[]): string {
  if (!file) throw new Error(`${command}: FILE is missing`);
  return file;
}
