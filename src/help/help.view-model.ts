import { may, type Role, roles } from '../access/staff.js';
import { type Language, translate } from '../formatting/languages.js';
import { type HelpTopic, helpTerms, helpTopics, topicsOf } from './help-topics.js';

/** What one role does, for whoever reads it. */
export interface HelpView {
  readonly heading: string;
  /** What the role is for, in one sentence. */
  readonly lead: string;
  readonly tasksTitle: string;
  readonly roles: readonly RoleLink[];
  readonly topics: readonly TopicView[];
  readonly terms: readonly { readonly term: string; readonly meaning: string }[];
}

interface RoleLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  readonly own: boolean;
}

interface TopicView {
  readonly id: HelpTopic;
  readonly title: string;
  readonly text: string;
  /** Pages that both the role and the reader may open. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** @param role whose work is told @param reader the role of who reads it */
export function toHelpView(role: Role, reader: Role, language: Language): HelpView {
  return {
    heading: translate(language, 'helpWords.titleOf', { role: translate(language, `access.roles.${role}`) }),
    lead: translate(language, `access.rolesExplained.${role}`),
    tasksTitle: role === reader ? 'helpWords.tasks' : 'helpWords.tasksOf',
    roles: roles.map((one) => ({
      ...{ href: `/help/${one}`, label: `access.roles.${one}`, current: one === role, own: one === reader },
    })),
    topics: topicsOf[role].map((id) => ({
      ...{ id, title: translate(language, `helpTasks.${id}.title`) },
      text: withNames(translate(language, `helpTasks.${id}.text`), language),
      links: helpTopics[id].filter(({ right }) => right === null || (may(role, right) && may(reader, right))),
    })),
    terms: helpTerms.map((name) => ({
      term: translate(language, `helpWords.glossary.${name}.term`),
      meaning: translate(language, `helpWords.glossary.${name}.meaning`),
    })),
  };
}

/**
 * A text in which each key in brackets became what stands on the page itself, so that help names no button that is not
 * there.
 * @throws RangeError for a key that does not exist
 */
function withNames(text: string, language: Language): string {
  return text.replace(/\[([\w.-]+)\]/g, (_, key: string) => `“${translate(language, key)}”`);
}
