/* Reads of bytes that the host wrote: checked, because they are data. */
#include <stdlib.h>

#include "engine.h"

uint8_t reader_byte(Reader *reader) {
  if (reader->at == reader->end) {
    reader->bad = true;
    return 0;
  }
  return *reader->at++;
}

uint32_t reader_varint(Reader *reader) {
  uint32_t value = 0;
  for (int shift = 0; shift < 35; shift += 7) {
    uint8_t byte = reader_byte(reader);
    if (shift == 28 && byte > 0x0F) {
      break;
    }
    value |= (uint32_t)(byte & 0x7F) << shift;
    if (!(byte & 0x80)) {
      return value;
    }
  }
  reader->bad = true;
  return 0;
}

const uint8_t *reader_bytes(Reader *reader, uint64_t length) {
  if (reader->bad || length > reader_left(reader)) {
    reader->bad = true;
    return NULL;
  }
  const uint8_t *bytes = reader->at;
  reader->at += length;
  return bytes;
}

void message_free(Message *message) {
  free(message->block);
  message->block = NULL;
}

Reader message_reader(const Message *message) {
  return (Reader){message->block, message->block + message->length, false};
}
