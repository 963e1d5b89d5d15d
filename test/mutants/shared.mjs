import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How Stryker looks at one part: `npm run test:mutants -- test/mutants/lock.mjs`. It is fetched when it is needed, since it
 * would bring 168 packages. Only quick specs may kill: those of the part itself, without a server.
 * @param mutated files, or lines of them
 * @param specs pattern of the paths of the specs
 */
export function part(mutated, specs) {
  process.env.MUTANT_SPECS = specs;
  return {
    mutate: mutated,
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: { projectType: 'custom', configFile: 'test/mutants/jest.config.mjs', enableFindRelatedTests: false },
    coverageAnalysis: 'perTest',
    // What stands at the top of a file would be tried with every spec of the part: most of the time, for few mutants.
    ignoreStatic: true,
    plugins: ['@stryker-mutator/jest-runner'],
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
    // Elsewhere, or other tests would find the copies of themselves.
    tempDirName: join(tmpdir(), 'hai-long-mutants'),
    ignorePatterns: ['dist', 'test/tmp', 'test/bench', 'test/upgrade', 'test/reference', 'src/pictures'],
    // What TypeScript says is another command's work.
    tsconfigFile: 'none',
    concurrency: Number(process.env.MUTANT_WORKERS ?? 2),
    // A busy machine must not pass for a test that found an endless loop.
    timeoutMS: 60_000,
    thresholds: { high: 95, low: 90, break: 90 },
  };
}
