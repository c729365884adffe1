package dev.cloche.cli;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsNumber;
import dev.cloche.SandboxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text typed so far is to JavaScript. The engine says, by parsing it behind a {@code throw}
 * in isolates of their own: nothing of it runs.
 */
enum StatementKind {
  /** Nothing but white space and comments. */
  EMPTY,
  /** An expression. */
  EXPRESSION,
  /** An expression with {@code await} in it. */
  AWAIT,
  /** A script that is more than an expression. */
  STATEMENTS,
  /** The beginning of something. */
  INCOMPLETE,
  /** No JavaScript. */
  INVALID;

  private enum Parse {
    OK,
    ENDS_EARLY,
    WRONG
  }

  private static final Pattern BLANK = Pattern.compile("(\\s|//.*|/\\*(?s:.*?)\\*/)*+");
  private static final Pattern DECLARATION =
      Pattern.compile("\\s*(async\\s+function|function|class)\\b.*", Pattern.DOTALL);
  private static final Pattern PLACE = Pattern.compile(":(\\d+):(\\d+)\\)?\\s*\\z");
  private static final String THROW = "throw 0;";

  /** The kind of a text. */
  static StatementKind of(String code) {
    if (BLANK.matcher(code).matches()) {
      return EMPTY;
    }
    Parse script = parse(code);
    boolean object = code.stripLeading().startsWith("{");
    String expression = expression(code);
    if ((script == Parse.OK || object)
        && !DECLARATION.matcher(code).matches()
        && parse("(" + expression + "\n)") == Parse.OK) {
      return EXPRESSION;
    }
    if (script == Parse.OK) {
      return STATEMENTS;
    }
    boolean awaits = code.contains("await");
    if (awaits && parse("(async () => (" + expression + "\n))") == Parse.OK) {
      return AWAIT;
    }
    boolean unfinished =
        script == Parse.ENDS_EARLY
            || (awaits && parse("(async () => {" + code) == Parse.ENDS_EARLY)
            || (object && parse("(" + code) == Parse.ENDS_EARLY);
    return unfinished ? INCOMPLETE : INVALID;
  }

  /** An expression statement without its semicolon. */
  static String expression(String code) {
    String text = code.stripTrailing();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }

  private static Parse parse(String code) {
    String source = THROW + code;
    try (Isolate isolate = Isolate.create()) {
      isolate.eval(source);
      return Parse.OK;
    } catch (GuestException thrown) {
      if (thrown.thrown() instanceof JsNumber) {
        return Parse.OK;
      }
      return endsEarly(source, thrown) ? Parse.ENDS_EARLY : Parse.WRONG;
    } catch (SandboxException tooMuch) {
      return Parse.WRONG; // The run itself will say what is wrong.
    }
  }

  /** Whether an error is about the end of the text, which more text could mend. */
  private static boolean endsEarly(String source, GuestException error) {
    Matcher place = PLACE.matcher(error.guestStack());
    if (!place.find() || error.guestMessage().startsWith("missing initializer")) {
      return false;
    }
    int at = offset(source, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    return switch (error.guestMessage()) {
      case "unexpected end of comment" -> true;
      // Of a template, whose text goes on after the backquote or a brace.
      case "unexpected end of string" ->
          at >= source.length() || source.charAt(at) == '`' || source.charAt(at) == '}';
      default -> at >= source.length();
    };
  }

  /** The index of a place; columns count code points. */
  private static int offset(String source, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = source.indexOf('\n', start) + 1;
    }
    int points = source.codePointCount(start, source.length());
    return column - 1 >= points ? source.length() : source.offsetByCodePoints(start, column - 1);
  }
}
