/**
 * Vietnamese in plain letters, for messages that telephones charge by the sign.
 * @example withoutAccents('Phường Lê Thanh Nghị, đường số 5') // 'Phuong Le Thanh Nghi, duong so 5'
 */
export function withoutAccents(text: string): string {
  return text.replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * Words as a search compares them: capitals and diacritics make no difference.
 * @example asSearched('Tổ Đoài') // 'to doai'
 */
export function asSearched(text: string): string {
  return withoutAccents(text.toLowerCase());
}
