import { together } from './together.js';

await together(new URL('../../src/', import.meta.url));
