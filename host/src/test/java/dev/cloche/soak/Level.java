package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the JVM holds while no tenant runs.
 *
 * @param heap bytes after a collection of garbage
 * @param metaspace bytes
 * @param classes classes loaded
 * @param threads threads alive
 * @param files file descriptors open; 0 where the system has none
 */
record Level(long heap, long metaspace, int classes, int threads, long files) {

  private static final long MEBIBYTE = 1 << 20;

  static Level now() {
    System.gc();
    return new Level(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .map(MemoryPoolMXBean::getUsage)
            .mapToLong(MemoryUsage::getUsed)
            .sum(),
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0);
  }

  /**
   * Asserts that nothing grows: what is least in the later half is not above what is least in the
   * earlier one, but for what may be idle: an instance takes up to 1 MiB of heap.
   */
  static void assertFlat(List<Level> levels) {
    assertThat(growth(levels, Level::heap)).as("bytes of heap").isLessThan(12 * MEBIBYTE);
    assertThat(growth(levels, Level::metaspace)).as("bytes of metaspace").isLessThan(4 * MEBIBYTE);
    assertThat(growth(levels, Level::classes)).as("classes").isLessThan(300);
    assertThat(growth(levels, Level::threads)).as("threads").isLessThan(12);
    assertThat(growth(levels, Level::files)).as("open files").isLessThan(8);
  }

  private static long growth(List<Level> levels, ToLongFunction<Level> figure) {
    int half = levels.size() / 2;
    return least(levels.subList(half, levels.size()), figure)
        - least(levels.subList(0, half), figure);
  }

  private static long least(List<Level> levels, ToLongFunction<Level> figure) {
    return levels.stream().mapToLong(figure).min().orElseThrow();
  }

  /** A line of a table. */
  @Override
  public String toString() {
    return "%7.1f | %9.1f | %7d | %7d | %5d"
        .formatted(
            (double) heap / MEBIBYTE, (double) metaspace / MEBIBYTE, classes, threads, files);
  }
}
