import { readChoice } from './choice.js';
import { inOrder, type Kind, listed } from './kind.js';

/** Yes or no; forms and sheets list them as `true` and `false`. */
export interface BooleanShape {
  readonly kind: 'boolean';
}

export const boolean: Kind<BooleanShape> = {
  ...listed,
  entry: 'one',
  faults: () => [],
  check: (_, value) => (typeof value === 'boolean' ? null : { code: 'wrong-type' }),
  fromText(_, [text = '']) {
    const said = readChoice(['true', 'false'], text);
    return said === undefined ? undefined : said === 'true';
  },
  keys: (_, values) => inOrder(values),
};
