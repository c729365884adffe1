package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's example, as the README runs it. */
class InvoiceExampleTest {

  private static final Path EXAMPLE = Path.of("../examples/invoice");

  @Test
  void example_printsInvoices() throws Exception {
    Terminal.Result result =
        Terminal.run(
            "run",
            EXAMPLE + "/main.js",
            "--root",
            EXAMPLE.toString(),
            "--external",
            "big.js",
            "--external",
            "dayjs",
            "--external",
            "mustache");
    assertThat(result.err())
        .isEqualTo(
            "order 1003: line 1 (Watering can) has the quantity 0;"
                + " line 1 (Watering can) has the price '9.5'\n");
    assertThat(result.out()).isEqualTo(Files.readString(EXAMPLE.resolve("expected.txt")));
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }
}
