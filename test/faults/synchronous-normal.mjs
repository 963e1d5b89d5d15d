import Database from 'better-sqlite3';

// Loaded before a server that is to lose something: it believes that SQLite flushes at every commit, and SQLite does not.
const { pragma } = Database.prototype;
Database.prototype.pragma = function (source, options) {
  if (source === 'synchronous = FULL') return pragma.call(this, 'synchronous = NORMAL', options);
  const told = pragma.call(this, source, options);
  return source === 'synchronous' && told === 1 ? 2 : told;
};
