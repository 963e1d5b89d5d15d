/** Ends the PostgreSQL that `postgres.ts` started. */
export default async function stopPostgres(): Promise<void> {
  await (globalThis as { stopPostgres?: () => Promise<void> }).stopPostgres?.();
}
