/**
 * The boxes of the places follow the questionnaire that is chosen, until somebody has ticked otherwise. Without this
 * script the server does the same when the form is sent.
 */
export function followQuestionnaire(): void {
  const select = document.querySelector<HTMLSelectElement>('select[data-usual-places]');
  const shownFor = select?.form?.querySelector<HTMLInputElement>('input[name="placesFor"]');
  if (!select || !shownFor) return;
  const usual = JSON.parse(select.dataset.usualPlaces ?? '{}') as Readonly<Record<string, readonly string[]>>;
  const boxes = [...(select.form?.querySelectorAll<HTMLInputElement>('input[name="places"]') ?? [])];
  select.addEventListener('change', () => {
    const before = usual[shownFor.value] ?? [];
    const [untouched, next] = [boxes.every(({ value, checked }) => checked === before.includes(value)), select.value];
    shownFor.value = next;
    if (!untouched) return;
    for (const box of boxes) box.checked = (usual[next] ?? []).includes(box.value);
  });
}
