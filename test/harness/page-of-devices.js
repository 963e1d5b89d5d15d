// A phone and a tablet as one page holds them: their own storage and sending, with a clock and a network that a test
// sets. Bundled together with the code of the form and of the kiosk (`phone-and-tablet.ts`).
import { FormSending } from '../../src/browser/form/form-sending.ts';
import { newId } from '../../src/browser/form/new-id.ts';
import { SendWaiting } from '../../src/browser/form/send-waiting.ts';
import { allWaiting } from '../../src/browser/form/waiting-answers.ts';
import { Queue } from '../../src/browser/kiosk/queue.ts';
import { Vault } from '../../src/browser/kiosk/vault.ts';
import { Visit } from '../../src/browser/kiosk/visit.ts';

const TrueDate = Date;
let aheadMs = 0;
globalThis.Date = class extends TrueDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [TrueDate.now() + aheadMs] : parts));
  }

  static now() {
    return TrueDate.now() + aheadMs;
  }
};

const listeners = [];
for (const target of [globalThis, document]) {
  const add = target.addEventListener.bind(target);
  target.addEventListener = (...given) => {
    listeners.push(() => target.removeEventListener(...given));
    add(...given);
  };
}
const timers = [];
const [trueTimeout, trueInterval] = [setTimeout, setInterval];
globalThis.setTimeout = (...given) => timers[timers.push(trueTimeout(...given)) - 1];
globalThis.setInterval = (...given) => timers[timers.push(trueInterval(...given)) - 1];

/** What each attempt meets, one after the other and over again. */
let network = ['fine'];
let attempts = 0;
/** What the attempts for one answer meet instead, by its ID. */
let special = {};
let alive = true;
/** What came back for each answer, as the device saw it. */
let replies = [];
const trueFetch = fetch;
const foreign = (status, body) => new Response(body, { status });
const weather = {
  cut: () => Promise.reject(new TypeError('no network')),
  hotspot: () => foreign(200, '<html>Log in</html>'),
  proxy: () => foreign(404, '<html>Not here</html>'),
  broken: () => foreign(500, '{"code":"failure"}'),
  busy: () => foreign(503, '{"code":"cannot-store-now"}'),
  fine: (...given) => trueFetch(...given),
  lost: (...given) => trueFetch(...given).then(() => Promise.reject(new TypeError('reply lost'))),
};
globalThis.fetch = async (path, options) => {
  if (!alive) throw new TypeError('the page is gone');
  const { id } = JSON.parse(options.body);
  const now = special[id] ?? network[attempts % network.length];
  attempts += 1;
  const reply = await (typeof now === 'string' ? weather[now](path, options) : foreign(now.status, now.body));
  const text = await reply.text();
  if (!alive) throw new TypeError('the page is gone');
  replies.push({ id, status: reply.status, body: text });
  return new Response(text, { status: reply.status });
};

function begin({ clockAheadMs, weatherNow, specialNow = {} }) {
  [aheadMs, network, special, attempts, replies] = [clockAheadMs, weatherNow, specialNow, 0, []];
}

/** A page is opened, and all that belonged to one before is gone. */
function openPage() {
  alive = true;
  for (const end of [...listeners.splice(0)]) end();
  for (const timer of timers.splice(0)) clearTimeout(timer);
  document.body.innerHTML = document.body.dataset.page ?? '';
  delete document.documentElement.dataset.sending;
  history.replaceState(null, '');
}

/** @param dies milliseconds until the page is closed in the middle of its work; null where nobody closes it */
async function untilDone(dies, work) {
  const closing = dies === null ? null : trueTimeout(() => (alive = false), dies);
  await work;
  clearTimeout(closing);
}

const data = (given) => ({ language: 'vi', words: {}, ...given });
const nobody = { frozen: () => true, refused: () => undefined };

/** Somebody opens the form on the phone, which sends what waits, and answers; once for each answer, or only to look. */
async function phonePage({ answers, dies, ...circumstances }) {
  begin(circumstances);
  const given = [];
  for (const answer of answers.length > 0 ? answers : [null]) {
    openPage();
    const queue = new SendWaiting(document.getElementById('queue'));
    await queue.send();
    if (!answer) continue;
    const id = newId();
    given.push(id);
    if (answer.weather) special = { [id]: answer.weather };
    const sending = new FormSending(data(answer), nobody);
    const content = { id, answers: { G: answer.level }, assisted: 'self', withCode: false };
    await untilDone(dies, sending.send(content));
    if (answer.weather) special = {};
  }
  return { given, replies, kept: (await allWaiting()).map(({ id }) => id) };
}

/** The tablet is started, or goes on, and people answer at it. */
async function tabletDay({ answers, token, rounds, dies, ...circumstances }) {
  begin(circumstances);
  openPage();
  const vault = await Vault.open();
  const queue = new Queue(
    vault,
    () => token,
    () => undefined,
  );
  await queue.start();
  const given = [];
  for (const { code, campaign, version, level } of answers) {
    const screen = { code: 'G', kind: 'faces', stem: null, title: {}, visibleIf: null, choices: [] };
    const visit = new Visit({ code, campaign, version, choose: {}, place: '', notice: {}, screens: [screen] }, false);
    visit.choose(screen, level);
    given.push(visit.id);
    await untilDone(
      dies,
      queue.finish(visit, () => undefined),
    );
  }
  for (let round = 0; round < rounds; round += 1) await queue.send();
  return { given, replies, kept: await keptIn('kiosk'), state: queue.state };
}

/** IDs that the tablet keeps and the server is not known to have. */
async function keptIn(name) {
  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const db = await done(indexedDB.open(name));
  const rows = await done(db.transaction('answers').objectStore('answers').getAll());
  db.close();
  return rows.filter(({ state }) => state !== 'sent').map(({ id }) => id);
}

document.body.dataset.page = document.body.innerHTML;
Object.assign(globalThis, { phonePage, tabletDay });
