import type { WalkingPhone } from './walking-phone.js';

/** An answer on the open screen, as its field says. */
interface Answer {
  readonly place: number;
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly options: readonly string[];
}

const FIELDS = '.screen [data-q]:not([hidden]) :is(input, select, textarea)';
const READ_FIELDS = `(() => {
  if (document.getElementById('form')?.hidden !== false) return [];
  return [...document.querySelectorAll('${FIELDS}')].map(({ type, name, value, options = [] }, place) => {
    return { place, type, name, value, options: [...options].map((one) => one.value) };
  });
})()`;

/** One of the answers on the screen is chosen, ticked or written. */
async function choose(phone: WalkingPhone, how: 'finger' | 'keyboard'): Promise<void> {
  const { page, person } = phone;
  const all = await page.evaluate<Answer[]>(READ_FIELDS);
  const answer = all[phone.below(all.length)];
  if (!answer) return;
  const { place, type, name, value, options } = answer;
  const field = page.locator(FIELDS).nth(place);
  await page
    .locator('.screen details.others:not([open]) summary')
    .first()
    .click({ timeout: 1 })
    .catch(() => undefined);
  if (type === 'textarea') {
    const text = phone.below(4) === 0 ? '' : `Góp ý ${phone.walk.seed}.${phone.people.length}.${person.drafts.length}`;
    await field.fill(text);
    person.write(name, text);
  } else if (type === 'select-one') {
    const option = options[phone.below(options.length)] ?? '';
    await field.selectOption(option);
    person.choose(name, option === '' ? [] : [option]);
  } else {
    // Without script the boxes know nothing of each other, and the server says so.
    if (type === 'checkbox' && !phone.walk.script && person.isAlone(name, value)) return;
    if (how === 'keyboard') await field.press('Space');
    else await field.locator('..').tap();
    if (type === 'checkbox') person.tick(name, value);
    else person.choose(name, [value]);
  }
  await phone.wait();
}

const back = (phone: WalkingPhone) => phone.press('#back');
const forward = (phone: WalkingPhone) => phone.press('#waiting button, #forward');

async function clear(phone: WalkingPhone): Promise<void> {
  const { screen } = await phone.shown();
  if (screen !== null && (await phone.press('#clear'))) {
    phone.person.choose(screen, []);
    phone.person.loaded = { ...phone.person.loaded, fields: phone.person.fields };
  }
}

/** The phone's own button. */
async function browserBack({ page }: WalkingPhone): Promise<void> {
  const depth = await page.evaluate('history.state?.depth ?? 0');
  if (depth === 0) return;
  await page.evaluate(`new Promise((gone) => { addEventListener('popstate', gone, { once: true }); history.back(); })`);
}

async function resize(phone: WalkingPhone): Promise<void> {
  const { page, person } = phone;
  const kind = ['large', 'contrast'][phone.below(2)] ?? '';
  const isOn = person.look.includes(kind);
  await page.locator(`#${kind}`).setChecked(!isOn);
  const kinds = new Set(person.look.split(' '));
  if (isOn) kinds.delete(kind);
  else kinds.add(kind);
  person.look = ['large', 'contrast'].filter((one) => kinds.has(one)).join(' ');
}

async function reload(phone: WalkingPhone): Promise<void> {
  const { page, person, walk } = phone;
  if (!walk.script) Object.assign(person, person.loaded);
  await phone.loading(() => page.reload());
}

async function network(phone: WalkingPhone): Promise<void> {
  phone.connect((['cut', 'deaf', 'whole'] as const)[phone.below(3)] ?? 'whole');
}

async function turn(phone: WalkingPhone): Promise<void> {
  await phone.turnTo(phone.below(phone.tabs.length));
}

async function secondTab(phone: WalkingPhone): Promise<void> {
  if (phone.tabs.length < 3) await phone.openTab();
}

/** Through another page, or straight over what stands there. */
async function nextPerson(phone: WalkingPhone): Promise<void> {
  if (phone.below(2) === 0) await phone.page.goto('about:blank');
  await phone.handOn();
  await phone.loading(phone.open);
}

async function leaveAndReturn(phone: WalkingPhone): Promise<void> {
  await phone.page.goto('about:blank');
  await phone.loading(() => phone.page.goBack());
}

/** What people do with a form, and how often beside the rest. */
const STEPS: readonly Step[] = [
  { name: 'touch', often: 22, does: (phone) => choose(phone, 'finger') },
  { name: 'keys', often: 16, does: (phone) => choose(phone, 'keyboard') },
  { name: 'forward', often: 26, does: forward },
  { name: 'back', often: 7, does: back },
  { name: 'clear', often: 4, does: clear },
  { name: 'more', often: 5, does: (phone) => phone.press('#more') },
  { name: 'blank', often: 4, does: (phone) => phone.press('.blank button') },
  { name: 'language', often: 4, does: (phone) => phone.speakOtherwise() },
  { name: 'size', often: 4, does: resize },
  { name: 'reload', often: 5, does: reload },
  { name: 'network', often: 4, does: network },
  { name: 'second tab', often: 2, does: secondTab },
  { name: 'turn', often: 3, does: turn },
  { name: 'next person', often: 2, does: nextPerson },
  { name: "phone's back", often: 5, script: true, does: browserBack },
  { name: 'leave and return', often: 2, script: true, does: leaveAndReturn },
];

interface Step {
  readonly name: string;
  readonly often: number;
  readonly script?: true;
  readonly does: (phone: WalkingPhone) => Promise<unknown>;
}

/** Does one of these by chance, and looks at what the page says then. */
export async function someStep(phone: WalkingPhone): Promise<void> {
  const steps = STEPS.filter(({ script }) => phone.walk.script || !script);
  const drawn = steps.flatMap((step) => Array<Step>(step.often).fill(step));
  const step = drawn[phone.below(drawn.length)];
  if (!step) return;
  phone.steps.push(step.name);
  await step.does(phone);
  await phone.look();
}

/** With network again, whoever is on the phone goes on until the form is received; some leave theirs. */
export async function comeToTheEnd(phone: WalkingPhone): Promise<void> {
  phone.connect('whole');
  for (const place of phone.tabs.keys()) {
    await phone.turnTo(place);
    if (place > 0 && !phone.person.sent && phone.below(2) === 0) continue;
    await phone.until('an end', async () => {
      const lacks = await phone.page.evaluate(`document.querySelector('.sum, .screen[data-screen=G]') !== null`);
      const isAnswered = phone.person.fields.G?.length === 1;
      if (lacks && !isAnswered) await choose(phone, 'keyboard');
      if (!phone.person.receipt) await forward(phone);
      await phone.look();
      return phone.person.receipt !== null;
    });
  }
  if (phone.walk.script) await phone.sendAllThatWaits();
}

/** Somebody types the receipt in, sees that the form was received, and may take it back. */
export async function typeReceipt(phone: WalkingPhone): Promise<void> {
  const { page, person } = phone;
  if (!person.receipt) return;
  const isTaken = phone.below(2) === 0;
  await page.locator('main a[href*="/receipt"]').click();
  await page.locator('input#receipt').fill(person.receipt.toLowerCase());
  const press = async (action: string, heading: RegExp) => {
    await page.locator(`main button[value=${action}]`).click();
    await page.getByRole('heading', { name: heading }).waitFor();
  };
  await press('check', /^Đã nhận được phiếu|^We have received/);
  if (!isTaken) return;
  await press('ask', /\?$/);
  await press('withdraw', /^Phiếu đã được rút|withdrawn/);
  person.withdrawn = true;
}
