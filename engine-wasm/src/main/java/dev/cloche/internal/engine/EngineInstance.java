package dev.cloche.internal.engine;

import java.util.concurrent.CountDownLatch;

/**
 * One instance of the engine: its memory, its meter and the calls into it.
 *
 * <p>Lifecycle: made or {@linkplain #reset reset} → {@link #prepare} → any number of {@link
 * #request}s → reset. After anything was thrown out of a request the instance is {@linkplain
 * #poisoned() poisoned}, and only a reset makes it usable again.
 *
 * <p>One thread at a time; {@link #cancel()} from any. Making one costs an array and a copy of the
 * boot image (tens of microseconds), a reset the copy alone.
 */
public final class EngineInstance {

  private final LinearMemory memory;
  private final FuelMeter meter = new FuelMeter();
  private final EngineExports exports;
  private boolean poisoned;
  private int nesting;

  /** Makes an instance of memory that is zero, which wants {@link #reset} or booting. */
  EngineInstance(int pages, int maxPages) {
    memory = new LinearMemory(pages, maxPages, meter);
    exports = ModuleClasses.exports(memory);
  }

  /** Makes this instance equal to the image, whatever it was before. */
  void reset(MemoryImage image) {
    memory.restore(image);
    meter.clear();
    memory.host.clear();
    poisoned = false;
    nesting = 0;
  }

  /** Whether nothing has happened to this instance since a reset. */
  boolean isFresh(MemoryImage image) {
    return !poisoned && memory.isRestored(image);
  }

  /**
   * Gives a fresh instance to a tenant.
   *
   * @param host what the guest's host calls reach
   * @param seed seed of {@code Math.random}
   * @param memoryBytes hard cap of linear memory, rounded down to pages
   * @param heapBytes QuickJS's own limit, below the cap
   * @param replyBytes cap of one encoded message
   * @param softDepth call depth at which the guest sees a RangeError
   * @param hardDepth call depth at which the run ends
   */
  public void prepare(
      HostPort host,
      long seed,
      long memoryBytes,
      int heapBytes,
      int replyBytes,
      int softDepth,
      int hardDepth) {
    memory.host.connect(host);
    memory.limitPages((int) (memoryBytes / LinearMemory.PAGE_BYTES));
    memory.softDepth = softDepth;
    memory.hardDepth = hardDepth;
    exports.prepare(seed, heapBytes, replyBytes);
  }

  /**
   * Starts a run: a budget and a deadline for the requests that follow.
   *
   * @param fuel instructions, {@link FuelMeter#UNLIMITED} for no bound
   * @param deadline a {@link System#nanoTime()}
   */
  public void start(long fuel, long deadline) {
    meter.start(memory, fuel, deadline);
  }

  /**
   * Starts work for the tenant that is not the tenant's own: it is not profiled and needs no
   * budget.
   *
   * @param deadline a {@link System#nanoTime()}
   */
  public void startSetup(long deadline) {
    meter.startSetup(memory, deadline);
  }

  /**
   * Samples the tenant's runs from the next slice on, until the sampling is stopped or the instance
   * is reset. Any thread may call it.
   *
   * @param sampling from {@link Engine#sampling}
   */
  public void sample(FuelSampling sampling) {
    meter.sample(sampling);
  }

  /**
   * Counts what is in the guest's heap. Not while a request runs, but for within a host call.
   *
   * @return the counts, as far as the guest can be trusted with them
   */
  public HeapCounts heapCounts() {
    return HeapCounts.read(memory, Engine.get().layout());
  }

  /**
   * Makes a fresh instance, which stays without a host, work for another's run: under its deadline,
   * and cancelled with it.
   *
   * @param client the instance whose run goes on now, on this thread
   * @param fuel instructions
   * @param memoryBytes hard cap of linear memory, rounded down to pages
   * @param softDepth call depth at which the engine throws a RangeError
   * @param hardDepth call depth at which the work ends
   */
  public void assist(
      EngineInstance client, long fuel, long memoryBytes, int softDepth, int hardDepth) {
    memory.limitPages((int) (memoryBytes / LinearMemory.PAGE_BYTES));
    memory.softDepth = softDepth;
    memory.hardDepth = hardDepth;
    meter.startFor(client.meter, memory, fuel);
  }

  /**
   * Waits for another thread, no longer than the run that goes on may take.
   *
   * @param latch opened by that thread
   * @throws EngineInterrupt when the deadline has passed, or the run was cancelled
   */
  public void await(CountDownLatch latch) {
    meter.await(latch);
  }

