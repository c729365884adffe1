package dev.cloche.build.meter;

/**
 * What the meter did to a module.
 *
 * @param functions functions of the module, imports and helpers not included
 * @param entered functions that count depth and charge at their entry
 * @param charged other functions that charge at their entry
 * @param folded functions that their callers pay for
 * @param charges payments inside functions: at loop heads and where long arms begin
 * @param longestUncountedChain most functions that can be running without one that counts depth
 * @param codeBefore size of all bodies in bytes, with function indices as they are afterwards
 * @param codeAfter the same with what the meter put in, helpers included
 */
public record MeterReport(
    int functions,
    int entered,
    int charged,
    int folded,
    int charges,
    int longestUncountedChain,
    int codeBefore,
    int codeAfter) {

  /** Answers the report as one line. */
  public String toLine() {
    return ("%d functions: %d enter, %d charge, %d folded; %d charges inside; longest uncounted"
            + " call chain %d; code %d -> %d bytes")
        .formatted(
            functions,
            entered,
            charged,
            folded,
            charges,
            longestUncountedChain,
            codeBefore,
            codeAfter);
  }
}
