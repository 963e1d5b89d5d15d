/** What staff do, task by task; a key in brackets stands for the words of a button, a page or a part of one. */
export const helpTasks = {
  helpTasks: {
    year: {
      title: 'Biết việc gì đến hạn',
      text: 'Trang [duties.start.title] nêu việc sắp đến hạn, còn mấy ngày, và những gì đang chờ; bấm vào dòng nào thì mở trang làm việc đó. Bấm [duties.start.year] để xem lịch cả năm: hai đợt khảo sát, minh chứng từng quý, hồ sơ trước ngày 15/11. Việc mà phần mềm không tự biết là đã xong thì mở ra và bấm [duties.mark].',
    },
    yearForReaders: {
      title: 'Biết việc gì đến hạn trong năm',
      text: 'Trang [duties.start.title] nêu việc sắp đến hạn và việc đang chờ Ông/Bà. Bấm [duties.start.year] để xem lịch cả năm: hai đợt khảo sát, minh chứng từng quý, hồ sơ trước ngày 15/11, báo cáo tháng 12. Việc nào của ai, đã xong chưa và xong bằng cách nào đều ghi ở đó; đánh dấu và đổi ngày là việc của cán bộ phụ trách khảo sát.',
    },
    reminders: {
      title: 'Nhận thư nhắc việc',
      text: 'Ở cuối trang [duties.title], mục [duties.mail.title], ghi mỗi dòng một địa chỉ thư điện tử. Ngày làm việc nào có việc sắp đến hạn hoặc quá hạn thì hệ thống gửi một thư, chỉ nêu tên việc và ngày. Thư không đến thì mục đó nói vì sao: máy chủ chưa được cài đặt gửi thư, gửi không được, hoặc có địa chỉ bị từ chối.',
    },
    commune: {
      title: 'Chuẩn bị dữ liệu xã, phường',
      text: 'Mở trang [communes.title], kiểm tra tên đơn vị, lĩnh vực, quầy, thôn hoặc tổ dân phố. Tên có chữ [communes.example] thì phải thay bằng tên thật trước khi khảo sát. Bấm [reorganising.title], sửa hoặc dán danh sách, bấm [reorganising.preview], xem lại rồi mới lưu.',
    },
    newCampaign: {
      title: 'Mở một đợt khảo sát',
      text: 'Bấm [campaigns.new], chọn một mẫu ở mục [campaigns.templatesTitle] rồi xem lại ngày thu phiếu, ngày chốt số liệu và nơi thu phiếu. Đợt tháng 11 nên thu phiếu từ ngày 01 đến ngày 07/11, chốt số liệu ngày 10/11, để kịp nộp hồ sơ trước ngày 15/11. Tạo xong, bấm [plan.set] để ghi số phiếu cần thu, trước ngày mở.',
    },
    codes: {
      title: 'In mã QR',
      text: 'Ở trang đợt khảo sát, bấm [campaigns.sheets] để in mọi tờ, hoặc [points.print] cạnh một điểm. In đúng khổ, tỷ lệ 100%, treo tại chỗ rồi tự quét thử một lần. Mã đã in dùng được cho các đợt sau. Mã bị lộ hoặc bị dán đè: mở điểm đó ở trang [points.title] rồi bấm [pointChanges.replace.link]; phiếu đã nhận vẫn thuộc điểm này. Chỉ bấm [points.revoke] khi bỏ hẳn điểm.',
    },
    manyPoints: {
      title: 'Tạo nhiều điểm thu nhận một lúc',
      text: 'Ở trang [severalPoints.title], chọn hình thức, rồi dán danh sách tên hoặc đánh dấu mọi thôn, quầy, lĩnh vực. Bấm [severalPoints.preview] để xem từng dòng sẽ thành điểm nào, đặt ở đâu; dòng nào sai thì nêu ngay tại dòng. Chưa tạo gì cho đến khi bấm nút tạo ở trang xem trước, và một dòng sai thì không điểm nào được tạo.',
    },
    tablets: {
      title: 'Đặt máy tính bảng ở quầy',
      text: 'Thêm một điểm thu nhận hình thức [points.kind.kiosk], rồi ở trang [devices.title] bấm [devices.create] và quét mã ghép bằng máy tính bảng trong vòng 60 phút. Trang này cho biết máy nào không liên lạc từ hôm qua và còn bao nhiêu phiếu chờ gửi. Đổi giờ mở máy thì bấm [devices.change]; máy mất hoặc hỏng thì bấm [devices.revoke].',
    },
    sheets: {
      title: 'In và phát phiếu giấy',
      text: 'Ở mục [paper.newTitle], chọn đợt và nơi phát, đơn vị phát, số phiếu rồi bấm [paper.create]; mở tập vừa tạo và bấm [paper.printSheets]. Phiếu đánh số để biết phát bao nhiêu, thu về bao nhiêu; không ghi phát cho ai. Nhiều thôn thì mở trang đợt khảo sát, bấm [villageSheets.title], ghi số phiếu từng thôn rồi bấm [villageSheets.create] để tạo và in tất cả một lần. Nên để Mặt trận Tổ quốc hoặc đoàn thể phát: phiếu do đơn vị được đánh giá tự phát có mức chắc chắn thấp.',
    },
    keying: {
      title: 'Nhập phiếu giấy',
      text: 'Mở tập phiếu, đếm phiếu thu về và ghi ở mục [paper.returnedTitle]; phiếu trắng hoặc không đọc được thì ghi ở mục [paper.spoiltTitle]. Bấm [paper.key] và trả lời bằng bàn phím: số 1 đến 5 là các mức, 0 là không biết, Enter bỏ trống và sang câu sau. Hết phiếu, bấm Enter để lưu.',
    },
    pictures: {
      title: 'Nhập phiếu giấy bằng ảnh chụp',
      text: 'Thay cho gõ từng phiếu: chụp từng trang bằng điện thoại, mỗi ảnh một trang, thấy đủ bốn góc, đủ sáng. Mở tập phiếu, bấm [pictures.open] rồi [pictures.camera], đặt từng trang dưới máy, trang nào thấy đủ và đứng yên thì máy tự chụp; mất mạng thì ảnh giữ kín trên máy và tự gửi khi có mạng lại (phải mở sẵn trang này từ lúc còn mạng); cũng chọn được các ảnh đã chụp rồi bấm [pictures.send]; ảnh không đọc được thì phần mềm nêu lý do để chụp lại; trang bị hỏng mã vuông mà máy không đọc chắc được số phiếu thì phần mềm hỏi tập, số phiếu và trang. Chỗ nào không chắc, chỗ nào viết tay thì phần mềm hỏi: nhìn ảnh và chọn ô được đánh dấu; trong đó có một số câu lấy ngẫu nhiên để biết máy đọc đúng đến đâu. Xem hết rồi mới ghi vào số liệu được, và phiếu nào cũng có thể nhập lần hai để đối chiếu. Chỉ đọc được phiếu in từ phần mềm này; ảnh tự xóa sau sáu tháng.',
    },
    secondKeying: {
      title: 'Nhập lần hai và thống nhất',
      text: 'Để biết có gõ nhầm không, một người khác nhập lại phiếu ở mục [paper.secondBy] của tập và không thấy lần đầu. Phiếu nào hai lần khác nhau thì bấm [paper.settle], nhìn lại phiếu giấy rồi chọn theo phiếu. Xin làm xong trước khi chốt số liệu.',
    },
    importing: {
      title: 'Nhập kết quả có sẵn trong tệp',
      text: 'Ở trang [paper.title], bấm [paper.importLink]; nhập qua ba bước. Ở bước [importing.steps.file], chọn đợt, đơn vị phát và tệp rồi bấm [importing.read]. Ở bước [importing.steps.columns], xem cột nào là câu nào, cột thừa thì chọn [importing.leftOut], rồi bấm [importing.preview]. Ở bước [importing.steps.preview], xem số phiếu theo ngày, theo đơn vị, theo câu rồi mới nhập; có một ô sai thì không dòng nào được nhập và ô đó được nêu rõ. Nhập nhầm tệp thì bấm [importing.undo] ở mục [importing.imports], trước khi chốt số liệu.',
    },
    ownQuestionnaires: {
      title: 'Dùng mẫu phiếu riêng',
      text: 'Ở trang [questionnaires.title], bấm [ownQuestionnaires.new], chọn tệp JSON làm bằng SurveyJS; tệp có lỗi thì phần mềm kê hết các chỗ phải sửa. Tệp đạt được giữ thành bản nháp: bấm [questionnaireEditing.title] để sửa câu chữ, phương án, thang đo, điều kiện, và làm hết các việc ở mục [questionnaireEditing.list.open]. Xem thử trên điện thoại, máy tính bảng và phiếu giấy, rồi bấm [ownQuestionnaires.steps.publish.link]; từ đó chọn được mẫu này khi tạo đợt khảo sát. Mẫu đã đưa vào sử dụng thì giữ nguyên: muốn đổi thì bấm [ownQuestionnaires.next], thôi dùng thì bấm [ownQuestionnaires.steps.retire.link].',
    },
    corrections: {
      title: 'Sửa phiếu giấy đã nhập',
      text: 'Gõ nhầm, nhầm số phiếu hoặc ghi hỏng nhầm đều sửa được cho đến khi chốt số liệu. Cầm phiếu giấy, mở tập phiếu, gõ số phiếu ở mục [paperSheets.open] rồi bấm [paperSheets.openButton]. Sửa câu trả lời, ghi vì sao sửa rồi bấm [paperSheets.save]. Nhập nhầm số thì bấm [paperSheets.renumberButton]; phiếu không tính được thì bấm [paperSheets.spoilButton]; ghi hỏng nhầm thì bấm [paperSheets.goodButton]. Ai nhập phiếu nào thì mở được phiếu đó, còn cán bộ phụ trách khảo sát mở được mọi phiếu; câu trả lời cũ, người sửa và lý do đều được giữ lại.',
    },
    unusual: {
      title: 'Xem xét phiếu bất thường',
      text: 'Ở trang đợt khảo sát, bấm [integrity.link] để xem những chỗ khác thường trong cách phiếu đến; trang này không cho biết người dân trả lời thế nào. Mở từng dấu hiệu, đọc mục [integrity.honest] và [integrity.can], hỏi người trực rồi mới kết luận. Cán bộ phụ trách khảo sát hoặc cán bộ kiểm tra phiếu ghi lý do và bấm [integrity.saveJudgement]; đánh giá không làm thay đổi số liệu. Muốn loại phiếu thì bấm [integrity.propose]; một người khác là cán bộ phụ trách khảo sát, Giám đốc Trung tâm hoặc Chủ tịch mới được quyết định. Phiếu bị loại vẫn được lưu, được nêu số lượng cùng kết quả, và đưa vào tính lại được cho đến khi chốt số liệu.',
    },
    documents: {
      title: 'Lập báo cáo, kế hoạch, biên bản',
      text: 'Lần đầu, ở trang [documents.title], bấm [documents.draft.frame] để ghi cơ quan ban hành, người ký, nơi nhận, căn cứ. Ở mục [documents.ready], chọn văn bản của kỳ đã chốt hoặc của đợt khảo sát. Đọc câu chữ viết sẵn, cần sửa thì mở [documents.draft.sentences]; bảng và hình lấy từ số liệu đã chốt nên giữ nguyên. Bấm [documents.draft.make], tải tệp Word hoặc PDF, ghi số, ngày rồi trình ký. Văn bản đã lập không thay đổi; cần khác thì bấm [documents.show.revise].',
    },
    quarterSheet: {
      title: 'Lập biểu quý của Trung tâm',
      text: 'Mở trang [quarter.title] và chọn quý. Điểm của chỉ số 7 và 8 lấy từ số liệu khảo sát đã chốt; các chỉ số khác ghi điểm từ 0 đến 2 rồi bấm [quarter.save]. Quý chưa có số liệu đã chốt thì phải ghi cả chỉ số 7 và 8. Bấm [quarter.download] để lấy tệp nộp lên cấp trên, vì phần mềm không gửi biểu đi. Sau cùng, đánh dấu xác nhận và bấm [quarter.handIn]: từ đó điểm và ghi chú của quý không sửa được nữa.',
    },
    dossier: {
      title: 'Lập hồ sơ “Chính quyền thân thiện”',
      text: 'Mở trang [dossier.title], chọn năm, bộ tiêu chí và lập hồ sơ; gửi đăng ký rồi thì ghi ngày và mức đăng ký, bấm [dossier.registration.save]. Bấm [dossier.scores.title], hoặc mở từng tiêu chí, ghi điểm, đạt hay không, thuyết minh rồi bấm [dossier.criterion.save]; tệp minh chứng thêm ở đó bằng [dossier.criterion.attach]. Số liệu khảo sát tự điền từ số liệu đã chốt. Mục còn thiếu trước 15/11 nói rõ thiếu gì và dẫn tới chỗ làm. Sau cùng tải tờ trình, báo cáo, bảng tự chấm và cả bộ hồ sơ ZIP, ký và gửi, vì phần mềm không gửi hồ sơ đi; rồi đánh dấu xác nhận và bấm [dossier.handIn.submit].',
    },
    meeting: {
      title: 'Thu ý kiến tại cuộc họp thôn',
      text: 'Trước ngày họp, mở trang [meetings.title], chọn nơi và ngày họp rồi bấm [meetings.create]. Tại hội trường, bấm [meetings.openWall] trên máy nối máy chiếu; người không dùng điện thoại thì phát phiếu giấy. Họp xong, ghi số hộ mời, số người dự, số phiếu, bấm [meetings.save] rồi [meetings.close].',
    },
    watching: {
      title: 'Theo dõi thu phiếu',
      text: 'Ở trang đợt khảo sát, bấm [campaigns.watch] để xem số phiếu theo ngày, theo nơi thu và so với kế hoạch. Trang này chỉ đếm phiếu: khi đang thu, không ai xem được kết quả. Nơi nào ít phiếu thì đến nhắc, treo lại mã hoặc phát thêm phiếu giấy; đừng thu thêm chỉ để kết quả đẹp hơn.',
    },
    setAside: {
      title: 'Xét phiếu đang chờ',
      text: 'Phiếu gửi đến mà chưa tính được thì nằm ở trang [setAside.title], kèm lý do. Mở từng phiếu rồi bấm [setAside.accept], hoặc dùng [setAside.correct], [setAside.discard], và ghi vì sao. Còn phiếu chờ thì hệ thống chưa tự chốt số liệu, cho đến ngày chậm nhất.',
    },
    visits: {
      title: 'Ghi số lượt tiếp nhận hồ sơ',
      text: 'Mỗi tuần, mở đợt thu ý kiến tại Trung tâm, bấm [visits.title] và ghi số lượt theo từng lĩnh vực, hoặc dán từ Excel rồi bấm [visits.preview]. Nhờ số này mới biết phiếu thu được là bao nhiêu phần của số lượt. Ô để trống nghĩa là chưa có số; không có lượt nào thì ghi 0.',
    },
    locking: {
      title: 'Chốt số liệu',
      text: 'Đến ngày chốt và không còn gì chờ thì hệ thống tự chốt số liệu; muốn chốt sớm hơn, sau khi hết thu phiếu, mở đợt và bấm [campaigns.lock]. Trang đó nêu còn chờ gì: phiếu giấy chưa nhập, phiếu chờ xem xét, máy tính bảng chưa gửi hết. Chốt rồi thì không ai thêm, sửa hay bỏ được phiếu nào, và từ lúc đó cán bộ, lãnh đạo mới xem được kết quả.',
    },
    publishing: {
      title: 'Công bố cho người dân',
      text: 'Chốt số liệu chưa phải là công bố: người dân chưa xem được gì. Ở trang [publicResults.staff.title], ghi chính quyền đã làm gì sau góp ý rồi bấm [publicResults.staff.prepare]. Khi Chủ tịch phê duyệt công bố thì người dân xem được; nếu Chủ tịch đã ký văn bản giấy, ghi số và ngày rồi bấm [publicResults.staff.recordButton]. Công bố rồi mới thấy sai thì bấm [publicResults.staff.withdraw], sửa rồi trình lại.',
    },
    mending: {
      title: 'Sửa khi làm sai',
      text: 'Chưa chốt số liệu thì bấm [editing.link] ở trang đợt để sửa tên, ngày, mục tiêu; phần nào không đổi được nữa, trang đó nói vì sao. Muốn dừng thu sớm thì bấm [campaigns.end]; đợt tạo nhầm, chưa có phiếu thật thì bấm [deleting.link]. Điểm thu nhận, máy tính bảng, tên đơn vị sửa ở trang của từng loại. Số liệu đã chốt thì không sửa được.',
    },
    nextRound: {
      title: 'Làm đợt sau giống đợt trước',
      text: 'Mở đợt cũ và bấm [cloning.link]: mẫu phiếu, điểm thu nhận và mục tiêu lấy theo đợt cũ, tên và ngày được gợi ý sẵn. Trước ngày mở vẫn sửa được. Đợt đã xong từ lâu thì bấm [archiving.archive] cho danh sách gọn; số liệu đã chốt giữ nguyên.',
    },
    reorganising: {
      title: 'Khi xã, phường sắp xếp lại',
      text: 'Gộp phòng, chuyển lĩnh vực, đổi tên thôn: bấm [reorganising.title], ghi ngày có hiệu lực theo quyết định rồi sửa trong bảng. Trang xem trước nêu phần nào đổi, phần nào giữ nguyên. Số liệu đã chốt và đã công bố không thay đổi. Điểm nào mất nơi đặt thì trang [points.title] hỏi chuyển đi đâu.',
    },
    programs: {
      title: 'Cho phần mềm khác gửi số liệu',
      text: 'Phần mềm một cửa có thể tự gửi số lượt tiếp nhận: ở trang [tokens.title], đặt tên, chọn vai trò, ngày hết hạn rồi bấm [tokens.create]. Mã chỉ hiện một lần, xin chép ngay vào phần mềm đó. Mã bị lộ hoặc không dùng nữa thì bấm [tokens.revoke].',
    },
    users: {
      title: 'Thêm và quản lý người dùng',
      text: 'Ở trang [access.users.title], bấm [access.users.new]; mỗi vai trò được làm gì thì ghi ngay chỗ chọn. Mật khẩu chỉ hiện một lần: giao tận tay và nhắc đổi. Ai quên mật khẩu thì bấm vào tên người đó rồi [access.users.resetPassword]; ai thôi việc thì [access.users.disable], những việc đã làm vẫn còn trong nhật ký.',
    },
    newCommune: {
      title: 'Đưa một xã, phường lên hệ thống',
      text: 'Dùng [newCommune.title] để tạo từ danh sách tên thật, mỗi dòng một tên; hoặc chọn xã, phường có sẵn, dán tệp dữ liệu rồi bấm [communes.importButton]. Người quản trị hệ thống của mọi xã, phường làm việc này một lần, rồi thêm người dùng cho xã, phường đó. Từ đây cán bộ phụ trách khảo sát làm tiếp được mọi việc.',
    },
    clock: {
      title: 'Khi giờ của máy chủ không chắc',
      text: 'Nếu giờ của máy chủ lệch nhiều so với lần ghi dữ liệu trước, đầu mỗi trang có thông báo cần xác nhận, và chưa số liệu nào được chốt. Giờ ghi trong thông báo đúng thì bấm [access.layout.clock.right]. Nếu sai thì chỉnh lại giờ máy chủ, đừng xác nhận.',
    },
    log: {
      title: 'Xem nhật ký',
      text: 'Trang [audit.title] nêu ai làm gì, lúc nào, với cái gì và vì sao, mới nhất trước; lọc theo người, loại việc, ngày, hoặc gõ một phần tên, có dấu hay không dấu đều được. Bấm [audit.export] để tải về. Đầu trang cho biết nhật ký còn nguyên vẹn hay không; nếu có mục bị sửa hoặc mất, xin giữ nguyên máy chủ và báo ngay.',
    },
    secondStep: {
      title: 'Đăng nhập hai bước',
      text: 'Ở trang [secondStep.title], quét mã bằng ứng dụng xác thực trên điện thoại rồi gõ mã ứng dụng hiện. Từ đó, ngoài mật khẩu còn cần mã này, nên người khác biết mật khẩu cũng không vào được. In mã dự phòng và cất nơi an toàn: mất điện thoại thì dùng mỗi mã một lần. Mất cả hai thì nhờ người quản trị hệ thống tắt bước này.',
    },
    firstScreen: {
      title: 'Đọc màn hình đầu',
      text: 'Trang [dashboard.title] nêu riêng hai việc, không cộng vào nhau: hoạt động của chính quyền và Trung tâm Phục vụ hành chính công. Dưới mỗi việc là các đơn vị, thấp nhất trước; bấm tên đơn vị để xem từng câu và in phiếu giao việc. Mục [dashboard.attention.title] nêu nhiều nhất ba đơn vị hoặc nội dung chắc chắn dưới mục tiêu.',
    },
    readings: {
      title: 'Hai cách đọc một kết quả',
      text: 'Dòng lớn, [dashboard.reading.met] hoặc [dashboard.reading.notMet], so đúng số phiếu đã thu với mục tiêu, không làm tròn lên. Dòng nhỏ nói mức chắc chắn khi nói về tất cả mọi người. [dashboard.verdict.inconclusive] là chuyện thường ở một xã, phường, không phải kết quả xấu: số phiếu chưa nhiều nên khoảng dao động còn nằm cả hai phía của mục tiêu.',
    },
    collecting: {
      title: 'Khi đang thu phiếu',
      text: 'Đang thu thì chỉ xem được bao nhiêu người đã trả lời; kết quả có sau khi chốt số liệu. Nếu xem sớm, dễ thu thêm cho đến khi đạt, và kết luận không còn đáng tin. Riêng đơn vị mà theo phiếu đã thu chắc chắn chưa đạt thì được nêu tên là cần xem ngay, không kèm con số, để xử lý sớm.',
    },
    trust: {
      title: 'Số liệu có tin được không',
      text: 'Ở trang [dashboard.title], mở [dashboard.pages.trust]: phiếu thu bằng cách nào, ai điền, mỗi người một phiếu chắc đến đâu, phiếu nào không tính. Nếu bỏ phiếu do cán bộ giúp điền mà kết luận đổi khác thì có một câu nói rõ. Trang [methods.title] giải thích từng phép tính.',
    },
    approving: {
      title: 'Phê duyệt công bố',
      text: 'Ở trang [publicResults.staff.title], đọc đoạn chữ người dân sẽ đọc, bấm [publicResults.staff.preview] nếu cần, rồi bấm [publicResults.staff.approve]: người dân xem được ngay. Không ai phê duyệt nội dung do chính mình soạn. Thấy sai sau khi công bố thì bấm [publicResults.staff.withdraw]; số liệu đã chốt vẫn giữ nguyên.',
    },
    sending: {
      title: 'Gửi kết quả trong nội bộ',
      text: 'Khi đã có số liệu đã chốt, bấm [summary.open] ở cuối trang [dashboard.title] để lấy một ảnh và một đoạn chữ cùng nội dung. Bảng số và hình vẽ tải được ở từng trang kết quả. Ảnh để gửi người dân thì lấy ở trang công bố, sau khi Chủ tịch phê duyệt.',
    },
    counters: {
      title: 'Xem từng quầy',
      text: 'Ở trang [tables.title], chọn chia theo [tables.by.counter]. Chỉ giám đốc Trung tâm và lãnh đạo xem được, chỉ quầy có từ 30 phiếu trong kỳ mới có con số. Kết quả quầy dùng để sắp xếp việc, bố trí người; không đưa vào báo cáo và không công bố.',
    },
    figures: {
      title: 'Đối chiếu một con số',
      text: 'Mọi con số đều lấy từ số liệu đã chốt, nên trang, tệp và trang công khai luôn giống nhau. Bấm vào một tỷ lệ, hoặc [dashboard.methodOf.this], để xem phép tính, số phiếu, phiên bản mẫu phiếu và mã kiểm tra số liệu. Bảng chia theo nhiều cách ở trang [tables.title].',
    },
    sideBySide: {
      title: 'Xem các xã, phường cạnh nhau',
      text: 'Trang [city.title] xếp theo tên, không xếp hạng; mỗi xã, phường một con số lấy từ số liệu đã chốt của chính xã, phường đó. Hai tỷ lệ gần nhau chưa chắc khác nhau thật: xin xem cả khoảng dao động và số phiếu. Xã, phường nào chưa chốt số liệu thì chưa có con số.',
    },
    account: {
      title: 'Mật khẩu và ngôn ngữ',
      text: 'Bấm vào tên mình ở đầu trang để mở [access.password.title]. Cuối mỗi trang có liên kết đổi giữa tiếng Việt và tiếng Anh; máy này nhớ lựa chọn đó cho mọi trang. Làm xong trên máy dùng chung thì bấm [access.layout.signOut].',
    },
    feedback: {
      title: 'Ghi và xử lý ý kiến của người dân',
      text: 'Mở trang [feedbackRegister.title], bấm [feedbackRegister.new] cho từng ý kiến tìm thấy trong hòm thư, Zalo, Facebook, sổ trực điện thoại, lời trưởng thôn. Ghi đúng lời; phần mềm tự che tên, số điện thoại. Ý kiến cần trả lời thì đánh dấu, rồi ở mục [feedbackCase.assign] chọn đơn vị và số ngày làm việc. Đơn vị trả lời xong thì ghi ở mục [feedbackCase.answer]; bấm [feedbackCase.slip] để đưa mã cho người dân. Che thiếu hay che thừa thì mở [feedbackCase.seeOriginal]. Khiếu nại, tố cáo không ghi ở đây.',
    },
    letters: {
      title: 'Soạn thư gửi người dân',
      text: 'Mở trang [letters.title], bấm [letters.new] rồi chọn soạn thư để làm gì. Điền các mục, xem trước rồi bấm [letters.keep]: thư được đánh số và không sửa được nữa. Tải tệp, ký và gửi, rồi ghi ngày gửi và bấm [letters.markSent]. Thư lập nhầm thì bấm [letters.withdraw] rồi lập thư khác. Ý kiến trả lời chậm mà chưa có thư xin lỗi được nêu ở mục [letters.owedTitle].',
    },
    villageWeeks: {
      title: 'Nghe ý kiến của các thôn, tổ dân phố mỗi tuần',
      text: 'Mở trang [villageWeek.staff], bấm [villageWeek.makeLinks], in rồi giao cho từng trưởng thôn, tổ trưởng: họ không cần tài khoản. Trưởng thôn gọi điện hoặc nhắn Zalo thì mở thôn ấy và nhập ở mục [villageWeek.enter]. Thôn chưa báo được nêu tên ở trang [duties.start.title]. Cuối tuần in [villageWeek.print]. Đổi trưởng thôn thì mở thôn ấy, bấm [villageWeek.newLink].',
    },
    households: {
      title: 'Lấy ý kiến hộ gia đình về một nội dung',
      text: 'Mở trang [opinions.title], bấm [opinions.new], ghi nội dung và thời gian. Bấm vào từng thôn, nhập số hộ; hộ trả lời qua mạng thì bấm [opinions.printCodes], hộ trả lời trên giấy thì ghi số phiếu phát ra. Phiếu giấy thu về thì nhập số phiếu và lý do, rồi bấm [opinions.saveCounts]. Hết thời gian, bấm [opinions.close]: từ đó không sửa được nữa, và có [opinions.minutes] để in, ký.',
    },
    enteringFeedback: {
      title: 'Ghi ý kiến của người dân',
      text: 'Mở trang [feedbackRegister.title], bấm [feedbackRegister.new], ghi đúng lời người dân, chọn ý kiến đến bằng đường nào rồi bấm [feedbackRegister.keep]. Người dân cần trả lời thì đánh dấu, lưu xong bấm [feedbackCase.slip] và đưa phiếu cho họ. Khiếu nại, tố cáo không ghi ở đây.',
    },
  },
};
