import type { Bench } from '../bench.js';
import { layerNames, timeByLayer } from '../layers.js';
import { load } from '../load.js';
import { Product } from '../product.js';
import type { Row } from '../row.js';
import { spreadOf } from '../spread.js';
import { startProduct } from '../target.js';

/**
 * Where the processor's time of one response goes under 50 clients, on SQLite: what the process took, shared out among
 * the layers by samples of what its first thread was doing. A commit's samples hold the wait for the disk, too.
 */
export async function profilePart({ folder, effort, say }: Bench): Promise<readonly Row[]> {
  const { server, order } = await startProduct(new Product(folder, 'profile'));
  const times = new Map(layerNames.map((layer) => [layer, [] as number[]]));
  const processor: number[] = [];
  const submit = (warmUp: number) => load({ ...order, connections: 50, warmUp, seconds: effort.seconds }, 201);
  try {
    await submit(WARM_UP);
    for (let round = 0; round < effort.rounds; round += 1) {
      say(`a response, layer by layer, ${round + 1} of ${effort.rounds}`);
      const before = (await server.report()).processor;
      const { answered } = await submit(0);
      // Measured apart, since watching takes time too.
      const each = (((await server.report()).processor - before) * 1e6) / answered;
      processor.push(each);
      await server.startProfile();
      await submit(0);
      const found = timeByLayer(await server.profile());
      const all = [...found.values()].reduce((sum, time) => sum + time, 0);
      for (const [layer, values] of times) values.push(((found.get(layer) ?? 0) / all) * each);
    }
  } finally {
    await server.stop();
  }
  const row = (what: string, values: readonly number[]): Row => ({
    ...{ goal: null, what: `a response: ${what}`, unit: 'µs', better: 'lower', product: spreadOf(values) },
    ...{ anchor: null, anchorName: '', ratio: null, wanted: null },
  });
  return [row('processor time in all', processor), ...[...times].map(([layer, values]) => row(layer, values))];
}

/** Seconds until the code that runs for every response has been compiled. */
const WARM_UP = 5;
