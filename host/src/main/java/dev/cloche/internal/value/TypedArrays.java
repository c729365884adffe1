package dev.cloche.internal.value;

import dev.cloche.JsTypedArray;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Typed arrays as Java arrays: the smallest element type that holds every element. */
final class TypedArrays {
  private TypedArrays() {}

  /** About how many bytes the result of {@link #toJava} takes. */
  static long javaSize(JsTypedArray array) {
    int factor =
        switch (array.type()) {
          case BIGUINT64 -> 8;
          case UINT16, UINT32, FLOAT16 -> 2;
          default -> 1;
        };
    return (long) factor * array.byteLength();
  }

  static Object toJava(JsTypedArray array) {
    ByteBuffer in = array.asByteBuffer();
    int length = array.length();
    return switch (array.type()) {
      case UINT8, UINT8_CLAMPED, INT8, DATA_VIEW -> array.asBytes();
      case INT16 -> {
        short[] out = new short[length];
        in.asShortBuffer().get(out);
        yield out;
      }
      case UINT16 -> {
        int[] out = new int[length];
        for (int i = 0; i < length; i++) {
          out[i] = in.getChar();
        }
        yield out;
      }
      case INT32 -> {
        int[] out = new int[length];
        in.asIntBuffer().get(out);
        yield out;
      }
      case UINT32 -> {
        long[] out = new long[length];
        for (int i = 0; i < length; i++) {
          out[i] = Integer.toUnsignedLong(in.getInt());
        }
        yield out;
      }
      case BIGINT64 -> {
        long[] out = new long[length];
        in.asLongBuffer().get(out);
        yield out;
      }
      case BIGUINT64 -> {
        BigInteger[] out = new BigInteger[length];
        for (int i = 0; i < length; i++) {
          out[i] = Numbers.unsigned(in.getLong());
        }
        yield out;
      }
      case FLOAT16 -> {
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
          out[i] = Float.float16ToFloat(in.getShort());
        }
        yield out;
      }
      case FLOAT32 -> {
        float[] out = new float[length];
        in.asFloatBuffer().get(out);
        yield out;
      }
      case FLOAT64 -> {
        double[] out = new double[length];
        in.asDoubleBuffer().get(out);
        yield out;
      }
    };
  }
}
