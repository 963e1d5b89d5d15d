import type { LetterKind } from './letter-kinds.js';
import type { LetterText } from './letter-text.js';

/**
 * What a letter says until a commune says it in its own words. In Vietnamese only, as everything that the state sends in
 * its name.
 */
export const usualTexts: Readonly<Record<LetterKind, LetterText>> = {
  apology: {
    subject: 'Về việc giải quyết chậm so với thời hạn',
    text: [
      '{cơ quan} đã tiếp nhận {hồ sơ} của Ông/Bà, hạn trả kết quả là ngày {ngày hẹn}. Đến hạn, {đơn vị} chưa giải quyết xong, làm ảnh hưởng đến công việc và thời gian của Ông/Bà.',
      'Nguyên nhân chậm: {lý do}.',
      '{cơ quan} chân thành xin lỗi Ông/Bà. Chúng tôi đã yêu cầu {đơn vị} nghiêm túc rút kinh nghiệm, không để việc này lặp lại.',
      'Kết quả sẽ được trả cho Ông/Bà chậm nhất là ngày {ngày hẹn lại}.',
      'Rất mong Ông/Bà thông cảm và tiếp tục góp ý để chúng tôi phục vụ tốt hơn./.',
    ].join('\n'),
  },
  thanks: {
    subject: '',
    text: [
      '{cơ quan} trân trọng cảm ơn Ông/Bà đã {việc làm}.',
      'Sự quan tâm của Ông/Bà giúp chính quyền {địa phương} gần dân hơn, phục vụ Nhân dân tốt hơn.',
      'Kính chúc Ông/Bà và gia đình mạnh khỏe, hạnh phúc. Rất mong tiếp tục nhận được ý kiến đóng góp của Ông/Bà./.',
    ].join('\n'),
  },
  congratulation: {
    subject: 'Nhân dịp {dịp}',
    text: [
      'Nhân dịp {dịp}, {cơ quan} trân trọng gửi tới Ông/Bà và gia đình lời chúc mừng tốt đẹp nhất.',
      'Kính chúc Ông/Bà và gia đình luôn mạnh khỏe, hạnh phúc, tiếp tục góp sức xây dựng {địa phương} ngày càng giàu đẹp, văn minh./.',
    ].join('\n'),
  },
  condolence: {
    subject: '',
    text: [
      '{cơ quan} vô cùng thương tiếc được tin {người mất} đã từ trần ngày {ngày mất}.',
      'Trước mất mát to lớn này, chúng tôi xin gửi tới toàn thể gia đình lời chia buồn sâu sắc nhất. Kính mong gia đình sớm vượt qua đau thương.',
      'Khi cần làm thủ tục khai tử và các chế độ liên quan, xin gia đình liên hệ Trung tâm Phục vụ hành chính công {địa phương} để được hướng dẫn./.',
    ].join('\n'),
  },
  commendation: {
    subject: '',
    text: [
      '{cơ quan} nhiệt liệt biểu dương, khen ngợi Ông/Bà đã {việc làm}.',
      'Đây là việc làm đẹp, đáng trân trọng, là tấm gương để cán bộ và Nhân dân {địa phương} học tập.',
      'Mong Ông/Bà tiếp tục phát huy, cùng chính quyền xây dựng {địa phương} văn minh, nghĩa tình./.',
    ].join('\n'),
  },
};
