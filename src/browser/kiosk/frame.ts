import type { Language } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import type { KioskData } from '../../rules/to-browser/kiosk.js';
import { ReadAloud } from '../aloud/read-aloud.js';
import { button, element } from './elements.js';
import { main } from './screens.js';

interface FrameActions {
  changeLanguage(into: Language): void;
  changeContrast(): void;
  openStaff(): void;
}

/** The frame around every screen: where this is, the other language, and a small line for the officer. */
export class Frame {
  private readonly place = element('p', { class: 'place' });
  private readonly other: HTMLButtonElement;
  private readonly state = element('p', { class: 'state' });
  private readonly staff: HTMLButtonElement;
  private readonly contrast = button('plain', '', () => this.actions.changeContrast());
  private readonly aloud: ReadAloud;
  private word: (name: string) => string = (name) => name;
  /** The language that the button changes to. */
  private next: KioskData['languages'][number] = { code: MAIN_LANGUAGE, name: '' };
  private screen = main('');
  private over: HTMLElement | null = null;

  /** @param demonstration what stands over the screens where answers are simulated */
  constructor(
    private readonly data: KioskData,
    demonstration: string,
    private readonly actions: FrameActions,
  ) {
    this.other = button('plain', '', () => actions.changeLanguage(this.next.code));
    this.staff = button('plain', '', actions.openStaff);
    const read = element('button', { type: 'button', class: 'plain' });
    this.aloud = new ReadAloud(read, {
      label: (reads) => this.word(reads ? 'stopReading' : 'readAloud'),
      texts: () =>
        [...this.screen.querySelectorAll<HTMLElement>('h1, p, button')].map(({ innerText }) => innerText.trim()),
    });
    document.body.append(
      ...(data.demo ? [element('p', { class: 'demo' }, demonstration)] : []),
      element('header', { class: 'top' }, this.place, read, this.contrast, this.other),
      this.screen,
      element('footer', { class: 'foot' }, this.state, this.staff),
    );
  }

  name(place: string, word: (name: string) => string, language: Language): void {
    const { languages } = this.data;
    const at = languages.findIndex(({ code }) => code === language);
    this.next = languages[(at + 1) % languages.length] ?? this.next;
    document.documentElement.lang = language;
    this.word = word;
    this.contrast.textContent = word('highContrast');
    this.contrast.setAttribute('aria-pressed', String(this.hasContrast));
    this.aloud.offer();
    this.place.textContent = place;
    this.other.textContent = this.next.name;
    this.other.lang = this.next.code;
    this.staff.textContent = word('staff');
  }

  tell(sentence: string, online: boolean): void {
    this.state.textContent = sentence;
    this.state.classList.toggle('off', !online);
  }

  /** Black on white, for as long as one person stands here. */
  setContrast(on: boolean): void {
    document.documentElement.classList.toggle('contrast', on);
    this.contrast.setAttribute('aria-pressed', String(on));
  }

  get hasContrast(): boolean {
    return document.documentElement.classList.contains('contrast');
  }

  show(screen: HTMLElement): void {
    this.aloud.stop();
    this.screen.replaceWith(screen);
    this.screen = screen;
    screen.querySelector<HTMLElement>('h1')?.focus();
  }

  /** Something in front of the screen, which is out of reach meanwhile. */
  cover(over: HTMLElement): void {
    this.uncover();
    this.over = over;
    for (const part of document.body.children) part.toggleAttribute('inert', true);
    document.body.append(over);
    over.querySelector('button')?.focus();
  }

  uncover(): void {
    this.over?.remove();
    this.over = null;
    for (const part of document.body.children) part.removeAttribute('inert');
  }
}
