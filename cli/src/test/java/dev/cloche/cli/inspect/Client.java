package dev.cloche.cli.inspect;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A front end's WebSocket. */
public final class Client implements WebSocket.Listener, AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private static final String CLOSED = "closed";

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private int ids;

  /** Connects. */
  public Client(String url) {
    socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      messages.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return java.util.concurrent.CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    messages.add(CLOSED);
    return java.util.concurrent.CompletableFuture.completedFuture(null);
  }

  /** Sends a text as it is. */
  public void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends a command, whose parameters are written with apostrophes for quotation marks. */
  public int send(String method, String params) {
    int id = ++ids;
    sendText(
        "{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}"
            .formatted(id, method, params.replace('\'', '"')));
    return id;
  }

  /** Sends a command. */
  public int send(String method) {
    return send(method, "");
  }

  /** The next message that is as wanted; what comes before it is dropped. */
  public String await(Predicate<String> wanted) {
    try {
      String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      while (message != null && !wanted.test(message)) {
        message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      if (message == null) {
        throw new AssertionError("nothing comes");
      }
      return message;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The next event of a name. */
  public String event(String method) {
    return await(message -> message.startsWith("{\"method\":\"" + method + "\""));
  }

  /** The answer to a command. */
  public String answer(int id) {
    return await(message -> message.startsWith("{\"id\":" + id + ","));
  }

  /** Waits until the server has closed the connection. */
  public void awaitClose() {
    await(CLOSED::equals);
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
