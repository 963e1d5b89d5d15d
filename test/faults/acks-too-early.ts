import { launch, type ServerProcess } from '../harness/server-process.js';

/**
 * A server of a few lines that stores honestly, but says so 50 ms before it does: what a kill takes from it, the journal has
 * to notice.
 */
export function launchTooEarly(port: number, file: string): ServerProcess {
  return launch({ port, environment: { FILE: file }, script: ['--input-type=module', '--eval', PROGRAM] });
}

const PROGRAM = `
  import { createServer } from 'node:http';
  import Database from 'better-sqlite3';
  const db = new Database(process.env.FILE);
  db.exec('CREATE TABLE IF NOT EXISTS survey_response (id TEXT PRIMARY KEY, answers TEXT)');
  db.exec('CREATE TABLE IF NOT EXISTS set_aside (response_id TEXT)');
  db.exec('CREATE TABLE IF NOT EXISTS participation_count (responses INTEGER)');
  const insert = db.prepare('INSERT OR IGNORE INTO survey_response VALUES (?, ?)');
  createServer(async (request, reply) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    reply.writeHead(201).end('{}');
    const { id, answers } = JSON.parse(body);
    setTimeout(() => insert.run(id, JSON.stringify(answers)), 50);
  }).listen(Number(process.env.PORT), '127.0.0.1');
`;
