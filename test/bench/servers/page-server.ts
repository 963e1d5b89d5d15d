import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// The anchors in the browser: FILES names a JSON file of [address, type, file] where each file is compressed already.
const files = new Map(
  (JSON.parse(readFileSync(process.env.FILES ?? '', 'utf8')) as [string, string, string][]).map(
    ([address, type, file]) => [address, { type, bytes: readFileSync(file) }],
  ),
);

createServer(({ url = '' }, response) => {
  const found = files.get(url);
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  const headers = { 'content-type': found.type, 'content-encoding': 'br', 'content-length': found.bytes.length };
  response.writeHead(200, headers).end(found.bytes);
}).listen(Number(process.env.PORT), process.env.HOST);
