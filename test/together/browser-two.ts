import { together } from './together.js';

await together(new URL('../browser/', import.meta.url), (_, at) => at % 2 === 1);
