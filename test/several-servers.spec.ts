import { placesInMemory } from './harness/kept-in-memory.js';
import { keptInMemory } from './harness/memory-list.js';

// What several servers do together is tried in `long/two-servers.spec.ts`.
it('nothing that a server keeps in memory is missing from the list that says why each server may have its own', () => {
  expect([...new Set(placesInMemory())]).toEqual(Object.keys(keptInMemory).toSorted());
});
