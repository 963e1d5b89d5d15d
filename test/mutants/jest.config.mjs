import all from '../jest.config.mjs';

const unit = all.projects.find(({ displayName }) => displayName === 'unit');

/** The unit suite, as far as it is about the part. */
export default { ...unit, testRegex: `${process.env.MUTANT_SPECS}\\.spec\\.ts$`, testTimeout: 60_000 };
