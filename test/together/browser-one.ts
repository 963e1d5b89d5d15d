import { together } from './together.js';

// Every other one here and the rest in browser-two, so that two workers share them.
await together(new URL('../browser/', import.meta.url), (_, at) => at % 2 === 0);
