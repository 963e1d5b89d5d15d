/** Lets this page open again without network. Where that fails, everything else works as before. */
export async function keepPage(): Promise<void> {
  if (!navigator.serviceWorker) return;
  try {
    const isNew = navigator.serviceWorker.controller === null;
    await navigator.serviceWorker.register('/form-worker.js', { scope: '/k/' });
    const { active } = await navigator.serviceWorker.ready;
    if (isNew) active?.postMessage(location.href);
  } catch {
    // Plain http, or a browser that keeps nothing.
  }
}
