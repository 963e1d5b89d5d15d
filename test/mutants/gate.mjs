import { part } from './shared.mjs';

/** What may be told of few people. */
export default part(
  ['src/figures/partition.ts', 'src/figures/selection.ts', 'src/figures/told-table.ts'],
  'src/figures/(partition|selection|selection-told|told-table)',
);
