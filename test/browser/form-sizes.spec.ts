import { join } from 'node:path';
import { accessibilityFaults } from '../harness/axe.js';
import { FORM_FAULTS } from '../harness/form-faults.js';
import { keepSheet } from '../harness/picture-sheet.js';
import {
  answers,
  context,
  hiddenAnswers,
  keys,
  leave,
  open,
  page,
  screen,
  withPhones,
} from '../harness/touching-phone.js';

withPhones();

/** `FORM_PICTURES=folder` measures all of it, and keeps a sheet of every screen of each form at each size. */
const PICTURES = process.env.FORM_PICTURES;
/** Small and usual phones both ways round, a tablet, a notebook, a page of 1280 × 1024 at 400 %. */
const SIZES = ['360x640', '740x360', '320x256', '320x568', '360x740', '412x915', '768x1024', '1366x768'];
const sizes = SIZES.slice(0, PICTURES ? SIZES.length : 3).map((name) => {
  const [width = 0, height = 0] = name.split('x').map(Number);
  return { name, width, height };
});
/** Heights from which all answers stand in sight: to the general question, and to those whose "Không biết" comes below. */
const LOWEST = { first: 300, later: 640 } as const;

const ways = PICTURES
  ? keys.flatMap((key) => ['vi', 'en'].flatMap((to) => [true, false].map((script) => [key, to, script] as const)))
  : ([['hop-thon', 'vi', true]] as const);

/** Whether somebody sees, on the last answer of the screen, what this does. */
async function isSeen(change: string): Promise<boolean> {
  const place = page.locator('.screen .answers .o').last();
  const before = await place.screenshot();
  await page.evaluate(
    `(() => { const last = document.querySelector('.screen .answers .o:last-child input'); ${change} })()`,
  );
  return !before.equals(await place.screenshot());
}

/** What colours of the browser's own hide, and what keeps others out. */
async function otherwise(): Promise<readonly string[]> {
  const faults = [...(await accessibilityFaults(page))];
  if (!(await answers().last().isVisible())) return faults;
  await page.emulateMedia({ forcedColors: 'active' });
  if (!(await isSeen('last.checked = true'))) faults.push('forced colours hide what is chosen');
  if (!(await isSeen('last.focus({ focusVisible: true })'))) faults.push('forced colours hide the focus');
  await page.evaluate(`document.activeElement.checked = false`);
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

it.each(ways)(
  'every screen of %s fits at every size (%s, script: %s)',
  async (key, language, script) => {
    const faults: string[] = [];
    const pictures = new Map<string, Buffer[]>();
    await open(key, { javaScriptEnabled: script, reducedMotion: 'reduce' });
    const other = page.locator(`button[value="language-${language}"]`);
    if (await other.isVisible()) await other.click();
    await page.locator(`html[lang=${language}] .screen`).waitFor();
    for (let isFirst = true; ; isFirst = false) {
      const name = await screen();
      for (const { name: size, ...viewport } of sizes) {
        await page.setViewportSize(viewport);
        const found = await page.evaluate<string[]>(FORM_FAULTS);
        if (viewport.height >= LOWEST[isFirst ? 'first' : 'later'])
          found.push(...(await hiddenAnswers()).map((one) => `hides ${one}`));
        faults.push(...found.map((fault) => `${name} at ${size}: ${fault}`));
        if (PICTURES) pictures.set(size, [...(pictures.get(size) ?? []), await page.screenshot()]);
      }
      await page.setViewportSize({ width: 360, height: 640 });
      if (script && (PICTURES || isFirst)) faults.push(...(await otherwise()).map((fault) => `${name}: ${fault}`));
      // With the first of all answers, everything that may apply does.
      const answer = answers().locator('input').first();
      if (await answer.isVisible()) await answer.check();
      const isLast = (await page.locator('#forward').getAttribute('value')) === 'send';
      const button = page.locator(isLast ? '#more' : '#forward');
      if (!(await button.isVisible())) break;
      await button.click();
      await leave(name);
    }
    for (const [size, all] of pictures) {
      const file = `${key}-${language}-${script ? 'script' : 'plain'}-${size}.png`;
      await keepSheet(context, join(PICTURES ?? '', file), all);
    }
    expect(faults).toEqual([]);
  },
  1_800_000,
);
