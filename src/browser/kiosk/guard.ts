/** Keeps the one page in front: no way back, no menu, no zoom, no dragging. */
export class Guard {
  /** An officer is on the way out. */
  leaving = false;

  constructor() {
    if (history.state?.kiosk !== 'top') {
      history.replaceState({ kiosk: 'base' }, '');
      history.pushState({ kiosk: 'top' }, '');
    }
    addEventListener('popstate', () => this.leaving || history.pushState({ kiosk: 'top' }, ''));
    for (const name of ['contextmenu', 'dragstart', 'gesturestart']) {
      addEventListener(name, (event) => event.preventDefault());
    }
    addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  }

  /** An officer leaves. */
  leave(address: string): void {
    this.leaving = true;
    if (document.fullscreenElement) void document.exitFullscreen();
    location.assign(address);
  }
}
