import { button, element } from './elements.js';
import { main } from './screens.js';

/** The frame around every screen: where this is, the other language, and a small line for the officer. */
export class Frame {
  private readonly place = element('p', { class: 'place' });
  private readonly other: HTMLButtonElement;
  private readonly state = element('p', { class: 'state' });
  private readonly staff: HTMLButtonElement;
  private screen = main('');
  private over: HTMLElement | null = null;

  constructor(demo: string | null, actions: { readonly changeLanguage: () => void; readonly openStaff: () => void }) {
    this.other = button('plain', '', actions.changeLanguage);
    this.staff = button('plain', '', actions.openStaff);
    document.body.append(
      ...(demo === null ? [] : [element('p', { class: 'demo' }, demo)]),
      element('header', { class: 'top' }, this.place, this.other),
      this.screen,
      element('footer', { class: 'foot' }, this.state, this.staff),
    );
  }

  name(place: string, word: (name: string) => string, language: string): void {
    document.documentElement.lang = language;
    this.place.textContent = place;
    this.other.textContent = word('otherLanguage');
    this.other.lang = language === 'vi' ? 'en' : 'vi';
    this.staff.textContent = word('staff');
  }

  tell(sentence: string, online: boolean): void {
    this.state.textContent = sentence;
    this.state.classList.toggle('off', !online);
  }

  show(screen: HTMLElement): void {
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
