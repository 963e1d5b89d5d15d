/**
 * What holds on the machines that run it: `npm run test:shipping -- image`, or all parts. Run it as the administrator of a
 * Debian machine with the packages debootstrap, strace, iproute2, nginx and caddy.
 */
import { image } from './image.js';
import { outbound } from './outbound.js';
import { proxy } from './proxy.js';
import { small } from './small.js';

const parts: Readonly<Record<string, () => Promise<void>>> = { image, outbound, proxy, small };

for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)) {
  const part = parts[name];
  if (!part) throw new Error(`Parts are ${Object.keys(parts).join(', ')}; not ${name}`);
  process.stderr.write(`${name}\n`);
  await part();
}
