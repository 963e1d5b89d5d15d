import { type Item, isAsked } from './reference-answers.js';

/** What a form holds by the names of its fields, as a browser has it. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What the page shows: the answers of the screen that is open, or how it ended. */
export interface Shown {
  readonly screen: string | null;
  readonly fields: Fields;
  readonly language: string;
  readonly look: string;
  readonly receipt: string | null;
  /** Whether the form is on its way, and can't be changed any more. */
  readonly waits: boolean;
  /** Of the form, once it has one. */
  readonly id: string | null;
}

/** Read in the page. */
export const SHOWN = `(() => {
  const screen = document.querySelector('#form:not([hidden]) .screen');
  const fields = {};
  for (const one of screen?.querySelectorAll('input, select, textarea') ?? []) {
    const isTicked = one.type === 'radio' || one.type === 'checkbox';
    fields[one.name] ??= [];
    if (isTicked ? one.checked : one.value !== '') fields[one.name].push(one.value);
  }
  return {
    screen: screen?.dataset.screen ?? null,
    fields,
    language: document.documentElement.lang,
    look: ['large', 'contrast'].filter((id) => document.getElementById(id)?.checked).join(' '),
    receipt: document.querySelector('main #receipt')?.textContent.replaceAll(' ', '') ?? null,
    waits: document.querySelector('#waiting') !== null,
    id: history.state?.form ?? document.querySelector('[name=_id]')?.value ?? null,
  };
})()`;

/** Somebody who fills in one form, and what this person chose last: nothing of it is read from the page. */
export class WalkingPerson {
  /** As the form stood when its page was loaded: without script, a reload comes back to it. */
  loaded: { readonly fields: Fields; readonly look: string };
  /** Every text ever written. */
  readonly drafts: string[] = [];
  id = '';
  /** The answers of whoever has sent them. */
  sent: { readonly answers: Fields; readonly assisted: string } | null = null;
  receipt: string | null = null;
  withdrawn = false;
  fields: Fields = {};

  /** @param look classes of the page, as whoever had this tab before has left them */
  constructor(
    private readonly items: readonly Item[],
    public look: string,
  ) {
    this.loaded = { fields: {}, look };
  }

  choose(name: string, values: readonly string[]): void {
    this.fields = { ...this.fields, [name]: values };
  }

  /** As a box is touched: what stands alone and the others untick each other. */
  tick(name: string, value: string): void {
    const given = this.fields[name] ?? [];
    const others = given.filter((one) => one !== value);
    if (given.includes(value)) this.choose(name, others);
    else this.choose(name, [...others.filter((one) => !this.excludes(name, value, one)), value]);
  }

  /** Whether a box would untick others. */
  isAlone(name: string, value: string): boolean {
    return (this.fields[name] ?? []).some((one) => one !== value && this.excludes(name, value, one));
  }

  write(name: string, text: string): void {
    this.choose(name, text === '' ? [] : [text]);
    if (text !== '') this.drafts.push(text);
  }

  /** Nothing can be changed any more. */
  send(): void {
    this.sent ??= { answers: this.answers(), assisted: this.fields._assisted?.[0] ?? 'self' };
  }

  /** What the page shows and this person never chose, or chose and does not see. */
  faults({ fields, look }: Shown): readonly string[] {
    const told = (values: readonly string[] = []) => values.toSorted().join(', ') || 'nothing';
    const wrong = Object.entries(fields)
      .filter(([name, values]) => told(values) !== told(this.fields[name]))
      .map(([name, values]) => `${name} shows ${told(values)}, chosen was ${told(this.fields[name])}`);
    return look === this.look ? wrong : [...wrong, `looks “${look}”, chosen was “${this.look}”`];
  }

  private excludes(name: string, one: string, other: string): boolean {
    const alone = (this.items.find((item) => item.name === name)?.alone ?? []).map(String);
    return alone.includes(one) || alone.includes(other);
  }

  /** To questions that apply after all that was chosen. */
  private answers(): Fields {
    const said = new Map(Object.entries(this.fields).map(([name, values]) => [name, values[0]]));
    const asked = this.items.filter((item) => isAsked(item, said)).map(({ name }) => [name, this.fields[name] ?? []]);
    return Object.fromEntries(asked.filter(([, values]) => values?.length !== 0));
  }
}
