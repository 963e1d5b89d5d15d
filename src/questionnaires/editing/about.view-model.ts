import { allLanguages } from '../../formatting/languages.js';
import { MAIN_LANGUAGE } from '../../formatting/sentence.js';
import { groups, subjects } from '../questionnaire.js';
import { type AboutFault, NEW_ROWS, type TypedAbout } from './about-form.js';
import type { Opened } from './editor.service.js';
import { fieldsOf, nameOf } from './question.view-model.js';
import { untoldIn } from './wording.js';

export interface AboutPage {
  readonly opened: Opened;
  readonly typed: TypedAbout;
  readonly faults?: readonly AboutFault[];
  readonly stale?: boolean;
  readonly tooLarge?: boolean;
}

/** Places named of those that lack words of a language. */
const MOST_NAMED = 12;

export function toAboutView({ opened, typed, faults = [], stale = false, tooLarge = false }: AboutPage) {
  const { row, source, revision } = opened;
  const faultAt = (field: string): string | null => {
    const found = faults.find((one) => one.field === field);
    return found ? `questionnaireEditing.about.${found.why}` : null;
  };
  const blank = { key: '', words: {}, goes: false };
  const rows = [...typed.elements.filter(({ key, words }) => key !== '' || Object.values(words).some(Boolean))];
  return {
    ...{ version: row.version, revision, stale, tooLarge, hasFaults: faults.length > 0 },
    titles: fieldsOf('title', typed.title, faultAt('title')),
    purposes: fieldsOf('purpose', typed.purpose, null),
    subjects: subjects.map((value) => {
      return { value, label: `questionnaireEditing.about.subjects.${value}`, chosen: value === typed.subject };
    }),
    groups: groups.map((value) => {
      return { value, label: `questionnaireEditing.about.groups.${value}`, chosen: value === typed.group };
    }),
    columns: allLanguages().map(nameOf),
    elements: [...rows, ...Array.from({ length: NEW_ROWS }, () => blank)].map((one, at) => ({
      ...{ at, number: at + 1, key: one.key, isNew: one.key === '', goes: one.goes },
      fault: faultAt(`elements-${at}`),
      words: fieldsOf(`elements-words-${at}`, one.words, null),
    })),
    spoken: allLanguages()
      .filter((language) => language !== MAIN_LANGUAGE)
      .map((language) => {
        const untold = untoldIn(source, language);
        const named = untold.slice(0, MOST_NAMED);
        const more = untold.length > MOST_NAMED;
        return { language, name: nameOf(language), lacking: untold.length, untold: named, more };
      }),
  };
}
