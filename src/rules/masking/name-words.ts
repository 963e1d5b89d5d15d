import { plainOf } from './words.js';

/*
 * Words of Vietnamese names and those that stand beside them, as data. A word typed without diacritics is looked up
 * among the same words without theirs.
 */

const listed = (text: string): readonly string[] => text.trim().split(/\s+/);
const phrases = (text: string): readonly string[] => text.split(',').map((one) => one.trim());

/** Holds words as they are written and as they are typed without diacritics. */
class WordList {
  private readonly known: ReadonlySet<string>;

  constructor(words: readonly string[]) {
    this.known = new Set(words.flatMap((word) => [word, plainOf(word)]));
  }

  has(word: string): boolean {
    return this.known.has(word);
  }
}

export const SURNAMES = new WordList(
  listed(`nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm
    phùng mai tô hà tạ lương chu cao quách thái kiều tống lưu doãn nghiêm tăng triệu khổng mạc phí ninh thạch đàm
    ông giáp thân vi lục nông bế ma la từ tưởng châu khúc lại viên cù đồng`),
);

/** Surnames that are hardly any other word, with or without diacritics. */
export const SURE_SURNAMES = new WordList(listed('nguyễn trần phạm huỳnh trịnh bùi hoàng vũ'));
/** Surnames that are hardly any other word when they have their diacritics. */
export const WRITTEN_SURNAMES: ReadonlySet<string> = new Set(
  listed('nguyễn trần phạm huỳnh trịnh bùi hoàng vũ võ lê đặng đỗ ngô phan trương đinh dương đào đoàn phùng quách'),
);

/** Between surname and given name. */
export const MIDDLES = new WordList([
  'văn',
  'thị',
  'đình',
  'hữu',
  'bá',
  'xuân',
  'đức',
  'viết',
  'công',
  'trọng',
  'gia',
  'khắc',
  'huy',
  'kim',
]);

/** Given names that a text all in small letters means by them after a title; the others are words too. */
const sureGivenNames =
  listed(`tuấn cường dũng huy khánh khoa quang hoàng tùng vinh lan hương huệ hằng huyền linh loan nga ngân nhung oanh phương
    quỳnh thảo thúy thuý thủy thuỷ thùy thuỳ trang trâm tuyết uyên vân yến dung duyên hạnh hiền hoa hòa hoà lâm long ngọc
    nguyệt phượng sơn thanh thắm thịnh trinh tú đức đạt hiếu hiệp hưng kiên lộc nghĩa nhàn phúc quân toàn việt vượng
    bích bình châu cúc diệp giang hà hậu liên liễu ly mỹ quý quyên quyết thái tiến tín toản tường vũ mận nụ thơm hải minh
    đông đoan hào hoan luyến miền thoa thêu xuyến khuyên trung thắng thuận thư thương tâm nhài sen chiến chính kiều`);

export const SURE_GIVEN_NAMES = new WordList(sureGivenNames);

/** Given names, and middle names that are given names too. */
export const GIVEN_NAMES = new WordList([
  ...sureGivenNames,
  ...listed(`an anh ánh bách bảo bắc bằng biên bình bính cảnh cẩn chánh chí chiến chinh chính chung chuyên chương công cương cường
    danh dần diệu doanh du dũng duẩn duy dương đại đang đạo đạt đăng điền đình định đông đồng độ đức giang giáp giới hà hải
    hạnh hào hảo hậu hiên hiền hiển hiệp hiếu hinh hoan hoàn hoàng hoạt hòa hoà học hồng hợi hợp huân huấn hùng huy huynh hữu
    hưng hướng hưởng kha khải khang khanh khánh khiêm khoa khoát khôi khương kiên kiểm kiệt kỳ kỷ lai lam lâm lân lập lễ lịch lộc
    lợi long luân luận luật luyện lực lương lưu lượng mạnh mậu minh mùi nam năng ngà ngân nghĩa nghị nghiêm nghiệp ngọ ngọc
    nguyên nhã nhàn nhân nhất nhật nhu nhuận ninh phát phấn phi phong phòng phú phúc phước phương quân quang quảng quế quốc quý
    quyền quyết quỳnh sang sáng sáu sinh sĩ sỹ song sơn sửu tài tạo tâm tân tấn tèo thạch thái thanh thành thao thắng thân thế
    thể thi thiện thiệp thiều thiệu thịnh thìn thọ thoại thông thơ thời thu thuần thuận thuật thuyết thụ thư thức thực thường
    thưởng thượng tiềm tiên tiến tiệp tín tính tình tĩnh toan toàn toán toản tô tới trà trác tráng trí trình triều triển triệu
    trọng trung trụ trực trường trượng tuân tuấn tuất tuệ tùng tuyên tuyến tuyền tú tụ tư từ tường tưởng tỵ tý tửu ước vân văn
    vấn viên viết việt vinh vĩ vĩnh vũ vui vượng vương vỹ xuân xuất xướng ý
    ái bẩy bé bích bưởi cam cẩm cậy chanh châm châu chi chiêm chúc cúc dậu diễm diệp dịu dung duyên đào điệp gái gấm hạ hân
    hằng hến hiệu hoa hoài huê huế huệ huyền huyên hương hường khuyên kiều kim lan lài lành lên lệ liên liễu liệu linh lĩnh loan
    lụa lựu luyến lũy ly lý mai mây mận mến mễ miền miên mị mơ mùa muôn my mỹ na năm nết nga ngát nghi ngoan nguyệt nhài
    nhạn nhẫn nhi nhị nhiên nhiễu nhung nhuần như nhường nụ nữ nương oanh phin phụng phượng phước quy quyên rạng san sen soan
    sim sương tám tằm thà thái thảnh thắm thêm thêu thi thìn thìa thoa thoan thoản thỏa thóc thơm thúy thuý thùy thuỳ thủy thuỷ
    thục thương tho thùa tiếp tình tịnh tít trang trâm trinh trúc tuyết tươi út uyên uyển vi việt vóc vy xinh xoan xuyến xuyên
    yên yến yêm thị tí mão bống cún hạt nhài bột mít`),
]);

