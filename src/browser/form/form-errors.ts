/** One thing to correct, with its sentence in the page's language. */
export interface FieldError {
  readonly question: string;
  readonly message: string;
}

export function clearErrors(form: HTMLFormElement): void {
  for (const told of form.querySelectorAll('.sum,.err')) told.remove();
  for (const place of form.querySelectorAll('.bad')) {
    place.classList.remove('bad');
    place.removeAttribute('aria-describedby');
  }
}

/** The list on top with links to the fields, and each message beside its field, as the server prints them. */
export function showErrors(form: HTMLFormElement, heading: string, errors: readonly FieldError[]): void {
  clearErrors(form);
  const list = document.createElement('ul');
  for (const { question, message } of errors) list.append(lineFor(form, question, message));
  const summary = document.createElement('div');
  summary.className = 'sum';
  summary.tabIndex = -1;
  summary.setAttribute('role', 'alert');
  summary.append(Object.assign(document.createElement('h2'), { textContent: heading }), list);
  form.prepend(summary);
  summary.focus();
}

function lineFor(form: HTMLFormElement, question: string, message: string): HTMLElement {
  const line = document.createElement('li');
  const place = form.querySelector<HTMLElement>(`[data-q="${CSS.escape(question)}"]`);
  const title = place?.querySelector('legend,label');
  const field =
    place?.querySelector<HTMLElement>('input,select,textarea') ??
    (question === '' ? document.getElementById('plain') : null);
  const sentence = `${title?.textContent ?? ''} ${message}`.trim();
  if (!field) {
    line.textContent = sentence;
    return line;
  }
  const link = Object.assign(document.createElement('a'), { href: `#${field.id}`, textContent: sentence });
  link.addEventListener('click', (event) => {
    event.preventDefault();
    field.focus();
  });
  line.append(link);
  if (place && title) markField(place, title, message);
  return line;
}

function markField(place: HTMLElement, title: Element, message: string): void {
  const id = `${place.id}-e`;
  place.classList.add('bad');
  place.setAttribute('aria-describedby', id);
  title.after(Object.assign(document.createElement('p'), { id, className: 'err', textContent: message }));
}
