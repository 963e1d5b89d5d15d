import { delayAfter, LoginDelay, networkOf } from './login-delay.js';

const alone = { topic: () => () => undefined };
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('the delay after wrong passwords', () => {
  it('starts after the fourth and doubles up to five minutes', () => {
    expect([1, 4, 5, 6, 7, 20].map(delayAfter)).toEqual([0, 0, 15, 30, 60, 300]);
  });

  it('lets at most twenty guesses an hour through', () => {
    const delay = new LoginDelay(alone, 'sign-in');
    let guesses = 0;
    for (let second = 0; second < 3600; second++) {
      while (delay.waitFor('lan', at(second)) === 0) {
        delay.failed('lan', at(second));
        guesses++;
      }
    }
    expect(guesses).toBeLessThanOrEqual(20);
  });

  it('counts what another server tells of, and begins anew when it does', () => {
    const heard: ((attempt: never) => void)[] = [];
    const others = {
      topic: (_: string, hear: (attempt: never) => void) => {
        heard.push(hear);
        return (attempt: unknown) => {
          for (const other of heard) if (other !== hear) other(attempt as never);
        };
      },
    };
    const [here, there] = [new LoginDelay(others, 'sign-in'), new LoginDelay(others, 'sign-in')];
    for (let failure = 0; failure < 3; failure++) here.failed('lan', at(0));
    for (let failure = 0; failure < 2; failure++) there.failed('lan', at(0));
    expect([here.waitFor('lan', at(5)), there.waitFor('lan', at(5))]).toEqual([10, 10]);
    there.succeeded('lan', at(20));
    expect(here.waitFor('lan', at(20))).toBe(0);
  });

  it('holds for one account only, and ends by itself or with the right password', () => {
    const delay = new LoginDelay(alone, 'sign-in');
    for (let failure = 0; failure < 5; failure++) delay.failed('lan', at(0));
    expect(delay.waitFor('lan', at(5))).toBe(10);
    expect(delay.waitFor('lan', at(15))).toBe(0);
    expect(delay.waitFor('minh', at(5))).toBe(0);
    delay.succeeded('lan', at(5));
    expect(delay.waitFor('lan', at(5))).toBe(0);
  });
});

describe('while an account waits for the guesses of others', () => {
  it('a network that has tried less than twice in the hour is heard, and of all networks forty attempts', () => {
    const delay = new LoginDelay(alone, 'sign-in');
    const hears = (network: string, second = 0): boolean => {
      const isHeard = delay.waitFor('lan', at(second), network) === 0;
      if (isHeard) delay.failed('lan', at(second), network);
      return isHeard;
    };
    const heard = (networks: readonly string[]): number => networks.filter((network) => hears(network)).length;
    expect(heard(Array(9).fill('attacker'))).toBe(5);
    expect(heard(Array(3).fill('officer'))).toBe(2);
    expect(heard(Array.from({ length: 90 }, (_, one) => `of many ${one}`))).toBe(33);
    expect([hears('officer', 3599), hears('officer', 3600)]).toEqual([true, true]);
  });

  it.each([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is of the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
