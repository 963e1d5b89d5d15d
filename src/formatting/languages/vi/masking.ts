export const masking = {
  /** What stands in a text in place of what leads to a person. */
  masking: {
    phone: 'số điện thoại',
    email: 'thư điện tử',
    'id-number': 'số giấy tờ',
    plate: 'biển số xe',
    account: 'số tài khoản',
    address: 'địa chỉ',
    name: 'tên người',
    'file-code': 'mã hồ sơ',
  },
};
