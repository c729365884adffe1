package dev.cloche.internal.value;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Places in a JSON document: {@code $.a[0]["first name"]}. */
final class JsonPaths {
  private JsonPaths() {}

  static void appendField(StringBuilder path, String key) {
    if (Strings.isIdentifier(key)) {
      path.append('.').append(key);
    } else {
      path.append("[\"");
      JsonStringEncoder.getInstance().quoteAsString(key, path);
      path.append("\"]");
    }
  }
}
