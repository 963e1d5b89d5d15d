import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import type { Device } from '../../src/devices/device.entity.js';
import { DevicesService, type NewDevice } from '../../src/devices/devices.service.js';
import { accessibilityFaults } from './axe.js';
import { openBrowser } from './browser.js';
import { phoneDay } from './phone-day.js';
import { SCREEN_FAULTS } from './screen-faults.js';
import { startServer, type TestServer } from './server.js';
import { aCampaign, aPoint, openSpring } from './spring.js';
import { type WeakNetwork, weakNetwork } from './weak-network.js';

export const UPRIGHT = { width: 768, height: 1024 };
export const LYING = { width: 1280, height: 800 };

/** A hall with two tablets' points, a server behind a network that can be cut, and a browser. */
export class Hall {
  private constructor(
    readonly server: TestServer,
    readonly network: WeakNetwork,
    readonly browser: Browser,
    readonly kiosk: CollectionPoint,
    readonly reception: CollectionPoint,
  ) {}

  static async open(): Promise<Hall> {
    const today = phoneDay();
    const days = { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;
    const server = await startServer(today);
    await openSpring(server, days);
    const kiosk = await aPoint(server, { kind: 'kiosk', name: 'Máy tại sảnh' });
    const reception = await aPoint(server, { kind: 'kiosk', name: 'Máy tiếp công dân' });
    await aCampaign(server, { ...days, questionnaire: 'trung-tam-may-tinh-bang', pointIds: [kiosk.id] });
    await aCampaign(server, { ...days, questionnaire: 'tiep-cong-dan', pointIds: [reception.id] });
    return new Hall(server, await weakNetwork(server.url), await openBrowser(), kiosk, reception);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.network.stop();
    await this.server.stop();
  }

  async pairingCode(more: Partial<NewDevice> = {}): Promise<{ readonly device: Device; readonly code: string }> {
    const plain = { communeId: 'spring', pointId: this.kiosk.id, secondPointId: null, hours: null };
    return this.devices.create({ ...plain, ...more }, 'test');
  }

  get devices(): DevicesService {
    return this.server.get(DevicesService, { strict: false });
  }

  get database(): DataSource {
    return this.server.get(DataSource);
  }

  /** Answers of every stored response, in no order. */
  async stored(): Promise<Record<string, unknown>[]> {
    const rows: { answers: string }[] = await this.database.query('SELECT answers FROM survey_response');
    return rows.map(({ answers }) => JSON.parse(answers));
  }

  /** The same once there are as many, or when the time is up. */
  async untilStored(count: number, seconds = 10): Promise<Record<string, unknown>[]> {
    const givenUp = Date.now() + seconds * 1000;
    while (Date.now() < givenUp && (await this.stored()).length < count) await pause(50);
    return this.stored();
  }

  async forgetResponses(): Promise<void> {
    await this.database.query('DELETE FROM survey_response');
  }
}

/** One tablet, whose clock the test runs forward. */
export class Tablet {
  private constructor(
    readonly hall: Hall,
    readonly context: BrowserContext,
    public page: Page,
  ) {}

  /** @param script runs in each of its pages before anything else, e.g. gives it a voice */
  static async stand(hall: Hall, path = '', viewport = UPRIGHT, script = ''): Promise<Tablet> {
    const context = await hall.browser.newContext({ viewport, locale: 'vi-VN' });
    context.setDefaultTimeout(10_000);
    await context.addInitScript(script);
    const tablet = new Tablet(hall, context, await context.newPage());
    await tablet.page.clock.install();
    await tablet.open(path);
    return tablet;
  }

  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.hall.network.url}/kiosk/${this.hall.kiosk.code}${path}`);
    await this.page.locator('main h1').waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('main h1').waitFor();
  }

  /** The page dies as when the battery does: nothing is told to it. */
  async kill(): Promise<void> {
    const wire = await this.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    void wire.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.page.close();
    this.page = await this.context.newPage();
    await this.open();
  }

  press = (name: string): Promise<void> => this.page.getByRole('button', { name, exact: true }).click();
  waitFor = (text: string | RegExp): Promise<void> => this.page.getByText(text).first().waitFor();
  sees = (text: string | RegExp): Promise<boolean> => this.page.getByText(text).first().isVisible();
  seconds = (count: number): Promise<void> => this.page.clock.runFor(count * 1000);

  /**
   * Lets half minutes pass until the text stands there. Between them real time passes too: a reply that takes longer
   * than the test's next step would be given up by the tablet, whose patience runs on this clock, again and again.
   */
  async secondsUntil(text: string | RegExp): Promise<void> {
    const shown = this.page.getByText(text).first();
    for (let rung = 0; rung < 10 && !(await shown.isVisible()); rung += 1) {
      await this.seconds(31);
      await shown.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await shown.waitFor();
  }

  faults = (): Promise<string[]> => this.page.evaluate(SCREEN_FAULTS);

  async typePin(pin: string): Promise<void> {
    for (const digit of pin) await this.press(digit);
  }

  /** Layout and accessibility of the screen as it stands. */
  async look(): Promise<string[]> {
    return [...(await this.faults()), ...(await accessibilityFaults(this.page))];
  }

  /** Until the worker has kept all that the page is made of. */
  async untilInstalled(): Promise<void> {
    const partsKept = "caches.open('kiosk').then((kept) => kept.keys()).then(({ length }) => length)";
    for (let tries = 0; tries < 100 && (await this.page.evaluate<number>(partsKept)) < 4; tries += 1) await pause(50);
  }

  /** Does something, and waits until the storage holds what comes of it: sealing takes a moment, longer on a busy machine. */
  async untilKept(doing: () => Promise<void>): Promise<void> {
    const before = await this.storage();
    await doing();
    for (let tries = 0; tries < 200 && (await this.storage()) === before; tries += 1) await pause(50);
  }

  /** Everything the browser keeps for this page, as text: what somebody with its developer tools could read. */
  storage(): Promise<string> {
    return this.page.evaluate(STORAGE);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const STORAGE = `(async () => {
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const db = await done(indexedDB.open('kiosk'));
  const rows = await done(db.transaction('answers').objectStore('answers').getAll());
  db.close();
  const asText = (_, value) => (value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value);
  const kept = { rows, local: { ...localStorage }, session: { ...sessionStorage }, state: history.state, name };
  return JSON.stringify({ ...kept, cookie: document.cookie, address: location.href }, asText);
})()`;
