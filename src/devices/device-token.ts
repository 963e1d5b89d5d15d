/**
 * The token in `Authorization: Device <token>`.
 * @returns null where the header is absent or of another kind
 * @example deviceTokenIn('Device k3y') // 'k3y'
 */
export function deviceTokenIn(header: string | undefined): string | null {
  return /^Device (\S{1,200})$/i.exec(header ?? '')?.[1] ?? null;
}
