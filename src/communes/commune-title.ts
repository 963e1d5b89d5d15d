/**
 * A commune as it is addressed; its kind and name are Vietnamese in every language.
 * @example communeTitle({ kind: 'xã', name: 'Hồng Châu' }) // 'xã Hồng Châu'
 */
export function communeTitle({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return name.toLowerCase().startsWith(`${kind} `) ? name : `${kind} ${name}`;
}

/**
 * The same at the head of a page or a row.
 * @example communeHeading({ kind: 'phường', name: 'Lê Thanh Nghị' }) // 'Phường Lê Thanh Nghị'
 */
export function communeHeading(commune: { readonly kind: string; readonly name: string }): string {
  const title = communeTitle(commune);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}
