package io.marram.cars.impulse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;

/**
 * Finds JSON objects in a stream of bytes. An object ends with its closing brace, or with a NUL
 * byte, which no JSON contains; what stands between objects is left out. Does not look further into
 * an object: it may be none that can be parsed.
 */
final class MessageSplitter {

  private final int longest;
  private final Queue<String> messages = new ArrayDeque<>();
  private byte[] message = new byte[1024];
  private int length;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private long outside;

  /**
   * @param longest bytes of one message, and of what may stand between two; at least 2
   */
  MessageSplitter(int longest) {
    this.longest = longest;
  }

  /**
   * Takes all bytes that remain.
   *
   * @throws ModelFailure if a message is too long, or there is too much between messages
   */
  void write(ByteBuffer bytes) throws ModelFailure {
    while (bytes.hasRemaining()) {
      take(bytes.get());
    }
  }

  /** The next message, if one is complete. */
  Optional<String> poll() {
    return Optional.ofNullable(messages.poll());
  }

  private void take(byte b) throws ModelFailure {
    if (depth == 0 && b != '{') {
      outside++;
      if (outside > longest) {
        throw ModelFailure.passing("it writes no JSON");
      }
    } else if (b == 0) {
      end();
    } else {
      append(b);
      follow(b);
      if (depth == 0) {
        end();
      }
    }
  }

  private void append(byte b) throws ModelFailure {
    if (length == longest) {
      throw ModelFailure.passing("it writes a message of more than " + longest + " bytes");
    }
    if (length == message.length) {
      message = Arrays.copyOf(message, Math.min(longest, 2 * length));
    }
    message[length++] = b;
  }

  private void follow(byte b) {
    if (escaped) {
      escaped = false;
    } else if (inString) {
      escaped = b == '\\';
      inString = b != '"';
    } else if (b == '"') {
      inString = true;
    } else if (b == '{') {
      depth++;
    } else if (b == '}') {
      depth--;
    }
  }

  private void end() {
    messages.add(new String(message, 0, length, StandardCharsets.UTF_8));
    length = 0;
    depth = 0;
    inString = false;
    escaped = false;
    outside = 0;
  }
}
