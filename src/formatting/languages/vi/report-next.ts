/** How many responses the next round should collect, as a report advises. */
export const reportNext = {
  reportNext: {
    round: 'đợt sau',
    period: 'kỳ sau',
    overall: 'Để kết luận được chắc chắn về {place}, {next} nên thu khoảng {needed} phiếu (kỳ này {now} phiếu).',
    units: 'Để kết luận được chắc chắn về từng đơn vị, {next} nên thu khoảng: {parts}.',
    part: '{name} {needed} phiếu (kỳ này {now} phiếu)',
    few: 'Đơn vị còn ít phiếu: {names}. Mỗi đơn vị cần ít nhất {fewest} phiếu mới tính được tỷ lệ, nhiều hơn mới kết luận được chắc chắn.',
    total: 'Nếu phiếu vẫn chia cho các đơn vị như kỳ này thì {next} cần tất cả khoảng {needed} phiếu.',
    apart: 'Nên thu thêm ở riêng các đơn vị nêu trên, không cần thu thêm ở mọi nơi.',
    close: 'Tỷ lệ của {names} sát mục tiêu: thu đến {most} phiếu cũng khó kết luận, nên không đặt số phiếu cần thu.',
    assumed:
      'Các số phiếu này được tính với giả định tỷ lệ hài lòng và cách thu phiếu vẫn như kỳ này; khi đó cứ mười lần khảo sát thì khoảng tám lần kết luận được. Không thu thêm phiếu chỉ để kết quả đẹp hơn.',
  },
};
