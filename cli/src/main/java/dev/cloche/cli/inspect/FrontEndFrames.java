package dev.cloche.cli.inspect;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import org.jspecify.annotations.Nullable;

/** Messages between a front end's WebSocket and its session. */
@SuppressWarnings(
    "FutureReturnValueIgnored") // What cannot be written is to a connection that ends.
final class FrontEndFrames extends SimpleChannelInboundHandler<WebSocketFrame> {

  private final InspectTarget target;
  private final WebSocketServerHandshaker handshaker;
  private final Runnable gone;
  private InspectTarget.@Nullable Session session;

  /** Serves one connection; the action is run when its session has ended. */
  FrontEndFrames(InspectTarget target, WebSocketServerHandshaker handshaker, Runnable gone) {
    this.target = target;
    this.handshaker = handshaker;
    this.gone = gone;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    Channel channel = context.channel();
    try {
      session = target.open(message -> send(channel, message));
    } catch (IllegalStateException ended) {
      channel.close();
    }
  }

  /** A front end that does not read while the guest writes and writes is given up. */
  private static void send(Channel channel, String message) {
    if (channel.isWritable()) {
      channel.writeAndFlush(new TextWebSocketFrame(message));
    } else {
      channel.close();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    InspectTarget.Session open = session;
    switch (frame) {
      case TextWebSocketFrame text when open != null -> open.dispatch(text.text());
      case PingWebSocketFrame ping ->
          context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case CloseWebSocketFrame close -> handshaker.close(context.channel(), close.retain());
      case PongWebSocketFrame pong -> {}
      default ->
          handshaker.close(
              context.channel(),
              new CloseWebSocketFrame(WebSocketCloseStatus.INVALID_MESSAGE_TYPE));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    InspectTarget.Session open = session;
    session = null;
    if (open != null) {
      open.close();
    }
    gone.run();
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
    context.close();
  }
}
