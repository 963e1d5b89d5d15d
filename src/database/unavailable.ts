/**
 * Why a database does not do what it is asked: `away` (PostgreSQL cannot be reached, or ended the connection), `held` by
 * another process, `full`, `damaged`, or `unwritable` (the disk or the folder refuses).
 */
export type Unavailable = 'away' | 'held' | 'full' | 'damaged' | 'unwritable';

/** By the beginning of the code: SQLite's names, PostgreSQL's SQLSTATE, and those of the network. */
const reasons: readonly (readonly [RegExp, Unavailable])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'held'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_(IOERR|READONLY|CANTOPEN|PERM)/, 'unwritable'],
  // lock_not_available, and a statement or a transaction that took too long.
  [/^(55P03|57014|25P03)$/, 'held'],
  [/^53100$/, 'full'],
  [/^XX00[12]$/, 'damaged'],
  // Connection failures, too many connections, a server that stops, starts or ends the backend.
  [/^(08\w{3}|53300|57P0\d)$/, 'away'],
  [/^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)$/, 'away'],
];

/**
 * Whether the disk failed to keep what it was asked to. It may forget that it failed, so whoever goes on would take for
 * stored what is not: only a start, which reads what the disk really holds, makes it sure again.
 */
export function isUnkept(error: unknown): boolean {
  return /^SQLITE_IOERR_(?:DIR_)?FSYNC$/.test(String((error as { code?: unknown } | null)?.code));
}

/** What pg says without a code. */
const away =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Nothing refused the connection: it only took longer than it may. */
export function isTooSlow(error: unknown): boolean {
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' && /connection timeout|timeout exceeded when trying to connect/.test(message);
}

/**
 * @returns null for whatever else an error is
 * @example whyUnavailable({ code: 'SQLITE_FULL' }) // 'full'
 */
export function whyUnavailable(error: unknown): Unavailable | null {
  const { code, message, errors } = (error ?? {}) as { code?: unknown; message?: unknown; errors?: unknown };
  // Both addresses of a name refused, for instance.
  if (code === undefined && Array.isArray(errors)) return whyUnavailable(errors[0]);
  const found = typeof code === 'string' ? reasons.find(([pattern]) => pattern.test(code)) : undefined;
  if (found) return found[1];
  return typeof message === 'string' && away.test(message) ? 'away' : null;
}
