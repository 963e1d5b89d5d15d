import { type Key, type Keying, press, write } from '../../rules/keying.js';

/** The key of the keying screen that was pressed; null for one that it does not know. */
export function keyOf({ key }: KeyboardEvent): Key | null {
  if (/^\d$/.test(key) || key === 'Enter' || key === 'Delete') return key as Key;
  return ['Backspace', 'ArrowLeft', 'ArrowUp'].includes(key) ? 'Back' : null;
}

/** What a key makes of a sheet while a text is written; null where it only writes. */
export function afterTextKey(
  keying: Keying,
  { key, shiftKey }: KeyboardEvent,
  area: HTMLTextAreaElement,
): Keying | null {
  if (key === 'Backspace' && area.value === '') return press(keying, 'Back');
  return key === 'Enter' && !shiftKey ? write(keying, area.value) : null;
}
