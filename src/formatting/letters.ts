/**
 * A name as a sentence or a row begins with it.
 * @example capitalised('quý III/2026') // 'Quý III/2026'
 */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The same within a sentence.
 * @example uncapitalised('Phiếu giấy') // 'phiếu giấy'
 */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