/** How people are addressed: a capitalised word behind it is a name unless it is known as another. */
export const TITLES = new WordList(
  phrases(`ông, bà, anh, chị, cô, chú, bác, cậu, em, cháu, thầy, dì, thím, mợ, cụ, mẹ, bố, vợ, chồng, con, thằng, con bé,
    đồng chí, đ c, bạn, con trai, con gái, vợ chồng, gia đình, hộ, nhà, mr, ms, mrs`),
);
/** Titles that are also other words when typed without diacritics: “co” for “có”, “thay” for “thấy”. */
export const UNSURE_PLAIN_TITLES: ReadonlySet<string> = new Set(
  listed('ba co chu em thay cu me bo vo con nha ho ban di mo cau chong dong'),
);
/** Letters that stand for anh, chị, em, ông, bà. */
export const LETTER_TITLES: ReadonlySet<string> = new Set(listed('a c e b ô'));
/** What somebody does or is: a name behind it must be one by its words. */
export const ROLES = new WordList(
  phrases(`cán bộ, nhân viên, chuyên viên, công chức, viên chức, bác sĩ, bác sỹ, y sĩ, y tá, điều dưỡng, dược sĩ, bs, kế toán,
    công an, giáo viên, cô giáo, thầy giáo, luật sư, chủ tịch, phó chủ tịch, bí thư, phó bí thư, giám đốc, phó giám đốc,
    trưởng phòng, phó phòng, trưởng thôn, trưởng xóm, trưởng ban, chủ hộ, thủ quỹ, địa chính, hộ tịch, văn thư, tư pháp,
    bưu tá, bảo vệ, lái xe, đại úy, thượng úy, trung úy, thiếu tá, trung tá, tên, tên là, tên em là, tên tôi là, họ tên, họ và tên,
    tôi là, em là, mình là, cháu là, con là, tên cháu là, tôi tên, em tên, người nộp, người khai, người gửi, người viết,
    ký tên, bị hại, cháu bé, cụ ông, cụ bà`),
);

