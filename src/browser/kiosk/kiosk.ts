import '../older-browsers.js';
import type { KioskData } from '../../rules/to-browser/kiosk.js';
import { Device } from './device.js';
import { Guard } from './guard.js';
import { KioskApp } from './kiosk-app.js';
import { keepOffline } from './offline.js';
import { Queue } from './queue.js';
import { Vault } from './vault.js';

const BEAT_MS = 60_000;
/** How often a free tablet asks whether its questions changed, or whether a closed survey is open again. */
const LOOK_MS = 10 * 60_000;

async function start(data: KioskData): Promise<void> {
  const guard = new Guard();
  const vault = await Vault.open().catch(() => null);
  const device = await Device.load(vault);
  const queue: Queue = new Queue(
    vault,
    () => device.token,
    () => {
      app.refresh();
      // Nothing waits any more: said at once, since a tablet switched off before its next minute would hold up a lock.
      if (toldWaiting > 0 && queue.state.waiting === 0) void beat();
    },
  );
  let toldWaiting = 0;
  const beat = async (): Promise<void> => {
    const { quickRepeats } = app.thanks;
    toldWaiting = queue.state.waiting;
    const outcome = await device.beat(queue.state, quickRepeats);
    if (outcome === 'fine' || outcome === 'restored') app.thanks.quickRepeats -= quickRepeats;
    if (outcome === 'restored') await queue.heal();
    app.refresh();
    if (outcome === 'fine') app.follow();
  };
  const app = new KioskApp(data, queue, device, guard);
  addEventListener('pagehide', () => app.gone());
  for (const name of ['online', 'offline']) addEventListener(name, () => app.refresh());
  await pairByAddress(device, guard);
  void queue.start().then(() => app.refresh());
  await beat();
  setInterval(() => void beat(), BEAT_MS);
  await keepOffline(data, () => app.mayReload, LOOK_MS);
}

/** The officers' QR code carries the pairing code behind the "#", which no server ever sees. */
async function pairByAddress(device: Device, guard: Guard): Promise<void> {
  const code = /^#pair=([\w-]+)$/.exec(location.hash)?.[1];
  if (code === undefined) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  const outcome = await device.pair(code);
  const { address } = device;
  if (outcome === 'paired' && address && address !== location.pathname + location.search) guard.leave(address);
}

const { kiosk } = document.body.dataset;
if (kiosk) void start(JSON.parse(kiosk) as KioskData);
