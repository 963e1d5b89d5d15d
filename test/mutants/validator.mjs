import { part } from './shared.mjs';

/** Which answers are valid. */
export default part(
  [
    'src/rules/answer-checks.ts',
    'src/rules/answers.ts',
    'src/rules/given-answers.ts',
    'src/rules/kinds/*.ts',
    '!src/**/*.spec.ts',
  ],
  'src/rules/(answer-checks|answers|given-answers|kinds/kinds)',
);
