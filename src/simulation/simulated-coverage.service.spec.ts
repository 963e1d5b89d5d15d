import { readFileSync } from 'node:fs';
import { parseCatalogue } from '../communes/catalogue-file.js';
import { fieldWeights } from './people.js';
import { Random } from './random.js';
import { simulatedVisits } from './simulated-coverage.service.js';

const catalogue = parseCatalogue(JSON.parse(readFileSync('data/communes/viet-khe.json', 'utf8')));
const weights = fieldWeights(catalogue, { rare: null });

describe('simulated visits', () => {
  const visits = simulatedVisits(weights, { from: '2026-01-01', to: '2026-03-31', responses: 1000 }, new Random(7));

  it('are known for every field in every week, about five to a response', () => {
    expect(visits).toHaveLength(14 * catalogue.fields.length);
    const total = visits.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBeGreaterThan(4_500);
    expect(total).toBeLessThan(5_500);
  });

  it('are the same again from the same seed', () => {
    const again = simulatedVisits(weights, { from: '2026-01-01', to: '2026-03-31', responses: 1000 }, new Random(7));
    expect(again).toEqual(visits);
  });
});
