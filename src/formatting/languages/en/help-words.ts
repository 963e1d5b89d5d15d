import type { Translated } from '../../sentence.js';
import type { helpWords as vietnamese } from '../vi/help-words.js';

export const helpWords: Translated<typeof vietnamese> = {
  helpWords: {
    title: 'Help',
    titleOf: 'Help: {role}',
    roles: 'Help by role',
    own: 'your role',
    tasks: 'What I do',
    tasksOf: 'What this role does',
    contents: 'Contents',
    open: 'Open',
    glossaryTitle: 'Words used on these pages',
    glossary: {
      campaign: {
        term: 'Campaign',
        meaning:
          'One asking of a questionnaire, with a first day, a last day and its places. The rounds of June and November ask about the administration; feedback at the Centre goes on all year.',
      },
      period: {
        term: 'Period',
        meaning:
          'What is locked at once: a whole round, or a quarter or month of continuous feedback. Each answer belongs to one period.',
      },
      point: {
        term: 'Collection point',
        meaning:
          'Where people answer: a QR code on a counter, a tablet, a village meeting, paper, or a link. A printed code lasts.',
      },
      batch: {
        term: 'Batch',
        meaning:
          'Numbered paper forms handed out together at one place. The number serves counting and tells nobody whose form it is.',
      },
      lock: {
        term: 'Lock',
        meaning:
          'The moment at which the figures of a period become final. After it nobody can add, change or take out a response, the administrator included. Locked is not published.',
      },
      publication: {
        term: 'Locked figures',
        meaning:
          'The figures as they were at the lock, with names of units, targets and a hash. Every page, file and report comes from them.',
      },
      release: {
        term: 'Publish',
        meaning:
          'To let citizens see locked figures on the public page. An officer prepares, the chairman approves; it can be withdrawn.',
      },
      rate: {
        term: 'Satisfaction rate',
        meaning:
          'The share of people who chose “Satisfied” or “Very satisfied” in the general question. “Do not know / not used” and blank are left out.',
      },
      answersRate: {
        term: 'Rate of satisfied answers',
        meaning: 'Several questions of an element or department together: satisfied answers among all valid ones.',
      },
      reading: {
        term: 'Met, not met on the responses received',
        meaning: 'The rate of what was collected against the target, in whole numbers, never rounded up.',
      },
      certainty: {
        term: 'Established, not established',
        meaning:
          'How certain it is for everybody. Established when the whole interval is on one side of the target; not established is usual while responses are few.',
      },
      interval: {
        term: 'Interval',
        meaning:
          'Where the true rate may lie, reckoned as for a random sample; those who answered did so of their own will.',
      },
      merged: {
        term: 'Merged to protect people',
        meaning:
          'Units and groups under ten people are put together until they are ten, so that nobody is recognised. A row from which another could be worked out is kept back, and says that it protects others.',
      },
      few: {
        term: 'Few responses, no rate',
        meaning: 'From 10 to 29 people: only the count of the satisfied, because a rate of so few misleads.',
      },
      setAside: {
        term: 'Set aside, to be looked at',
        meaning:
          'It reached the server and could not be counted, for example because an answer is not valid. It is not lost, and not counted until somebody decides.',
      },
      late: {
        term: 'Late response',
        meaning: 'Answered in time and received after the lock. It is kept and counted nowhere.',
      },
      trial: {
        term: 'Test response',
        meaning: 'Sent before the first day of a campaign to try it out; nobody’s opinion. It never counts.',
      },
      visits: {
        term: 'Visits',
        meaning:
          'How often the Centre served people, by week and field, as officers enter it. Beside the responses it tells what part answered; who comes twice is two visits.',
      },
      proof: {
        term: 'Proof of one response a person',
        meaning:
          'Surest are one-time codes and numbered sheets handed out by the Front; then changing QR codes, fixed codes and tablets; last, sheets handed out by the rated unit itself.',
      },
      assisted: {
        term: 'Filled in by staff',
        meaning:
          'A form that an official helped to fill in. It counts, and the result without such forms stands beside.',
      },
    },
  },
};
