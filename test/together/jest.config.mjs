import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { jest } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const together = { unit: 'unit', sqlite: 'http', postgres: 'http' };

/** The same specs as `npm run specs`, where those that share what they load run together. */
export default {
  ...jest,
  rootDir,
  testSequencer: '<rootDir>/test/together/longest-first.cjs',
  projects: jest.projects.map((project) => {
    const file = together[project.displayName];
    const own = file && { roots: ['test/together'], testRegex: `/test/together/${file}\\.ts$` };
    return { ...project, ...own, rootDir };
  }),
};
