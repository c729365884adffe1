package dev.cloche.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Answers what a connection asks before it becomes a WebSocket. */
@SuppressWarnings(
    "FutureReturnValueIgnored") // What cannot be written is to a connection that ends.
final class HttpConversation extends SimpleChannelInboundHandler<FullHttpRequest> {

  /** A message of the front end's: a large one sets a script's breakpoints or calls a function. */
  static final int MAX_MESSAGE = 16 << 20;

  private final Discovery discovery;
  private final AtomicReference<Channel> frontEnd;

  HttpConversation(Discovery discovery, AtomicReference<Channel> frontEnd) {
    this.discovery = discovery;
    this.frontEnd = frontEnd;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String host = request.headers().get(HttpHeaderNames.HOST);
    if (request.decoderResult().isFailure()) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, "malformed request");
    } else if (!Origins.isHostAllowed(host)) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, "Host must be an IP address or localhost");
    } else if (!request.method().equals(HttpMethod.GET)) {
      refuse(context, HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET");
    } else {
      get(context, request, host);
    }
  }

  private void get(ChannelHandlerContext context, FullHttpRequest request, String host) {
    String path = request.uri().split("\\?", 2)[0];
    Optional<JsonNode> document = discovery.at(path, host);
    if (document.isPresent()) {
      byte[] text = document.get().toString().getBytes(StandardCharsets.UTF_8);
      answer(context, HttpResponseStatus.OK, "application/json; charset=UTF-8", text);
    } else if (!path.equals("/" + discovery.id())) {
      refuse(context, HttpResponseStatus.NOT_FOUND, "not found");
    } else if (!Origins.isOriginAllowed(request.headers().get(HttpHeaderNames.ORIGIN))) {
      refuse(context, HttpResponseStatus.FORBIDDEN, "web pages are not let in");
    } else {
      upgrade(context, request, "ws://" + host + path);
    }
  }

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request, String url) {
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(url, null, false, MAX_MESSAGE).newHandshaker(request);
    boolean upgrade =
        request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    if (handshaker == null || !upgrade) {
      refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "a WebSocket of version 13 is here");
      return;
    }
    Channel channel = context.channel();
    if (!frontEnd.compareAndSet(null, channel)) {
      refuse(context, HttpResponseStatus.CONFLICT, "another front end is connected");
      return;
    }
    FrontEndFrames frames =
        new FrontEndFrames(discovery.target(), handshaker, () -> frontEnd.set(null));
    handshaker
        .handshake(channel, request)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                channel
                    .pipeline()
                    .addLast(new WebSocketFrameAggregator(MAX_MESSAGE))
                    .addLast(frames)
                    .remove(this);
              } else {
                frontEnd.set(null);
                channel.close();
              }
            });
  }

  private static void refuse(
      ChannelHandlerContext context, HttpResponseStatus status, String reason) {
    answer(context, status, "text/plain", reason.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(
      ChannelHandlerContext context, HttpResponseStatus status, String type, byte[] body) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
    context.close();
  }
}
