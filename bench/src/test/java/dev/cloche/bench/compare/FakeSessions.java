package dev.cloche.bench.compare;

import dev.cloche.bench.compare.worker.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Engines without processes, whose replies the test decides. Notes what is asked of them. */
final class FakeSessions implements Session.Opener {

  /** An engine and the source that it is given, which here is a workload's name. */
  record Request(String engine, String source) {}

  final List<Request> requests = new ArrayList<>();
  final List<Task> tasks = new ArrayList<>();
  final List<Duration> times = new ArrayList<>();
  int opened;
  int closed;
  private final BiFunction<String, String, Reply> replies;

  FakeSessions(BiFunction<String, String, Reply> replies) {
    this.replies = replies;
  }

  @Override
  public Session open(Engine engine) {
    opened++;
    return new Session() {
      @Override
      public Reply ask(Task task, Duration time) {
        requests.add(new Request(engine.name(), task.source()));
        tasks.add(task);
        times.add(time);
        return replies.apply(engine.name(), task.source());
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }

  static List<Engine> engines(String... names) {
    return Stream.of(names).<Engine>map(FakeEngine::new).toList();
  }

  static List<Workload> workloads(String... names) {
    return Stream.of(names)
        .map(name -> new Workload(name, true, Task.Mode.LIVING, name, "", "42"))
        .toList();
  }

  static Reply times(long total, long first, long warm, long runs) {
    return new Reply(
        Optional.of(new Reply.Cold(total, first)),
        Optional.of(new Reply.Warm(warm, runs)),
        Optional.empty(),
        Optional.empty());
  }

  static Reply wrong(String answer) {
    return new Reply(Optional.empty(), Optional.empty(), Optional.of(answer), Optional.empty());
  }

  static Reply failure(String reason) {
    return new Reply(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason));
  }

  static Reply late() {
    return Reply.of(List.of("cold 9 5"), Reply.End.LATE);
  }

  static final Map<String, String> NONE_ABSENT = Map.of();

  private record FakeEngine(String name) implements Engine {

    @Override
    public Optional<String> prepare() {
      return Optional.empty();
    }

    @Override
    public int shares() {
      return name.equals("cloche") ? 3 : 1;
    }

    @Override
    public List<String> command() {
      return List.of();
    }
  }
}
