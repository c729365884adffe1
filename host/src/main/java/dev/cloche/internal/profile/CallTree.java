package dev.cloche.internal.profile;

import dev.cloche.internal.engine.GuestFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples of stacks, merged into a tree of calls with so many nodes at most. What finds no room any
 * more is counted for one node, {@code (other)}, whose place is kept from the start.
 *
 * <p>Not thread-safe.
 */
public final class CallTree {

  /** The root has it, as the formats for profiles want it. */
  private static final GuestFrame ROOT = GuestFrame.special("(root)");

  private static final GuestFrame OTHER = GuestFrame.special("(other)");

  /**
   * Makes nodes of some other form.
   *
   * @param <T> that form
   */
  @FunctionalInterface
  public interface NodeForm<T> {
    /**
     * Makes a node.
     *
     * @param id its number, from 1, which is the root's
     * @param frame its function
     * @param selfFuel fuel of the samples in which it was the innermost
     * @param samples their number
     * @param children in the order in which they were first met
     * @return the node
     */
    T node(int id, GuestFrame frame, long selfFuel, long samples, List<T> children);
  }

  /** A function as it was called from the functions of its ancestors. */
  private static final class Node {
    final int id;
    final GuestFrame frame;
    final Map<GuestFrame, Node> children = new LinkedHashMap<>(2);
    long selfFuel;
    long samples;

    private Node(int id, GuestFrame frame) {
      this.id = id;
      this.frame = frame;
    }
  }

  private final int maxNodes;
  private final Map<GuestFrame, GuestFrame> frames = new HashMap<>();
  private final Node root = new Node(1, ROOT);
  private @Nullable Node other;
  private int nodes = 2; // The root, and the one for all that finds no room.

  /**
   * An empty tree.
   *
   * @param maxNodes nodes that it may have, from 2
   */
  public CallTree(int maxNodes) {
    this.maxNodes = maxNodes;
  }

  /**
   * Counts a sample.
   *
   * @param stack active functions, outermost first
   * @param fuel what it stands for
   * @return the number of the innermost function's node
   */
  public int add(List<GuestFrame> stack, long fuel) {
    Node node = root;
    for (GuestFrame frame : stack) {
      Node child = node.children.get(frame);
      if (child == null) {
        if (nodes == maxNodes) {
          child = other();
        } else {
          nodes++;
          child = new Node(nodes, frames.computeIfAbsent(frame, same -> same));
          node.children.put(child.frame, child);
        }
      }
      node = child;
      if (node == other) {
        break;
      }
    }
    node.selfFuel += fuel;
    node.samples++;
    return node.id;
  }

  private Node other() {
    Node node = other;
    if (node == null) {
      node = new Node(2, OTHER);
      root.children.put(OTHER, node);
      other = node;
    }
    return node;
  }

  /**
   * Makes a copy in another form.
   *
   * @param <T> the form of a node
   * @param form makes a node of its children
   * @return the root
   */
  public <T> T copy(NodeForm<T> form) {
    return copy(root, form);
  }

  private static <T> T copy(Node node, NodeForm<T> form) {
    List<T> children = new ArrayList<>(node.children.size());
    node.children.values().forEach(child -> children.add(copy(child, form)));
    return form.node(node.id, node.frame, node.selfFuel, node.samples, children);
  }
}
