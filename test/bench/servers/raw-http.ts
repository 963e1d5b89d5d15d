import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// The anchor of every page: node:http with the bytes ready. ANSWER names a JSON file with headers and body in base64.
const { headers, body } = JSON.parse(readFileSync(process.env.ANSWER ?? '', 'utf8')) as {
  headers: Record<string, string>;
  body: string;
};
const bytes = Buffer.from(body, 'base64');

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(bytes);
}).listen(Number(process.env.PORT), process.env.HOST);
