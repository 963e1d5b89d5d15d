// The product with its sums left out: units of one commit hand nothing in. Loaded before the server.
const { Group } = (await import(new URL('../../database/write-queue.js', import.meta.url).href)) as {
  Group: { prototype: { handIn: () => void } };
};
Group.prototype.handIn = () => undefined;
