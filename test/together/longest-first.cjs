const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest first, or one worker would have it to itself at the end; a new clone remembers no times. */
const longest = ['http', 'pages', 'browser-one', 'browser-two', 'slow', 'unit'].map(
  (name) => `/test/together/${name}.ts`,
);

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = longest.findIndex((end) => path.endsWith(end));
      return found < 0 ? longest.length : found;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
