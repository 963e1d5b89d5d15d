import { readFileSync } from 'node:fs';
import { Clock } from '../config/clock.js';
import type { Command } from '../config/command.js';
import { CommunesService } from './communes.service.js';

export const communeCommands: readonly Command[] = [
  {
    name: 'commune:import',
    usage: 'FILE',
    options: [],
    run: async (get, call) => {
      const [file] = call.arguments;
      if (!file) throw new Error('commune:import: FILE is missing');
      const { key, name } = await get(CommunesService).import(
        JSON.parse(readFileSync(file, 'utf8')),
        get(Clock).today(),
        'command',
      );
      return { commune: key, name };
    },
  },
];
