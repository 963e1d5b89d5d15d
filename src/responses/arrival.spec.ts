import { flagsText } from './arrival.js';

describe('flags beside a response', () => {
  it('stand in one order, each once, and are absent where nothing was noticed', () => {
    expect(flagsText(['repeated', 'burst'])).toBe('burst,repeated');
    expect(flagsText(['burst', 'burst'])).toBe('burst');
    expect(flagsText([])).toBeNull();
  });
});
