/**
 * Buttons marked `data-copy="id"` copy the text of that field. Without the right to the clipboard (plain http, an older
 * browser) the older command is tried; where that fails too, the text is left selected and the page says what to press.
 */
export function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const field = document.getElementById(button.dataset.copy ?? '');
    if (!(field instanceof HTMLTextAreaElement)) continue;
    button.hidden = false;
    button.addEventListener('click', () => void copy(field, button));
  }
}

async function copy(field: HTMLTextAreaElement, button: HTMLButtonElement): Promise<void> {
  const copied = (await intoClipboard(field.value)) || bySelecting(field);
  const told = button.parentElement?.querySelector<HTMLElement>('[data-copied]');
  if (told) told.textContent = (copied ? told.dataset.copied : told.dataset.selected) ?? '';
}

async function intoClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function bySelecting(field: HTMLTextAreaElement): boolean {
  field.focus();
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
