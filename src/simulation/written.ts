import type { Questionnaire } from '../questionnaires/questionnaire.js';
import { visibility } from '../rules/answer-checks.js';
import type { Answers } from '../rules/answers.js';
import { Random } from './random.js';

/**
 * What simulated people write, so that the pages of comments have something to show. Everything in it is invented, names
 * and numbers too; some of it leads to a person, as real comments do.
 */

/**
 * The answers with a comment, of the few who write one.
 * @param id of the response: what somebody writes depends on it alone, so that everything else stays as it is
 */
export function withWritten({ questions, general }: Questionnaire, answers: Answers, id: string): Answers {
  const random = new Random(Number.parseInt(id.slice(-8), 16));
  if (!random.chance(WRITES)) return answers;
  const visible = visibility(questions, answers);
  const asked = questions.find(({ code, shape }) => shape.kind === 'text' && visible(code));
  if (!asked) return answers;
  const isPleased = Number(answers[general] ?? 5) >= 4;
  const sentences = random.chance(LEADS_TO_SOMEBODY) ? personal : isPleased ? pleased : displeased;
  return { ...answers, [asked.code]: filled(random.pick(sentences), random) };
}

function filled(sentence: string, random: Random): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random.next() * 10)).join('');
  return sentence
    .replace('{name}', () => `${random.pick(families)} ${random.pick(middles)} ${random.pick(given)}`)
    .replace('{short}', () => random.pick(given))
    .replace('{phone}', () => `09${digits(2)} ${digits(3)} ${digits(3)}`)
    .replace('{id}', () => `0${digits(11)}`)
    .replace('{plate}', () => `99A-${digits(3)}.${digits(2)}`);
}

const WRITES = 0.1;
const LEADS_TO_SOMEBODY = 0.15;

const pleased = [
  'Cán bộ hướng dẫn dễ hiểu, xong trước hẹn hai ngày.',
  'Chỗ ngồi chờ sạch sẽ, có nước uống, có quạt.',
  'Tôi nộp hồ sơ trên mạng, được chỉ từng bước. Cảm ơn.',
  'Nhanh hơn năm ngoái nhiều.',
  'Cán bộ nói năng nhẹ nhàng, người già như tôi thấy yên tâm.',
  'Được giải thích rõ vì sao thiếu giấy tờ, lần sau mang đủ là xong.',
  'Bộ phận trả kết quả làm cả sáng thứ Bảy, rất tiện cho người đi làm.',
  'Mong giữ được như thế này.',
  'Giấy tờ trả đúng hẹn, không phải đi lại lần hai.',
  'Có bảng hướng dẫn ngay cửa nên không phải hỏi nhiều.',
] as const;

const displeased = [
  'Chờ gần hai tiếng mới đến lượt, buổi sáng thứ Hai rất đông.',
  'Hẹn thứ Năm mà thứ Hai tuần sau mới có, không ai báo trước.',
  'Phải bổ sung giấy tờ ba lần, mỗi lần một thứ.',
  'Máy lấy số hỏng, mọi người chen nhau.',
  'Mẫu đơn khó hiểu, chữ nhỏ quá.',
  'Đèn đường đoạn cuối thôn hỏng từ tháng trước, đã báo mà chưa sửa.',
  'Rác ở gần chợ hai ngày mới thu một lần, mùa nóng rất mùi.',
  'Trả lời điện thoại chậm, gọi mấy lần không ai nghe.',
  'Nộp trên mạng bị trả lại mà không nói rõ lý do.',
  'Ít ghế ngồi, người già phải đứng chờ.',
  'Nên có người hướng dẫn ngay ở cửa vào.',
  'Họp thôn báo gấp quá, nhiều nhà không biết để đi.',
] as const;

const personal = [
  'Cảm ơn chị {short} ở quầy tiếp nhận đã giúp tôi điền tờ khai.',
  'Hồ sơ của tôi trễ hẹn, xin gọi lại cho tôi số {phone}.',
  'Anh {short} quầy đất đai nói năng chưa nhã nhặn.',
  'Tôi là {name}, số căn cước {id}, xin cho biết bao giờ có kết quả.',
  'Xe {plate} hay đỗ chắn lối vào trụ sở.',
  'Đề nghị bà {name} trả lời đơn của dân, điện thoại {phone}.',
] as const;

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đỗ'] as const;
const middles = ['Thị', 'Văn', 'Minh', 'Ngọc', 'Đức'] as const;
const given = ['Hoa', 'Lan', 'Hùng', 'Tuấn', 'Mai', 'Dũng', 'Thảo'] as const;
