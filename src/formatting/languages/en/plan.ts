import type { Translated } from '../../sentence.js';
import type { plan as vietnamese } from '../vi/plan.js';

export const plan: Translated<typeof vietnamese> = {
  plan: {
    title: 'Plan of collecting',
    now: 'The plan of this campaign',
    none: 'No plan yet.',
    saved: 'The plan is saved.',
    refused: 'Not saved. Please check:',
    intro:
      'Choose the number before the campaign opens, and keep to it. Never choose by what comes in: whoever collects until it says “met” has a verdict that means nothing.',
    decided: 'Decided on {day} by {name}.',
    afterOpening: 'Decided after the campaign had opened.',
    tooLate: 'Collecting has ended, so the plan can no longer change.',
    responses: { one: '{count} response', other: '{count} responses' },
    eachQuarter: 'in each quarter',
    basis: {
      power: 'enough for a certain verdict if the true rate is about {truth}',
      list: 'drawn at random from a list of {people} people',
      own: 'chosen by the commune',
    },
    perUnitSaid: {
      one: 'At least {count} response for each unit that resolves files.',
      other: 'At least {count} responses for each unit that resolves files.',
    },
    choose: 'Choose the number of responses',
    byPower: 'By the chance of a certain verdict',
    powerLead:
      'Nobody knows the true rate of the whole commune beforehand. This table tells how many responses give an 80% chance to show that it is at least {target}. Please choose the row nearest to earlier rounds.',
    truth: 'If the true rate is',
    needed: 'it takes',
    tooMany: 'more than 2,000 responses',
    closer: 'The closer the truth is to the target, the more responses it takes to tell them apart.',
    notAPromise: 'Enough responses do not mean that the target is met. How certain it is, is said only after the lock.',
    meetings:
      'Responses given at one meeting resemble each other: 300 from 8 meetings are worth only about 36 who answered alone. If most come from meetings, please choose a larger number.',
    byList: 'By a list to draw from',
    listLead:
      'Only where there is a list and every person is really drawn at random, for example from the register of results. Margin three points, confidence 95%. A shorter list needs fewer:',
    listExample: 'of {people} people draw {drawn}',
    listChoice: 'Drawn from a list; the number is computed',
    listSize: 'People on the list',
    listSizeHint: 'For example 1,000. Only where people are drawn from a list.',
    byOwn: 'Another number',
    ownChoice: 'The number in the plan of the commune',
    own: 'Responses',
    ownHint: 'For example 400. Only where the number of the plan is chosen.',
    byUnit: 'For each unit',
    perUnitWhy: {
      one: 'The rate of a unit is told from 30 responses. {count} unit that resolves files, with 30, is {responses} responses; units with few files usually take longer.',
      other:
        'The rate of a unit is told from 30 responses. {count} units that resolve files with 30 each are {responses} responses; units with few files usually take longer.',
    },
    perUnit: 'At least for each unit',
    perUnitHint: '30 or more: with fewer no rate of a unit is told.',
    perUnitNotNeeded: 'This questionnaire needs no number for each unit.',
    save: 'Save the plan',
    faults: {
      basis: 'Please choose a row of the table, the list, or another number.',
      listSize: 'Please write how many people are on the list, such as 1,000.',
      own: 'Please write the number of responses, such as 400.',
      perUnit: 'At least 30 responses for each unit.',
    },
    fact: 'Plan',
    set: 'Set a plan',
    see: 'See the plan',
    progress: 'Against the plan',
    progressCount: { one: '/ {count} response', other: '/ {count} responses' },
    progressQuarter: 'Since the beginning of the quarter, {day}.',
    progressOnly: 'Responses are only counted here. Enough or not says nothing about whether the target is met.',
    byUnitTitle: 'Responses of people by unit that resolves files, at least {count} each planned',
    unit: 'Unit',
    enough: 'enough',
  },
};
