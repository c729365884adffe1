package dev.cloche;

/** What a file's extension says about its text. */
enum SourceKind {
  /** TypeScript. */
  TYPESCRIPT(true, false),
  /** TypeScript with JSX. */
  TYPESCRIPT_JSX(true, true),
  /** JavaScript that may be an ECMAScript module. */
  JAVASCRIPT(false, false),
  /** The same with JSX. */
  JAVASCRIPT_JSX(false, true),
  /** Nothing to compile. */
  OTHER(false, false);

  private final boolean types;
  private final boolean jsx;

  SourceKind(boolean types, boolean jsx) {
    this.types = types;
    this.jsx = jsx;
  }

  /** The kind of a file, where JavaScript files may have to be compiled or not. */
  static SourceKind of(String fileName, boolean javaScript) {
    return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
      case "ts", "mts", "cts" -> TYPESCRIPT;
      case "tsx" -> TYPESCRIPT_JSX;
      case "js", "mjs" -> javaScript ? JAVASCRIPT : OTHER;
      case "jsx" -> javaScript ? JAVASCRIPT_JSX : OTHER;
      default -> OTHER;
    };
  }

  boolean types() {
    return types;
  }

  boolean jsx() {
    return jsx;
  }

  /** Whether it is clear without a look at the syntax that a text stays as it is. */
  boolean isUntouched(String source) {
    return switch (this) {
      case OTHER -> true;
      case JAVASCRIPT -> !source.contains("import") && !source.contains("export");
      default -> false;
    };
  }
}
