import type { Language } from '../../formatting/languages.js';
import { visibleQuestions } from '../../rules/answer-checks.js';
import type { Answers, AnswerValue } from '../../rules/answers.js';
import { withoutHidden } from '../../rules/given-answers.js';
import { ticked } from '../../rules/kinds/choices.js';
import type { KioskScreen, KioskSubject } from '../../rules/to-browser/kiosk.js';
import { newId } from '../form/new-id.js';
import { today } from '../form/today.js';

/** One person at the tablet: from the first face touched until the answers are kept. It holds all they said. */
export class Visit {
  readonly id = newId();
  private readonly answers: Record<string, AnswerValue> = {};

  /**
   * @param repeated begun within seconds of the visit before
   * @param language the one in which it ends
   */
  constructor(
    readonly subject: KioskSubject,
    private readonly repeated: boolean,
    public language: Language,
  ) {}

  get hasAnswers(): boolean {
    return Object.keys(this.given()).length > 0;
  }

  answerTo(screen: KioskScreen): AnswerValue | undefined {
    return this.answers[screen.code];
  }

  choose(screen: KioskScreen, value: string | number): void {
    this.answers[screen.code] = value;
  }

  /** Touches one of several: on, or off again. */
  toggle(screen: KioskScreen, value: string | number): void {
    const before = this.answers[screen.code];
    const chosen = Array.isArray(before) ? before : [];
    const after = ticked(screen.alone, chosen, value);
    if (after.length > 0) this.answers[screen.code] = after;
    else delete this.answers[screen.code];
  }

  /** The screens that apply to the answers so far. */
  screens(): readonly KioskScreen[] {
    const visible = visibleQuestions(this.subject.screens, this.answers);
    return this.subject.screens.filter(({ code }) => visible.has(code));
  }

  /** The text that is sent, the same however often: made once, when the visit ends. */
  frozen(): string {
    const { campaign, version } = this.subject;
    return JSON.stringify({
      ...{ id: this.id, campaign, version, answers: this.given(), answeredOn: today() },
      ...{ language: this.language, assisted: 'self', queued: true, ...(this.repeated && { repeated: true }) },
    });
  }

  /** Without the answers to questions that no longer apply after a change. */
  private given(): Answers {
    return withoutHidden(this.subject.screens, this.answers);
  }
}
