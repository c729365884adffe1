package dev.cloche.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who finds what, and who is let in. */
class InspectServerTest {

  /** Says what it is told, and that it was closed. */
  private static final class Echo implements InspectTarget {
    final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

    @Override
    public String title() {
      return "main.js";
    }

    @Override
    public String url() {
      return "file:///main.js";
    }

    @Override
    public Session open(Consumer<String> out) {
      out.accept("hello");
      return new Session() {
        @Override
        public void dispatch(String message) {
          out.accept(message);
        }

        @Override
        public void close() {
          closed.add("closed");
        }
      };
    }
  }

  private final Echo target = new Echo();
  private InspectServer server;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    server = InspectServer.start(new InspectAddress("127.0.0.1", 0), target, "1.2");
    address = URI.create(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What a request comes to, of which the client decides every byte. */
  private String request(String text) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(60_000);
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String get(String path, String headers) throws IOException {
    return request("GET " + path + " HTTP/1.1\n" + headers + "\n");
  }

  private String upgrade(String headers) throws IOException {
    return get(
        address.getPath(),
        "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
            + headers);
  }

  private String status(String response) {
    return response.lines().findFirst().orElse("");
  }

  @Test
  void list_namesTheTarget_asItsHostWasCalled() throws IOException {
    for (String path : new String[] {"/json", "/json/list"}) {
      String response = get(path, "Host: localhost:1234\n");
      assertThat(status(response)).isEqualTo("HTTP/1.1 200 OK");
      JsonNode list = new ObjectMapper().readTree(response.substring(response.indexOf("\r\n\r\n")));
      JsonNode entry = list.get(0);
      assertThat(entry.get("title").asText()).isEqualTo("main.js");
      assertThat(entry.get("url").asText()).isEqualTo("file:///main.js");
      assertThat(entry.get("webSocketDebuggerUrl").asText())
          .isEqualTo("ws://localhost:1234" + address.getPath());
      assertThat(entry.get("devtoolsFrontendUrl").asText()).startsWith("devtools://devtools/");
    }
    assertThat(get("/json/version", "Host: [::1]:9229\n")).contains("\"Browser\":\"cloche/1.2\"");
  }

  @Test
  void host_thatIsAName_isRefused() throws IOException {
    for (String host :
        new String[] {"evil.example", "evil.example:9229", "127.0.0.1.evil.example"}) {
      assertThat(status(get("/json", "Host: " + host + "\n"))).contains(" 400 ");
    }
    assertThat(status(get("/json", ""))).contains(" 400 ");
    assertThat(status(upgrade("Host: evil.example\n"))).contains(" 400 ");
  }

  @Test
  void otherPathsAndMethods_areRefused() throws IOException {
    assertThat(status(get("/", "Host: localhost\n"))).contains(" 404 ");
    assertThat(status(get("/00000000-0000-0000-0000-000000000000", "Host: localhost\n")))
        .contains(" 404 ");
    assertThat(status(request("PUT /json HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n")))
        .contains(" 405 ");
    assertThat(status(get(address.getPath(), "Host: localhost\n"))).contains(" 426 ");
    assertThat(status(request("nonsense\n\n"))).contains(" 400 ");
  }

  @Test
  void pageInABrowser_isNotLetIn() throws IOException {
    for (String origin : new String[] {"http://localhost:9229", "https://evil.example", "null"}) {
      assertThat(status(upgrade("Host: localhost\nOrigin: " + origin + "\n"))).contains(" 403 ");
    }
  }

  @Test
  void devtools_areLetIn() throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET "
              + address.getPath()
              + " HTTP/1.1\r\nHost: localhost\r\nOrigin: devtools://devtools\r\n"
              + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(60_000);
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
      assertThat(new String(status, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 101");
    }
  }

  @Test
  void messages_goBothWays_alsoLargeOnes() {
    try (Client client = new Client(server.url())) {
      assertThat(client.await(message -> true)).isEqualTo("hello");
      String large = "x".repeat(1 << 20) + "\u00e9";
      client.sendText(large);
      assertThat(client.await(message -> true)).isEqualTo(large);
    }
  }

  @Test
  void message_thatIsTooLarge_endsTheConnection() throws InterruptedException {
    try (Client client = new Client(server.url())) {
      try {
        client.sendText("x".repeat((16 << 20) + 1));
      } catch (RuntimeException closedMeanwhile) {
        assertThat(closedMeanwhile).isNotNull();
      }
      assertThat(target.closed.poll(60, TimeUnit.SECONDS)).isEqualTo("closed");
    }
  }

  @Test
  void secondFrontEnd_waitsForTheFirstToGo() throws Exception {
    try (Client first = new Client(server.url())) {
      assertThat(first.await(message -> true)).isEqualTo("hello");
      assertThat(status(upgrade("Host: localhost\n"))).contains(" 409 ");
    }
    assertThat(target.closed.poll(60, TimeUnit.SECONDS)).isEqualTo("closed");
    try (Client second = new Client(server.url())) {
      assertThat(second.await(message -> true)).isEqualTo("hello");
    }
  }

  @Test
  void close_letsTheFrontEndGo() {
    try (Client client = new Client(server.url())) {
      client.await("hello"::equals);
      server.close();
      client.awaitClose();
    }
  }

  @Test
  void start_addressInUse_isAnError() {
    assertThatThrownBy(
            () ->
                InspectServer.start(
                    new InspectAddress("127.0.0.1", address.getPort()), target, "1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + address.getPort());
  }

  @Test
  void address_isRead() {
    assertThat(InspectAddress.read("0")).hasToString("Optional[127.0.0.1:0]");
    assertThat(InspectAddress.read("localhost")).hasToString("Optional[localhost:9229]");
    assertThat(InspectAddress.read("0.0.0.0:80")).hasToString("Optional[0.0.0.0:80]");
    assertThat(InspectAddress.read("[::1]:80")).hasToString("Optional[[::1]:80]");
    for (String wrong : new String[] {"", ":", "65536", "a:b", "a:1:2", "a b:1", "1.2.3.4"}) {
      assertThat(InspectAddress.read(wrong)).as(wrong).isEmpty();
    }
  }
}
