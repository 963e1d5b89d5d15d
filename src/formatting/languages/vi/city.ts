export const city = {
  city: {
    title: 'Các xã, phường',
    lead: 'Xếp theo tên, không xếp hạng. Mỗi xã, phường một con số, lấy từ số liệu đã chốt của chính xã, phường đó.',
    communes: 'Theo xã, phường',
    commune: 'Xã, phường',
    soFar: 'Qua các kỳ',
    coverage: '{responses}/{visits} lượt tiếp nhận hồ sơ',
    hint: 'Hình nhỏ: tỷ lệ từng kỳ đã chốt, cùng một thang cho mọi xã, phường.',
  },
};
