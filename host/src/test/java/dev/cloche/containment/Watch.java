package dev.cloche.containment;

import dev.cloche.Isolate;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How a cage watches. Tests of it watch less patiently, or make it see what there must not be.
 *
 * @param garbage how long it waits in the end for what has to go
 * @param hang how long an attack may take
 * @param clock by which neighbours have to be on time, in nanoseconds
 * @param fresh makes isolates that have to work after each attack
 */
record Watch(Duration garbage, Duration hang, LongSupplier clock, Supplier<Isolate> fresh) {

  static final Watch USUAL =
      new Watch(
          Duration.ofSeconds(20),
          Duration.ofMinutes(5),
          System::nanoTime,
          () -> Isolate.create(HostileCase.PATIENT));

  Watch withGarbage(Duration other) {
    return new Watch(other, hang, clock, fresh);
  }

  Watch withHang(Duration other) {
    return new Watch(garbage, other, clock, fresh);
  }

  Watch withClock(LongSupplier other) {
    return new Watch(garbage, hang, other, fresh);
  }

  Watch withFresh(Supplier<Isolate> other) {
    return new Watch(garbage, hang, clock, other);
  }
}
