/**
 * A code in groups of four, as it is printed and read aloud.
 * @example spacedCode('7K3M9QX2T8WZ8') // '7K3M 9QX2 T8WZ 8'
 */
export function spacedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}
