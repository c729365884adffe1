package dev.cloche.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.engine.GuestFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallTreeTest {

  private static List<GuestFrame> stack(String... names) {
    return Stream.of(names).map(GuestFrame::special).toList();
  }

  /** Each node as {@code id name fuel/samples(children)}. */
  private static String print(CallTree tree) {
    return tree.<String>copy(
        (id, frame, fuel, samples, children) ->
            id
                + frame.function()
                + " "
                + fuel
                + "/"
                + samples
                + (children.isEmpty() ? "" : children.toString()));
  }

  @Test
  void stacks_shareWhatTheyBeginWith() {
    CallTree tree = new CallTree(100);
    tree.add(stack("a", "b"), 10);
    tree.add(stack("a", "c"), 20);
    tree.add(stack("a"), 5);
    tree.add(stack("a", "b"), 1);

    assertThat(print(tree)).isEqualTo("1(root) 0/0[3a 5/1[4b 11/2, 5c 20/1]]");
  }

  @Test
  void add_answersTheInnermostNode() {
    CallTree tree = new CallTree(100);
    assertThat(tree.add(stack("a", "b"), 1)).isEqualTo(4);
    assertThat(tree.add(stack("a"), 1)).isEqualTo(3);
    assertThat(tree.add(stack("a", "b"), 1)).isEqualTo(4);
  }

  @Test
  void fullTree_countsNewStacksAsOther() {
    CallTree tree = new CallTree(4);
    tree.add(stack("a", "b"), 1);
    assertThat(tree.add(stack("a", "c"), 10)).isEqualTo(2);
    assertThat(tree.add(stack("d", "e"), 100)).isEqualTo(2);
    tree.add(stack("a", "b"), 1000);

    assertThat(print(tree)).isEqualTo("1(root) 0/0[3a 0/0[4b 1001/2], 2(other) 110/2]");
  }
}
