import type { CommandCall, LoneCommand } from '../config/command.js';
import { backUp, installedAt } from './backup.js';
import { move } from './move/move.js';
import { restore } from './restore.js';

export const operationsCommands: readonly LoneCommand[] = [
  {
    name: 'backup',
    usage: 'FILE',
    options: [],
    runAlone: async (settings, call) =>
      backUp(installedAt(settings), fileIn('backup', call), settings.backupPassphrase),
  },
  {
    name: 'restore',
    usage: 'FILE [--anyway] (the server stopped)',
    options: [{ name: 'anyway', kind: 'flag' }],
    runAlone: async (settings, call) => {
      const wishes = { passphrase: settings.backupPassphrase, anyway: call.flag('anyway') };
      const now = new Date().toISOString().replaceAll(':', '').slice(0, 17);
      return restore(fileIn('restore', call), installedAt(settings), wishes, now);
    },
  },
  {
    name: 'move',
    usage: '--to sqlite:FILE|postgres://… (the server stopped)',
    options: [{ name: 'to', kind: 'text', required: true }],
    runAlone: (settings, call) => move(settings, call.text('to') ?? ''),
  },
];

function fileIn(command: string, { arguments: [file] }: CommandCall): string {
  if (!file) throw new Error(`${command}: FILE is missing`);
  return file;
}
