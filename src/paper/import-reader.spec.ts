import { ImportReader } from './import-reader.service.js';

it('reads on after a file that could not be handed to its thread', async () => {
  const reader = new ImportReader();
  const file = Buffer.from('G,TEXT\n5,a\n');
  await expect(reader.read(file, { sheet: () => 1, separator: null } as never)).rejects.toThrow();
  expect(await reader.read(file, { sheet: null, separator: null })).not.toHaveProperty('fault');
});
