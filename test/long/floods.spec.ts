import { movedBy } from '../attacks/floods.js';

it('ten thousand answers by script move the rate of a commune by a point at most, once their flags are judged', () => {
  for (const { attack, unjudged, judged } of movedBy([1_001])) {
    // Else nothing was planted.
    expect([attack, unjudged > 2]).toEqual([attack, true]);
    expect([attack, judged <= 1]).toEqual([attack, true]);
  }
}, 300_000);
