/*
 * What the pages on which citizens write to a commune do besides, where there is script: counting down what room is
 * left, which cuts nothing off, and printing the code. Both work without.
 */
const said = ({ dataset }: HTMLElement, room: number): string =>
  ((room < 0 ? dataset.over : dataset.left) ?? '').replace('{count}', String(Math.abs(room)));

for (const area of Array.from(document.querySelectorAll('textarea'))) {
  const room = document.getElementById(`${area.id}-room`);
  if (!room) continue;
  const tell = (): void => {
    room.textContent = said(room, Number(room.dataset.longest) - area.value.length);
  };
  area.addEventListener('input', tell);
  tell();
}

for (const button of Array.from(document.querySelectorAll<HTMLElement>('[data-print]'))) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
