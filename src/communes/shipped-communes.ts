import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../config/settings.js';
import { type CommuneCatalogue, parseCatalogue } from './catalogue.js';

const folder = join(projectFolder, 'data', 'communes');

/** The communes whose data files come with the product, by file name. */
export function shippedCommunes(): readonly CommuneCatalogue[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => parseCatalogue(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}
