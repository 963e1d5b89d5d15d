import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../config/settings.js';
import { COMPILED_FILE, compiledName } from './compiled.js';
import { checkFile } from './source-check.js';

// Run by the build: a server that finds the shipped questionnaires as they are here starts without survey-core.
const folder = join(projectFolder, 'surveys');
const compiled = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [compiledName(text, file), checkFile(text, file)];
  });
writeFileSync(COMPILED_FILE, JSON.stringify(Object.fromEntries(compiled)));
