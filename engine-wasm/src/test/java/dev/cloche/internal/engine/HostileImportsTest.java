package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The imports, called as an engine would call them that an attacker has taken over. */
class HostileImportsTest {

  private static final int PAGES = 8;
  private static final int SIZE = PAGES * LinearMemory.PAGE_BYTES;
  private static final int ENOSYS = 52;

  private final TestPort port = new TestPort();
  private final FuelMeter meter = new FuelMeter();
  private final LinearMemory memory = new LinearMemory(PAGES, PAGES, meter);
  private final EngineImports imports = new EngineImports(port);
  private final ImportValues bound = imports.bind(EngineModule.load());
  private final Instance instance = instance(EngineModule.load());

  private Instance instance(WasmModule module) {
    return Instance.builder(module)
        .withMachineFactory(EngineModule::create)
        .withMemoryFactory(limits -> memory)
        .withImportValues(bound)
        .withStart(false)
        .build();
  }

  private long[] call(String name, long... args) {
    ImportFunction wanted =
        Arrays.stream(bound.functions())
            .filter(f -> f.name().equals(name))
            .findFirst()
            .orElseThrow();
    return wanted.handle().apply(instance, args);
  }

  private static void outOfBounds(ThrowingCallable access) {
    assertThatThrownBy(access).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private void nothingWritten(byte[] before) {
    assertThat(memory.readBytes(0, SIZE)).isEqualTo(before);
  }

  @Test
  void hostCall_wellFormed_carriesTheMessageAndItsReply() {
    memory.write(100, new byte[] {1, 2, 3}, 0, 3);
    port.reply = new byte[] {9, 8};

    assertThat(call("host_call", 2, 100, 3)).containsExactly(2);
    assertThat(port.messages).containsExactly(new byte[] {1, 2, 3});
    call("host_take", 200, 2);
    assertThat(memory.readBytes(199, 4)).containsExactly(0, 9, 8, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "524288, 1",
    "0, 524289",
    "-1, 1",
    "0, -1",
    "524287, 2147483647",
    "-2147483648, -2147483648",
    "4294967295, 4294967295",
  })
  void hostCall_withAMessageOutside_isRefusedBeforeTheHostSeesIt(long address, long length) {
    outOfBounds(() -> call("host_call", 1, address, length));
    assertThat(port.messages).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"524287, 2", "524289, 2", "-1, 2", "-2147483648, 2", "2147483647, 2"})
  void hostTake_toAnAddressOutside_writesNothing(long address, long length) {
    byte[] before = memory.readBytes(0, SIZE);
    port.reply = new byte[] {9, 8};
    call("host_call", 1, 0, 0);

    outOfBounds(() -> call("host_take", address, length));
    nothingWritten(before);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "0", "-2", "2147483647", "-2147483648"})
  void hostTake_ofAnotherLength_isATrap(long length) {
    byte[] before = memory.readBytes(0, SIZE);
    port.reply = new byte[] {9, 8};
    call("host_call", 1, 0, 0);

    assertThatThrownBy(() -> call("host_take", 0, length)).isInstanceOf(EngineTrap.class);
    nothingWritten(before);
  }

  @Test
  void hostTake_twiceOrWithoutACall_findsNothing() {
    assertThatThrownBy(() -> call("host_take", 0, 2)).isInstanceOf(EngineTrap.class);
    port.reply = new byte[] {9, 8};
    call("host_call", 1, 0, 0);
    call("host_take", 0, 2);

    assertThatThrownBy(() -> call("host_take", 0, 2)).isInstanceOf(EngineTrap.class);
  }

  @Test
  void reply_notTakenByOneTenant_isGoneForTheNext() {
    port.reply = new byte[] {9, 8};
    call("host_call", 1, 0, 0);
    imports.clear();

    assertThatThrownBy(() -> call("host_take", 0, 2)).isInstanceOf(EngineTrap.class);
  }

  @Test
  void hostCall_afterTheDeadline_doesNotReachTheHost() {
    meter.start(memory, FuelMeter.UNLIMITED, System.nanoTime() - 1);

    assertThatThrownBy(() -> call("host_call", 1, 0, 0)).isInstanceOf(EngineInterrupt.class);
    assertThat(port.messages).isEmpty();
  }

  @Test
  void clock_read_isCoarse() {
    port.nanos = 1_234_567_891L;
    assertThat(call("clock_time_get", 0, 0, 64)).containsExactly(0);
    assertThat(memory.readLong(64)).isEqualTo(1_234_500_000L);
    port.nanos = -1;
    call("clock_time_get", 0, 0, 64);
    assertThat(memory.readLong(64)).isEqualTo(-100_000L);
  }

  @ParameterizedTest
  @CsvSource({"524281", "524288", "-1", "-2147483648", "2147483647"})
  void clock_toAnAddressOutside_writesNothing(long address) {
    byte[] before = memory.readBytes(0, SIZE);
    outOfBounds(() -> call("clock_time_get", 0, 0, address));
    nothingWritten(before);
  }

  @Test
  void write_wellFormed_isCountedAndDropped() {
    memory.writeI32(100, 5000);
    memory.writeI32(104, 3);
    memory.writeI32(108, 6000);
    memory.writeI32(112, 4);

    assertThat(call("fd_write", 1, 100, 2, 200)).containsExactly(0);
    assertThat(memory.readInt(200)).isEqualTo(7);
  }

  @Test
  void write_withVectorsOutside_isRefused() {
    byte[] before = memory.readBytes(0, SIZE);
    outOfBounds(() -> call("fd_write", 1, SIZE - 8, 2, 0));
    outOfBounds(() -> call("fd_write", 1, -16, 1, 0));
    outOfBounds(() -> call("fd_write", 1, 2147483647, 2, 0));
    outOfBounds(() -> call("fd_write", 1, 0, 1, SIZE - 3));
    nothingWritten(before);
  }

  /** A length is never allocated, and a count never looped over beyond a cap. */
  @Test
  void write_withHostileLengthsAndCounts_costsNothing() {
    memory.writeI32(104, Integer.MAX_VALUE);
    memory.writeI32(112, -5);
    assertThat(call("fd_write", 1, 100, 2, 200)).containsExactly(0);
    assertThat(call("fd_write", 1, 1000, Integer.MAX_VALUE, 200)).containsExactly(0);
    assertThat(call("fd_write", 1, 1000, -1, 200)).containsExactly(0);
    assertThat(memory.readInt(200)).isZero();
  }

  @Test
  void fileCalls_ofTheLibrary_areNotThere() {
    assertThat(call("fd_close", 3)).containsExactly(ENOSYS);
    assertThat(call("fd_seek", 0, 0, 0, -1)).containsExactly(ENOSYS);
    assertThat(call("fd_fdstat_get", 0, -1)).containsExactly(ENOSYS);
  }

  @Test
  void meteringImport_called_isATrap() {
    assertThatThrownBy(() -> call("out_of_fuel"))
        .isInstanceOf(EngineTrap.class)
        .hasMessageContaining("not lowered");
  }

  @Test
  void imports_ofTheModule_areTheOnesListed() {
    assertThat(Arrays.stream(bound.functions()).map(f -> f.module() + "." + f.name()))
        .containsExactlyInAnyOrder(
            "cloche.host_call",
            "cloche.host_take",
            "cloche.out_of_fuel",
            "wasi_snapshot_preview1.clock_time_get",
            "wasi_snapshot_preview1.fd_close",
            "wasi_snapshot_preview1.fd_fdstat_get",
            "wasi_snapshot_preview1.fd_seek",
            "wasi_snapshot_preview1.fd_write");
    assertThat(bound.memories()).isEmpty();
    assertThat(bound.tables()).isEmpty();
    assertThat(bound.globals()).isEmpty();
  }
}
