/** A file input marked `data-file-into` fills the text field of that id, so that files need no upload of their own. */
export function offerFiles(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-file-into]')) {
    const input = field.querySelector<HTMLInputElement>('input[type="file"]');
    const target = document.getElementById(field.dataset.fileInto ?? '');
    if (!input || !(target instanceof HTMLTextAreaElement)) continue;
    field.hidden = false;
    input.addEventListener('change', () => {
      const reading = input.files?.[0]?.text();
      void reading?.then((text) => {
        target.value = text;
      });
    });
  }
}
