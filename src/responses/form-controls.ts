import { translate } from '../formatting/languages.js';
import { only, ownField } from './form-fields.js';
import { furtherQuestions, type Position, positionOf, SEND } from './form-screens.js';
import type { FormPageRequest, FormState } from './form-state.js';

/** What surrounds a screen: hidden fields, progress and buttons. */
export interface FormControls {
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly position: Position | null;
  readonly forward: { readonly action: 'start' | 'next' | 'send'; readonly label: string };
  /** "Trả lời thêm 23 câu (khoảng 4 phút)", where there is more to answer. */
  readonly more: string | null;
  readonly back: boolean;
  readonly withoutCode: boolean;
}

/** @param shown codes of the questions on the screen; the answers to all others travel in hidden fields */
export function toControls(request: FormPageRequest, state: FormState, shown: ReadonlySet<string>): FormControls {
  const { questionnaire, language } = request;
  const { screen, started, more, answers } = state;
  const further = furtherQuestions(questionnaire, answers);
  const { short, full } = questionnaire.minutes;
  const wanted = screen === SEND && !more && further > 0;
  const action = screen === SEND ? 'send' : started ? 'next' : 'start';
  return {
    hidden: hiddenFields(request, state, shown),
    position: positionOf(questionnaire, answers, screen, more),
    forward: { action, label: translate(language, `form.forward.${action}`) },
    more: wanted
      ? translate(language, 'form.answerMore', { count: further, minutes: Math.max(1, full - short) })
      : null,
    back: started,
    withoutCode: state.refused?.startsWith('code-') ?? false,
  };
}

function hiddenFields(
  { questionnaire, campaign, language }: FormPageRequest,
  { id, screen, started, more, fields }: FormState,
  shown: ReadonlySet<string>,
): FormControls['hidden'] {
  const own = [
    [ownField.campaign, campaign],
    [ownField.version, questionnaire.version],
    [ownField.language, language],
    [ownField.screen, screen],
    [ownField.id, id],
    [ownField.started, started ? '1' : ''],
    [ownField.more, more ? '1' : ''],
    [ownField.assisted, screen === SEND ? '' : (only(fields, ownField.assisted) ?? '')],
  ] as const;
  const earlier = questionnaire.questions
    .filter(({ code }) => !shown.has(code))
    .flatMap(({ code }) => (fields[code] ?? []).map((value) => [code, value] as const));
  return [...own.filter(([, value]) => value !== ''), ...earlier].map(([name, value]) => ({ name, value }));
}
