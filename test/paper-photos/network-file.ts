import { writeFileSync } from 'node:fs';
import type { Network } from '../../src/photographs/likelihood.js';
import { SEEDS } from './seeds.js';

/** Writes what the reader judges boxes by, as a file of the program. */
export function writeNetwork(file: string, { middles, spreads, hidden, told }: Network, sure: number): void {
  const row = (all: readonly number[]): string => `[${all.join(', ')}]`;
  const rows = (all: readonly (readonly number[])[]): string =>
    `[\n${all.map((one) => `    ${row(one)},\n`).join('')}  ]`;
  const text = `import type { Network } from './likelihood.js';

/*
 * Made by \`npm run test:photos -- --teach\` from the simulated photographs of the seeds ${SEEDS.teaching.from} to ${SEEDS.teaching.to - 1}, which are
 * used for nothing else; how sure is sure enough was chosen on those from ${SEEDS.thresholds.from} to ${SEEDS.thresholds.to - 1}.
 */
export const NETWORK: Network = {
  middles: ${row(middles)},
  spreads: ${row(spreads)},
  hidden: ${rows(hidden)},
  told: ${rows(told)},
};

/** So likely a story must be that nobody looks at it, 0 to 1. */
export const SURE = ${sure};
`;
  writeFileSync(file, text);
}
