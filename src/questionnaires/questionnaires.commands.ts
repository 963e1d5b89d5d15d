import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../config/command.js';
import { countDefinitions, printCount } from './definition-count.js';
import { compile } from './survey-js.js';

export const questionnaireCommands: readonly Command[] = [
  {
    name: 'questionnaire:count',
    usage: 'FOLDER',
    options: [],
    run: async (_, call) => {
      const [folder] = call.arguments;
      if (!folder) throw new Error('a folder of definitions is missing');
      const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
      const definitions = files.sort().map((file): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return printCount(countDefinitions(definitions, compile));
    },
  },
];
