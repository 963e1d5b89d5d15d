import apart from '../jest.config.mjs';

const [{ displayName: _, ...common }] = apart.projects;
const special = {
  faults: { roots: ['test/faults'], testPathIgnorePatterns: ['memory'] },
  // The same damages as in `npm test`, more of them.
  backups: { roots: ['src/operations'], testRegex: 'operations/backup\\.spec\\.ts$' },
  memory: { roots: ['test/faults'], testRegex: 'memory\\.spec\\.ts$' },
};

/** `npm run test:faults` and `npm run test:memory`: what a server does when its machine fails it. */
export default {
  ...apart,
  // Two at a time: what they start is busy too.
  maxWorkers: 2,
  testTimeout: 3_600_000,
  projects: Object.entries(special).map(([displayName, more]) => ({
    ...common,
    displayName,
    testRegex: '\\.spec\\.ts$',
    ...more,
  })),
};
