import { Clock } from '../config/clock.js';
import { homeOf, localPath, toStaffView } from './navigation.js';
import { roles, type Staff } from './staff.js';

const staff = (role: Staff['role']): Staff => ({
  kind: 'user',
  id: '1',
  name: 'lan',
  role,
  communeId: 'hong-chau',
  unit: null,
  csrfToken: 'abc',
  passwordIsTemporary: false,
  passwordMustChange: false,
});

const roomy = { state: 'enough', megabytes: 4_000 } as const;

describe('the pages a reader is offered', () => {
  it('are those the role may open', () => {
    const offered = (role: Staff['role']) => toStaffView(staff(role), '/', { clock: new Clock(), space: roomy });
    const pagesOf = (role: Staff['role']): string[] => offered(role).navigation.map(({ href }) => href);
    const moreOf = (role: Staff['role']): string[] => offered(role).more.map(({ href }) => href);
    expect(pagesOf('administrator')).toEqual(['/', '/dashboard', '/campaigns', '/points', '/meetings']);
    expect(moreOf('administrator')).toEqual([
      ...[
        '/documents',
        '/dossier',
        '/questionnaires',
        '/city',
        '/communes',
        '/users',
        '/tokens',
        '/retention',
        '/audit',
      ],
    ]);
    expect(pagesOf('officer')).toEqual(['/', '/dashboard', '/campaigns', '/points', '/paper']);
    expect(moreOf('officer')).toEqual([
      ...['/meetings', '/feedback', '/documents', '/dossier', '/set-aside', '/questionnaires', '/public-results'],
      ...['/communes', '/tokens', '/retention'],
    ]);
    expect(pagesOf('controller')).toEqual(['/', '/dashboard', '/campaigns', '/feedback', '/documents']);
    expect(moreOf('controller')).toEqual(['/dossier', '/set-aside']);
    expect(pagesOf('leader')).toEqual(['/', '/dashboard', '/campaigns', '/feedback', '/documents']);
    expect(moreOf('leader')).toEqual(['/dossier', '/public-results']);
    // Few enough stand side by side.
    expect(pagesOf('collector')).toEqual(['/', '/campaigns', '/meetings', '/paper', '/feedback']);
    expect(moreOf('collector')).toEqual([]);
  });

  it('mark the one that is open, with the pages under it', () => {
    const at = (path: string) => toStaffView(staff('officer'), path, { clock: new Clock(), space: roomy });
    const current = at('/campaigns/3f0c').navigation.filter((link) => link.current);
    expect(current.map(({ href }) => href)).toEqual(['/campaigns']);
    expect([at('/campaigns').isInMore, at('/communes/spring').isInMore]).toEqual([false, true]);
  });

  it('start with what has to be done for those who work here, and with the figures for readers', () => {
    const onDashboard = roles.filter((role) => homeOf(role) === '/dashboard');
    expect(onDashboard).toEqual(['leader', 'director', 'auditor', 'province']);
    expect(roles.filter((role) => homeOf(role) === '/')).toEqual(roles.filter((role) => !onDashboard.includes(role)));
  });
});

describe('the notice of an unsure clock', () => {
  const clock = new Clock();
  clock.believe(new Date('2020-02-29T17:30Z'));

  it('is for those who may confirm it', () => {
    expect(roles.filter((role) => toStaffView(staff(role), '/', { clock, space: roomy }).clock !== null)).toEqual([
      'administrator',
      'officer',
    ]);
  });

  it('tells when it was last certain, in Vietnam', () => {
    expect(toStaffView(staff('officer'), '/', { clock, space: roomy }).clock).toMatchObject({
      ...{ label: 'access.layout.clock.ahead', lastDay: '2020-03-01', lastTime: '00:30' },
    });
  });
});

describe('the page after signing in', () => {
  it('is a page of this server with its filter', () => {
    expect(localPath('/dashboard?by=unit')).toBe('/dashboard?by=unit');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'dashboard', '/a\r\nX: y', '', undefined])(
    'is never %p',
    (wanted) => {
      expect(localPath(wanted)).toBeNull();
    },
  );

  it('is not the login page again', () => {
    expect(localPath('/login?next=/login')).toBeNull();
  });
});
