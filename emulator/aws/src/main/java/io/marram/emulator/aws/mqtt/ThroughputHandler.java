package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.RateBudget;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;

/**
 * Delays what exceeds the bytes that a connection may move in a second, each way. A second's worth
 * may go at once: Netty's own traffic shaping would delay even a single picture.
 */
final class ThroughputHandler extends ChannelDuplexHandler {

  private final RateBudget incoming;
  private final RateBudget outgoing;
  private int waitingToBeRead;
  private int waitingToBeWritten;

  /**
   * @param bytesPerSecond in each direction
   */
  ThroughputHandler(int bytesPerSecond) {
    long now = System.nanoTime();
    incoming = new RateBudget(bytesPerSecond, now);
    outgoing = new RateBudget(bytesPerSecond, now);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    long delay = incoming.spend(bytes(message), System.nanoTime());
    if (delay == 0 && waitingToBeRead == 0) {
      context.fireChannelRead(message);
      return;
    }
    waitingToBeRead++;
    context.channel().config().setAutoRead(false);
    later(
        context,
        delay,
        () -> {
          waitingToBeRead--;
          context.fireChannelRead(message);
          context.fireChannelReadComplete();
          if (waitingToBeRead == 0) {
            context.channel().config().setAutoRead(true);
          }
        });
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    long delay = outgoing.spend(bytes(message), System.nanoTime());
    if (delay == 0 && waitingToBeWritten == 0) {
      context.write(message, promise);
      return;
    }
    waitingToBeWritten++;
    later(
        context,
        delay,
        () -> {
          waitingToBeWritten--;
          context.writeAndFlush(message, promise);
        });
  }

  /** Keeps the order: what comes later has to wait for all that came before it, too. */
  private static void later(ChannelHandlerContext context, long delayNanos, Runnable action) {
    context.executor().schedule(action, delayNanos, TimeUnit.NANOSECONDS);
  }

  private static int bytes(Object message) {
    return message instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
  }
}
