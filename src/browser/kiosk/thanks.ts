import type { Language } from '../../formatting/languages.js';
import type { Frame } from './frame.js';
import type { Queue } from './queue.js';
import { type Stage, thanksScreen } from './screens.js';
import type { Visit } from './visit.js';

const THANKS_MS = 6_000;
/** A first touch so soon after the thanks is marked as a repeat; the answer is kept and counted like any other. */
const QUICK_MS = 3_000;

interface Speaker extends Stage {
  word(name: string, values?: Readonly<Record<string, unknown>>, language?: Language): string;
}

/** The end of a visit: what was answered is sent, thanked for, and the screen is cleared for whoever comes next. */
export class Thanks {
  /** Visits begun within seconds of the one before, since they were last told. */
  quickRepeats = 0;
  private timer = 0;
  private endedAt = Number.NEGATIVE_INFINITY;

  /** @param over shows the start screen */
  constructor(
    private readonly frame: Frame,
    private readonly queue: Queue,
    private readonly speaker: Speaker,
    private readonly over: () => void,
  ) {}

  /** Thanks for a visit, and says of its answers what is true at each moment. */
  show(visit: Visit): void {
    const { word } = this.speaker;
    const { language } = visit;
    this.frame.show(thanksScreen(word('sending'), this.speaker));
    const sentence = document.querySelector('main [role=status]');
    const told = { kept: 'kept', received: 'received', 'not-kept': 'notKept' } as const;
    void this.queue.finish(visit, (standing) => {
      if (sentence) sentence.textContent = word(told[standing], {}, language);
    });
    this.timer = window.setTimeout(() => {
      this.endedAt = performance.now();
      this.over();
    }, THANKS_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Whether a visit that begins now follows within seconds: a child at play, or somebody filling up the figures. */
  beginsAgain(): boolean {
    const repeated = performance.now() - this.endedAt < QUICK_MS;
    if (repeated) this.quickRepeats += 1;
    return repeated;
  }
}
