package dev.cloche.cli.inspect;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets front ends find a target and connect to it, one at a time. Its address has a part that
 * cannot be guessed.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // What cannot be written is to a connection that ends.
public final class InspectServer implements AutoCloseable {

  private static final int MAX_REQUEST = 64 << 10;
  private static final int MAX_UNSENT = 64 << 20;
  private static final long CLOSING_SECONDS = 2;

  private final EventLoopGroup group;
  private final Channel listening;
  private final AtomicReference<Channel> frontEnd;
  private final String url;

  private InspectServer(
      EventLoopGroup group, Channel listening, AtomicReference<Channel> frontEnd, String url) {
    this.group = group;
    this.listening = listening;
    this.frontEnd = frontEnd;
    this.url = url;
  }

  /**
   * Starts to listen.
   *
   * @param address where; port 0 is any that is free
   * @param target what front ends connect to
   * @param version the version that the server tells
   * @return the server
   * @throws IOException when the address cannot be had
   */
  public static InspectServer start(InspectAddress address, InspectTarget target, String version)
      throws IOException {
    Discovery discovery = new Discovery(UUID.randomUUID().toString(), target, version);
    AtomicReference<Channel> frontEnd = new AtomicReference<>();
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("inspector", true), NioIoHandler.newFactory());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(MAX_UNSENT / 2, MAX_UNSENT))
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(MAX_REQUEST))
                        .addLast(new HttpConversation(discovery, frontEnd));
                  }
                });
    Channel listening;
    try {
      listening = bootstrap.bind(address.host(), address.port()).syncUninterruptibly().channel();
    } catch (Exception taken) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw new IOException(address + " cannot be listened on", taken);
    }
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    String url = "ws://" + new InspectAddress(address.host(), port) + "/" + discovery.id();
    return new InspectServer(group, listening, frontEnd, url);
  }

  /** {@return where a front end connects to} */
  public String url() {
    return url;
  }

  /** Sends what is to be sent, lets the front end go, and listens no more. */
  @Override
  public void close() {
    listening.close();
    Channel connected = frontEnd.get();
    if (connected != null) {
      connected
          .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE))
          .addListener(sent -> connected.close());
      connected.closeFuture().awaitUninterruptibly(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
    group.shutdownGracefully(0, CLOSING_SECONDS, TimeUnit.SECONDS);
  }
}
