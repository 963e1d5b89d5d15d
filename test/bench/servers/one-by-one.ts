type Together = (units: readonly unknown[]) => Promise<void>;

// The product with a commit for each response instead of one for a group. Loaded before the server.
const { WriteQueue } = (await import(new URL('../../database/write-queue.js', import.meta.url).href)) as {
  WriteQueue: { prototype: { commitTogether: Together } };
};
const { commitTogether } = WriteQueue.prototype;
WriteQueue.prototype.commitTogether = async function (units) {
  for (const unit of units) await commitTogether.call(this, [unit]);
};
