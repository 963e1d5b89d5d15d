import { type Language, translate } from '../formatting/languages.js';
import { isOwnKey } from '../questionnaires/own-key.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { Topic } from '../questionnaires/topic.js';

/** Whose page it is, and the questionnaire in the words of its commune: the title of an own one says what it is about. */
interface About {
  readonly topic: Topic;
  readonly questionnaire: Pick<Questionnaire, 'title'>;
}

/** As a heading says it. */
export function topicTitle({ topic, questionnaire }: About, language: Language): string {
  return isOwnKey(topic) ? questionnaire.title[language] : translate(language, `dashboard.card.title.${topic}`);
}

/** In a word or two, beside others. */
export function topicName({ topic, questionnaire }: About, language: Language): string {
  return isOwnKey(topic) ? questionnaire.title[language] : translate(language, `dashboard.attention.about.${topic}`);
}
