import { fillIn } from '../../formatting/sentence.js';
import { contactsIn } from '../../rules/contacts.js';
import type { FormScript } from '../../rules/to-browser/form.js';
import { sayIn } from './form-page.js';

/** Under a text that is being written: how much room is left, and what had better not stand in it. It never stops anybody. */
export function watchWriting(field: HTMLInputElement | HTMLTextAreaElement, data: FormScript): void {
  const { maxLength, value } = field;
  const room = field.parentElement?.querySelector<HTMLElement>('[data-left]');
  if (room) room.textContent = fillIn(room.dataset.left ?? '', { count: maxLength - value.length }, data.language);
  const told = contactsIn(value).map((contact) => sayIn(data, `contact.${contact}`));
  const place = field.parentElement?.querySelector('.warn') ?? placeAfter(field);
  // Said once, not with every letter.
  if (place.textContent !== told.join(' ')) place.textContent = told.join(' ');
}

function placeAfter(field: Element): Element {
  const place = Object.assign(document.createElement('p'), { className: 'warn' });
  place.setAttribute('role', 'status');
  field.after(place);
  return place;
}
