package dev.cloche;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.FuelSampling;
import dev.cloche.internal.engine.GuestFrame;
import dev.cloche.internal.profile.CallTree;
import dev.cloche.internal.profile.Timeline;
import java.util.List;

/**
 * Gathers the samples of one isolate, on the thread that runs it; any thread may stop it. Its
 * monitor guards what is gathered.
 */
final class Profiler implements FuelSampling.Sink {

  private final ProfilerOptions options;
  private final CallTree tree;
  private final Timeline timeline = new Timeline();
  private final FuelSampling sampling;

  Profiler(ProfilerOptions options) {
    this.options = options;
    this.tree = new CallTree(options.maxNodes());
    this.sampling = Engine.get().sampling(options.interval(), this);
  }

  /** What an instance is to be sampled with. */
  FuelSampling sampling() {
    return sampling;
  }

  @Override
  public synchronized void sample(List<GuestFrame> stack, long fuel) {
    timeline.add(tree.add(stack, fuel), fuel);
  }

  /** Ends the sampling; answers what there is so far. */
  FuelProfile stop() {
    sampling.stop();
    synchronized (this) {
      return new FuelProfile(options.interval(), tree.copy(Profiler::node), timeline);
    }
  }

  private static ProfileNode node(
      int id, GuestFrame frame, long selfFuel, long samples, List<ProfileNode> children) {
    long total = selfFuel;
    for (ProfileNode child : children) {
      total += child.totalFuel();
    }
    return new ProfileNode(
        id,
        frame.function(),
        frame.file(),
        frame.line(),
        frame.column(),
        selfFuel,
        total,
        samples,
        children);
  }
}
