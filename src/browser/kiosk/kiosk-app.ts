import type { Language } from '../../formatting/languages.js';
import { fillIn, MAIN_LANGUAGE, type Values } from '../../formatting/sentence.js';
import type { KioskChoice, KioskData, KioskScreen, KioskSubject } from '../../rules/to-browser/kiosk.js';
import type { Device } from './device.js';
import { button, element } from './elements.js';
import { Frame } from './frame.js';
import type { Guard } from './guard.js';
import { IdleWatch } from './idle-watch.js';
import { OfficerPanel } from './officer-panel.js';
import type { Queue } from './queue.js';
import { calmScreen, chosenScreen, furtherScreen, row, type Stage, startScreen, thanksScreen } from './screens.js';
import { refusalLines, stateLines } from './state-lines.js';
import { Visit } from './visit.js';

const THANKS_MS = 6_000;
/** A first touch so soon after the thanks is marked as a repeat; the answer is kept and counted like any other. */
const QUICK_MS = 3_000;

/**
 * The tablet: start screen, questions, thanks, start screen. Nothing of a person stays on the screen or in the page
 * when the visit is over.
 */
export class KioskApp implements Stage {
  language: Language = MAIN_LANGUAGE;
  /** Quick repeats since they were last told. */
  quickRepeats = 0;
  private readonly frame: Frame;
  private readonly idle: IdleWatch;
  private readonly panel: OfficerPanel;
  private visit: Visit | null = null;
  private subject: KioskSubject | null = null;
  /** Which of the visit's screens is shown; 0 is the first question. */
  private at = 0;
  private place: 'start' | 'visit' | 'thanks' | 'officer' = 'start';
  private thanksTimer = 0;
  private thankedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly data: KioskData,
    private readonly queue: Queue,
    private readonly device: Device,
    private readonly guard: Guard,
  ) {
    this.frame = new Frame(data.demo ? this.word('demo') : null, {
      changeLanguage: () => this.changeLanguage(),
      changeContrast: () => this.changeContrast(),
      openStaff: () => this.openStaff(),
    });
    this.idle = new IdleWatch({ warn: (seconds) => this.warn(seconds), over: () => this.end() });
    this.panel = new OfficerPanel(device, {
      word: (name, values) => this.word(name, values),
      show: (screen) => this.frame.show(screen),
      toSurvey: () => this.draw(this.visit || this.subject ? 'visit' : 'start'),
      leave: () => guard.leave('/devices'),
      send: () => void queue.send(),
      lines: () => this.stateLines(),
      refusals: () => refusalLines(queue.state, (name, values) => this.word(name, values)),
      paired: () => this.goHome(),
    });
    for (const name of ['pointerdown', 'keydown']) addEventListener(name, () => this.touched());
    this.draw('start');
  }

  word(name: string, values: Values = {}, language = this.language): string {
    return fillIn(this.data.words[language][name] ?? name, values, language);
  }

  /** True while nobody is answering, and a reload loses nothing. */
  get mayReload(): boolean {
    return this.isFree && this.queue.isKept;
  }

  private get isFree(): boolean {
    return this.place === 'start';
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
    this.frame.show(thanksScreen(this.word('sending'), this));
    const sentence = document.querySelector('main [role=status]');
    const told = { kept: 'kept', received: 'received', 'not-kept': 'notKept' } as const;
    void this.queue.finish(visit, (standing) => {
      if (sentence) sentence.textContent = this.word(told[standing], {}, visit.language);
    });
    this.thanksTimer = window.setTimeout(() => {
      this.thankedAt = performance.now();
      this.backToStart();
    }, THANKS_MS);
  }

  /** Sends what was answered and shows the start screen at once: nobody is there, or the page is going. */
  end(): void {
    const { visit } = this;
    this.clear();
    if (visit?.hasAnswers) void this.queue.finish(visit, () => undefined);
    this.backToStart();
  }

  /** Shows the start screen as it has to be at this hour, and the line about the queue. */
  refresh(): void {
    this.tellState();
    if (this.isFree && document.body.classList.contains('asleep') !== (this.wakesAt() !== null)) this.draw('start');
  }

  private newVisit(): Visit | null {
    const subject = this.subject ?? this.data.subjects[0];
    if (!subject) return null;
    const repeated = performance.now() - this.thankedAt < QUICK_MS;
    if (repeated) this.quickRepeats += 1;
    this.visit = new Visit(subject, repeated, this.language);
    this.at = 0;
    return this.visit;
  }

  /** After each touch: a page that goes has no time left to keep anything. */
  private draft(): void {
    if (this.visit?.hasAnswers) this.queue.draft(this.visit);
  }

  private clear(): void {
    this.frame.uncover();
    this.idle.stop();
    clearTimeout(this.thanksTimer);
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
    document.body.classList.toggle('asleep', place === 'start' && this.wakesAt() !== null);
    // Who only tried the other language or colours and went leaves them to nobody.
    if (place === 'start' && this.language === MAIN_LANGUAGE && !this.frame.hasContrast) this.idle.stop();
    else this.idle.touched();
    const where = this.visit?.subject ?? this.subject ?? this.data.subjects[0];
    this.frame.name(where?.place ?? '', (name) => this.word(name), this.language, this.nextLanguage);
    this.frame.show(place === 'start' ? this.freeScreen() : this.visitScreen());
    this.tellState();
  }

  private freeScreen(): HTMLElement {
    const wakesAt = this.wakesAt();
    if (wakesAt !== null) return calmScreen(this.word('asleep'), this.word('asleepUntil', { time: wakesAt }));
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

  private warn(seconds: number): void {
    if (this.isFree) {
      this.backToStart();
      return;
    }
    const said = document.querySelector('.over .seconds');
    if (said) said.textContent = this.secondsLeft(seconds);
    else this.frame.cover(this.warning(seconds));
  }

  private warning(seconds: number): HTMLElement {
    const answered = this.visit?.hasAnswers ?? false;
    const said = element('p', { class: 'seconds' }, this.secondsLeft(seconds));
    const stay = button('btn', this.word('moreTime'), () => this.staying());
    const send = button('btn two', this.word('sendNow'), () => this.finish());
    const title = element('h2', { id: 'still-there' }, this.word('idleTitle'));
    const box = element('div', {}, title, said, row(stay, ...(answered ? [send] : [])));
    const attributes = { class: 'over', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'still-there' };
    return element('div', attributes, box);
  }

  private secondsLeft(seconds: number): string {
    return this.word(this.visit?.hasAnswers ? 'idle' : 'idleNothing', { count: seconds });
  }

  private touched(): void {
    if (this.place === 'start' || this.place === 'thanks' || document.querySelector('.over')) return;
    this.idle.touched();
  }

  private staying(): void {
    this.frame.uncover();
    this.idle.touched();
  }

  private get nextLanguage(): KioskData['languages'][number] {
    const { languages } = this.data;
    const at = languages.findIndex(({ code }) => code === this.language);
    return languages[(at + 1) % languages.length] ?? { code: this.language, name: '' };
  }

  private changeLanguage(): void {
    this.language = this.nextLanguage.code;
    if (this.visit) this.visit.language = this.language;
    this.draft();
    if (this.place === 'start' || this.place === 'visit') this.draw(this.place);
  }

  private changeContrast(): void {
    this.frame.setContrast(!this.frame.hasContrast);
    if (this.place === 'start') this.draw('start');
  }

  private openStaff(): void {
    clearTimeout(this.thanksTimer);
    this.place = 'officer';
    document.body.classList.remove('asleep');
    this.idle.touched();
    this.panel.askPin();
  }

  private goHome(): void {
    this.clear();
    const { address } = this.device;
    void this.queue.heal();
    if (address && address !== location.pathname + location.search) this.guard.leave(address);
    else this.draw('start');
  }

  private wakesAt(): string | null {
    return this.device.asleepUntil(new Date());
  }

  private tellState(): void {
    this.frame.tell(this.stateLines().join(' · '), navigator.onLine);
  }

  private stateLines(): readonly string[] {
    return stateLines(this.queue.state, this.device.paired, (name, values) => this.word(name, values));
  }
}
