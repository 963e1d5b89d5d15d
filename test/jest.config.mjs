import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const onPostgres = {
  globals: { testDatabase: 'postgres' },
  globalSetup: '<rootDir>/test/harness/postgres.ts',
  globalTeardown: '<rootDir>/test/harness/stop-postgres.ts',
};

/** What is special about each project; `*.slow.spec.ts` are the specs of `src` that take seconds. */
const special = {
  unit: { roots: ['src'], testRegex: '(?<!\\.slow)\\.spec\\.ts$' },
  slow: { roots: ['src'], testRegex: '\\.slow\\.spec\\.ts$' },
  structure: { roots: ['test'], testRegex: 'test/[a-z-]+\\.spec\\.ts$' },
  sqlite: { roots: ['test/http'], globals: { testDatabase: 'sqlite' } },
  postgres: { roots: ['test/http'], ...onPostgres },
  pages: { roots: ['test/pages'], globals: { testDatabase: 'sqlite' } },
  browser: { roots: ['test/browser'] },
  process: { roots: ['test/process'] },
  // `npm run test:long`, beside `npm test`.
  'pages-postgres': { roots: ['test/pages'], ...onPostgres },
  long: { roots: ['test/long'] },
};

export default {
  rootDir,
  testTimeout: 60_000,
  // One more than the two cores a test may count on: a browser and a database make the one that asks them wait.
  maxWorkers: 3,
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
