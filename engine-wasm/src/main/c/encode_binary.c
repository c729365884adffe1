/* Encodes buffers and views. No guest code runs between a length and its bytes. */
#include "encode.h"

/* Writes a buffer that has just got its number. */
int encode_array_buffer(Encoder *encoder, JSValueConst buffer) {
  uint8_t *data;
  uint32_t length;
  if (!cloche_buffer_bytes(buffer, &data, &length)) {
    return refuse(encoder, "it is a detached ArrayBuffer");
  }
  buffer_byte(encoder->out, TAG_ARRAY_BUFFER);
  buffer_varint(encoder->out, length);
  buffer_bytes(encoder->out, data, length);
  encoder->lengths[encoder->object_count - 1] = length;
  return 0;
}

int encode_view(Encoder *encoder, JSValueConst view) {
  ViewInfo info;
  if (!cloche_view_info(view, &info)) {
    return refuse(encoder, "its buffer is detached, too small or shared");
  }
  buffer_byte(encoder->out, TAG_VIEW);
  buffer_byte(encoder->out, (uint8_t)info.kind);
  uint32_t number;
  int known = table_add(encoder, info.buffer, &number);
  if (known < 0 || (known == 0 && encode_array_buffer(encoder, info.buffer) < 0)) {
    return -1;
  }
  if (known > 0) {
    if (cloche_view_end(&info) > encoder->lengths[number]) {
      return refuse(encoder, "its buffer has grown while it was read");
    }
    buffer_byte(encoder->out, TAG_REFERENCE);
    buffer_varint(encoder->out, number);
  }
  buffer_varint(encoder->out, info.offset);
  buffer_varint(encoder->out, info.length);
  return 0;
}
