package dev.cloche.bench.warmup;

import dev.cloche.bench.warmup.Curve.Stretch;
import dev.cloche.bench.warmup.Svg.Anchor;
import dev.cloche.bench.warmup.Svg.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Time per run over the number of the run, both on logarithmic scales. */
final class WarmupChart {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 460;
  private static final double LEFT = 70;
  private static final double RIGHT = 740;
  private static final double TOP = 70;
  private static final double BOTTOM = 400;
  private static final int STRETCHES_PER_DECADE = 20;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final List<String> COLOURS = List.of("#1f6fb4", "#c2571a", "#2e8540");
  private static final String INK = "#222222";
  private static final String GRID = "#dddddd";

  private final List<Curve> curves;
  private final LogScale runs;
  private final LogScale millis;
  private final Svg svg = new Svg(WIDTH, HEIGHT);

  private WarmupChart(List<Curve> curves) {
    this.curves = curves;
    int most = curves.stream().mapToInt(curve -> curve.nanos().size()).max().orElseThrow();
    List<Stretch> all =
        curves.stream().flatMap(curve -> curve.stretches(STRETCHES_PER_DECADE).stream()).toList();
    long low = all.stream().mapToLong(Stretch::low).min().orElseThrow();
    long high = all.stream().mapToLong(Stretch::high).max().orElseThrow();
    runs = LogScale.holding(1, most, LEFT, RIGHT);
    millis = LogScale.holding(low / NANOS_PER_MILLI, high / NANOS_PER_MILLI, BOTTOM, TOP);
  }

  /**
   * The picture.
   *
   * @param curves at most three
   * @param machine what they were measured on
   */
  static String draw(List<Curve> curves, String machine) {
    WarmupChart chart = new WarmupChart(curves);
    chart.grid();
    for (int i = 0; i < curves.size(); i++) {
      chart.curve(i);
    }
    chart.words(machine);
    return chart.svg.toString();
  }

  private void grid() {
    millis
        .decades()
        .forEach(
            decade -> {
              double y = millis.at(Math.pow(10, decade));
              svg.line(new Point(LEFT, y), new Point(RIGHT, y), GRID);
              svg.text(new Point(LEFT - 8, y + 4), Anchor.END, INK, power(decade));
            });
    runs.decades()
        .forEach(
            decade -> {
              double x = runs.at(Math.pow(10, decade));
              svg.line(new Point(x, TOP), new Point(x, BOTTOM), GRID);
              svg.text(new Point(x, BOTTOM + 20), Anchor.MIDDLE, INK, power(decade));
            });
  }

  private static String power(int decade) {
    return BigDecimal.ONE.scaleByPowerOfTen(decade).toPlainString();
  }

  private void curve(int index) {
    List<Stretch> stretches = curves.get(index).stretches(STRETCHES_PER_DECADE);
    List<Point> border = new ArrayList<>();
    stretches.forEach(stretch -> border.add(point(stretch.run(), stretch.high())));
    stretches.reversed().forEach(stretch -> border.add(point(stretch.run(), stretch.low())));
    svg.area(border, COLOURS.get(index));
    svg.path(
        stretches.stream().map(stretch -> point(stretch.run(), stretch.median())).toList(),
        COLOURS.get(index));
  }

  private Point point(double run, long nanos) {
    return new Point(runs.at(run), millis.at(nanos / NANOS_PER_MILLI));
  }

  private void words(String machine) {
    svg.text(
        new Point(LEFT, 24),
        Anchor.START,
        INK,
        "Milliseconds per run in a fresh JVM, each run in an isolate of its own");
    svg.text(new Point(LEFT, 44), Anchor.START, INK, machine);
    svg.text(
        new Point((LEFT + RIGHT) / 2, BOTTOM + 44),
        Anchor.MIDDLE,
        INK,
        "number of the run (lines: medians; surfaces: 10th to 90th percentile)");
    for (int i = 0; i < curves.size(); i++) {
      svg.text(
          new Point(RIGHT - 10, TOP + 20 + 20 * i),
          Anchor.END,
          COLOURS.get(i),
          curves.get(i).title());
    }
  }
}
