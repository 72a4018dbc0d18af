package io.marram.cars.impulse;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** The connection to a model. Used by one thread; any thread may close it, which ends a wait. */
final class ModelConnection implements AutoCloseable {

  /** More than any answer: a thousand boxes have 100 kB. */
  private static final int LONGEST_MESSAGE = 4 << 20;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private final MessageSplitter splitter = new MessageSplitter(LONGEST_MESSAGE);

  private ModelConnection(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * Connects without waiting.
   *
   * @throws IOException if nobody accepts connections now
   */
  static ModelConnection open(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
        throw new IOException("it is busy");
      }
      return new ModelConnection(channel, Selector.open());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void send(byte[] message, Deadline deadline) throws ModelFailure {
    ByteBuffer rest = ByteBuffer.wrap(message);
    try {
      channel.write(rest);
      while (rest.hasRemaining()) {
        await(SelectionKey.OP_WRITE, deadline);
        channel.write(rest);
      }
    } catch (IOException e) {
      throw ModelFailure.passing("it closed the connection");
    }
  }

  String receive(Deadline deadline) throws ModelFailure {
    try {
      Optional<String> message = splitter.poll();
      while (message.isEmpty()) {
        await(SelectionKey.OP_READ, deadline);
        if (channel.read(buffer) < 0) {
          throw ModelFailure.passing("it closed the connection");
        }
        splitter.write(buffer.flip());
        buffer.clear();
        message = splitter.poll();
      }
      return message.get();
    } catch (IOException e) {
      throw ModelFailure.passing("it closed the connection");
    }
  }

  private void await(int operation, Deadline deadline) throws IOException, ModelFailure {
    if (deadline.isOver()) {
      throw ModelFailure.passing("it does not answer within " + deadline.text());
    }
    try {
      key.interestOps(operation);
      selector.select(deadline.remainingMillis());
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw ModelFailure.passing("closed");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw ModelFailure.passing("interrupted");
    }
  }

  @Override
  public void close() {
    try (channel;
        selector) {
      selector.wakeup();
    } catch (IOException e) {
      // gone all the same
    }
  }
}
