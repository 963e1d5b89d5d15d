/**
 * Some questions are drawn by SurveyJS, which is fifty times as large as this script. The page says that it loads; where
 * it cannot be loaded, the light form asks the same questions one after another.
 */
export function loadSurvey(
  form: HTMLFormElement,
  { script, style, loading }: { readonly script: string; readonly style: string; readonly loading: string },
  askHere: () => void,
): void {
  const aside = [...form.children].filter(({ id, tagName }) => id !== 'foot' && tagName !== 'INPUT') as HTMLElement[];
  for (const part of aside) part.hidden = true;
  const status = document.createElement('p');
  status.id = 'survey-loading';
  status.role = 'status';
  status.textContent = loading;
  form.append(status);
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style });
  const runtime = Object.assign(document.createElement('script'), { src: script });
  runtime.onerror = () => {
    status.remove();
    for (const part of aside) part.hidden = false;
    askHere();
  };
  document.head.append(sheet, runtime);
}
