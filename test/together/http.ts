import { together } from './together.js';

await together(new URL('../http/', import.meta.url));
