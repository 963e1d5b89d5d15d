import { delayAfter, LoginDelay } from './login-delay.js';

const at = (seconds: number): Date => new Date(seconds * 1000);

describe('the delay after wrong passwords', () => {
  it('starts after the fourth and doubles up to five minutes', () => {
    expect([1, 4, 5, 6, 7, 20].map(delayAfter)).toEqual([0, 0, 15, 30, 60, 300]);
  });

  it('lets at most twenty guesses an hour through', () => {
    const delay = new LoginDelay();
    let guesses = 0;
    for (let second = 0; second < 3600; second++) {
      while (delay.waitFor('lan', at(second)) === 0) {
        delay.failed('lan', at(second));
        guesses++;
      }
    }
    expect(guesses).toBeLessThanOrEqual(20);
  });

  it('holds for one account only, and ends by itself or with the right password', () => {
    const delay = new LoginDelay();
    for (let failure = 0; failure < 5; failure++) delay.failed('lan', at(0));
    expect(delay.waitFor('lan', at(5))).toBe(10);
    expect(delay.waitFor('lan', at(15))).toBe(0);
    expect(delay.waitFor('minh', at(5))).toBe(0);
    delay.succeeded('lan');
    expect(delay.waitFor('lan', at(5))).toBe(0);
  });
});
