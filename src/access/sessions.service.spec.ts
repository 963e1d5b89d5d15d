import { isSessionAlive, isToBeNoted } from './sessions.service.js';

const at = (minutes: number): Date => new Date(minutes * 60_000);

describe('a session', () => {
  it('ends after half an hour without a request', () => {
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(10) }, at(39))).toBe(true);
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(10) }, at(40))).toBe(false);
  });

  it('ends after twelve hours, however busy', () => {
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(719) }, at(719))).toBe(true);
    expect(isSessionAlive({ createdAt: at(0), lastSeenAt: at(720) }, at(720))).toBe(false);
  });

  it('notes a request at most once a minute', () => {
    expect(isToBeNoted({ createdAt: at(0), lastSeenAt: at(1) }, at(1.5))).toBe(false);
    expect(isToBeNoted({ createdAt: at(0), lastSeenAt: at(1) }, at(2))).toBe(true);
  });
});
