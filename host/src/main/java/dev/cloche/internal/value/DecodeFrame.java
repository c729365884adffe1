package dev.cloche.internal.value;

import dev.cloche.JsArray;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsObject;
import dev.cloche.JsSet;
import dev.cloche.JsValue;
import org.jspecify.annotations.Nullable;

/**
 * A container that is being decoded, and how far. A child that is a container itself is added at
 * once, and filled before the next child is read.
 */
abstract sealed class DecodeFrame {
  final @Nullable DecodeFrame parent;

  DecodeFrame(@Nullable DecodeFrame parent) {
    this.parent = parent;
  }

  /** Reads children until one opens a frame (true) or there are no more (false). */
  abstract boolean advance(ValueDecoder decoder);

  static final class OfObject extends DecodeFrame {
    private final JsObject.Builder builder;
    private int left;

    OfObject(@Nullable DecodeFrame parent, JsObject.Builder builder, int count) {
      super(parent);
      this.builder = builder;
      this.left = count;
    }

    @Override
    boolean advance(ValueDecoder decoder) {
      while (left > 0) {
        left--;
        decoder.settle(3);
        String key = decoder.key();
        builder.put(key, decoder.value());
        if (decoder.opened(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }
  }

  static final class OfRecord extends DecodeFrame {
    private final JsObject.Builder builder;
    private final String[] names;
    private int next;

    OfRecord(@Nullable DecodeFrame parent, JsObject.Builder builder, String[] names) {
      super(parent);
      this.builder = builder;
      this.names = names;
    }

    @Override
    boolean advance(ValueDecoder decoder) {
      while (next < names.length) {
        decoder.settle(1);
        builder.put(names[next++], decoder.value());
        if (decoder.opened(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }
  }

  static final class OfArray extends DecodeFrame {
    private final JsArray.Builder builder;
    private int left;

    OfArray(@Nullable DecodeFrame parent, JsArray.Builder builder, int count) {
      super(parent);
      this.builder = builder;
      this.left = count;
    }

    @Override
    boolean advance(ValueDecoder decoder) {
      while (left > 0) {
        left--;
        decoder.settle(1);
        if (decoder.hole()) {
          builder.hole();
          continue;
        }
        builder.add(decoder.value());
        if (decoder.opened(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }
  }

  static final class OfSparse extends DecodeFrame {
    private final JsArray.Builder builder;
    private final long length;
    private long next;
    private int left;

    OfSparse(@Nullable DecodeFrame parent, JsArray.Builder builder, long length, int count) {
      super(parent);
      this.builder = builder;
      this.length = length;
      this.left = count;
    }

    @Override
    boolean advance(ValueDecoder decoder) {
      while (left > 0) {
        left--;
        decoder.settle(2);
        long index = decoder.varint();
        if (index < next || index >= length) {
          throw decoder.malformed("index " + index + " of a sparse array of length " + length);
        }
        next = index + 1;
        builder.length(index).add(decoder.value());
        if (decoder.opened(this)) {
          return true;
        }
      }
      builder.length(length).build();
      return false;
    }
  }

  static final class OfMap extends DecodeFrame {
    private final JsMap.Builder builder;
    private int left;
    private @Nullable JsValue key;

    OfMap(@Nullable DecodeFrame parent, JsMap.Builder builder, int count) {
      super(parent);
      this.builder = builder;
      this.left = count;
    }

    @Override
    boolean advance(ValueDecoder decoder) {
      while (key != null || left > 0) {
        if (key == null) {
          left--;
          decoder.settle(2);
          key = decoder.value();
        } else {
          builder.put(key, decoder.value());
          key = null;
        }
        if (decoder.opened(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }
  }

  static final class OfSet extends DecodeFrame {
    private final JsSet.Builder builder;
    private int left;

    OfSet(@Nullable DecodeFrame parent, JsSet.Builder builder, int count) {
      super(parent);
      this.builder = builder;
      this.left = count;
    }

    @Override
    boolean advance(ValueDecoder decoder) {
      while (left > 0) {
        left--;
        decoder.settle(1);
        builder.add(decoder.value());
        if (decoder.opened(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }
  }

  static final class OfError extends DecodeFrame {
    private final JsError.Builder builder;
    private int parts;

    OfError(@Nullable DecodeFrame parent, JsError.Builder builder, int parts) {
      super(parent);
      this.builder = builder;
      this.parts = parts;
    }

    @Override
    boolean advance(ValueDecoder decoder) {
      while (parts != 0) {
        if ((parts & Tag.HAS_CAUSE) != 0) {
          parts &= ~Tag.HAS_CAUSE;
          builder.cause(decoder.value());
        } else {
          parts &= ~Tag.HAS_ERRORS;
          if (!(decoder.value() instanceof JsArray errors)) {
            throw decoder.malformed("the errors of an Error are not an Array");
          }
          builder.errors(errors);
        }
        if (decoder.opened(this)) {
          return true;
        }
      }
      builder.build();
      return false;
    }
  }
}
