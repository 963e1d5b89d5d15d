export const masking = {
  /** What stands in a text in place of what leads to a person. */
  masking: {
    phone: 'phone number',
    email: 'e-mail',
    'id-number': 'ID number',
    plate: 'number plate',
    account: 'account number',
    address: 'address',
    name: 'name',
    'file-code': 'file code',
  },
};
