import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../config/command.js';
import { allLanguages, isLanguage } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { countDefinitions, printCount } from './definition-count.js';
import { checkSource, LOOKED_AT, toldCheck } from './source-check.js';
import { compile } from './survey-js.js';

export const questionnaireCommands: readonly Command[] = [
  {
    name: 'questionnaire:check',
    usage: 'FILE [--lang L]',
    options: [{ name: 'lang', kind: 'text' }],
    run: async (_, call) => {
      const [file] = call.arguments;
      if (!file) throw new Error('a file is missing');
      const asked = call.text('lang') ?? MAIN_LANGUAGE;
      if (!isLanguage(asked)) throw new Error(`--lang is one of: ${allLanguages().join(', ')}`);
      return toldCheck(checkSource(readFileSync(file, 'utf8'), LOOKED_AT), asked);
    },
  },
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
