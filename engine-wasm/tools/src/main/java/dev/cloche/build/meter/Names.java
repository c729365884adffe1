package dev.cloche.build.meter;

import java.util.List;

/** The names under which a metered module shows its counters to the host. */
public final class Names {
  /** {@code (i32) -> ()}: pays for the instructions ahead. */
  public static final String CHARGE = "cloche_charge";

  /** {@code (i32) -> i32}: pays for a bulk operation of that many bytes, answers the number. */
  public static final String CHARGE_BULK = "cloche_charge_bulk";

  /** {@code (i32) -> i32}: pays for growing memory by that many pages, answers the number. */
  public static final String CHARGE_GROW = "cloche_charge_grow";

  /** {@code (i32) -> ()}: one call deeper, and pays for the instructions ahead. */
  public static final String ENTER = "cloche_enter";

  /** {@code () -> ()}: one call less deep. */
  public static final String LEAVE = "cloche_leave";

  /** {@code () -> i32}: whether the soft depth limit is reached; also the replaced import. */
  public static final String DEPTH_EXCEEDED = "cloche_depth_exceeded";

  /** Global: the fuel left in the slice. */
  public static final String FUEL = "cloche_fuel";

  /** Global: the number of counted functions that are running. */
  public static final String DEPTH = "cloche_depth";

  /** Global: the depth from which on {@link #DEPTH_EXCEEDED} answers 1. */
  public static final String DEPTH_SOFT = "cloche_depth_soft";

  /** Global: the largest depth; one more traps. */
  public static final String DEPTH_HARD = "cloche_depth_hard";

  static final String IMPORT_MODULE = "cloche";
  static final String OUT_OF_FUEL_IMPORT = "out_of_fuel";
  static final String DEPTH_EXCEEDED_IMPORT = "depth_exceeded";

  /** The helper functions in the order in which the meter appends them. */
  static final List<String> HELPERS =
      List.of(CHARGE, CHARGE_BULK, CHARGE_GROW, ENTER, LEAVE, DEPTH_EXCEEDED);

  /** The globals in the order in which the meter appends them. */
  static final List<String> GLOBALS = List.of(FUEL, DEPTH, DEPTH_SOFT, DEPTH_HARD);

  private Names() {}
}
