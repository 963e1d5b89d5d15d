import { whyUnavailable } from './unavailable.js';

it.each([
  ['SQLITE_BUSY_SNAPSHOT', 'held'],
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CORRUPT_VTAB', 'damaged'],
  ['SQLITE_IOERR_FSYNC', 'unwritable'],
  ['55P03', 'held'],
  ['57P01', 'away'],
  ['08006', 'away'],
  ['ECONNREFUSED', 'away'],
  ['23505', null],
  ['SQLITE_CONSTRAINT_UNIQUE', null],
])('the code %s means %s', (code, reason) => {
  expect(whyUnavailable(Object.assign(new Error('x'), { code }))).toBe(reason);
});

it.each([
  [new Error('Connection terminated unexpectedly'), 'away'],
  [new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]), 'away'],
  [new Error('Another failure'), null],
  [null, null],
])('%s means %s', (error, reason) => {
  expect(whyUnavailable(error)).toBe(reason);
});
