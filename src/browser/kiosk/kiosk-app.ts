import type { Language } from '../../formatting/languages.js';
import { fillIn, MAIN_LANGUAGE, type Values } from '../../formatting/sentence.js';
import type { KioskChoice, KioskData, KioskScreen, KioskSubject } from '../../rules/to-browser/kiosk.js';
import { Awake } from './awake.js';
import type { Device } from './device.js';
import { Frame } from './frame.js';
import type { Guard } from './guard.js';
import { OfficerPanel } from './officer-panel.js';
import type { Queue } from './queue.js';
import { asleepScreen, calmScreen, chosenScreen, furtherScreen, type Stage, startScreen } from './screens.js';
import { refusalLines, stateLines } from './state-lines.js';
import { StillThere } from './still-there.js';
import { Thanks } from './thanks.js';
import { Visit } from './visit.js';

/**
 * The tablet: start screen, questions, thanks, start screen. Nothing of a person stays on the screen or in the page
 * when the visit is over.
 */
export class KioskApp implements Stage {
  language: Language = MAIN_LANGUAGE;
  /** A word or sentence in the language of the screen; handed on alone, so it is bound. */
  readonly word = (name: string, values: Values = {}, language = this.language): string =>
    fillIn(this.data.words[language][name] ?? name, values, language);
  readonly thanks: Thanks;
  private readonly frame: Frame;
  private readonly idle: StillThere;
  private readonly awake: Awake;
  private readonly panel: OfficerPanel;
  private visit: Visit | null = null;
  private subject: KioskSubject | null = null;
  /** Which of the visit's screens is shown; 0 is the first question. */
  private at = 0;
  private place: 'start' | 'visit' | 'thanks' | 'officer' = 'start';

  constructor(
    private readonly data: KioskData,
    private readonly queue: Queue,
    private readonly device: Device,
    private readonly guard: Guard,
  ) {
    this.frame = new Frame(data, this.word('demo'), {
      changeLanguage: (into) => this.changeLanguage(into),
      changeContrast: () => this.changeContrast(),
      openStaff: () => this.openStaff(),
    });
    this.thanks = new Thanks(this.frame, queue, this, () => this.backToStart());
    this.idle = new StillThere(this.frame, this);
    this.awake = new Awake(() => this.isAsleep);
    this.panel = new OfficerPanel(device, {
      word: this.word,
      show: (screen) => this.frame.show(screen),
      toSurvey: () => this.draw(this.visit || this.subject ? 'visit' : 'start'),
      leave: () => guard.leave('/devices'),
      send: () => void queue.send(),
      lines: () => this.stateLines(),
      refusals: () => refusalLines(queue.state, this.word),
      paired: () => this.paired(),
    });
    for (const name of ['pointerdown', 'keydown']) addEventListener(name, () => this.touched());
    addEventListener('click', () => this.device.paired && !guard.leaving && this.awake.fillScreen());
    this.draw('start');
  }

  /** True while nobody is answering, and a reload loses nothing. */
  get mayReload(): boolean {
    return this.isFree && this.queue.isKept;
  }

  get isFree(): boolean {
    return this.place === 'start';
  }

  get hasAnswers(): boolean {
    return this.visit?.hasAnswers ?? false;
  }

  begin(subject: KioskSubject): void {
    this.subject = subject;
    this.draw('visit');
  }

  touchFace(screen: KioskScreen, { value }: KioskChoice): void {
    const visit = this.visit ?? this.newVisit();
    if (!visit) return;
    visit.choose(screen, value);
    this.next();
  }

  touchWord(screen: KioskScreen, { value }: KioskChoice): void {
    this.visit?.toggle(screen, value);
    this.draft();
    const before = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.value : undefined;
    this.draw('visit');
    document.querySelector<HTMLElement>(`[data-value="${before}"]`)?.focus();
  }

  next(): void {
    if (!this.visit) return;
    this.draft();
    this.at += 1;
    if (this.at >= this.visit.screens().length) this.finish();
    else this.draw('visit');
  }

  back(): void {
    if (this.at > 0) this.at -= 1;
    else this.subject = null;
    this.draw(this.visit || this.subject ? 'visit' : 'start');
  }

