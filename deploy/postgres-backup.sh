#!/bin/sh
# Sao lưu PostgreSQL: sh postgres-backup.sh NƠI_CẤT THƯ_MỤC_DỮ_LIỆU SỐ_BẢN_GIỮ [daily]
# PGHOST, PGUSER, PGPASSWORD, PGDATABASE nói cơ sở dữ liệu nào. Mỗi bản là một thư mục theo ngày: database.dump, cùng
# data.tar (tệp bí mật, tệp đính kèm). Có "daily" thì chạy mãi, mỗi ngày một bản sau 3 giờ; không thì một bản rồi thôi.
set -eu
umask 077
target=$1 data=$2 kept=$3

back_up() {
  day=$(date +%F)
  folder=$target/$day
  [ -e "$folder" ] && return 0
  rm -rf "$folder.part"
  mkdir -p "$folder.part"
  pg_dump --format=custom --file="$folder.part/database.dump" || return 1
  # Chép sau cơ sở dữ liệu: tệp nào đã ghi tên trong đó thì đã có trên đĩa.
  tar -C "$data" -cf "$folder.part/data.tar" . || return 1
  # Bản không mở được thì không phải là bản sao lưu.
  pg_restore --list "$folder.part/database.dump" | grep -q 'TABLE DATA.*survey_response' || return 1
  tar -tf "$folder.part/data.tar" | grep -q secrets.json || return 1
  mv "$folder.part" "$folder"
  echo "$folder: $(du -sh "$folder" | cut -f1)"
  ls -d "$target"/????-??-?? | sort -r | tail -n "+$((kept + 1))" | xargs -r rm -r
}

if [ "${4:-}" != daily ]; then
  back_up
  exit
fi
trap 'exit 0' TERM INT
while true; do
  if [ "$(date +%H)" -ge 3 ]; then back_up || echo "Sao lưu không thành, một giờ nữa thử lại" >&2; fi
  sleep 3600 &
  wait $!
done
