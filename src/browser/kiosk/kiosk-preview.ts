import type { Language } from '../../formatting/languages.js';
import { fillIn, type Values } from '../../formatting/sentence.js';
import type { KioskChoice, KioskData, KioskScreen } from '../../rules/to-browser/kiosk.js';
import { calmScreen, furtherScreen, type Stage, startScreen, thanksScreen } from './screens.js';
import { Visit } from './visit.js';

/**
 * The screens of a tablet as officers look at them before anybody is asked. They are drawn as on a tablet and follow
 * what is touched, but there is no queue, no store and no device behind them: whatever is answered is forgotten.
 */
class KioskPreview implements Stage {
  private visit: Visit | null = null;
  private at = 0;
  private screen = calmScreen('');

  constructor(
    private readonly data: KioskData,
    readonly language: Language,
    private readonly ended: string,
  ) {}

  start(): void {
    document.querySelector('nav')?.before(this.screen);
    this.draw();
  }

  word(name: string, values: Values = {}): string {
    return fillIn(this.data.words[this.language][name] ?? name, values, this.language);
  }

  touchFace(screen: KioskScreen, { value }: KioskChoice): void {
    this.begun()?.choose(screen, value);
    this.next();
  }

  touchWord(screen: KioskScreen, { value }: KioskChoice): void {
    this.begun()?.toggle(screen, value);
    this.draw();
    document.querySelector<HTMLElement>(`[data-value="${value}"]`)?.focus();
  }

  /** One subject only: there is nothing to choose between. */
  begin(): void {
    this.draw();
  }

  back(): void {
    this.at = Math.max(0, this.at - 1);
    this.draw();
  }

  next(): void {
    this.at += 1;
    if (this.at < (this.visit?.screens().length ?? 0)) this.draw();
    else this.finish();
  }

  finish(): void {
    this.visit = null;
    this.at = 0;
    this.show(thanksScreen(this.ended, this));
  }

  private begun(): Visit | null {
    const [subject] = this.data.subjects;
    if (!this.visit && subject) this.visit = new Visit(subject, false, this.language);
    return this.visit;
  }

  private draw(): void {
    const screens = this.visit?.screens() ?? [];
    const screen = screens[this.at];
    const place = { isFirst: this.at === 0, isLast: this.at === screens.length - 1 };
    this.show(
      this.visit && screen ? furtherScreen(this.visit, screen, place, this) : startScreen(this.data.subjects, this),
    );
  }

  private show(screen: HTMLElement): void {
    this.screen.replaceWith(screen);
    this.screen = screen;
    screen.querySelector<HTMLElement>('h1')?.focus();
  }
}

const { kiosk, language, ended } = document.body.dataset;
if (kiosk) new KioskPreview(JSON.parse(kiosk) as KioskData, language as Language, ended ?? '').start();
