import { together } from './together.js';

await together(new URL('../pages/', import.meta.url));
