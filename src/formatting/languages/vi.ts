/** Every sentence a reader sees, in Vietnamese. The other languages carry the same keys. A section per room. */
export const vi = {
  product: { name: 'Hài Lòng' },
};
