package dev.cloche.bench.warmup;

import java.util.List;
import java.util.Locale;

/** Writes a picture in SVG, element by element. Coordinates in pixels from the top left. */
final class Svg {

  /** A place. */
  record Point(double x, double y) {
    @Override
    public String toString() {
      return number(x) + "," + number(y);
    }
  }

  /** How a text stands to its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(width + " " + height)
        .append("\" font-family=\"sans-serif\" font-size=\"13\">\n");
    element("rect", "width=\"" + width + "\" height=\"" + height + "\" fill=\"white\"");
  }

  private void element(String name, String attributes) {
    out.append('<').append(name).append(' ').append(attributes).append("/>\n");
  }

  void line(Point from, Point to, String colour) {
    element("path", "d=\"M" + from + "L" + to + "\" stroke=\"" + colour + "\" stroke-width=\"1\"");
  }

  /** Straight lines from point to point. */
  void path(List<Point> points, String colour) {
    element(
        "polyline",
        "points=\""
            + joined(points)
            + "\" fill=\"none\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke=\""
            + colour
            + "\"");
  }

  /** A faint surface. */
  void area(List<Point> border, String colour) {
    element(
        "polygon",
        "points=\"" + joined(border) + "\" fill-opacity=\"0.2\" fill=\"" + colour + "\"");
  }

  void text(Point place, Anchor anchor, String colour, String text) {
    out.append("<text x=\"" + number(place.x()) + "\" y=\"" + number(place.y()))
        .append("\" text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT))
        .append("\" fill=\"" + colour + "\">")
        .append(text.replace("&", "&amp;").replace("<", "&lt;"))
        .append("</text>\n");
  }

  private static String joined(List<Point> points) {
    return String.join(" ", points.stream().map(Point::toString).toList());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
  }

  /** The whole file. */
  @Override
  public String toString() {
    return out + "</svg>\n";
  }
}
