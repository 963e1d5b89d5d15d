import apart from '../jest.config.mjs';

/** For each project whose specs share what they load, the files here that run them together. */
const together = {
  unit: 'unit',
  slow: 'slow',
  sqlite: 'http',
  postgres: 'http',
  pages: 'pages',
  browser: 'browser-(one|two)',
};
/** They have a command of their own. */
const long = ['pages-postgres', 'long'];

/** The same specs as `npm run specs`, where those that share what they load run together. */
export default {
  ...apart,
  testSequencer: '<rootDir>/test/together/longest-first.cjs',
  projects: apart.projects
    .filter(({ displayName }) => !long.includes(displayName))
    .map((project) => {
      const file = together[project.displayName];
      return { ...project, ...(file && { roots: ['test/together'], testRegex: `/test/together/${file}\\.ts$` }) };
    }),
};
