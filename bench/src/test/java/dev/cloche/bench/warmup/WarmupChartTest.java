package dev.cloche.bench.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class WarmupChartTest {

  private static Document draw(Curve... curves) throws Exception {
    String svg = WarmupChart.draw(List.of(curves), "2 x CPU <A&B>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Curve curve(String title, long firstNanos) {
    return new Curve(
        title, LongStream.rangeClosed(1, 10_000).map(run -> firstNanos / run).boxed().toList());
  }

  @Test
  void draw_hasALineForEachCurveFromCornerToCorner() throws Exception {
    Document document = draw(curve("a", 1_000_000_000), curve("b", 100_000_000));

    // From 1000 ms at run 1 to 0.0001 ms: the axis has a decade for each of both.
    List<Element> lines = elements(document, "polyline");
    assertThat(lines).hasSize(2);
    String[] points = lines.get(0).getAttribute("points").split(" ", -1);
    assertThat(points[0]).isEqualTo("70,70");
    assertThat(lines.get(1).getAttribute("points")).startsWith("70,");
    assertThat(Double.parseDouble(points[points.length - 1].split(",", -1)[0]))
        .isBetween(700.0, 740.0);
  }

  @Test
  void draw_saysWhatWasMeasuredWhere() throws Exception {
    assertThat(elements(draw(curve("1+1 & more", 1_000_000)), "text"))
        .extracting(Element::getTextContent)
        .contains("1+1 & more", "2 x CPU <A&B>", "10000", "0.001");
  }
}
