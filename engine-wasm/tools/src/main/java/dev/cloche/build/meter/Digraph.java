package dev.cloche.build.meter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A directed graph over the numbers from 0, with the queries that the meter asks. Immutable. */
final class Digraph {
  private final List<BitSet> successors;

  Digraph(List<BitSet> successors) {
    this.successors = List.copyOf(successors);
  }

  int size() {
    return successors.size();
  }

  BitSet successors(int node) {
    return successors.get(node);
  }

  /** Answers this graph without any edge from or to a node of {@code removed}. */
  Digraph without(BitSet removed) {
    var rest = new ArrayList<BitSet>(size());
    for (int node = 0; node < size(); node++) {
      var kept = new BitSet();
      if (!removed.get(node)) {
        kept.or(successors.get(node));
        kept.andNot(removed);
      }
      rest.add(kept);
    }
    return new Digraph(rest);
  }

  /** Answers the strongly connected components, each after those that it leads to. */
  List<BitSet> components() {
    return new Tarjan().run();
  }

  /** Answers the components that hold a cycle. */
  List<BitSet> cyclicComponents() {
    return components().stream()
        .filter(c -> c.cardinality() > 1 || successors.get(c.nextSetBit(0)).get(c.nextSetBit(0)))
        .toList();
  }

  /** Tarjan's algorithm, with a stack of its own because call graphs are deep. */
  private final class Tarjan {
    private final int[] index = new int[size()];
    private final int[] low = new int[size()];
    private final int[] next = new int[size()];
    private final BitSet onStack = new BitSet();
    private final ArrayDeque<Integer> stack = new ArrayDeque<>();
    private final ArrayDeque<Integer> path = new ArrayDeque<>();
    private final List<BitSet> found = new ArrayList<>();
    private int visited;

    List<BitSet> run() {
      for (int root = 0; root < size(); root++) {
        if (index[root] == 0) {
          open(root);
          while (!path.isEmpty()) {
            step(path.peek());
          }
        }
      }
      return found;
    }

    private void open(int node) {
      index[node] = ++visited;
      low[node] = visited;
      stack.push(node);
      onStack.set(node);
      path.push(node);
    }

    private void step(int node) {
      int successor = successors.get(node).nextSetBit(next[node]);
      if (successor >= 0) {
        next[node] = successor + 1;
        if (index[successor] == 0) {
          open(successor);
        } else if (onStack.get(successor)) {
          low[node] = Math.min(low[node], index[successor]);
        }
        return;
      }
      path.pop();
      if (!path.isEmpty()) {
        low[path.peek()] = Math.min(low[path.peek()], low[node]);
      }
      if (low[node] == index[node]) {
        close(node);
      }
    }

    private void close(int node) {
      var component = new BitSet();
      int member;
      do {
        member = stack.pop();
        onStack.clear(member);
        component.set(member);
      } while (member != node);
      found.add(component);
    }
  }
}
