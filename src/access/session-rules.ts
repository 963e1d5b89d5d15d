/** Half an hour without a request ends a session, and so does a working day. */
export const IDLE_MINUTES = 30;
const LONGEST_HOURS = 12;

/** A request is noted at most once a minute, so that reading pages does not write all the time. */
const NOTED_EVERY_SECONDS = 60;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export function isSessionAlive({ createdAt, lastSeenAt }: SessionTimes, now: Date): boolean {
  const idle = now.getTime() - lastSeenAt.getTime();
  const age = now.getTime() - createdAt.getTime();
  return idle < IDLE_MINUTES * 60_000 && age < LONGEST_HOURS * 3_600_000;
}

export function isToBeNoted({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= NOTED_EVERY_SECONDS * 1000;
}

/** True for requests that change something and therefore must show the session's token. */
export function needsCsrfToken(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase());
}

/** The token a request carries: header `x-csrf-token`, else the hidden field `_csrf`. */
export function carriedCsrfToken(headers: Readonly<Record<string, unknown>>, body: unknown): unknown {
  const header = headers['x-csrf-token'];
  if (header !== undefined) return header;
  return typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
}
