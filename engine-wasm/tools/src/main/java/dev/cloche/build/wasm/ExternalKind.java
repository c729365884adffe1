package dev.cloche.build.wasm;

/** What an import or export is. */
public enum ExternalKind {
  FUNCTION(0),
  TABLE(1),
  MEMORY(2),
  GLOBAL(3);

  private final int code;

  ExternalKind(int code) {
    this.code = code;
  }

  /** Answers the byte of the binary format. */
  int code() {
    return code;
  }

  static ExternalKind read(ByteReader in) {
    int code = in.u8();
    for (ExternalKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw in.error("the import or export kind %d is not supported".formatted(code));
  }
}
