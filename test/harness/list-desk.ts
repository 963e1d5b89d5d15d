import { importForm } from './import-form.js';
import type { SignedIn } from './sign-in.js';

/** A list as somebody keeps it: a line of its own for each thing said. */
export const LIST = `Sổ góp ý tháng 10;;;;;
STT;Ngày nhận;Nội dung;Kênh;Loại;Thôn
1;02/11/2026;Đèn đường thôn Đông hỏng, gọi anh Nguyễn Văn Bách 0912345678;Zalo;Phản ánh;Thôn Đông
2;03/11/2026;Cán bộ một cửa nhiệt tình;Hòm thư góp ý;Khen;
3;03/11/2026;Cán bộ một cửa nhiệt tình;Hòm thư góp ý;Khen;
4;03/11/2026;Khiếu nại quyết định thu hồi đất;Đơn, thư;Khiếu nại;Đông
`;

/** The form of the wizard as the browser of somebody sends it. */
export function sendList(
  by: SignedIn,
  url: string,
  path: '' | '/columns' | '/preview',
  file: string | Buffer,
  more: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/feedback/import${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', 'x-csrf-token': by.token, cookie: by.cookie },
    body: importForm(file, { place: '', commune: 'spring', ...more }),
    redirect: 'manual',
  });
}

/** What the columns of `LIST` say. */
export const LIST_COLUMNS = { map: ',receivedOn,text,channel,kind,village' } as const;
