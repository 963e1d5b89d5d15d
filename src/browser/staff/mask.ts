/**
 * In a form marked `data-mask` what is selected in the text becomes a line of the words to hide. The selection is
 * remembered, because on a phone it is gone as soon as the button is touched.
 */
export function offerMasking(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-mask]')) {
    const text = form.querySelector('[data-mask-text]');
    const words = form.querySelector<HTMLTextAreaElement>('textarea[name="words"]');
    const button = form.querySelector<HTMLButtonElement>('button[data-mask-selected]');
    if (!text || !words || !button) continue;
    let selected = '';
    document.addEventListener('selectionchange', () => {
      selected = selectedIn(text) || selected;
    });
    button.hidden = false;
    button.addEventListener('click', () => {
      if (selected === '') return words.focus();
      words.value = [words.value.trimEnd(), selected].filter(Boolean).join('\n');
      selected = '';
      window.getSelection()?.removeAllRanges();
    });
  }
}

/** What is selected of a text, on one line; nothing where some of the selection stands outside. */
function selectedIn(text: Element): string {
  const selection = window.getSelection();
  if (!selection || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return '';
  return selection.toString().replace(/\s+/g, ' ').trim();
}
