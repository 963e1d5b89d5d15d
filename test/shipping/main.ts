/**
 * What holds on the machines that run it: `npm run test:shipping -- image`, or all parts. Run it as the administrator of a
 * Debian machine with the packages debootstrap, strace and iproute2.
 */
import { image } from './image.js';
import { outbound } from './outbound.js';

const parts: Readonly<Record<string, () => Promise<void>>> = { image, outbound };

for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)) {
  const part = parts[name];
  if (!part) throw new Error(`Parts are ${Object.keys(parts).join(', ')}; not ${name}`);
  process.stderr.write(`${name}\n`);
  await part();
}
