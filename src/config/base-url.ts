/** Why phones outside can't open an address as they should: nobody but this house reaches it, or nothing hides what is sent. */
export type AddressFault = 'local' | 'insecure';

/**
 * What is wrong with the address that QR codes carry (`BASE_URL`), as far as it can be seen from the address itself.
 * @returns null for one that citizens can be given
 * @example addressFault('http://localhost:3000') // 'local'
 * @example addressFault('https://192.168.1.20') // 'local'
 * @example addressFault('https://may-chu.local') // 'local'
 * @example addressFault('http://hailong.hongchau.gov.vn') // 'insecure'
 * @example addressFault('https://hailong.hongchau.gov.vn') // null
 */
export function addressFault(baseUrl: string): AddressFault | null {
  const { hostname, protocol } = new URL(baseUrl);
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[') ? isLocalIpv6(host) : isLocalName(host)) return 'local';
  return protocol === 'https:' ? null : 'insecure';
}

/** A name without a dot is known within one house only; the other endings never leave it (RFC 6761, RFC 6762, RFC 8375). */
function isLocalName(host: string): boolean {
  if (!host.includes('.') || /\.(local|localhost|lan|internal|home\.arpa)$/.test(host)) return true;
  const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (!numbers) return false;
  const [first, second] = [Number(numbers[1]), Number(numbers[2])];
  return (
    [0, 10, 127].includes(first) ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254)
  );
}

/** Itself, a private network (fc00::/7), this cable (fe80::/10). */
function isLocalIpv6(host: string): boolean {
  return /^\[(::1?\]|f[cd]|fe[89ab])/.test(host);
}
