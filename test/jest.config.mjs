import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** What is special about each project; `*.slow.spec.ts` are the specs of `src` that take seconds. */
const special = {
  unit: { roots: ['src'], testRegex: '(?<!\\.slow)\\.spec\\.ts$' },
  slow: { roots: ['src'], testRegex: '\\.slow\\.spec\\.ts$' },
  structure: { roots: ['test'], testRegex: 'test/[a-z-]+\\.spec\\.ts$' },
  sqlite: { roots: ['test/http'], globals: { testDatabase: 'sqlite' } },
  postgres: {
    roots: ['test/http'],
    globals: { testDatabase: 'postgres' },
    globalSetup: '<rootDir>/test/harness/postgres.ts',
    globalTeardown: '<rootDir>/test/harness/stop-postgres.ts',
  },
  browser: { roots: ['test/browser'] },
  process: { roots: ['test/process'] },
};

export default {
  rootDir,
  testTimeout: 60_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: Object.entries(special).map(([displayName, more]) => ({
    displayName,
    rootDir,
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': '@swc/jest' },
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    testRegex: '\\.spec\\.ts$',
    ...more,
  })),
};
