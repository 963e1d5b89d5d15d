import { readFileSync } from 'node:fs';

/** Values an independent program produced; program, version and command stand in the same file. */
export function referenceValues<Values>(name: string): Values {
  const file = new URL(`${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { values: Values }).values;
}