  /**
   * Runs one request; from within a host call, a nested one. When that ends badly, so must the
   * outer one: the host call must throw.
   *
   * @param op the request's number
   * @param body its body
   * @return the reply's bytes, untrusted
   * @throws EngineInterrupt when fuel, time or depth ran out, or the run was cancelled
   * @throws EngineTrap when the engine broke
   * @throws OutOfGuestMemoryException when the request itself does not fit into the guest's memory
   */
  public byte[] request(int op, byte[] body) {
    return request(op, body, body.length);
  }

  /**
   * As {@link #request(int, byte[])}, with the first bytes of an array as the body.
   *
   * @param op the request's number
   * @param body its body, and perhaps more
   * @param length how many bytes of that are the body
   * @return the reply's bytes, untrusted
   */
  public byte[] request(int op, byte[] body, int length) {
    if (poisoned) {
      throw new IllegalStateException("the instance is poisoned");
    }
    boolean fine = false;
    nesting++;
    try {
      if (nesting == 1) {
        memory.depth = 0;
        meter.passOn(memory);
      }
      int address = exports.alloc(length);
      if (address == 0) {
        throw new OutOfGuestMemoryException();
      }
      memory.write(address, body, 0, length);
      long answer = exports.request(op, address, length);
      byte[] reply = memory.readBytes((int) (answer >>> 32), (int) answer);
      fine = true;
      return reply;
    } catch (EngineInterrupt | EngineTrap | OutOfGuestMemoryException | HostAbort ended) {
      throw ended;
    } catch (StackOverflowError overflow) {
      // The depth counter should have ended the run long before; see docs/limits.md.
      throw EngineInterrupt.of(EngineInterrupt.Reason.STACK);
    } catch (IndexOutOfBoundsException outside) {
      if (memory.stackPointer < 0) {
        // The shadow stack, which begins at address 0 and grows down, ended before the depth did.
        throw EngineInterrupt.of(EngineInterrupt.Reason.STACK);
      }
      throw new EngineTrap("the engine trapped", outside);
    } catch (RuntimeException | OutOfMemoryError broken) {
      throw new EngineTrap("the engine trapped", broken);
    } finally {
      nesting--;
      poisoned |= !fine;
    }
  }

  /**
   * Captures the linear memory as it is between two requests. Costs a copy of all of it.
   *
   * @return an image of it
   * @throws IllegalStateException when the instance is poisoned
   */
  public MemoryImage capture() {
    if (poisoned) {
      throw new IllegalStateException("the instance is poisoned");
    }
    return MemoryImage.capture(memory);
  }

  /**
   * Takes the linear memory back to an earlier state of the same tenant.
   *
   * @param image what {@link #capture} answered then
   */
  public void rewind(MemoryImage image) {
    memory.restore(image);
    poisoned = false;
  }

  /**
   * Has a guest that is being debugged make the host call for it at its next statement, in the run
   * that is going on or in the next one. Any thread may call it.
   */
  public void askToStop() {
    meter.askToStop();
  }

  /**
   * Puts the deadline of the run that is going on off. Within a host call.
   *
   * @param nanos by how much
   */
  public void extendDeadline(long nanos) {
    meter.extend(nanos);
  }

  /** Ends the run that is going on, or the next one. Any thread may call it. */
  public void cancel() {
    meter.cancel();
  }

  /**
   * Whether {@link #cancel} was called since the last reset.
   *
   * @return true after a cancel
   */
  public boolean isCancelled() {
    return meter.isCancelled();
  }

  /**
   * Whether a request ended badly, so that nothing but a reset may follow.
   *
   * @return true when it is unusable
   */
  public boolean poisoned() {
    return poisoned;
  }

  /**
   * Fuel used since {@link #start}.
   *
   * @return instructions
   */
  public long fuelUsed() {
    return meter.used(memory);
  }

  /**
   * Fuel granted since {@link #start}: what was used and the rest of the current slice. Any thread
   * may ask while a run goes on.
   *
   * @return instructions
   */
  public long fuelGranted() {
    return meter.granted();
  }

  /**
   * The size of linear memory, which never shrinks before a reset.
   *
   * @return bytes
   */
  public long memoryBytes() {
    return memory.sizeBytes();
  }

  /**
   * What the instance holds of the host's heap for its linear memory.
   *
   * @return bytes
   */
  public long heldBytes() {
    return memory.capacityBytes();
  }

  LinearMemory memory() {
    return memory;
  }

  EngineExports exports() {
    return exports;
  }
}
