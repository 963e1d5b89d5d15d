import type { Profiler } from 'node:inspector';

/**
 * The layers of one response, and the functions that belong to each, as `file:function`. A function is counted where it
 * or the nearest of its callers is named first: what Node does for SQLite's statement is the statement's, what it does
 * for a hash the hash's.
 */
const layers: readonly (readonly [layer: string, functions: RegExp])[] = [
  ['BEGIN and COMMIT', /database\/sqlite-runner\.js:control$/],
  ['SQL of the group', /database\/sqlite-runner\.js/],
  ['statements and their values', /database\/(table|columns)\.js/],
  ['queue and groups', /database\//],
  ['sums', /responses\/(write-tallies|tally-\w+|tallies\.queries)\.js|responses\/dimensions\.js:(cells|pairs|allowed)/],
  ['content hash', /responses\/arrival\.js:(contentHash|sortedJson|quoted)/],
  ['receipt', /responses\/receipt\.js|config\/secrets\.js/],
  ['circumstances', /responses\/(submissions\.service|counts-of-window)\.js/],
  ['check and normalise', /dist\/rules\/(?!typed-text\.js:(clearControls|withoutControls))/],
  ['lookups', /dist\/(collection-points|campaigns|communes|questionnaires|devices|meetings)\//],
  ['intake', /dist\/responses\//],
  ['zod', /node_modules\/zod\//],
  ['Nest', /node_modules\/(@nestjs|rxjs|reflect-metadata|iterare)\//],
  ['Fastify, router, JSON', /node_modules\/|dist\/app|dist\/rules\/typed-text|dist\/operations\/metrics/],
  ['node:http and sockets', /^node:(_http|net|events|_?stream|internal\/(stream|http|timers|process|async_hooks|net))/],
];

const GARBAGE = 'garbage';
const OUTSIDE = 'outside of JavaScript';
const REST = 'the rest';
const alone = new Map([
  ['(garbage collector)', GARBAGE],
  ['(program)', OUTSIDE],
]);

/** Names of the layers, in the order of the way in. */
export const layerNames: readonly string[] = [...layers.map(([name]) => name), GARBAGE, OUTSIDE, REST];

/** Microseconds by layer, as the clock has them; waiting is none. */
export function timeByLayer({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): ReadonlyMap<string, number> {
  const layerOfNode = layersOf(nodes);
  const times = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const layer = layerOfNode.get(id);
    // A sample says what ran when it was taken; the time until the next one is its own.
    if (layer) times.set(layer, (times.get(layer) ?? 0) + Math.max(0, timeDeltas[at + 1] ?? 0));
  }
  return times;
}

/** The layer of each node of the tree of calls by its ID; null for waiting. Callers stand before what they call. */
function layersOf(nodes: readonly Profiler.ProfileNode[]): ReadonlyMap<number, string | null> {
  const found = new Map<number, string | null>();
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  for (const { id, callFrame } of nodes) {
    const { functionName, url } = callFrame;
    const called = `${url}:${functionName}`;
    const layer = alone.get(functionName) ?? layers.find(([, functions]) => functions.test(called))?.[0];
    const inherited = found.get(callers.get(id) ?? -1) ?? REST;
    found.set(id, functionName === '(idle)' ? null : (layer ?? inherited));
  }
  return found;
}