/** A capitalised word that is no name, and the first two words of what is none. */
export const NO_NAMES = new WordList(
  phrases(`ấy, ơi, ạ, à, và, của, ở, tại, đã, đang, sẽ, có, không, ko, k, là, làm, này, kia, đó, nào, rất, nhiệt, vui, thân, tôi,
    em, anh, chị, ông, bà, cô, chú, bác, cháu, thầy, cậu, con, bạn, giáo, nội, ngoại, trai, gái, cả, hai, ba, dâu, rể, họ, sĩ, sỹ,
    cán, chủ, phó, bí, giám, trưởng, phòng, ban, bộ, sở, xã, phường, huyện, tỉnh, thôn, xóm, tổ, trạm, ủy, uỷ, ubnd, hđnd, hội,
    đảng, nhà, trong, ngoài, trên, dưới, bị, được, cho, xin, hỏi, nhận, nộp, đến, đi, về, nói, bảo, hướng dẫn, tiếp dân, tiếp nhận,
    chào, dạ, vâng, cám, cảm, nếu, khi, lúc, vì, nhưng, mà, thì, nên, cứ, vẫn, chưa, phải, cũng, đều, lại, quá, lắm, nhé, nha, nhỉ,
    hùng lao, hùng liệt, hùng lực, hùng dân, hùng vũ, công an, công chức, công nhân, công dân, công việc, công khai, công văn, công tác,
    trung tâm, tư pháp, tư vấn, địa chính, văn phòng, văn bản, văn hóa, văn hoá, văn thư, một cửa, lãnh đạo, bưu điện, dân quân,
    thanh niên, thanh toán, thanh tra, phụ nữ, nông dân, nông nghiệp, nông thôn, cựu chiến, cựu, mặt trận, hải phòng, hải dương,
    hải quan, hải quân, việt nam, hồng châu, thu ngân, thu tiền, thu phí, thu hồ, thu thuế, thu gom, thuế, y tế, y tá, kinh tế,
    kế toán, giao thông, quân sự, quân đội, quốc phòng, giáo viên, giáo dục, sinh viên, học sinh, hành chính, phương án, hòa nhã,
    hoà nhã, hiền lành, hiền hậu, hiền hoà, hạnh phúc, minh bạch, thành thật, thành thạo, thành viên, tâm huyết, tâm lý, tận, đoàn thanh, đoàn thể,
    đoàn viên, mạnh dạn, bình thường, bình tĩnh, bình đẳng, thân thiện, thân thiết, thân yêu, vui vẻ, vui tính, an ninh, an toàn, bảo hiểm, bảo vệ,
    bảo trợ, chính sách, chính quyền, chính là, chính xác, hồ sơ, hồ chí, hưu trí, cao tuổi, liên hệ, liên hoan, nam giới, nữ giới,
    danh sách, danh mục, dương kinh, thái bình, hà nội, hưng yên, bắc ninh, quảng ninh, nam định, nam sách, thanh hà, ninh giang, gia lộc, tứ kỳ,
    kim thành, kinh môn, chí linh, bình giang, cẩm giàng, thanh miện, an dương, an lão, thủy nguyên, tiên lãng, vĩnh bảo, kiến thụy, kiến an, lê chân,
    ngô quyền, hồng bàng, đồ sơn, cát hải, triệu trưng, táo, bụt, trưng, triệu, chúa, tiên, rịa, nà, đông y, đức tính, đức độ, lương y,
    tuần sau, tuần trước, tuần này, tuần, năm nay, năm ngoái, nam bộ, nghĩa vụ, nghĩa trang, nhất định, nhất là, thường trực, thường xuyên,
    sáng, chiều, tối, hôm, đình chùa, hồng thập, quý vị, quý khách, quyết định, quyết tâm, quyết liệt, chiến sĩ, tiến độ, tiến bộ,
    tính tình, tình cảm, trực ban, trực tiếp, trực, phục vụ, phụ trách, phụ, quản lý, quản, đại diện, đại biểu, đại úy, nhân viên, nhân dân, sau, trước, trẻ,
    già, mới, cũ, lớn, bé, nhỏ, kiểm tra, kiểm lâm, luật sư, lái, tổng, thư ký, thư viện, khách, người, hàng, bán, phát, phát thanh, sang, nam nữ, phi, thương binh,
    thương bệnh, liệt, gia, đình, hoàn cảnh, hoàn thành, hoàn toàn, hợp tác, hợp đồng, hợp lý, khuyết, tật, nghèo, cận, giữ, trông, ngồi, đứng, gọi, trả, mất, ốm, tên, số, lan man, hương khói, bảo là, bảo tôi, hải sản, vân vân, vân tay,
    chuyên viên, chuyên, viên, tiếp, toàn quyền, toàn bộ, toàn, tất, thân nhân, đông, đông lắm, trọng, dân, lâm nghiệp, đạo đức, thôi, vào, ra, lên, xuống, với, cùng, thêm, nữa, để, hay, hoặc, từ, cần, muốn, mong, biết, thấy, nhờ, mang, cầm, đưa, lấy, viết, ký, như, thế, vậy, rồi, luôn, hết, còn, tốt, ngoan, xinh, nhanh, chậm, dễ, khó, tự, bằng, theo, đợi, chờ, xem, sửa, xong, nay, mai, kỹ, bận, nghỉ, hẹn, mời, cười, ngọt, hỗ, giải, phiền, chỉ, dặn, tư, họp, khen, chê, mẹ, đồng chí`),
);

/** People of history and of whom streets and schools bear the names. */
export const OF_HISTORY = new WordList(
  phrases(`hồ chí minh, trần hưng đạo, lê lợi, nguyễn trãi, trần phú, lê chân, nguyễn bỉnh khiêm, lê hồng phong, ngô quyền,
    lý thường kiệt, trần nguyên hãn, võ nguyên giáp, nguyễn huệ, quang trung, lê duẩn, trần quốc toản, trần quang khải,
    nguyễn du, hai bà trưng, lê lai, phan đình phùng, phan bội châu, phan chu trinh, trường chinh, phạm văn đồng, tô hiệu, lạch tray,
    nguyễn văn linh, nguyễn lương bằng, hoàng văn thụ, lý tự trọng, võ thị sáu, nguyễn văn trỗi, kim đồng, lê quý đôn, chu văn an, mạc đĩnh chi,
    lê thanh nghị, nguyễn ái quốc, đinh tiên hoàng, lý thái tổ, trần nhân tông, bạch đằng, tôn đức thắng, hoàng diệu, lê thánh tông, trần nhật duật, nguyễn công trứ, bùi thị xuân, yết kiêu`),
);

/** What is called after a person, or a place: the words behind it are its name. */
export const CALLED_AFTER = new WordList(
  phrases(`đường, phố, trường, thcs, thpt, tiểu học, mầm non, xã, phường, huyện, cầu, chợ, đền, đình, chùa, thôn, làng, quận, công viên,
    tượng đài, khu, ngõ, bệnh viện, thành phố, tỉnh, xóm, phòng, quỹ, giải, cấp ii, cấp i, ngã tư, dân phố, nghĩa trang, miếu, ga, bến, bãi, hồ`),
);
