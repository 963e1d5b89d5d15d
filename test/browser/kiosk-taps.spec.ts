import { Hall, LYING, Tablet, UPRIGHT } from '../harness/tablet.js';

/** Minutes of the tablet's clock at each size; `KIOSK_MINUTES=60` is the long form. */
const MINUTES = Number(process.env.KIOSK_MINUTES ?? 6);
const SEED = Number(process.env.KIOSK_SEED ?? 20_261_103);

let hall: Hall;
beforeAll(async () => {
  hall = await Hall.open();
});
afterAll(() => hall.close());

describe.each([
  ['upright', UPRIGHT],
  ['lying', LYING],
])('on a tablet %s', (_, viewport) => {
  it('people tap, walk away and reload at random: nobody sees an earlier answer, scrolls or gets out', async () => {
    const tablet = await Tablet.stand(hall, '', viewport);
    await tablet.context.addInitScript(REMEMBER_TOUCHES);
    await tablet.reload();
    const random = randomNumbers(SEED);
    const faults: string[] = [];
    let visits = 0;
    let steps = 0;
    for (let second = 0; second < MINUTES * 60; steps += 1) {
      second += await someStep(tablet, random);
      const seen = await tablet.page.evaluate<{ faults: string[]; visits: number }>('look()');
      visits += seen.visits;
      faults.push(...seen.faults, ...(await tablet.faults()));
      if (!tablet.page.url().includes(`/kiosk/${hall.kiosk.code}`)) faults.push(`left for ${tablet.page.url()}`);
      if (steps % 50 === 0) faults.push(...readable(await tablet.storage()));
      if (faults.length > 0) throw new Error(`After ${steps} steps with the seed ${SEED}: ${faults.join('; ')}`);
    }
    await tablet.seconds(60);
    await tablet.page.locator('main.start').waitFor();
    visits += (await tablet.page.evaluate<{ visits: number }>('look()')).visits;
    expect(readable(await tablet.storage())).toEqual([]);
    expect(visits).toBeGreaterThan(0);
    expect(await hall.untilStored(visits)).toHaveLength(visits);
    await hall.forgetResponses();
    await tablet.context.close();
  }, 1_800_000);
});

/** One thing that somebody at a tablet may do. @returns seconds of its clock */
async function someStep(tablet: Tablet, random: (below: number) => number): Promise<number> {
  const { page } = tablet;
  const { width, height } = page.viewportSize() ?? UPRIGHT;
  const kind = random(100);
  if (kind < 70) await page.mouse.click(random(width), random(height), { clickCount: kind < 10 ? 2 : 1 });
  else if (kind < 80) await page.keyboard.press(KEYS[random(KEYS.length)] ?? 'Tab');
  else if (kind < 84) await page.mouse.wheel(0, 600);
  else if (kind < 88) await drag(tablet, random);
  else if (kind < 91) await page.evaluate('history.back()');
  else if (kind < 94) await tablet.reload();
  const seconds = kind < 94 ? 1 + random(3) : 10 + random(60);
  await tablet.seconds(seconds);
  return seconds;
}

const KEYS = ['Tab', 'Enter', 'Space', 'Escape', 'End', 'PageDown', 'ArrowDown', 'Alt+ArrowLeft', 'Shift+Tab'];

async function drag({ page }: Tablet, random: (below: number) => number): Promise<void> {
  const { width, height } = page.viewportSize() ?? UPRIGHT;
  await page.mouse.move(random(width), random(height));
  await page.mouse.down();
  await page.mouse.move(random(width), random(height), { steps: 3 });
  await page.mouse.up();
}

/** What of anybody's answers can be read in the tablet's storage. */
function readable(storage: string): string[] {
  return [...storage.matchAll(/"(?:G|GOOD|BETTER|E2|E3|answers|campaign)\\*":/g)].map(
    ([found]) => `storage shows ${found}`,
  );
}

/**
 * In the page: remembers what was touched since the start screen was last shown, and compares what the screen shows as
 * chosen with it. Visits are those in which a face was touched.
 */
const REMEMBER_TOUCHES = `
  let touched = new Set();
  let visits = 0;
  const screen = () => document.querySelector('main');
  const nameOf = (button) => button.dataset.value ?? button.querySelector('use')?.getAttribute('href') ?? 'apart';
  const isAnswer = (button) => button?.matches('.face, .word, .apart');
  addEventListener('click', (event) => {
    const button = event.target.closest?.('button');
    if (!isAnswer(button) || event.detail > 1) return;
    if (screen().matches('.start')) { touched = new Set(); visits += 1; }
    touched.add(nameOf(button));
  }, true);
  globalThis.look = () => {
    const faults = [];
    const free = screen().matches('.start') || screen().querySelector('.calm');
    if (free) touched = new Set();
    for (const button of document.querySelectorAll('main [aria-pressed=true]')) {
      if (!touched.has(nameOf(button))) faults.push('shows ' + nameOf(button) + ' as chosen');
    }
    if (free && document.querySelector('.over')) faults.push('asks nobody whether they are there');
    if (free && !document.querySelector('main.start') && !screen().querySelector('.tick')) faults.push('asks nothing');
    for (const field of document.querySelectorAll('input, textarea')) if (field.value) faults.push('a field is filled in');
    const seen = { faults, visits };
    visits = 0;
    return seen;
  };
`;

/** Lehmer's generator: the same numbers for the same seed. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
