/*
 * What the pages on which citizens write to a commune do besides, where there is script: counting down what room is
 * left, and printing the code. Both work without.
 */
const said = (element: HTMLElement, room: number): string =>
  (element.dataset.left ?? '').replace('{count}', String(room));

for (const area of Array.from(document.querySelectorAll('textarea'))) {
  const room = document.getElementById(`${area.id}-room`);
  if (!room || area.maxLength < 0) continue;
  const tell = (): void => {
    room.textContent = said(room, area.maxLength - area.value.length);
  };
  area.addEventListener('input', tell);
  tell();
}

for (const button of Array.from(document.querySelectorAll<HTMLElement>('[data-print]'))) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
