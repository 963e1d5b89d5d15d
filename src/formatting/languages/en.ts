import type { vi } from './vi.js';

/** Every sentence a reader sees, in English. */
export const en: typeof vi = {
  product: { name: 'Hài Lòng' },
};
