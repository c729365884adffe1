package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.build.wasm.ExternalType;
import dev.cloche.build.wasm.ModuleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  HostileImportsTest() {
    memory.host.connect(port);
  }

  private int hostCall(int op, int address, int length) {
    return EngineImports.hostCall(op, address, length, memory);
  }

  private void hostTake(int address, int length) {
    EngineImports.hostTake(address, length, memory);
  }

  private int clock(int address) {
    return EngineImports.clockTimeGet(0, 0, address, memory);
  }

  private int write(int vectors, int count, int written) {
    return EngineImports.fdWrite(1, vectors, count, written, memory);
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

    assertThat(hostCall(2, 100, 3)).isEqualTo(2);
    assertThat(port.messages).containsExactly(new byte[] {1, 2, 3});
    hostTake(200, 2);
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
    "-1, -1",
  })
  void hostCall_withAMessageOutside_isRefusedBeforeTheHostSeesIt(int address, int length) {
    outOfBounds(() -> hostCall(1, address, length));
    assertThat(port.messages).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"524287, 2", "524289, 2", "-1, 2", "-2147483648, 2", "2147483647, 2"})
  void hostTake_toAnAddressOutside_writesNothing(int address, int length) {
    byte[] before = memory.readBytes(0, SIZE);
    port.reply = new byte[] {9, 8};
    hostCall(1, 0, 0);

    outOfBounds(() -> hostTake(address, length));
    nothingWritten(before);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "0", "-2", "2147483647", "-2147483648"})
  void hostTake_ofAnotherLength_isATrap(int length) {
    byte[] before = memory.readBytes(0, SIZE);
    port.reply = new byte[] {9, 8};
    hostCall(1, 0, 0);

    assertThatThrownBy(() -> hostTake(0, length)).isInstanceOf(EngineTrap.class);
    nothingWritten(before);
  }

  @Test
  void hostTake_twiceOrWithoutACall_findsNothing() {
    assertThatThrownBy(() -> hostTake(0, 2)).isInstanceOf(EngineTrap.class);
    port.reply = new byte[] {9, 8};
    hostCall(1, 0, 0);
    hostTake(0, 2);

    assertThatThrownBy(() -> hostTake(0, 2)).isInstanceOf(EngineTrap.class);
  }

  @Test
  void reply_notTakenByOneTenant_isGoneForTheNext() {
    port.reply = new byte[] {9, 8};
    hostCall(1, 0, 0);
    memory.host.clear();

    assertThatThrownBy(() -> hostTake(0, 2)).isInstanceOf(EngineTrap.class);
  }

  @Test
  void hostCall_afterTheDeadline_doesNotReachTheHost() {
    meter.start(memory, FuelMeter.UNLIMITED, System.nanoTime() - 1);

    assertThatThrownBy(() -> hostCall(1, 0, 0)).isInstanceOf(EngineInterrupt.class);
    assertThat(port.messages).isEmpty();
  }

  @Test
  void clock_read_isCoarse() {
    port.nanos = 1_234_567_891L;
    assertThat(clock(64)).isEqualTo(0);
    assertThat(memory.readLong(64)).isEqualTo(1_234_500_000L);
    port.nanos = -1;
    clock(64);
    assertThat(memory.readLong(64)).isEqualTo(-100_000L);
  }

  @ParameterizedTest
  @CsvSource({"524281", "524288", "-1", "-2147483648", "2147483647"})
  void clock_toAnAddressOutside_writesNothing(int address) {
    byte[] before = memory.readBytes(0, SIZE);
    outOfBounds(() -> clock(address));
    nothingWritten(before);
  }

  @Test
  void write_wellFormed_isCountedAndDropped() {
    memory.writeI32(100, 5000);
    memory.writeI32(104, 3);
    memory.writeI32(108, 6000);
    memory.writeI32(112, 4);

    assertThat(write(100, 2, 200)).isEqualTo(0);
    assertThat(memory.readInt(200)).isEqualTo(7);
  }

  @Test
  void write_withVectorsOutside_isRefused() {
    byte[] before = memory.readBytes(0, SIZE);
    outOfBounds(() -> write(SIZE - 8, 2, 0));
    outOfBounds(() -> write(-16, 1, 0));
    outOfBounds(() -> write(2147483647, 2, 0));
    outOfBounds(() -> write(0, 1, SIZE - 3));
    nothingWritten(before);
  }

  /** A length is never allocated, and a count never looped over beyond a cap. */
  @Test
  void write_withHostileLengthsAndCounts_costsNothing() {
    memory.writeI32(104, Integer.MAX_VALUE);
    memory.writeI32(112, -5);
    assertThat(write(100, 2, 200)).isEqualTo(0);
    assertThat(write(1000, Integer.MAX_VALUE, 200)).isEqualTo(0);
    assertThat(write(1000, -1, 200)).isEqualTo(0);
    assertThat(memory.readInt(200)).isZero();
  }

  @Test
  void fileCalls_ofTheLibrary_areNotThere() {
    assertThat(EngineImports.fdClose(3, memory)).isEqualTo(ENOSYS);
    assertThat(EngineImports.fdSeek(0, 0, 0, -1, memory)).isEqualTo(ENOSYS);
    assertThat(EngineImports.fdFdstatGet(0, -1, memory)).isEqualTo(ENOSYS);
  }

  @Test
  void meteringImport_called_isATrap() {
    assertThatThrownBy(() -> EngineImports.outOfFuel(memory))
        .isInstanceOf(EngineTrap.class)
        .hasMessageContaining("not lowered");
  }

  @Test
  void imports_ofTheModule_areTheOnesListed() throws IOException {
    byte[] wasm = Files.readAllBytes(Path.of("target", "engine.wasm"));

    assertThat(ModuleReader.read(wasm).imports())
        .allSatisfy(i -> assertThat(i.type()).isInstanceOf(ExternalType.OfFunction.class))
        .extracting(i -> i.module() + "." + i.name())
        .containsExactlyInAnyOrder(
            "cloche.host_call",
            "cloche.host_take",
            "cloche.out_of_fuel",
            "wasi_snapshot_preview1.clock_time_get",
            "wasi_snapshot_preview1.fd_close",
            "wasi_snapshot_preview1.fd_fdstat_get",
            "wasi_snapshot_preview1.fd_seek",
            "wasi_snapshot_preview1.fd_write");
  }
}
