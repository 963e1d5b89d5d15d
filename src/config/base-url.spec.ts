import { addressFault } from './base-url.js';

it.each([
  ['http://localhost:3000', 'local'],
  ['https://localhost', 'local'],
  ['https://127.0.0.1:3000', 'local'],
  ['https://127.8.0.1', 'local'],
  ['http://[::1]:3000', 'local'],
  ['https://[fd12:3456::1]', 'local'],
  ['https://[fe80::1]', 'local'],
  ['https://[2001:db8::1]', null],
  ['https://10.0.0.5', 'local'],
  ['https://172.16.0.1', 'local'],
  ['https://172.31.255.1', 'local'],
  ['https://172.32.0.1', null],
  ['https://192.168.1.20', 'local'],
  ['https://192.169.1.20', null],
  ['https://169.254.1.1', 'local'],
  ['https://may-chu.local', 'local'],
  ['https://MAY-CHU.LOCAL.', 'local'],
  ['https://may-chu', 'local'],
  ['https://local.gov.vn', null],
  ['https://10.gov.vn', null],
  ['http://hailong.hongchau.gov.vn', 'insecure'],
  ['https://hailong.hongchau.gov.vn/xa', null],
])('phones that are sent to %s: %s', (address, fault) => {
  expect(addressFault(address)).toBe(fault);
});
