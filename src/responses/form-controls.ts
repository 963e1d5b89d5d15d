import { translate } from '../formatting/languages.js';
import { furtherQuestions, positionOf, screensToShow } from '../rules/screens.js';
import { only, ownField } from './form-fields.js';
import { wayThrough } from './form-screens.js';
import type { FormPageRequest, FormState } from './form-state.js';

/** What surrounds a screen: hidden fields, progress and buttons. */
export interface FormControls {
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly position: ReturnType<typeof positionOf>;
  readonly forward: { readonly action: 'next' | 'send'; readonly label: string };
  /** "Trả lời thêm 23 câu (khoảng 4 phút)", where there is more to answer. */
  readonly more: string | null;
  readonly back: boolean;
  /** "Bỏ chọn", where one of several answers may be chosen. */
  readonly clear: boolean;
  readonly withoutCode: boolean;
}

export function toControls(request: FormPageRequest, state: FormState): FormControls {
  const { questionnaire, language } = request;
  const { screen, more, answers } = state;
  const way = wayThrough(questionnaire, answers, more);
  const shown = screensToShow(way);
  const isLast = shown[shown.length - 1]?.name === screen;
  const further = isLast && !more ? furtherQuestions(way) : 0;
  const { short, full } = questionnaire.minutes;
  const action = isLast ? 'send' : 'next';
  return {
    hidden: hiddenFields(request, state),
    position: positionOf(way, screen),
    forward: { action, label: translate(language, `form.forward.${action}`) },
    more:
      further > 0
        ? translate(language, 'form.answerMore', { count: further, minutes: Math.max(1, full - short) })
        : null,
    back: shown[0]?.name !== screen,
    clear: questionnaire.questions.some(
      ({ code, control }) => code === screen && (control === 'radio' || control === 'boolean'),
    ),
    withoutCode: state.refused?.startsWith('code-') ?? false,
  };
}

/** The answers to all questions but the one on the screen travel in hidden fields. */
function hiddenFields(
  { questionnaire, campaign, language }: FormPageRequest,
  { id, screen, more, toCheck, noticed, fields }: FormState,
): FormControls['hidden'] {
  const own = [
    [ownField.campaign, campaign],
    [ownField.version, questionnaire.version],
    [ownField.language, language],
    [ownField.screen, screen],
    [ownField.id, id],
    [ownField.more, more ? '1' : ''],
    [ownField.toCheck, toCheck ? '1' : ''],
    [ownField.noticed, noticed ? '1' : ''],
    [ownField.assisted, screen === ownField.assisted ? '' : (only(fields, ownField.assisted) ?? '')],
  ] as const;
  const earlier = questionnaire.questions
    .filter(({ code }) => code !== screen)
    .flatMap(({ code }) => (fields[code] ?? []).map((value) => [code, value] as const));
  return [...own.filter(([, value]) => value !== ''), ...earlier].map(([name, value]) => ({ name, value }));
}
