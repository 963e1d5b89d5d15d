import type { Browser } from 'playwright-core';
import { SetupService } from '../../src/access/setup.service.js';
import { LockJob } from '../../src/figures/lock.job.js';
import { openBrowser } from '../harness/browser.js';
import { Desk } from '../harness/desk.js';
import { answersOnAPhone, answersOnATablet, manyAnswer, Officer, pathOf } from '../harness/officers-year.js';
import { startServer, type TestServer } from '../harness/server.js';

/** A year of the commune An Bình, from an empty server, at a laptop and without the command line. */

const own = 'con trâu ăn cỏ ven sông';
const [OFFICE, ECONOMY, CULTURE] = ['Văn phòng HĐND và UBND', 'Phòng Kinh tế', 'Phòng Văn hóa - Xã hội'] as const;
const MERGED = 'Phòng Kinh tế, Văn hóa và Xã hội';
const JUNE = 'Khảo sát chính quyền, đợt tháng 6/2026';
const NOVEMBER = 'Khảo sát chính quyền, đợt tháng 11/2026';
const CENTRE = 'Góp ý tại Trung tâm, từ tháng 5/2026';

let server: TestServer;
let browser: Browser;
let administrator: Desk;
let officer: Officer;
let chairman: Officer;
let second: Officer;
const toldInJune = ['88,0%', ECONOMY, '65,2%', CULTURE] as const;

