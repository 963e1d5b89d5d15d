/** A dead network often answers late rather than never. */
const PATIENCE_MS = 4_000;

/**
 * From the server when it answers in time, else as it was kept: whoever has a network sees what is true now.
 * @param mark header by which our pages are told from that of a hotspot which asks to log in
 */
export async function freshOrKept(
  fresh: Promise<Response>,
  kept: Response | undefined,
  mark: string,
): Promise<Response> {
  if (!kept) return fresh;
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const reply = await Promise.race([fresh, tooLate]).catch(() => null);
  return reply?.headers.has(mark) ? reply : kept;
}
