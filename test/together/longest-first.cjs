const { default: Sequencer } = require('@jest/test-sequencer');

/** What runs together takes longest, so it starts first; else one worker would be idle at the end. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const length = ({ path }) => Number(path.includes('/test/together/'));
    return [...super.sort(tests)].sort((a, b) => length(b) - length(a));
  }
};
