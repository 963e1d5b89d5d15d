import { together } from './together.js';

await together(new URL('../../src/', import.meta.url), (name) => name.endsWith('.slow.spec.ts'));
