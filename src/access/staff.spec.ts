import { may, mayGrant, mayServeAllCommunes, type Right, type Role, roles } from './staff.js';

const rolesThatMay = (right: Right): string[] => roles.filter((role) => may(role, right));

describe('the rights of staff', () => {
  it('let only an administrator manage users and communes', () => {
    expect(rolesThatMay('manage-users')).toEqual(['administrator']);
    expect(rolesThatMay('manage-communes')).toEqual(['administrator']);
  });

  it('show counters to the chairman and the director of the Centre only', () => {
    expect(rolesThatMay('see-counters')).toEqual(['leader', 'director']);
  });

  it('keep figures from those who key paper', () => {
    expect(may('clerk', 'see-figures')).toBe(false);
    expect(may('collector', 'see-figures')).toBe(false);
  });

  it('give row files to nobody whose own unit is rated', () => {
    expect(rolesThatMay('export-rows')).toEqual(['administrator', 'officer', 'auditor']);
  });

  it('are handed on to a program by those who have every one of them', () => {
    expect(rolesThatMay('manage-tokens')).toEqual(['administrator', 'officer']);
    const grantedBy = (own: Role): readonly Role[] => roles.filter((role) => mayGrant(own, role));
    expect(grantedBy('administrator')).toEqual(['administrator', 'auditor', 'province']);
    expect(grantedBy('officer')).toEqual(['officer', 'clerk', 'controller', 'collector']);
  });

  it('let the officers of a commune, and nobody else, enter visits', () => {
    expect(rolesThatMay('enter-visits')).toEqual(['officer']);
  });

  it('let the chairman, and nobody else, approve what citizens are shown, and officers record that he signed', () => {
    expect(rolesThatMay('approve-results')).toEqual(['leader']);
    expect(rolesThatMay('record-approval')).toEqual(['officer']);
    expect(rolesThatMay('publish-results')).toEqual(['officer', 'leader']);
  });

  it('let every role see participation', () => {
    expect(rolesThatMay('see-participation')).toEqual([...roles]);
  });

  it('bind those who work in a commune to it', () => {
    expect(roles.filter(mayServeAllCommunes)).toEqual(['administrator', 'auditor', 'province']);
  });
});
