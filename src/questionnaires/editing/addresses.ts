/*
 * Addresses in the editor of a draft. Pages, groups and paragraphs have whatever names their authors gave them: "Trang
 * một", "a/b", "%". A name stands in an address only in the letters that addresses, and the headers of answers, may hold.
 */

/**
 * The page on which a page of the form is changed.
 * @example pageEditAddress('xa.cho.v1', 'Một') // '/questionnaires/xa.cho.v1/edit/pages/M%E1%BB%99t'
 */
export function pageEditAddress(version: string, name: string): string {
  return `${editAddress(version)}/pages/${encodeURIComponent(name)}`;
}

/** The page on which a question, paragraph or group is changed. */
export function questionEditAddress(version: string, name: string): string {
  return `${editAddress(version)}/questions/${encodeURIComponent(name)}`;
}

/** Where a page of the form stands in the list. */
export function pageAnchor(name: string): string {
  return `#p-${encodeURIComponent(name)}`;
}

/** Where a question, paragraph or group stands in the list. */
export function questionAnchor(name: string): string {
  return `#q-${encodeURIComponent(name)}`;
}

/** The list of a draft. */
export function editAddress(version: string): string {
  return `/questionnaires/${version}/edit`;
}
