import { inEveryLanguage, isLanguage, type Language, type Text, translate } from '../../formatting/languages.js';
import { isComparable, measuredOtherwise } from '../comparable.js';
import type { Questionnaire } from '../questionnaire.js';
import { type Askable, askablesOf } from './askable.js';
import { conditionWords } from './condition-words.js';
import { type Change, type ChangeKind, type Difference, differencesBetween } from './difference.js';
import type { Source } from './source.js';
import { textIn } from './wording.js';

/** Two versions of a questionnaire; compiled, where they can be asked. */
export interface TwoVersions {
  readonly before: { readonly number: number; readonly source: Source; readonly compiled: Questionnaire | null };
  readonly after: { readonly number: number; readonly source: Source; readonly compiled: Questionnaire | null };
}

export function toChangesView({ before, after }: TwoVersions) {
  const asked = { before: askablesOf(before.source), after: askablesOf(after.source) };
  return {
    ...{ before: before.number, after: after.number },
    series: seriesOf(before.compiled, after.compiled),
    differences: differencesBetween(before.source, after.source).map((one) => ({
      heading: headingOf(one),
      state: `questionnaireChanges.states.${one.state}`,
      tone: one.state,
      changes: one.changes.map((change) => inEveryLanguage((language) => said(change, asked, language))),
    })),
  };
}

/** Whether results go on, and which single items begin anew. */
function seriesOf(before: Questionnaire | null, after: Questionnaire | null) {
  if (!before || !after) return { label: 'questionnaireChanges.unknown', goesOn: null, items: '' };
  const goesOn = isComparable(before, after);
  const items = measuredOtherwise(before, after).filter((code) => code !== after.general);
  return { label: `questionnaireChanges.${goesOn ? 'kept' : 'ends'}`, goesOn, items: items.join(', ') };
}

function headingOf({ of, name, title }: Difference): Text {
  return inEveryLanguage((language) => {
    const words = textIn(title, name)[language];
    if (of === 'questionnaire') return translate(language, 'questionnaireChanges.self');
    if (of === 'question') return `${name}. ${words}`;
    return `${translate(language, 'questionnaireChanges.page')}: ${words}`;
  });
}

const YES_OR_NO: readonly ChangeKind[] = ['required', 'general'];

function said(
  { what, in: spoken, from, to }: Change,
  asked: { readonly before: readonly Askable[]; readonly after: readonly Askable[] },
  language: Language,
): string {
  const side = (value: string | null, askables: readonly Askable[]): string => {
    if (YES_OR_NO.includes(what)) return translate(language, `questionnaireChanges.${value === 'true' ? 'yes' : 'no'}`);
    if (what === 'condition') {
      return value === null
        ? translate(language, 'questionnaireChanges.everybody')
        : conditionWords(value, askables, language);
    }
    return value ?? translate(language, 'questionnaireChanges.nothing');
  };
  return translate(language, `questionnaireChanges.what.${what}`, {
    ...{ from: side(from, asked.before), to: side(to, asked.after) },
    language: isLanguage(spoken) ? translate(spoken, 'language.name') : '',
  });
}