beforeAll(async () => {
  server = await startServer('2026-05-11');
  browser = await openBrowser();
  administrator = await Desk.of(server, browser);
  officer = await Officer.of(server, browser);
  second = await Officer.of(server, browser);
  chairman = await Officer.of(server, browser);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A day comes; whoever works signs in again. */
async function comes(day: string, ...people: readonly (readonly [Desk, string])[]): Promise<void> {
  server.clock.moveTo(day);
  await server.get(LockJob, { strict: false }).look();
  for (const [desk, name] of people) await desk.signsIn(name, own);
}

it('May: from the set-up link to the first sheet of a commune made of lists of names takes seven clicks', async () => {
  await administrator.opens((await server.get(SetupService, { strict: false }).firstStartLink()) ?? '');
  await administrator.types({ 'Tên đăng nhập': 'quantri', 'Mật khẩu mới': own, 'Nhập lại mật khẩu mới': own });
  await administrator.presses('Tạo tài khoản và tiếp tục');
  await administrator.follows('Thêm xã, phường');
  await administrator.types({ 'Tên xã, phường': 'An Bình', 'Tỉnh, thành phố': 'Hải Phòng' });
  await administrator.types({ 'Thôn, tổ dân phố': '1. Thôn Đông\n2. Thôn Đoài\n3. Thôn Thượng' });
  await administrator.presses('Tạo xã, phường');
  await administrator.reads('Xã An Bình', 'Thôn Đoài', ECONOMY);
  await administrator.follows('Tạo đợt khảo sát');
  await administrator.follows('Trung tâm, chốt theo quý');
  await administrator.presses('Tạo đợt khảo sát');
  await administrator.reads('Đã tạo đợt khảo sát.', 'Việc tiếp theo: in tờ mã QR');
  await administrator.follows('In tờ mã QR');
  await administrator.reads('Khảo sát mức độ hài lòng', 'Hộ tịch', '14 tờ.');
  expect(administrator.clicks).toBeLessThanOrEqual(7);
});

it('makes an officer, a second one and a chairman, who choose passwords of their own', async () => {
  const people = [
    [officer, 'lan', 'Nguyễn Thị Lan', 'Cán bộ phụ trách khảo sát'],
    [second, 'minh', 'Trần Văn Minh', 'Cán bộ nhập phiếu'],
    [chairman, 'hung', 'Phạm Văn Hùng', 'Lãnh đạo xã, phường'],
  ] as const;
  for (const [desk, name, fullName, role] of people) {
    await administrator.opens('/users');
    await administrator.follows('Thêm người dùng');
    await administrator.types({ 'Tên đăng nhập': name, 'Họ và tên': fullName });
    await administrator.ticks(role);
    await administrator.presses('Thêm người dùng');
    await administrator.reads('Mật khẩu chỉ hiện một lần này.');
    await desk.signsInFirst(name, await administrator.page.locator('.secret').innerText(), own);
  }
});

it('the officer sees what is due, says who leads what, and sets up the June round; two slips are told', async () => {
  await officer.opens('/');
  await officer.reads('Lập đợt khảo sát tháng 6', 'còn 20 ngày');
  await officer.sharesOutItems(OFFICE, ECONOMY, CULTURE);
  await officer.presses(/^Lưu, áp dụng từ ngày 11\/05\/2026/);
  await officer.follows('Đợt khảo sát');
  await officer.follows('Tạo đợt khảo sát');
  await officer.follows('Đợt tháng 6');
  // The name of another month, the target as a fraction, the end two days too early.
  await officer.types({ 'Tên đợt': 'Khảo sát chính quyền, đợt tháng 5/2026', 'Mục tiêu khác (%)': '0,95' });
  await officer.types({ 'Ngày kết thúc thu phiếu': '2026-06-05' });
  await officer.ticks('Mục tiêu khác, ghi bên dưới');
  await officer.presses('Tạo đợt khảo sát');
  await officer.reads('Mục tiêu ghi theo phần trăm: muốn nói 95% thì ghi 95%, không ghi “0,95”.');
  expect(await officer.typed('Tên đợt')).toBe('Khảo sát chính quyền, đợt tháng 5/2026');
  await officer.types({ 'Mục tiêu khác (%)': '90' });
  await officer.presses('Tạo đợt khảo sát');
  await officer.reads('Đã tạo đợt khảo sát.', 'từ 90% người trả lời hài lòng');
  await officer.correctsCampaign({ 'Tên đợt': JUNE });
  await officer.reads(JUNE);
  await officer.follows('In tờ mã QR');
  await officer.reads('Thôn Đông', 'Thôn Thượng');
});

it('a tablet that was put into the wrong survey is taken out again, and paired in the right one', async () => {
  await officer.opens('/');
  await officer.addsPoint('Máy tính bảng', 'Máy tại sảnh');
  await officer.putsIntoCampaign(JUNE, 'Máy tại sảnh (Máy tính bảng)');
  await officer.presses('Bỏ Máy tại sảnh khỏi đợt khảo sát');
  expect(await officer.text(officer.page.locator('#points tbody'))).not.toContain('Máy tại sảnh');
  await officer.putsIntoCampaign(CENTRE, 'Máy tại sảnh (Máy tính bảng)');
  const code = await officer.pairsTablet();
  await answersOnATablet(server, browser, code);
  await officer.follows('Xong');
  await officer.reads('Đang hoạt động');
});

it('June: people answer by phone, at a meeting and in their villages; the end is put off by two days', async () => {
  await comes('2026-06-03', [officer, 'lan']);
  await officer.followsInMenu('Họp thôn, tổ dân phố');
  await officer.chooses({ 'Họp ở đâu': 'Thôn Đoài' });
  await officer.types({ 'Ngày họp': '2026-06-03' });
  await officer.presses('Lập cuộc họp');
  await officer.reads('Ngày họp chưa có đợt khảo sát nào ở điểm này');
  const hall = pathOf(await officer.page.locator('a.address').innerText());
  await officer.putsIntoCampaign(JUNE, 'Thôn Đoài (Họp thôn, tổ dân phố)');
  const codes = await officer.codes();
  await answersOnAPhone(server, browser, `/k/${codes[0]}`);
  await answersOnAPhone(server, browser, hall);
  await manyAnswer(server, codes, 46, (person) => [person % 8 === 0 ? 3 : 5, person % 3 === 0 ? 2 : 4, 4]);
  await officer.looksAt(JUNE);
  await officer.follows('Theo dõi thu phiếu');
  await officer.reads('48');
  await officer.looksAt(JUNE);
  await officer.correctsCampaign({ 'Ngày kết thúc thu phiếu': '2026-06-07', 'Chốt số liệu': '2026-06-10' });
  await officer.reads('01/06/2026 – 07/06/2026', '10/06/2026');
});

it('sheets are counted wrongly and counted again, keyed twice, and the one that differs is settled', async () => {
  await officer.addsPoint('Phiếu giấy', 'Phiếu giấy thôn Đông', 'Thôn Đông');
  await officer.putsIntoCampaign(JUNE, 'Phiếu giấy thôn Đông (Phiếu giấy)');
  await officer.follows('Phiếu giấy');
  await officer.chooses({ 'Đợt khảo sát và nơi phát': 'Phiếu giấy thôn Đông' });
  await officer.types({ 'Số phiếu': '3' });
  await officer.chooses({ 'Đơn vị phát': 'Mặt trận' });
  await officer.presses('Tạo tập phiếu');
  const batch = pathOf(officer.page.url());
  await comes('2026-06-08', [officer, 'lan'], [second, 'minh']);
  await officer.opens(batch);
  for (const returned of ['3', '2']) await officer.countsSheets(returned);
  await officer.opens('/');
  await officer.follows('2 phiếu giấy đã thu về chưa nhập');
  await officer.opens(batch);
  await officer.follows('Nhập phiếu');
  await officer.keysSheets('4', '5');
  await second.opens(batch);
  await second.follows(/^Nhập lần hai/);
  await second.keysSheets('4', '3');
  await officer.opens('/');
  await officer.follows('1 phiếu giấy nhập hai lần khác nhau, chờ đối chiếu');
  await officer.opens(batch);
  await officer.follows('Thống nhất phiếu 002');
  await officer.ticks('Lần đầu: Rất hài lòng');
  await officer.presses('Lưu theo phiếu');
  await officer.reads('Đã thống nhất phiếu và sửa số liệu.');
});

it('the clock locks June on its day; the chairman reads it, approves what citizens are told, and they read it', async () => {
  await comes('2026-06-10', [officer, 'lan'], [chairman, 'hung']);
  await officer.looksAt(JUNE);
  await officer.reads('Số liệu đã chốt', 'Đã chốt số liệu');
  await officer.followsInMenu('Công bố kết quả');
  await officer.types({ 'Nhân dân góp ý – Chính quyền tiếp thu, giải quyết': 'Mở thêm một quầy vào sáng thứ hai.' });
  await officer.presses(/^Trình Chủ tịch phê duyệt/);
  await officer.reads('Đã trình.');
  const told = await chairman.departmentsTold();
  for (const words of [...toldInJune, 'CHƯA ĐẠT mục tiêu trên số phiếu thu được']) expect(told).toContain(words);
  await chairman.followsInMenu('Công bố kết quả');
  await chairman.presses(/^Phê duyệt công bố/);
  await chairman.reads('Đã công bố.');
  const citizen = await Desk.of(server, browser);
  await citizen.opens('/results/an-binh');
  await citizen.reads(
    'Mở thêm một quầy vào sáng thứ hai.',
    'Chủ tịch UBND xã phê duyệt công bố ngày 10/06/2026',
    ECONOMY,
  );
});

it('September: two departments become one, which is read before it is saved', async () => {
  await comes('2026-08-25', [officer, 'lan']);
  await officer.mergesDepartments([ECONOMY, CULTURE], MERGED, '01/09/2026');
  await officer.reads(
    'Thay đổi',
    `Thêm “${MERGED}”`,
    `Bỏ “${ECONOMY}”`,
    'Số liệu đã chốt và đã công bố không thay đổi.',
  );
  await officer.presses('Lưu, áp dụng từ ngày 01/09/2026');
  await officer.reads('Đã lưu thay đổi.', MERGED);
});

it('October: the November round is June again, four clicks from the start page', async () => {
  await comes('2026-10-20', [officer, 'lan']);
  await officer.reads('Lập đợt khảo sát tháng 11');
  officer.clicks = 0;
  await officer.follows('Xem tất cả đợt khảo sát');
  await officer.follows(JUNE);
  await officer.follows('Tạo đợt sau giống đợt này');
  expect([await officer.typed('Tên đợt'), await officer.typed('Ngày mở')]).toEqual([NOVEMBER, '2026-11-01']);
  await officer.presses('Tạo đợt mới');
  await officer.reads(NOVEMBER, '01/11/2026 – 07/11/2026', '10/11/2026', 'Thôn Thượng');
  expect(officer.clicks).toBeLessThanOrEqual(4);
});

it('November: people answer, the officer locks on the 10th; the merged department stands there, June as it was', async () => {
  await comes('2026-11-03', [officer, 'lan']);
  await officer.looksAt(NOVEMBER);
  await manyAnswer(server, (await officer.codes()).slice(0, 3), 45, () => [5, 4, 4]);
  await comes('2026-11-09', [officer, 'lan'], [chairman, 'hung']);
  await officer.looksAt(NOVEMBER);
  await officer.locks();
  await officer.reads('Số liệu đã chốt', 'Đã chốt số liệu');
  const told = await chairman.departmentsTold();
  expect(told).toContain(MERGED);
  expect(told).not.toContain(CULTURE);
  await chairman.looksAt(JUNE);
  await chairman.follows('Xem kết quả');
  await chairman.reads(...toldInJune);
});

it('December: the year is closed, and its page says what was done by what', async () => {
  await comes('2026-11-13', [officer, 'lan']);
  await officer.marksDone('Nộp hồ sơ tự đánh giá, chấm điểm kèm minh chứng', 'Tờ trình số 45/TTr-UBND');
  await comes('2026-12-15', [officer, 'lan']);
  await officer.marksDone('Báo cáo kết quả thực hiện', 'Báo cáo số 120/BC-UBND');
  await officer.looksAt(JUNE);
  await officer.presses('Đưa vào lưu trữ');
  await officer.reads('Đợt này ở mục lưu trữ');
  await officer.follows('Đợt khảo sát');
  await officer.reads('Đã lưu trữ (1)');
  await officer.opens('/');
  await officer.follows('Xem lịch cả năm');
  const done = (name: string) => officer.text(officer.row(new RegExp(name)).first());
  expect(await done('Lập đợt khảo sát tháng 11')).toContain(`Đã có đợt “${NOVEMBER}”`);
  expect(await done('chốt số liệu đợt tháng 6')).toContain(`Đã xong Đã chốt số liệu: “${JUNE}”`);
  expect(await done('Nộp hồ sơ')).toContain('Đánh dấu ngày 13/11/2026, lan');
  expect(await done('Báo cáo kết quả')).toContain('Báo cáo số 120/BC-UBND');
});
