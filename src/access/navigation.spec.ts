import { homeOf, toStaffView } from './navigation.js';
import type { Staff } from './staff.js';

const staff = (role: Staff['role']): Staff => ({
  kind: 'user',
  id: '1',
  name: 'lan',
  role,
  communeId: 'hong-chau',
  unit: null,
  csrfToken: 'abc',
  passwordIsTemporary: false,
});

describe('the pages a reader is offered', () => {
  it('are those the role may open', () => {
    const pagesOf = (role: Staff['role']): string[] => toStaffView(staff(role), '/').navigation.map(({ href }) => href);
    expect(pagesOf('administrator')).toEqual([
      '/dashboard',
      '/campaigns',
      '/points',
      '/meetings',
      '/questionnaires',
      '/communes',
      '/users',
    ]);
    expect(pagesOf('officer')).toEqual([
      '/dashboard',
      '/campaigns',
      '/points',
      '/meetings',
      '/paper',
      '/questionnaires',
      '/public-results',
    ]);
    expect(pagesOf('leader')).toEqual(['/dashboard', '/campaigns', '/public-results']);
    expect(pagesOf('collector')).toEqual(['/campaigns', '/meetings', '/paper']);
  });

  it('mark the one that is open, with the pages under it', () => {
    const current = toStaffView(staff('officer'), '/campaigns/3f0c').navigation.filter((link) => link.current);
    expect(current.map(({ href }) => href)).toEqual(['/campaigns']);
  });

  it('start with the dashboard for those who see figures', () => {
    expect(homeOf('leader')).toBe('/dashboard');
    expect(homeOf('clerk')).toBe('/campaigns');
  });
});
