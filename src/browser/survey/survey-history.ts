import type { Model } from 'survey-core';

/**
 * The phone's own "back" goes one page back, as in the light form: every page is an entry of the browser's history.
 * @param id of the form, by which a reload finds its answers again
 * @param isOver whether nothing can be changed any more
 */
export function pagesInHistory(model: Model, id: string, isOver: () => boolean): void {
  const entry = () => ({ form: id, at: model.currentPage?.name });
  /** While the page follows the history, the history does not follow the page. */
  let returning = false;
  history.replaceState(entry(), '');

  model.onCurrentPageChanged.add((_, { isNextPage, isPrevPage }) => {
    if (returning) return;
    if (isNextPage) history.pushState({ ...entry(), follows: true }, '');
    else if (isPrevPage && history.state?.follows) history.back();
    else history.replaceState({ ...history.state, ...entry() }, '');
  });
  addEventListener('popstate', ({ state }) => {
    if (isOver() || state?.form !== id) return;
    const page = model.getPageByName(state.at);
    // What was asked there may not apply any more.
    const before = model.pages.slice(0, model.pages.indexOf(page) + 1).filter(({ isVisible }) => isVisible);
    returning = true;
    model.currentPage = before[before.length - 1] ?? model.currentPage;
    returning = false;
  });
}
