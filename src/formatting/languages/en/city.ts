import type { Translated } from '../../sentence.js';
import type { city as vietnamese } from '../vi/city.js';

export const city: Translated<typeof vietnamese> = {
  city: {
    title: 'Communes side by side',
    lead: 'By name, not by rank. One figure for each commune, from its own locked figures.',
    communes: 'By commune',
    commune: 'Commune',
    soFar: 'From period to period',
    coverage: '{responses}/{visits} visits',
    hint: 'Small drawings: the rate of each locked period, on one scale for all communes.',
  },
};
