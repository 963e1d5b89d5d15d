import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';

// The anchor of pages for staff: node:http with the bytes ready, for whom the database knows. ANSWER names a JSON file
// with headers and body in base64, FILE the SQLite file of the product.
const { headers, body } = JSON.parse(readFileSync(process.env.ANSWER ?? '', 'utf8')) as {
  headers: Record<string, string>;
  body: string;
};
const bytes = Buffer.from(body, 'base64');
const known = new Database(process.env.FILE ?? '', { readonly: true }).prepare(
  'SELECT * FROM access_token WHERE hash = ?',
);

createServer((request, response) => {
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  const isKnown = known.get(createHash('sha256').update(token).digest('hex')) !== undefined;
  if (!isKnown) {
    response.writeHead(401).end();
    return;
  }
  response.writeHead(200, headers);
  response.end(bytes);
}).listen(Number(process.env.PORT), process.env.HOST);
