import type { Browser, BrowserContext, Page } from 'playwright-core';
import { MAIN_LANGUAGE } from '../../src/formatting/sentence.js';
import { chanceFrom } from './chance.js';
import type { Item } from './reference-answers.js';
import { SHOWN, type Shown, WalkingPerson } from './walking-person.js';
import type { WeakNetwork } from './weak-network.js';

/** Where and how a phone is used. */
export interface Walk {
  readonly browser: Browser;
  readonly network: WeakNetwork;
  readonly code: string;
  readonly items: readonly Item[];
  readonly seed: number;
  readonly script: boolean;
}

interface Tab {
  readonly page: Page;
  person: WalkingPerson;
  /** Null where it may be either. */
  language: string | null;
}

const TRIES = 400;

/** A phone that goes from hand to hand, what is on its screens, and what should be. */
export class WalkingPhone {
  readonly people: WalkingPerson[] = [];
  readonly tabs: Tab[] = [];
  /** What was done, for whoever has to find out what went wrong. */
  readonly steps: string[] = [];
  private tab!: Tab;
  private isWhole = true;
  private readonly chance: () => number;

  private constructor(
    readonly walk: Walk,
    private readonly context: BrowserContext,
  ) {
    this.chance = chanceFrom(walk.seed * 7919 + 104_729);
    for (let i = 0; i < 9; i += 1) this.chance();
  }

  static async take(walk: Walk): Promise<WalkingPhone> {
    const context = await walk.browser.newContext({
      ...{ viewport: { width: 360, height: 740 }, locale: 'vi-VN', hasTouch: true },
      // A worker is one more process a phone.
      ...{ javaScriptEnabled: walk.script, serviceWorkers: walk.script && walk.seed % 2 === 0 ? 'allow' : 'block' },
    });
    context.setDefaultTimeout(10_000);
    if (walk.script) {
      await context.addInitScript('window.measured = performance');
      await context.clock.install();
      // What a page knows of the way it was opened goes on being true.
      await context.addInitScript(`Object.defineProperty(window, 'performance', { value: window.measured })`);
    }
    const phone = new WalkingPhone(walk, context);
    await phone.openTab();
    return phone;
  }

  close = () => this.context.close();

  get page(): Page {
    return this.tab.page;
  }

  get person(): WalkingPerson {
    return this.tab.person;
  }

  below(most: number): number {
    return Math.floor(this.chance() * most);
  }

  shown = (): Promise<Shown> => this.page.evaluate<Shown>(SHOWN);

  /** A moment of the phone's clock. */
  async wait(): Promise<void> {
    if (this.walk.script) await this.context.clock.runFor(500);
  }

  connect(wire: 'cut' | 'deaf' | 'whole'): void {
    const { network } = this.walk;
    this.isWhole = wire === 'whole';
    network.mend();
    if (wire === 'cut') network.cut();
    if (wire === 'deaf') network.loseReplies();
  }

  async openTab(): Promise<void> {
    const tab = { page: await this.context.newPage(), person: this.newPerson(''), language: null };
    this.tabs.push(tab);
    this.tab = tab;
    await this.loading(() => this.open());
  }

  async turnTo(place: number): Promise<void> {
    this.tab = this.tabs[place] ?? this.tab;
    await this.page.bringToFront();
  }

  /** Somebody else opens the form, or writes over what the one before has left. */
  async handOn(): Promise<void> {
    this.tab.person = this.newPerson(this.walk.script ? this.person.look : '');
    this.tab.language = null;
  }

  open = () => this.page.goto(`${this.walk.network.url}/k/${this.walk.code}`);

  /** Does what brings another page; where it doesn't come for want of network, it is asked for again with one. */
  async loading(does: () => Promise<unknown>): Promise<void> {
    await this.changing(does);
    const { person, tab } = this;
    // Without network, a page that was kept may stand under the address of another language.
    const named = new URL(this.page.url()).searchParams.get('lang') ?? MAIN_LANGUAGE;
    if (!this.isWhole || named !== tab.language) tab.language = null;
    if (await this.page.evaluate('!document.getElementById("large")')) {
      this.connect('whole');
      await this.changing(() => this.page.reload());
      const { id } = await this.shown();
      // Where no worker keeps the page, the browser forgets whose it was, and so does ours.
      if (this.walk.script && id !== person.id) await this.handOn();
    }
    Object.assign(this.person, { loaded: { fields: this.person.fields, look: this.person.look } });
  }

  private async changing(does: () => Promise<unknown>): Promise<void> {
    await this.page.evaluate('window.isBefore = true');
    await does().catch(() => undefined);
    const isThere = `document.readyState === 'complete' && !window.isBefore`;
    await this.until('another page', async () => this.page.evaluate<boolean>(isThere).catch(() => false));
  }

  async until(what: string, is: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await is()); tries += 1) {
      if (tries === TRIES) throw new Error(`There is never ${what}`);
      await this.page.waitForTimeout(10);
    }
  }

  /** A button that posts the form where there is no script. */
  async press(selector: string): Promise<boolean> {
    const button = this.page.locator(selector).first();
    if (!(await button.isVisible())) return false;
    const sends = ['send', null].includes(await button.getAttribute('value'));
    if (!this.walk.script) await this.loading(() => button.click());
    else {
      await button.click();
      if (sends) await this.until('word of what was sent', () => this.page.evaluate<boolean>(HAS_SETTLED));
    }
    return true;
  }

  async speakOtherwise(): Promise<void> {
    const button = this.page.locator('button[value^=language-]');
    if (!(await button.isVisible()) || (!this.walk.script && this.person.sent)) return;
    const language = (await button.getAttribute('lang')) ?? '';
    const { isWhole } = this;
    await this.loading(() => button.click());
    if (isWhole) this.tab.language = language;
  }

  /** What the page shows must be what this person chose. */
  async look(): Promise<void> {
    const { person, tab } = this;
    const shown = await this.shown();
    tab.language ??= shown.language;
    person.id = shown.id ?? person.id;
    if (shown.screen === null) person.send();
    else if (person.sent) throw new Error('Asks again after sending');
    if (person.receipt !== null && shown.receipt !== person.receipt) throw new Error('Another receipt, or none');
    person.receipt = shown.receipt;
    const faults = [...person.faults(shown)];
    if (tab.language !== shown.language) faults.push(`speaks ${shown.language}`);
    if (faults.length > 0) throw new Error(faults.join('; '));
  }

  /** Opens the form once more, and waits until nothing is kept that is to be sent. */
  async sendAllThatWaits(): Promise<void> {
    this.connect('whole');
    const page = await this.context.newPage();
    await page.goto(`${this.walk.network.url}/k/${this.walk.code}`);
    await this.until('nothing left on the phone', () => page.evaluate<boolean>(NOTHING_IS_KEPT));
    await page.close();
  }

  private newPerson(look: string): WalkingPerson {
    const person = new WalkingPerson(this.walk.items, look);
    this.people.push(person);
    return person;
  }
}

/** The form was received, waits, or is to be corrected. */
const HAS_SETTLED = `document.querySelector('#done, .sum, #waiting button:not([hidden])') !== null`;
const NOTHING_IS_KEPT = `indexedDB.databases().then((all) => all.length === 0 || new Promise((told) => {
  const opening = indexedDB.open('form');
  opening.onsuccess = () => {
    const asked = opening.result.transaction('answers').objectStore('answers').count();
    asked.onsuccess = () => { opening.result.close(); told(asked.result === 0); };
  };
}))`;
