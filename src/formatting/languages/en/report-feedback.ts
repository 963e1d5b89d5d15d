import type { Translated } from '../../sentence.js';
import type { reportFeedback as vietnamese } from '../vi/report-feedback.js';

export const reportFeedback: Translated<typeof vietnamese> = {
  reportFeedback: {
    none: 'From {from} to {to}, the register of {about} has no suggestions or requests.',
    received: {
      one: 'From {from} to {to}, the register of {about} has {count} suggestion or request, comments of the survey that were taken into it included.',
      other:
        'From {from} to {to}, the register of {about} has {count} suggestions and requests, comments of the survey that were taken into it included.',
    },
    channels: 'By where they came: {parts}.',
    kinds: 'By kind: {parts}.',
    part: '{name} {count}',
    noCases: 'None of them in this time needed an answer.',
    cases:
      'Answers needed: {received}; {inTime} answered in time, {late} answered late, {open} open and not due yet, {overdue} overdue (as of {day}). Not agreed with by their writers: {disputed}.',
    median: 'Days from receipt to answer (median): {days}.',
    rates:
      'For comparison with Decision 766/QĐ-TTg, of what is entered in this software only and not in place of the figures of the public service portal: settled in time {inTime}; neither disputed nor late {satisfied}.',
    noneDue: 'nothing due yet',
    few: '{counted} (under 10, so no rate)',
    tags: {
      one: 'Of {count} comment written in forms of the survey, what is named most: {parts}. The words of single people are not told.',
      other:
        'Of {count} comments written in forms of the survey, what is named most: {parts}. The words of single people are not told.',
    },
    noTags: 'Comments written in forms of the survey are too few to be told by what they are about.',
    told: 'Told to everybody with what was done about it: {count}.',
    toldSome: 'Told to everybody with what was done about it: {count}; the table has the last {most}.',
    notTold: 'None of it is told to everybody so far.',
    unitsTable: 'Answers by unit',
    toldTable: 'What people said, and what was done',
    said: 'What people said',
    done: 'What was done',
    doneBy: 'By',
  },
};
