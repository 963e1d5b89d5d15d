/*
 * Questions on pictures, answered with the digits that are printed beside the boxes: each goes on to the next. Without
 * this script the same form is filled in by hand.
 */

const items = [...document.querySelectorAll<HTMLFieldSetElement>('[data-check]')];
const save = document.querySelector<HTMLButtonElement>('#checks button[type="submit"]');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const { target, key } = event;
  const isWriting =
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');
  if (target instanceof HTMLElement && target.closest('a, summary')) return;
  const at = items.findIndex((item) => item.contains(document.activeElement));
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    if (target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    return go(at + (key === 'ArrowDown' ? 1 : -1));
  }
  const item = items[at];
  if (!item || (key === 'Enter' && target instanceof HTMLTextAreaElement && event.shiftKey)) return;
  if (key === 'Enter') {
    event.preventDefault();
    return go(at + 1);
  }
  const option = isWriting ? null : item.querySelector<HTMLInputElement>(`[data-key="${CSS.escape(key)}"]`);
  if (!option) return;
  event.preventDefault();
  const isSeveral = 'several' in item.dataset && key !== '-';
  option.checked = isSeveral ? !option.checked : true;
  if (!isSeveral) go(at + 1);
});

/** To a question, or behind the last one to the button. */
function go(at: number): void {
  const item = items[Math.max(0, at)];
  fieldOf(item)?.focus({ preventScroll: true });
  (item ?? save)?.scrollIntoView({ block: 'center' });
}

function fieldOf(item: HTMLElement | undefined): HTMLElement | null {
  return item?.querySelector<HTMLElement>('textarea, input') ?? save;
}

// What to do stands above the first question, and stays in view.
fieldOf(items[0])?.focus({ preventScroll: true });
