/** The choice is seen for a moment before the next question comes. */
const SEEN_MS = 450;

/**
 * A finger or a mouse that chooses one of several answers needs no button to go on. A keyboard does, which passes over
 * answers on its way to one; so do a screen reader, which touches nothing, and whoever asked for less motion.
 */
export class MovingOn {
  private touched: Element | null = null;
  private timer = 0;

  /** @param goOn called while the answer that was chosen is still in sight */
  constructor(
    form: HTMLFormElement,
    private readonly goOn: () => void,
  ) {
    form.addEventListener('pointerdown', (event) => this.touch(event));
    form.addEventListener('keydown', () => this.stay());
    // The click on a label brings another on its field. Choosing what is chosen already changes nothing, and goes on.
    form.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'radio') this.chosen(target);
    });
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.value !== '') this.chosen(target);
    });
  }

  /** Something else is going on meanwhile. */
  stay(): void {
    clearTimeout(this.timer);
    this.touched = null;
  }

  private touch(event: PointerEvent): void {
    this.stay();
    if (!isScreenReader(event)) this.touched = (event.target as Element).closest('.o,select');
  }

  private chosen(field: Element): void {
    if (!this.touched?.contains(field) || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.timer = window.setTimeout(this.goOn, SEEN_MS);
  }
}

/** Its touch has no size, or no weight. */
function isScreenReader({ width, height, pressure, pointerType }: PointerEvent): boolean {
  return (width === 0 && height === 0) || (pointerType === 'mouse' && width === 1 && height === 1 && pressure === 0);
}
