import { Remembered } from './remembered.js';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what is remembered', () => {
  let version = 1;
  let reads = 0;
  let remembered: Remembered;
  const ask = (): number => remembered.answer(['campaign'], 'open today', () => ++reads);

  beforeEach(() => {
    [version, reads] = [1, 0];
    remembered = new Remembered(() => version);
  });

  it('is read once', () => {
    expect([ask(), ask()]).toEqual([1, 1]);
  });

  it('is read again after a write to its table, and not after one to another', () => {
    ask();
    remembered.written('survey_response');
    expect(ask()).toBe(1);
    remembered.written('campaign');
    expect(ask()).toBe(2);
  });

  it('is read again when another process has written, from the next turn of the event loop on', async () => {
    ask();
    version = 2;
    await nextTurn();
    expect(ask()).toBe(2);
  });
});
