import { isOwnKey, type OwnKey } from './own-key.js';
import type { Questionnaire, Subject } from './questionnaire.js';

/**
 * What a page of figures is about, and what its address calls `subject`: a subject of the shipped questionnaires, or a
 * questionnaire of the commune's own, by its key. What a commune asks by itself stands apart, whatever subject it
 * declares: its answers are none to the questions of which the plans speak.
 */
export type Topic = Subject | OwnKey;

/** @example topicOf({ key: 'hong-chau.y-kien-cho', subject: 'centre' }) // 'hong-chau.y-kien-cho' */
export function topicOf({ key, subject }: Pick<Questionnaire, 'key' | 'subject'>): Topic {
  return isOwnKey(key) ? key : subject;
}