  finish(): void {
    const { visit } = this;
    this.clear();
    if (!visit?.hasAnswers) {
      this.draw('start');
      return;
    }
    this.place = 'thanks';
    this.thanks.show(visit);
  }

  /** Sends what was answered and shows the start screen at once: nobody is there, or the page is going. */
  gone(): void {
    const { visit } = this;
    this.clear();
    if (visit?.hasAnswers) void this.queue.finish(visit, () => undefined);
    this.backToStart();
  }

  /** Shows the start screen as it has to be at this hour, and the line about the queue. */
  refresh(): void {
    this.tellState();
    void this.awake.refresh();
    if (this.isFree && document.body.classList.contains('asleep') !== this.isAsleep) this.draw('start');
  }

  /** The server was there a moment ago: where an officer changed what this tablet asks, it asks that from now on. */
  follow(): void {
    if (this.mayReload) this.goToOwnPage();
  }

  private newVisit(): Visit | null {
    const subject = this.subject ?? this.data.subjects[0];
    if (!subject) return null;
    this.visit = new Visit(subject, this.thanks.beginsAgain(), this.language);
    this.at = 0;
    return this.visit;
  }

  /** After each touch: a page that goes has no time left to keep anything. */
  private draft(): void {
    if (this.visit?.hasAnswers) this.queue.draft(this.visit);
  }

  private clear(): void {
    this.idle.stop();
    this.thanks.stop();
    this.visit = null;
    this.subject = null;
    this.at = 0;
  }

  private backToStart(): void {
    this.language = MAIN_LANGUAGE;
    this.frame.setContrast(false);
    this.draw('start');
  }

  private draw(place: 'start' | 'visit'): void {
    this.place = place;
    document.body.classList.toggle('asleep', place === 'start' && this.isAsleep);
    // Who only tried the other language or colours and went leaves them to nobody.
    if (place === 'start' && this.language === MAIN_LANGUAGE && !this.frame.hasContrast) this.idle.stop();
    else this.idle.touched();
    const where = this.visit?.subject ?? this.subject ?? this.data.subjects[0];
    this.frame.name(where?.place ?? '', this.word, this.language);
    this.frame.show(place === 'start' ? this.freeScreen() : this.visitScreen());
    this.tellState();
  }

  private freeScreen(): HTMLElement {
    const waking = this.device.waking(new Date());
    if (waking) return asleepScreen(waking, this);
    if (this.data.closed) return calmScreen(this.data.closed[this.language]);
    return startScreen(this.data.subjects, this);
  }

  private visitScreen(): HTMLElement {
    const { visit, subject } = this;
    if (!visit) return subject ? chosenScreen(subject, this) : this.freeScreen();
    const screens = visit.screens();
    const screen = screens[this.at];
    if (!screen) return this.freeScreen();
    return furtherScreen(visit, screen, { isFirst: this.at === 0, isLast: this.at === screens.length - 1 }, this);
  }

  private touched(): void {
    if (this.place === 'visit' || this.place === 'officer') this.idle.touched();
  }

  private changeLanguage(into: Language): void {
    this.language = into;
    if (this.visit) this.visit.language = this.language;
    this.draft();
    if (this.place === 'start' || this.place === 'visit') this.draw(this.place);
  }

  private changeContrast(): void {
    this.frame.setContrast(!this.frame.hasContrast);
    if (this.place === 'start') this.draw('start');
  }

  private openStaff(): void {
    this.thanks.stop();
    this.place = 'officer';
    document.body.classList.remove('asleep');
    this.idle.touched();
    this.panel.askPin();
  }

  private paired(): void {
    this.clear();
    void this.queue.heal();
    if (!this.goToOwnPage()) this.draw('start');
  }

  private goToOwnPage(): boolean {
    const { address } = this.device;
    if (!address || address === location.pathname + location.search) return false;
    this.guard.leave(address);
    return true;
  }

  private get isAsleep(): boolean {
    return this.device.waking(new Date()) !== null;
  }

  private tellState(): void {
    this.frame.tell(this.stateLines().join(' · '), navigator.onLine);
  }

  private stateLines(): readonly string[] {
    return stateLines(this.queue.state, this.device.paired, this.word);
  }
}
