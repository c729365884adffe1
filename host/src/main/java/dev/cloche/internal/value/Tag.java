package dev.cloche.internal.value;

import dev.cloche.JsTypedArray;

/** The tag bytes of the message format, as in {@code docs/abi.md}. */
final class Tag {
  static final int UNDEFINED = 0x00;
  static final int NULL = 0x01;
  static final int FALSE = 0x02;
  static final int TRUE = 0x03;
  static final int INT32 = 0x04;
  static final int DOUBLE = 0x05;
  static final int BIGINT = 0x06;
  static final int LATIN1 = 0x07;
  static final int UTF16 = 0x08;
  static final int DATE = 0x09;
  static final int REGEXP = 0x0A;
  static final int MAP = 0x0B;
  static final int SET = 0x0C;
  static final int ARRAY = 0x0D;
  static final int OBJECT = 0x0E;
  static final int BUFFER = 0x0F;
  static final int TYPED_ARRAY = 0x10;
  static final int ERROR = 0x11;
  static final int REFERENCE = 0x12;
  static final int SPARSE_ARRAY = 0x13;
  static final int HOST_PROMISE = 0x14;
  static final int RECORD = 0x15;
  static final int HOLE = 0x1F;

  static final int HAS_CAUSE = 1;
  static final int HAS_ERRORS = 2;
  static final int HAS_CODE = 4;

  private static final JsTypedArray.Kind[] KINDS = {
    JsTypedArray.Kind.UINT8_CLAMPED,
    JsTypedArray.Kind.INT8,
    JsTypedArray.Kind.UINT8,
    JsTypedArray.Kind.INT16,
    JsTypedArray.Kind.UINT16,
    JsTypedArray.Kind.INT32,
    JsTypedArray.Kind.UINT32,
    JsTypedArray.Kind.BIGINT64,
    JsTypedArray.Kind.BIGUINT64,
    JsTypedArray.Kind.FLOAT16,
    JsTypedArray.Kind.FLOAT32,
    JsTypedArray.Kind.FLOAT64,
    JsTypedArray.Kind.DATA_VIEW,
  };

  private Tag() {}

  static int kindCount() {
    return KINDS.length;
  }

  static JsTypedArray.Kind kind(int number) {
    return KINDS[number];
  }

  static int number(JsTypedArray.Kind kind) {
    for (int i = 0; i < KINDS.length; i++) {
      if (KINDS[i] == kind) {
        return i;
      }
    }
    throw new AssertionError(kind);
  }
}
